internal import Crypto
internal import SQLite
internal import Synchronization

enum KeyQuery: String, Query {
    case find = "SELECT kek, wrapped FROM data_key WHERE number = ?1"
    case list = """
        SELECT number, kek, wrapped FROM data_key
        WHERE number >= ?1 AND wrapped IS NOT NULL ORDER BY number LIMIT ?2
        """
    case insert = "INSERT INTO data_key (number, kek, wrapped) VALUES (?1, ?2, ?3)"
    case last = "SELECT coalesce(max(number), 0) FROM data_key"
    case destroy = """
        INSERT INTO data_key (number) VALUES (?1) ON CONFLICT (number) DO UPDATE SET kek = NULL, wrapped = NULL
        """
    case destroyed = "SELECT number FROM data_key WHERE number > 0 AND wrapped IS NULL ORDER BY number"
    case forgetDays = "DELETE FROM data_key WHERE number > -?1 AND number < 0"
    case wrappedByOthers = """
        SELECT number, kek, wrapped FROM data_key WHERE kek <> ?1 ORDER BY number LIMIT ?2
        """
    case rewrap = "UPDATE data_key SET kek = ?2, wrapped = ?3 WHERE number = ?1"
    case countWrappedByOthers = "SELECT count(*) FROM data_key WHERE kek <> ?1"
}

/// The file of data keys: one key for each person, wrapped, under the person's number in the store.
///
/// It is a file of its own because a key that is destroyed must be gone from every copy of the database, which holds
/// what the key opens and never the key. Keys are made in blocks ahead, so that registering a person waits for no flush
/// of a second file. The number 0 is of the key that blind indexes are made with; numbers below 0 are of days, and one of
/// the audit.
final class KeyStore: Sendable {
    private let database: Database
    private let reader: Mutex<Reader>
    private let keys: Mutex<KeyEncryptionKeys>
    private let reread: @Sendable () -> KeyEncryptionKeys?

    /// By which SQLite knows the file: "Trek" in ASCII.
    private static let application: Int32 = 0x5472_656B
    private static let blockLength: Int64 = 512
    private static let rewrappedAtOnce: Int64 = 1024
    static let indexNumber: Int64 = 0
    /// Below that of any day, so that it is not destroyed with those.
    static let auditNumber: Int64 = -1_000_000_000

    init(_ setting: DataKeySetting, clock: @escaping @Sendable () -> Int64) throws {
        let database = try Database.open(path: setting.path, application: KeyStore.application, clock: clock)
        try Migrator(migrations: Migrations.ofKeys, database: database).up()
        self.database = database
        keys = Mutex(setting.keys)
        reread = setting.reread
        reader = Mutex(try database.makeReader())
    }

    /// The key of that number; nil when none was made yet.
    ///
    /// - Throws: `SealingFault.erased` once it is destroyed.
    func find(_ number: Int64) throws -> SymmetricKey? {
        let found = try reader.withLock { reader in
            try reader.read { try KeyStore.row(number, $0) }
        }
        return try found.map { try unwrapped($0, number) }
    }

    /// The keys of that number and of those after it, as far as they are there, for who will need them next.
    func find(from number: Int64, count: Int) throws -> [(number: Int64, key: SymmetricKey)] {
        let rows = try reader.withLock { reader in
            try reader.read { transaction in
                try transaction.all(KeyQuery.list, .integer(number), .number(count)) { row in
                    (try row.integer(0), Wrapping(kek: try row.blob(1), wrapped: try row.blob(2)))
                }
            }
        }
        return try rows.map { ($0.0, try unwrapped(.kept($0.1), $0.0)) }
    }

    /// The key of that number, made when there is none; with those after it, for a person.
    func make(_ number: Int64) throws -> SymmetricKey {
        try withKeys { keys in
            try database.writer.write { transaction in try KeyStore.make(number, with: keys, in: transaction) }
        }
        guard let key = try find(number) else { throw SealingFault.noKey(number) }
        return key
    }

    private static func make(
        _ number: Int64, with keys: KeyEncryptionKeys, in transaction: borrowing WriteTransaction
    ) throws {
        guard try row(number, transaction) == nil else { return }
        // Who was started before the keys were wrapped anew makes none that the old key alone opens.
        if case .kept(let wrapping) = try row(indexNumber, transaction) { try keys.check(wrapping.kek) }
        var through = number
        var first = number
        if number > indexNumber {
            first = try transaction.first(KeyQuery.last) { try $0.integer(0) } ?? 0
            first = max(first, indexNumber) + 1
            through = max(number, first) + blockLength
        }
        for number in first...through where try row(number, transaction) == nil {
            let wrapped = try keys.wrap(SymmetricKey(size: .bits256), for: place(number))
            try transaction.run(KeyQuery.insert, .integer(number), .blob(keys.nameInUse), .blob(wrapped))
        }
    }

    /// Does something with the keys that wrap; where one is missing, the file they stand in is read anew and it is done
    /// once more: it was changed while this ran.
    private func withKeys<Output>(_ body: (KeyEncryptionKeys) throws -> Output) throws -> Output {
        do {
            return try body(keys.withLock { $0 })
        } catch SealingFault.unknownKey(let name) {
            guard let keys = reread() else { throw SealingFault.unknownKey(name) }
            self.keys.withLock { $0 = keys }
            return try body(keys)
        }
    }

    /// Destroys a key, in the file and in its log; a number whose key was never made gets none any more.
    ///
    /// - Throws: `SealingFault.logInUse` when somebody reads the file meanwhile: the key may then stand in its log.
    func destroy(_ number: Int64) throws {
        try database.writer.write { _ = try $0.run(KeyQuery.destroy, .integer(number)) }
        try forgetLog()
    }

    /// The numbers of persons whose key is destroyed.
    func destroyed() throws -> [Int64] {
        try reader.withLock { reader in
            try reader.read { try $0.all(KeyQuery.destroyed) { try $0.integer(0) } }
        }
    }

    /// Whether the file has, or had, a key of that number and of all before it.
    func reaches(_ number: Int64) throws -> Bool {
        try reader.withLock { reader in
            try reader.read { try $0.first(KeyQuery.last) { try $0.integer(0) } ?? 0 }
        } >= number
    }

    /// Destroys the keys of the days before one, counted from 1970.
    func destroyDays(before day: Int64) throws {
        let destroyed = try database.writer.write { try $0.run(KeyQuery.forgetDays, .integer(day)) }
        if destroyed > 0 { try forgetLog() }
    }

    /// Wraps with the key in use what another wrapped, some keys at a time, and returns how many.
    func rotate() throws -> Int {
        var count = 0
        let keys = keys.withLock { $0 }
        while true {
            let done = try database.writer.write { transaction in
                let rows = try transaction.all(
                    KeyQuery.wrappedByOthers, .blob(keys.nameInUse), .integer(KeyStore.rewrappedAtOnce)
                ) { (number: try $0.integer(0), wrapping: Wrapping(kek: try $0.blob(1), wrapped: try $0.blob(2))) }
                for row in rows {
                    let place = KeyStore.place(row.number)
                    let key = try keys.unwrap(row.wrapping.wrapped, by: row.wrapping.kek, for: place)
                    try transaction.run(
                        KeyQuery.rewrap, .integer(row.number), .blob(keys.nameInUse),
                        .blob(try keys.wrap(key, for: place)))
                }
                return rows.count
            }
            guard done > 0 else { break }
            count += done
        }
        try forgetLog()
        return count
    }

    /// A key as it is wrapped.
    ///
    /// - Throws: `SealingFault`.
    func wrapped(_ number: Int64) throws -> [UInt8] {
        let found = try reader.withLock { reader in
            try reader.read { try KeyStore.row(number, $0) }
        }
        switch found {
        case .kept(let wrapping): return wrapping.wrapped
        case .destroyed: throw SealingFault.erased
        case nil: throw SealingFault.noKey(number)
        }
    }

    /// How many keys another than the key in use wrapped.
    func countWrappedByOthers() throws -> Int {
        let inUse = keys.withLock { $0.nameInUse }
        return try reader.withLock { reader in
            try reader.read { transaction in
                try transaction.first(KeyQuery.countWrappedByOthers, .blob(inUse)) { try $0.number(0) } ?? 0
            }
        }
    }

    func backup(to target: String) throws { try database.backup(to: target) }

    func close() throws { try database.close() }

    /// Empties the write-ahead log, in which a key that is destroyed may still stand.
    private func forgetLog() throws {
        guard try database.writer.perform(exclusively: { try $0.checkpoint() }) else { throw SealingFault.logInUse }
    }

    private struct Wrapping {
        let kek: [UInt8]
        let wrapped: [UInt8]
    }

    private enum Found {
        case kept(Wrapping)
        case destroyed
    }

    private static func row(
        _ number: Int64, _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Found? {
        try transaction.first(KeyQuery.find, .integer(number)) { row in
            guard let kek = try row.optionalBlob(0) else { return .destroyed }
            return .kept(Wrapping(kek: kek, wrapped: try row.blob(1)))
        }
    }

    private func unwrapped(_ found: Found, _ number: Int64) throws -> SymmetricKey {
        guard case .kept(let wrapping) = found else { throw SealingFault.erased }
        return try withKeys { try $0.unwrap(wrapping.wrapped, by: wrapping.kek, for: KeyStore.place(number)) }
    }

    /// What a wrapped key is bound to: its number.
    private static func place(_ number: Int64) -> [UInt8] {
        Array("data key \(number)".utf8)
    }
}
