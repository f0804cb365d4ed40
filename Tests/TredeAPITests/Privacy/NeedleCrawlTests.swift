import Foundation
import Logging
import SQLite
import Synchronization
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("The needle crawl: every operation as everybody, on files in every phase")
struct NeedleCrawlTests {
    /// A statement that a test makes up of names it read in the schema.
    private struct SchemaQuery: Query {
        let rawValue: String
        static var allCases: [SchemaQuery] { [] }
    }

    @Test("V-1: every column of the schema is told of, and every confidential one holds a needle")
    func columns() throws {
        let world = try NeedleWorld()
        let reader = try world.house.services.storage.makeReader()
        func all(_ sql: String) throws -> [String] {
            try reader.read { try $0.all(SchemaQuery(rawValue: sql)) { try $0.text(0) } }
        }
        let tables = try all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        #expect(Set(tables) == Set(NeedleTable.all.map(\.name)))
        for table in NeedleTable.all {
            for column in try all("SELECT name FROM pragma_table_info('\(table.name)')") {
                #expect(table.knows(column), "\(table.name).\(column) is not told of")
            }
            let parties = ["organisation", "professional", "professional_name"]
            for (column, _) in table.secrets where !parties.contains(table.name) {
                let values = world.files.flatMap { $0.planted["\(table.name).\(column)"] ?? [] }
                guard !table.isSealed(column) else {
                    #expect(!values.isEmpty, "no needle was planted in \(table.name).\(column)")
                    continue
                }
                let rows = try all("SELECT CAST(\(column) AS TEXT) FROM \(table.name) WHERE \(column) IS NOT NULL")
                let holds = values.contains { value in rows.contains { $0.contains(value) } }
                #expect(holds, "no needle stands in \(table.name).\(column)")
            }
            for (column, _, _) in table.codes where !table.isSealed(column) {
                let rows = try all("SELECT CAST(count(\(column)) AS TEXT) FROM \(table.name)")
                #expect(rows != ["0"], "nothing stands in \(table.name).\(column)")
            }
            for column in table.unwritten.split(separator: " ") {
                let rows = try all("SELECT CAST(count(\(column)) AS TEXT) FROM \(table.name)")
                #expect(rows == ["0"], "\(table.name).\(column) is written now and needs a needle")
            }
        }
    }

    @Test("V-7: no needle stands legibly in the database, its log, a backup or the file of keys")
    func files() throws {
        let world = try NeedleWorld()
        try world.house.services.backup(to: world.house.folder.appending(path: "copy.db").path)
        let manager = FileManager.default
        let names = try manager.contentsOfDirectory(atPath: world.house.folder.path)
        #expect(names.contains("copy.db") && names.contains("trede.db-wal") && names.contains("trede.db.keys"))
        let contents = names.compactMap { manager.contents(atPath: world.house.folder.appending(path: $0).path) }
        // What is said of organisations and professionals, the source's own reference, and a day.
        let legible: Set<String> = [
            "organisation.enterprise_number", "organisation.name", "professional.external_id",
            "professional.given_name", "professional.family_name", "professional.email",
            "professional_name.given_name", "professional_name.family_name",
            "referral.external_id", "referral.referrer_organisation", "referral.referrer_email",
            "assessment.assessed_on", "session.held_on",
        ]
        let stated = Set(world.files.flatMap { file in legible.flatMap { file.planted[$0] ?? [] } })
        for table in NeedleTable.all {
            for (column, _) in table.secrets {
                let name = "\(table.name).\(column)"
                #expect(table.isSealed(column) != legible.contains(name), "\(name)")
                guard !legible.contains(name) else { continue }
                for value in Set(world.files.flatMap { $0.planted[name] ?? [] })
                where isTelling(value) && !stated.contains(value) {
                    #expect(!contents.contains { $0.range(of: Data(value.utf8)) != nil }, "\(name) is legible")
                }
            }
        }
    }

    /// Days and other short words stand in open columns too.
    private func isTelling(_ word: String) -> Bool { word.count > 8 && Day(word) == nil }

    @Test("V-1, V-2, V-6, V-9, V-10: no needle where the rules forbid it, whoever reads")
    func reads() throws {
        let crawl = try NeedleCrawl(try NeedleWorld())
        try crawl.read()
        crawl.readLog()
        for leak in crawl.leaks.sorted() { Issue.record("\(leak)") }
        for grant in AccessMatrix.grants where grant.isSeen {
            for kind in grant.contents.sorted() {
                for relation in grant.relations {
                    for phase in grant.phases {
                        let sighting = NeedleCrawl.Sighting(kind: kind, relation: relation, phase: phase)
                        #expect(
                            crawl.seen.contains(sighting), "\(relation) finds no \(kind) in \(phase): \(grant.reason)")
                    }
                }
            }
        }
        for gap in NeedleCoverage(of: crawl, reading: true).missing { Issue.record("\(gap)") }
        #expect(NeedleCoverage.uncalled(in: crawl) == [])
        // V-5: each good answer that held something confidential stands in the audit as that.
        #expect(crawl.auditedCount > 1000)
        try NeedleReport.write(crawl, as: "reads")
    }

    @Test("V-1, V-2, V-6, V-9, V-10: no needle in what is answered to a change or a refusal of it")
    func writes() throws {
        let crawl = try NeedleCrawl(try NeedleWorld())
        try crawl.write()
        crawl.readLog()
        for leak in crawl.leaks.sorted() { Issue.record("\(leak)") }
        // A good answer of each was judged, of as many as there are.
        #expect(crawl.neverTaken == [])
        for gap in NeedleCoverage(of: crawl, reading: false).missing { Issue.record("\(gap)") }
        #expect(crawl.auditedCount > 100)
        try NeedleReport.write(crawl, as: "writes")
    }
}
