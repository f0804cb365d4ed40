import Foundation
import HTTPServer
import JSON
import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Every sealed column, changed by hand")
struct SealedColumnsTests {
    /// A statement that a test makes up of names it read in the schema.
    private struct HandMade: Query {
        let rawValue: String
        static var allCases: [HandMade] { [] }
    }

    /// A column of sealed values, and what they are bound to.
    private struct Column: Hashable {
        let table: String
        let name: String

        /// The column whose values are bound to a place; two tables have theirs bound to the same one.
        init(_ place: SealedPlace.Table) {
            let parts = place.rawValue.split(separator: ".")
            table = String(parts[0])
            name = parts.count == 1 ? "sealed" : "sealed_\(parts[1])"
        }

        init(table: String, name: String) { (self.table, self.name) = (table, name) }
    }

    /// What stands sealed in a column, each with one bit that turned over, at another place in each.
    private static func flipped(_ column: Column, in house: House) throws -> [(before: [UInt8], after: [UInt8])] {
        let sealed = try house.services.storage.makeReader().read { transaction in
            try transaction.all(
                HandMade(rawValue: "SELECT \(column.name) FROM \(column.table) WHERE \(column.name) IS NOT NULL")
            ) { try $0.blob(0) }
        }
        return sealed.enumerated().map { index, bytes in
            var changed = bytes
            changed[(index * 7) % bytes.count] ^= 1 << UInt8(index % 8)
            return (bytes, changed)
        }
    }

    private static func put(_ pairs: [(from: [UInt8], to: [UInt8])], _ column: Column, in house: House) throws {
        let query = HandMade(
            rawValue: "UPDATE \(column.table) SET \(column.name) = ?2 WHERE \(column.name) = ?1")
        try house.services.storage.write { transaction in
            for pair in pairs { try transaction.run(query, .blob(pair.from), .blob(pair.to)) }
        }
    }

    private static func findings(_ house: House) throws -> [String] {
        let doctor = house.services.doctor
        return try house.services.storage.makeReader().read { try doctor.run(in: $0) }.map {
            "\($0.invariant): \($0.sentence)"
        }
    }

    /// The words of an answer without identifiers: each look has one in the person's own log.
    private static func words(_ answer: Response) -> Set<Substring> {
        Set(answer.text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.filter { $0.utf8.count != 36 })
    }

    @Test("V-7: a bit that turns over in any sealed column is told by the doctor, and nothing else is shown for it")
    func columns() throws {
        let world = try NeedleWorld()
        let house = world.house
        let schema = try house.services.storage.makeReader().read { transaction in
            try transaction.all(
                HandMade(
                    rawValue: """
                        SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
                        WHERE m.type = 'table' AND c.name LIKE 'sealed%'
                        """)
            ) { Column(table: try $0.text(0), name: try $0.text(1)) }
        }
        let version = Column(table: "internship_version", name: "sealed")
        // A purpose stands in an entry of the audit, of which every change is found (AuditServiceTests).
        let columns = SealedPlace.Table.allCases.filter { $0 != .auditPurpose }.map(Column.init) + [version]
        #expect(Set(schema) == Set(columns))
        #expect(try Self.findings(house).filter { $0.hasPrefix("sealed") } == [])
        let readers = try ["running", "expired"].map { key in
            (
                path: "/trajectories/\(world.file(key)?.id("trajectoryId") ?? "")/dossier",
                token: try world.token(.participant, .ours, as: key)
            )
        }
        func read() throws -> [Response] { try readers.map { try house.call(.get, $0.path, token: $0.token) } }
        let whole = try read()
        #expect(whole.allSatisfy { $0.status == 200 })
        var unread = 0
        for column in columns where column.table != "idempotency" {
            let rows = try Self.flipped(column, in: house)
            guard !rows.isEmpty else {
                // No request fills it: what it is for comes from imports.
                #expect(column.table == "planned_internship", "nothing stands in \(column.table).\(column.name)")
                continue
            }
            try Self.put(rows.map { ($0.before, $0.after) }, column, in: house)
            let name = column.table == "internship_version" ? "internship_version" : column.table
            #expect(
                try Self.findings(house).contains { $0.hasPrefix("sealed content opens: what is sealed of \(name) ") },
                "\(column.table).\(column.name)")
            for (answer, before) in zip(try read(), whole) {
                if answer.status == 200 {
                    let strange = Self.words(answer).subtracting(Self.words(before))
                    #expect(strange == [], "\(column)")
                } else {
                    unread += 1
                    #expect(answer.status == 500, "\(column): \(answer.status)")
                }
            }
            try Self.put(rows.map { ($0.after, $0.before) }, column, in: house)
        }
        #expect(unread >= 25, "\(unread)")
        #expect(try Self.findings(house).filter { $0.hasPrefix("sealed") } == [])
    }

    @Test("V-7: an answer that is kept for a repeated request, and in which a bit turned over, is not given")
    func kept() throws {
        let house = try House()
        let (token, body) = (try house.token(.referrer), SampleReferral.number(1).body)
        func submit() throws -> Response {
            try house.call(
                .post, "/referrals", token: token, body: body, fields: [Field("Idempotency-Key", "a-key-of-its-own")])
        }
        let first = try submit()
        #expect(first.status == 201)
        #expect(try submit().text == first.text)
        let rows = try Self.flipped(Column(.idempotency), in: house)
        #expect(rows.count == 1)
        try Self.put(rows.map { ($0.before, $0.after) }, Column(.idempotency), in: house)
        let answer = try submit()
        #expect(answer.status == 500 && !answer.text.contains("familyName"), "\(answer.status) \(answer.text)")
    }

    @Test(
        "V-7: what a row says was sealed, and is gone, is told by the doctor",
        arguments: [
            "UPDATE signature SET sealed = NULL WHERE on_behalf_reason IS NOT NULL",
            "UPDATE session SET sealed = NULL WHERE corrects_id IS NOT NULL AND note_digest IS NULL",
            "UPDATE emergency_access SET sealed_review = NULL WHERE review_outcome IS NOT NULL",
        ])
    func gone(statement: String) throws {
        let house = try NeedleWorld().house
        let changed = try house.services.storage.write { transaction in
            // Whoever changes the file by hand can leave the constraints out.
            _ = try transaction.run(HandMade(rawValue: "PRAGMA ignore_check_constraints = ON"))
            // Only what has no note: that one must stand there says a constraint.
            _ = try transaction.run(HandMade(rawValue: "UPDATE session SET note_digest = NULL WHERE corrects_id > 0"))
            return try transaction.run(HandMade(rawValue: statement))
        }
        #expect(changed > 0)
        let table = statement.split(separator: " ")[1]
        #expect(
            try Self.findings(house).contains {
                $0.hasPrefix("sealed content opens: what is sealed of \(table) ") && $0.contains("is gone")
            })
    }
}
