import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

enum NamedQuery: String, Query {
    case insert = """
        INSERT INTO person (uid, family_name, given_name, birth_date, gender)
        VALUES (randomblob(16), ?1, ?2, '1980-01-01', 'x')
        """
    case indexes = "SELECT namesake_index FROM person ORDER BY id"
}

@Suite("The migration of identities")
struct IdentityMigrationTests {
    private static let names = [
        ("Testpers", "An"), ("TESTPERS", "Àn"), ("van den Bossche-D'Hondt", "Anne Marie"), ("Œuvré", "Ægir"),
        ("Østergård", "Žaneta"), ("Weiß", "Łukasz"), ("Yılmaz", "İpek"), ("O’Neill", "J.P. 2"), ("A/b", "(c)"),
    ]

    @Test("F-12: the migration folds the names there are as the program folds new ones")
    func folding() throws {
        let house = try House()
        let number = try #require(Migrations.all.first { $0.name == "identity" }?.number)
        let migrator = try Migrator(migrations: Migrations.all, database: house.services.storage.database)
        #expect(try migrator.down(to: number - 1).contains(number))
        try house.services.storage.write { transaction in
            for (family, given) in Self.names {
                try transaction.insert(NamedQuery.insert, .text(family), .text(given))
            }
        }
        #expect(try house.services.migrate().contains(number))
        let vault = house.services.vault
        let indexes = try house.services.storage.makeReader().read {
            try $0.all(NamedQuery.indexes) { Value.blob(try $0.blob(0)) }
        }
        let expected = Self.names.map { family, given in
            vault.index(.namesake, FoldedName.text(familyName: family, givenName: given) + "|1980-01-01")
        }
        #expect(indexes == expected)
    }
}
