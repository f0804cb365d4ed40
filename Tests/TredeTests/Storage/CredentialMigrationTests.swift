import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

private enum OldQuery: String, Query {
    case insert = """
        INSERT INTO client (uid, name, role, token_hash, created_at, revoked_at, scopes)
        VALUES (randomblob(16), ?1, 'screener', ?2, 5, ?3, '')
        """
    case all = "SELECT name, token_hash, revoked_at FROM client ORDER BY id"
}

@Suite("The migration of credentials")
struct CredentialMigrationTests {
    private static let texts = ["a", "b"].map { "trede_" + String(repeating: $0, count: 43) }

    @Test("tokens from before stay good, those withdrawn stay withdrawn, and both go back again")
    func tokens() throws {
        let house = try House()
        let storage = house.services.storage
        let tokens = try Self.texts.map { try #require(Token($0)) }
        let number = try #require(Migrations.all.first { $0.name == "credentials" }?.number)
        let migrator = try Migrator(migrations: Migrations.all, database: storage.database)
        _ = try migrator.down(to: number - 1)
        try storage.write { transaction in
            try transaction.insert(OldQuery.insert, .text("good"), .blob(tokens[0].digest.bytes), .null)
            try transaction.insert(OldQuery.insert, .text("gone"), .blob(tokens[1].digest.bytes), .integer(7))
            try transaction.insert(OldQuery.insert, .text("import"), .null, .null)
        }
        _ = try house.services.migrate()
        let keys = house.services.clientKeys
        let known = try storage.makeReader().read { transaction in
            try tokens.map { try keys.recognise($0, in: transaction).actor?.role }
        }
        #expect(known == [.screener, nil])
        let list = try storage.makeReader().read { try keys.list(of: "good", in: $0) }
        #expect(list.map(\.name) == [nil])
        #expect(list.first?.expiresAt == nil)

        _ = try migrator.down(to: number - 1)
        let rows = try storage.makeReader().read { transaction in
            try transaction.all(OldQuery.all) { row in
                "\(try row.text(0)) \(try row.isNull(1) ? "none" : "kept") \(try row.optionalInteger(2) ?? 0)"
            }
        }
        #expect(rows == ["good kept 0", "gone kept 7", "import none 0"])
    }
}
