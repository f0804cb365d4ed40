import Foundation
import TredeDomain

/// What the crawl saw, as a table for a data-protection officer.
///
/// With `TREDE_NEEDLE_REPORT` naming a folder it is written there as Markdown; otherwise one line says how much was
/// called.
enum NeedleReport {
    static func write(_ crawl: NeedleCrawl, as name: String) throws {
        let operations = Set(crawl.matrix.keys.map(\.operation)).count
        print(
            "needle crawl, \(name): \(crawl.count) calls of \(operations) operations by \(crawl.callers.count) callers")
        guard let folder = ProcessInfo.processInfo.environment["TREDE_NEEDLE_REPORT"] else { return }
        let file = URL(filePath: folder).appending(path: "needles-\(name).md")
        try text(of: crawl, name).write(to: file, atomically: true, encoding: .utf8)
    }

    private static func text(of crawl: NeedleCrawl, _ name: String) -> String {
        let rows = crawl.matrix.map { cell, outcome in
            let statuses = outcome.statuses.sorted().map(String.init).joined(separator: " ")
            let kinds = outcome.kinds.sorted().map(\.rawValue).joined(separator: " ")
            return "| \(cell.operation) | \(cell.role) | \(cell.relation) | \(cell.phase) | \(statuses) | \(kinds) |"
        }
        let grants = AccessMatrix.grants.map { grant in
            func list(_ values: some Sequence<String>) -> String { values.sorted().joined(separator: " ") }
            return "| \(list(grant.contents.map(\.rawValue))) | \(list(grant.relations.map(\.rawValue))) "
                + "| \(list(grant.phases.map(\.rawValue))) | \(grant.isSeen ? "sees" : "may") | \(grant.reason) |"
        }
        let found = crawl.places.map { sighting, operations in
            "| \(sighting.relation.rawValue) | \(sighting.phase.rawValue) | \(sighting.kind.rawValue) "
                + "| \(operations.sorted().joined(separator: " ")) |"
        }
        let changes = Set(crawl.matrix.keys.map(\.operation)).sorted().map { operation in
            let statuses = crawl.matrix.filter { $0.key.operation == operation }.flatMap(\.value.statuses)
            return "| \(operation) | \(Set(statuses).sorted().map(String.init).joined(separator: " ")) |"
        }
        return """
            # Needles: \(name)

            \(crawl.count) calls; \(crawl.leaks.count) leaks.

            ## Who may see what

            | kind | relation | phase | must | rule |
            |---|---|---|---|---|
            \(grants.joined(separator: "\n"))

            ## Where it was found

            | relation | phase | what | operations |
            |---|---|---|---|
            \(found.sorted().joined(separator: "\n"))

            ## What came of each operation

            | operation | statuses |
            |---|---|
            \(changes.joined(separator: "\n"))

            ## What was seen

            | operation | role | relation to the file | phase of the file | statuses | kinds of needles |
            |---|---|---|---|---|---|
            \(rows.sorted().joined(separator: "\n"))

            """
    }
}
