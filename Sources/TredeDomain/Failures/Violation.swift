/// One thing wrong with a request, at one place in it.
package struct Violation: Equatable, Sendable {
    /// The part of the request it is found in.
    package enum Place: String, Sendable {
        case body
        case query
        case path
        case header
    }

    /// The part of the request it is found in.
    package let place: Place
    /// Where in that part, as `participant.address.nisCode` or `icf.scores[3].factor`.
    package let name: String
    /// What is wrong.
    package let reason: Reason
    /// The rule that says so, where one of domain.md does.
    package let rule: Rule?
    /// What the text about it fills in, in order.
    package let arguments: [String]

    /// Makes a violation.
    package init(
        _ name: String, _ reason: Reason, rule: Rule? = nil, arguments: [String] = [], place: Place = .body
    ) {
        self.place = place
        self.name = name
        self.reason = reason
        self.rule = rule
        self.arguments = arguments
    }
}
