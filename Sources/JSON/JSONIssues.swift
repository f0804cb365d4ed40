/// All faults found in a document, up to a cap.
///
/// They come in the order in which values were asked for, elements of arrays in the order of the document; after an
/// object's own faults come its unknown members in the order of the document. Duplicate members come first.
@usableFromInline
package struct JSONIssues: Error, Equatable, Sendable {
    /// The most issues kept; further ones only set `isTruncated`.
    package static let countMax = 100

    /// The issues kept.
    package private(set) var items: [JSONIssue] = []
    /// Whether there were more than `countMax`.
    package private(set) var isTruncated = false

    /// Creates a collector without issues.
    @usableFromInline
    package init() {}

    /// Whether no fault was found.
    package var isEmpty: Bool { items.isEmpty }

    /// Adds an issue, or notes that there are more than can be kept.
    package mutating func append(_ issue: @autoclosure () -> JSONIssue) {
        guard items.count < Self.countMax else {
            isTruncated = true
            return
        }
        items.append(issue())
    }

    /// Adds all issues of another collector.
    package mutating func append(contentsOf others: JSONIssues) {
        for issue in others.items { append(issue) }
        if others.isTruncated { isTruncated = true }
    }

    /// These issues, or where there are none that the document was given up without a reason.
    @usableFromInline
    var orRejected: JSONIssues {
        guard isEmpty else { return self }
        var rejected = self
        rejected.append(JSONIssue(path: "", kind: .custom(code: "rejected")))
        return rejected
    }
}
