package import HTTPServer
internal import JSON
package import TredeDomain

/// A failure as the caller reads it: problem details (RFC 9457) with the members of the Belgian interfederal guide.
///
/// Nothing of what was sent comes back in it, and nothing of how the program works.
package struct Problem: Sendable {
    /// How many issues a problem lists at most.
    static let issuesMax = 100

    let type: ProblemType
    var detail: LocalizedText
    var rule: Rule?
    var existing: ID<Referral>?
    var issues: [Issue] = []
    var bytesMax: Int?
    var retryAfterSeconds: Int?
    var error: String?
    var requiredScopes: [Scope] = []
    var fields: [Field] = []
    /// The version a stale change should have rested on.
    var currentVersion: Int64?

    /// One thing that is wrong.
    struct Issue: Sendable {
        let place: String?
        let name: String
        let reason: Reason
        let rule: Rule?
        let arguments: [String]
    }

    /// What the problem is, in one sentence.
    package init(_ type: ProblemType, _ detail: LocalizedText) {
        self.type = type
        self.detail = detail
    }

    /// The answer, with its detail in the caller's language.
    package func response(language: LocalizedText.Language, base: String, trace: String) -> Response {
        let body = JSONWriter.object { object in
            object.member("type", type.urn)
            object.member("href", href(base))
            object.member("title", type.title)
            object.member("status", type.status)
            object.member("detail", detail[language])
            object.member("instance", "urn:uuid:\(trace)")
            object.memberIfPresent("rule", rule?.rawValue)
            if let existing {
                object.object("existing") {
                    $0.member("id", existing.description)
                    $0.member("href", "\(base)/referrals/\(existing)")
                }
            }
            object.memberIfPresent("limit", bytesMax)
            object.memberIfPresent("retryAfterSec", retryAfterSeconds)
            object.memberIfPresent("error", error)
            if !requiredScopes.isEmpty {
                object.array("requiredScopes") { array in
                    for scope in requiredScopes { array.element(scope.description) }
                }
            }
            guard !issues.isEmpty else { return }
            object.array("issues") { array in
                for issue in issues.prefix(Problem.issuesMax) { array.object { write(issue, language, into: &$0) } }
            }
            if issues.count > Problem.issuesMax { object.member("issuesTruncated", true) }
        }
        var all = [
            Field("Content-Type", "application/problem+json"), Field("Content-Language", language.rawValue),
            Field("Cache-Control", "no-store, max-age=0"),
        ]
        if let currentVersion { all.append(Field("ETag", EntityTag.text(currentVersion))) }
        if let retryAfterSeconds { all.append(Field("Retry-After", "\(retryAfterSeconds)")) }
        return Response(status: type.status, fields: all + fields, body: body)
    }

    private func write(_ issue: Issue, _ language: LocalizedText.Language, into object: inout JSONObjectWriter) {
        let issueType = IssueType.of(issue.reason)
        object.member("type", issueType.urn)
        object.member("title", issueType.title)
        object.member("detail", issue.reason.text(issue.arguments)[language])
        object.memberIfPresent("in", issue.place)
        if !issue.name.isEmpty { object.member("name", issue.name) }
        object.memberIfPresent("rule", issue.rule?.rawValue)
        if issue.reason == .outOfRange, issue.arguments.count == 2 {
            object.memberIfPresent("minimum", Int(issue.arguments[0]))
            object.memberIfPresent("maximum", Int(issue.arguments[1]))
        }
    }

    private func href(_ base: String) -> String {
        type.isBelgif
            ? "https://www.belgif.be/specification/rest/api-guide/problems/\(type.rawValue).html"
            : "\(base)/refData/problemTypes/\(type.rawValue)"
    }
}
