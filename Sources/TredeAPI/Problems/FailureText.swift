package import TredeDomain

/// A failure in words, for who reads no problem details: the command line and the report of an import.
package enum FailureText {
    /// One sentence for each thing that is wrong, with its rule and its place, in English.
    package static func sentences(_ failure: Failure) -> [String] {
        switch failure {
        case .invalid(let violations): violations.map { sentence($0.rule, $0.name, $0.reason, $0.arguments) }
        case .refused(let refusals): refusals.map { sentence($0.rule, "", $0.reason, $0.arguments) }
        case .duplicate(let refusal, _): [sentence(refusal.rule, "", refusal.reason, refusal.arguments)]
        case .notFound(let noun): ["there is no such \(noun.rawValue)"]
        default: [Problem(failure).detail[.en]]
        }
    }

    private static func sentence(_ rule: Rule?, _ name: String, _ reason: Reason, _ arguments: [String]) -> String {
        let place = name.isEmpty ? "" : "\(name): "
        let source = rule.map { " (\($0.rawValue))" } ?? ""
        return place + reason.text(arguments)[.en] + source
    }
}
