/// One reason why the state of things refuses a request that is well formed.
package struct Refusal: Equatable, Sendable {
    /// The rule of domain.md that refuses.
    package let rule: Rule
    /// What stands in the way.
    package let reason: Reason
    /// What the text about it fills in, in order.
    package let arguments: [String]

    /// Makes a refusal.
    package init(_ rule: Rule, _ reason: Reason, arguments: [String] = []) {
        self.rule = rule
        self.reason = reason
        self.arguments = arguments
    }
}
