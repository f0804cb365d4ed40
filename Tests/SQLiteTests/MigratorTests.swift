import Testing

@testable import SQLite

@Suite("Migrations")
struct MigratorTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch(schema: "") }

    private static let parent = step(1, "CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;", "DROP TABLE parent;")
    private static let child = step(
        2, "CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent) STRICT; CREATE INDEX by ON child (parent);",
        "DROP TABLE child;")
    private static let third = step(3, "CREATE TABLE third (id INTEGER) STRICT;", "DROP TABLE third")

    private static func step(_ number: Int, _ up: String, _ down: String, checksum: String? = nil) -> Migration {
        Migration(number: number, name: "step \(number)", checksum: checksum ?? "sum \(number)", up: up, down: down)
    }

    private func migrator(_ migrations: Migration...) throws -> Migrator {
        try Migrator(migrations: migrations, database: scratch.database)
    }

    private func tables() throws -> [String] {
        try scratch.database.makeReader().read { try $0.all(TableQuery.names) { try $0.text(0) } }
    }

    private enum TableQuery: String, Query {
        case names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_migration' ORDER BY 1"
    }

    @Test("up applies what is pending, once")
    func up() throws {
        #expect(try migrator(Self.parent).up() == [1])
        #expect(try migrator(Self.parent, Self.child, Self.third).up() == [2, 3])
        #expect(try migrator(Self.parent, Self.child, Self.third).up() == [])
        #expect(try tables() == ["child", "parent", "third"])
    }

    @Test("status tells pending, applied, changed and unknown apart, also before anything is applied")
    func status() throws {
        let both = try migrator(Self.parent, Self.child)
        #expect(try both.status().map(\.state) == [.pending, .pending])
        try migrator(Self.parent).up()
        #expect(try both.status().map(\.state) == [.applied(at: 1_000), .pending])
        #expect(try both.status().map(\.name) == ["step 1", "step 2"])
        try both.up()
        let edited = Self.step(1, "", "", checksum: "other")
        #expect(try migrator(edited).status().map(\.state) == [.changed, .unknown])
    }

    @Test("down undoes the last first by the text stored, also of a newer program")
    func down() throws {
        try migrator(Self.parent, Self.child, Self.third).up()
        let older = try migrator(Self.parent)
        #expect(try older.down(to: 1) == [3, 2])
        #expect(try tables() == ["parent"])
        #expect(try older.down(to: 1) == [])
        #expect(try older.down(to: 0) == [1])
        #expect(try tables() == [])
        #expect(try older.up() == [1])
    }

    @Test("down before anything is applied undoes nothing")
    func downOfNothing() throws {
        #expect(try migrator(Self.parent).down(to: 0) == [])
    }

    @Test("a changed migration is refused and nothing is applied")
    func changed() throws {
        try migrator(Self.parent).up()
        let edited = Self.step(1, Self.parent.up, Self.parent.down, checksum: "other")
        #expect(throws: MigrationError.changed(number: 1, name: "step 1")) { try migrator(edited, Self.child).up() }
        #expect(try tables() == ["parent"])
    }

    @Test("a step whose text changed to the same effect is known, and undone by the text of now")
    func former() throws {
        try migrator(Self.step(1, Self.parent.up, "DROP TABLE nothing", checksum: "before")).up()
        let now = Migration(
            number: 1, name: "step 1", checksum: "now", formerChecksums: ["before"], up: Self.parent.up,
            down: Self.parent.down)
        #expect(try migrator(now).up() == [])
        try migrator(now).check()
        guard case .applied? = try migrator(now).status().first?.state else {
            Issue.record("not applied")
            return
        }
        #expect(try migrator(now).down(to: 0) == [1])
        #expect(try tables() == [])
    }

    @Test("a database of a newer program is refused")
    func newer() throws {
        try migrator(Self.parent, Self.child).up()
        #expect(throws: MigrationError.unknown(number: 2, name: "step 2")) { try migrator(Self.parent).up() }
    }

    @Test("a database of a newer program is called that, also when steps between are missing")
    func newerWithGap() throws {
        try migrator(Self.parent, Self.child, Self.third).up()
        try scratch.database.writer.write { _ = try $0.run(MigrationQuery.forget, 2) }
        #expect(throws: MigrationError.unknown(number: 3, name: "step 3")) { try migrator(Self.parent).up() }
    }

    @Test("check refuses what is not the program's schema, and changes nothing")
    func check() throws {
        let both = try migrator(Self.parent, Self.child)
        #expect(throws: MigrationError.nothingApplied) { try both.check() }
        #expect(try tables() == [])
        try migrator(Self.parent).up()
        #expect(throws: MigrationError.notApplied(number: 2, name: "step 2")) { try both.check() }
        try both.up()
        try both.check()
        #expect(throws: MigrationError.unknown(number: 2, name: "step 2")) { try migrator(Self.parent).check() }
        let edited = Self.step(1, Self.parent.up, Self.parent.down, checksum: "other")
        #expect(throws: MigrationError.changed(number: 1, name: "step 1")) { try migrator(edited, Self.child).check() }
    }

    @Test("a gap is refused, in the list and in the database")
    func gap() throws {
        #expect(throws: MigrationError.listHasGap(2)) { try migrator(Self.parent, Self.third) }
        #expect(throws: MigrationError.listHasGap(1)) { try migrator(Self.child) }
        let all = try migrator(Self.parent, Self.child, Self.third)
        try all.up()
        try scratch.database.writer.write { _ = try $0.run(MigrationQuery.forget, 2) }
        #expect(throws: MigrationError.databaseHasGap(2)) { try all.up() }
    }

    @Test("a migration that fails is undone whole and the ones before it stay")
    func failure() throws {
        let broken = Self.step(2, "CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE half (id INTEGER) STRICT;", "")
        let error = #expect(throws: MigrationError.self) { try migrator(Self.parent, broken).up() }
        #expect(error?.description.contains("Migration 2 (step 2) failed") == true)
        #expect(try tables() == ["parent"])
        #expect(try migrator(Self.parent, Self.child).up() == [2])
    }

    @Test("a migration that breaks a reference is undone, and references are enforced again afterwards")
    func brokenReference() throws {
        let orphan = Self.step(3, "INSERT INTO child VALUES (99);", "")
        #expect(throws: MigrationError.brokenReferences(number: 3, table: "child")) {
            try migrator(Self.parent, Self.child, orphan).up()
        }
        let error = #expect(throws: SQLiteError.self) {
            try scratch.database.writer.perform { try $0.execute(script: "INSERT INTO child VALUES (99)") }
        }
        #expect(error?.isForeignKeyViolation == true)
    }

    @Test("a table that others refer to can be rebuilt")
    func rebuild() throws {
        let filled = Self.step(3, "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);", "DELETE FROM child")
        let rebuilt = Self.step(
            4,
            """
            CREATE TABLE renewed (id INTEGER PRIMARY KEY, name TEXT) STRICT;
            INSERT INTO renewed (id) SELECT id FROM parent;
            DROP TABLE parent;
            ALTER TABLE renewed RENAME TO parent;
            """, "ALTER TABLE parent DROP COLUMN name")
        #expect(try migrator(Self.parent, Self.child, filled, rebuilt).up() == [1, 2, 3, 4])
        #expect(try tables() == ["child", "parent"])
    }

    @Test("a migration that commits by itself is refused by name", arguments: ["COMMIT;", "ROLLBACK;"])
    func ownTransaction(end: String) throws {
        #expect(throws: MigrationError.endsTransaction(number: 1, name: "step 1")) {
            try migrator(Self.step(1, end, "")).up()
        }
        #expect(try migrator(Self.parent).up() == [1])
    }

    @Test("a migration without a way back is kept", arguments: ["", " \n"])
    func irreversible(down: String) throws {
        let oneWay = try migrator(Self.step(1, Self.parent.up, down))
        try oneWay.up()
        #expect(throws: MigrationError.irreversible(number: 1, name: "step 1")) { try oneWay.down(to: 0) }
        #expect(try tables() == ["parent"])
    }
}
