internal import SQLite

extension DoctorService {
    /// Whether the steps of the schema are those of this program; what the rows say is not examined before.
    func steps(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let applied = try DoctorStore.steps(in: transaction) ?? []
        guard let fault = Migration.fault(of: applied, among: Migrations.all) else { return [] }
        return named("schema is known", [FaultText.sentence(fault)])
    }

    /// Whether every table, index and trigger is there as the steps make it, and none besides.
    ///
    /// Tables of tools that copy the file go by their own prefix and are let be.
    func objects(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let found = try DoctorStore.objects(in: transaction).filter { !$0.name.hasPrefix("_litestream_") }
        let meant = try Self.meantObjects(transaction.vault)
        let missing = meant.filter { object in !found.contains { $0.kind == object.kind && $0.name == object.name } }
        let changed = found.filter { object in
            meant.contains { $0.kind == object.kind && $0.name == object.name && $0.text != object.text }
        }
        let strange = found.filter { object in
            !meant.contains { $0.kind == object.kind && $0.name == object.name }
        }
        let sentences =
            missing.map { "\($0.kind) \($0.name) is missing" }
            + changed.map { "\($0.kind) \($0.name) is not as its migration made it" }
            + strange.map { "\($0.kind) \($0.name) comes from no migration" }
        return named("schema is as migrated", sentences)
    }

    /// What the steps make of a database in memory.
    private static func meantObjects(_ vault: Vault) throws -> [DoctorStore.Object] {
        let connection = try Connection.open(path: ":memory:", mode: .writing, companion: vault)
        // The migrator puts references off the same way while a step runs.
        try connection.execute(script: DoctorQuery.looseReferences.rawValue)
        for step in Migrations.all { try connection.execute(script: step.up, name: step.name) }
        return try connection.write(now: 0) { try DoctorStore.objects(in: $0) }
    }
}
