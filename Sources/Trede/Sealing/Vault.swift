internal import Crypto
internal import Dispatch
internal import SQLite
internal import Synchronization

/// Seals what is confidential about a person with a key of that person, and opens it (V-7; AES-256-GCM).
///
/// What is sealed begins with a version and the number of its key, and is bound to both, to its table and to its row: a
/// bit that flips, or a value that is moved, is an error and never other data. It travels with every connection, so that
/// whoever is lent a transaction can seal and open.
package final class Vault: Companion {
    let store: KeyStore

    private let state: Mutex<State>
    /// Where keys are made ahead.
    let making = DispatchQueue(label: "trede.keys", qos: .utility)
    /// What begins every keyed digest: the key is taken in once.
    private let indexCode: HMAC<SHA256>

    private static let version: UInt8 = 1
    private static let headLength = 9
    private static let keysKept = 16_384
    private static let keysAhead: Int64 = 64
    private static let dayMilliseconds: Int64 = 86_400_000

    private struct State {
        var keys: [Int64: SymmetricKey] = [:]
        /// Counts what was destroyed, so that a key that was looked up before is not kept after.
        var generation = 0
        /// Whose erasure was begun, by whatever process, and until when that was looked up.
        var erased: Set<Int64> = []
        var erasedThrough: Int64 = 0
        /// Up to which number keys of persons were made ahead, or are being made.
        var madeThrough: Int64 = 0
    }

    /// Opens the file of data keys, made when it is missing, with the keys that wrap them.
    ///
    /// - Throws: `SealingFault`, and what SQLite throws.
    package init(_ setting: DataKeySetting, clock: @escaping @Sendable () -> Int64) throws {
        store = try KeyStore(setting, clock: clock)
        indexCode = HMAC(key: try store.find(KeyStore.indexNumber) ?? store.make(KeyStore.indexNumber))
        state = Mutex(State())
    }

    /// Sees who was erased up to the snapshot of a transaction, by whatever process: from there on nothing of them is
    /// opened, and nothing is sealed that could never be opened.
    func begin(_ transaction: borrowing Transaction<Reading>) throws {
        let last = try ErasureStore.lastBegun(in: transaction)
        let known = state.withLock { $0.erasedThrough }
        guard last > known else { return }
        let persons = try ErasureStore.begun(since: known, in: transaction)
        state.withLock { state in
            state.erased.formUnion(persons)
            for person in persons { state.keys[person] = nil }
            state.erasedThrough = max(state.erasedThrough, last)
            state.generation += 1
        }
    }

    /// The first number after another one that a new person can have: one whose key is not destroyed.
    func numberForPerson(after last: Int64) throws -> Int64 {
        var number = last + 1
        while true {
            do {
                keepAhead(from: number)
                _ = try key(number, mayMake: true)
                makeAhead(of: number)
                return number
            } catch SealingFault.erased {
                number += 1
            }
        }
    }

    /// Values sealed together with the key of a person, for their place.
    ///
    /// - Throws: `SealingFault`; `noKey` for a person whom the file of keys has no key of, which then is not its own.
    func seal(
        _ values: [Value], of person: Int64, at place: SealedPlace, mayMakeKey: Bool = false
    ) throws -> Value {
        .blob(try sealedBytes(values, of: person, at: place, mayMakeKey: mayMakeKey))
    }

    /// The same, as bytes.
    func sealedBytes(
        _ values: [Value], of person: Int64, at place: SealedPlace, mayMakeKey: Bool = false
    ) throws -> [UInt8] {
        var head: [UInt8] = [Vault.version]
        SealedPlace.append(person, to: &head)
        let key = try key(person, mayMake: mayMakeKey)
        return try Sealer.seal(SealedValues.pack(values), with: key, bound: head + place.bound, after: head)
    }

    /// Values sealed with the key of the audit, for what is said in it about nobody.
    func sealForAudit(_ values: [Value], at place: SealedPlace) throws -> [UInt8] {
        try sealedBytes(values, of: KeyStore.auditNumber, at: place, mayMakeKey: true)
    }

    /// What stands where something of an erased person would: it opens for nobody.
    func sealForNobody(of person: Int64, at place: SealedPlace) throws -> Value {
        var head: [UInt8] = [Vault.version]
        SealedPlace.append(person, to: &head)
        let key = SymmetricKey(size: .bits256)
        return .blob(try Sealer.seal([], with: key, bound: head + place.bound, after: head))
    }

    /// Whether the key of a person was destroyed.
    func isErased(_ person: Int64) throws -> Bool {
        do {
            _ = try key(person)
        } catch SealingFault.erased {
            return true
        } catch SealingFault.noKey {
            return false
        }
        return false
    }

    /// Values sealed together with the key of a day, for what is about nobody or several and is kept for a day.
    func seal(_ values: [Value], ofDayAt milliseconds: Int64, at place: SealedPlace) throws -> Value {
        try seal(values, of: -(milliseconds / Vault.dayMilliseconds), at: place, mayMakeKey: true)
    }

    /// Destroys the keys of the days before yesterday.
    package func destroyDays(now milliseconds: Int64) throws {
        let day = milliseconds / Vault.dayMilliseconds - 1
        try store.destroyDays(before: day)
        dropKept { $0 < KeyStore.indexNumber && $0 > -day }
    }

    /// Opens what `seal` made for the same place.
    ///
    /// - Throws: `SealingFault`.
    func open(_ sealed: [UInt8], at place: SealedPlace) throws -> Opened {
        guard sealed.count > Vault.headLength, sealed[0] == Vault.version else { throw SealingFault.damaged }
        let key = try key(Vault.number(in: sealed))
        let bytes = try Sealer.open(
            sealed[Vault.headLength...], with: key, bound: sealed[..<Vault.headLength] + place.bound)
        return Opened(values: try SealedValues.unpack(bytes))
    }

    /// The same of a column that may be NULL, where all that would have been sealed is NULL too.
    func open(_ sealed: [UInt8]?, at place: SealedPlace, values count: Int) throws -> Opened {
        guard let sealed else { return Opened(values: Array(repeating: .null, count: count)) }
        return try open(sealed, at: place)
    }

    /// The same values, sealed with the key of another person; nil when they were sealed with that.
    func sealAgain(_ sealed: [UInt8], of person: Int64, at place: SealedPlace) throws -> Value? {
        guard sealed.count > Vault.headLength, Vault.number(in: sealed) != person else { return nil }
        return try seal(try open(sealed, at: place).values, of: person, at: place)
    }

    /// Whether bytes may be what `seal` made.
    static func maySeal(_ bytes: [UInt8]) -> Bool {
        bytes.count >= headLength + Sealer.nonceByteCount + Sealer.tagByteCount && bytes[0] == version
    }

    private static func number(in sealed: [UInt8]) -> Int64 {
        sealed[1..<headLength].reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }

    /// What a text is looked up by where it may not stand: HMAC-SHA-256 with a key of the file of data keys, sixteen
    /// bytes of it.
    func index(_ kind: BlindIndex, _ text: String) -> Value {
        .blob(Array(code(of: kind, text).prefix(BlindIndex.byteCount)))
    }

    private func code(of kind: BlindIndex, _ text: String) -> HMAC<SHA256>.MAC {
        var code = indexCode
        var bytes = Array(kind.rawValue.utf8)
        bytes.append(0)
        bytes.append(contentsOf: text.utf8)
        code.update(data: bytes)
        return code.finalize()
    }

    /// What hides a number that stands beside another one: HMAC-SHA-256 of that, eight bytes of it.
    func mask(_ kind: BlindIndex, _ beside: UInt64) -> UInt64 {
        code(of: kind, "\(beside)").prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }

    /// Destroys the key of a person: nothing that was sealed with it can be opened again, in no copy of the database.
    func erase(_ person: Int64) throws {
        precondition(person > KeyStore.indexNumber, "Persons have numbers above 0.")
        try store.destroy(person)
        dropKept { $0 == person }
    }

    /// Keeps no key in memory that is destroyed by now, also none that was looked up before and is about to be kept.
    private func dropKept(_ isDestroyed: (Int64) -> Bool) {
        state.withLock { state in
            for number in state.keys.keys.filter(isDestroyed) { state.keys[number] = nil }
            state.generation += 1
        }
    }

    /// Whether the key of that number is kept in memory.
    func keeps(_ number: Int64) -> Bool { state.withLock { $0.keys[number] != nil } }

    /// The persons whose key is destroyed.
    func erased() throws -> [Int64] { try store.destroyed() }

    /// Wraps all data keys with the key-encryption key in use and returns how many it had to.
    package func rotate() throws -> Int { try store.rotate() }

    /// How many data keys another key-encryption key than that in use still wraps.
    package func countWrappedByOthers() throws -> Int { try store.countWrappedByOthers() }

    /// Copies the file of data keys, while it is in use, to a new file.
    package func backup(to target: String) throws { try store.backup(to: target) }

    /// Finishes the keys that are being made, and closes their file.
    package func close() throws {
        making.sync {}
        try store.close()
    }

    /// Reads the keys of the next new persons together; one that does not unwrap is nobody's yet.
    private func keepAhead(from number: Int64) {
        let generation = state.withLock { $0.keys[number] == nil ? $0.generation : nil }
        guard let generation, let keys = try? store.find(from: number, count: Int(Vault.keysAhead)) else { return }
        state.withLock { state in
            guard state.generation == generation else { return }
            for (number, key) in keys { state.keys[number] = key }
        }
    }

    /// Makes keys for those who come after a new person, beside the work, so that nobody waits for a flush of their file;
    /// whoever comes where that failed makes the own.
    private func makeAhead(of number: Int64) {
        let through = number + 2 * Vault.keysAhead
        let isDue = state.withLock { state in
            guard state.madeThrough < through - Vault.keysAhead else { return false }
            state.madeThrough = through
            return true
        }
        if isDue { making.async { [store] in _ = try? store.make(through) } }
    }

    /// The key of that number.
    private func key(_ number: Int64, mayMake: Bool = false) throws -> SymmetricKey {
        let (known, isErased, generation) = state.withLock { state in
            if state.keys.count >= Vault.keysKept { state.keys = [:] }
            return (state.keys[number], state.erased.contains(number), state.generation)
        }
        guard !isErased else { throw SealingFault.erased }
        if let known { return known }
        let found = try store.find(number)
        guard found != nil || mayMake else { throw SealingFault.noKey(number) }
        let key = try found ?? store.make(number)
        state.withLock { if $0.generation == generation { $0.keys[number] = key } }
        return key
    }
}

extension Transaction {
    /// What seals and opens here.
    var vault: Vault {
        guard let vault = companion as? Vault else { preconditionFailure("Every database is opened with its vault.") }
        return vault
    }
}
