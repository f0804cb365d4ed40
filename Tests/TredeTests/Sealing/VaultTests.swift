import Foundation
import SQLite
import Synchronization
import Testing
import TredeTesting

@testable import Trede

@Suite("Sealing with the key of a person")
struct VaultTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "vault-\(UUID().uuidString)")
    private let place = SealedPlace(.plan, .number(1))

    private static let first = Array(repeating: UInt8(1), count: 32)
    private static let second = Array(repeating: UInt8(2), count: 32)

    private func vault(_ secrets: [UInt8]..., now: Int64 = 0, reread: [[UInt8]] = []) throws -> Vault {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let keys = try #require(KeyEncryptionKeys(secrets))
        let path = folder.appending(path: "keys").path
        return try Vault(DataKeySetting(path: path, keys: keys) { KeyEncryptionKeys(reread) }, clock: { now })
    }

    private func sealed(_ value: Value) throws -> [UInt8] {
        guard case .blob(let bytes) = value else { throw TestingFault("not sealed") }
        return bytes
    }

    @Test("what was sealed opens as it was, whatever it holds")
    func round() throws {
        let vault = try vault(Self.first)
        let values: [Value] = [
            .null, .integer(0), .integer(-1), .integer(.max), .integer(.min), .text(""), .text("é👩‍👩‍👧\u{0}"),
            .blob([]), .blob(Array(repeating: 255, count: 300)), .null,
        ]
        let bytes = try sealed(try vault.seal(values, of: 1, at: place, mayMakeKey: true))
        #expect(try vault.open(bytes, at: place).values == values)
    }

    @Test("V-7: a bit that flips anywhere in what is sealed is an error, and never other data")
    func flipped() throws {
        let vault = try vault(Self.first)
        let bytes = try sealed(try vault.seal([.text("Needle")], of: 1, at: place, mayMakeKey: true))
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: SealingFault.self) { try vault.open(changed, at: place) }
            }
        }
        for count in bytes.indices {
            #expect(throws: SealingFault.damaged) { try vault.open(Array(bytes[..<count]), at: place) }
        }
    }

    @Test("keys are made for those who come after a new person, who wait for none")
    func madeAhead() throws {
        let vault = try vault(Self.first)
        #expect(try vault.numberForPerson(after: 0) == 1)
        #expect(try vault.store.reaches(400) && !vault.store.reaches(1_000))
        #expect(try vault.numberForPerson(after: 400) == 401)
        vault.making.sync {}
        #expect(try vault.store.reaches(1_000))
    }

    @Test("what is sealed opens in its own table and row only, and with its own person's key")
    func moved() throws {
        let vault = try vault(Self.first)
        let bytes = try sealed(try vault.seal([.text("Needle")], of: 1, at: place, mayMakeKey: true))
        for other in [
            SealedPlace(.plan, .number(2)), SealedPlace(.goal, .number(1)), SealedPlace(.plan, .pair(1, 1)),
            SealedPlace(.plan, .bytes([1])),
        ] {
            #expect(throws: SealingFault.damaged) { try vault.open(bytes, at: other) }
        }
        _ = try vault.seal([.text("x")], of: 2, at: place, mayMakeKey: true)
        var others = bytes
        others[8] = 2
        #expect(throws: SealingFault.damaged) { try vault.open(others, at: place) }
    }

    @Test("V-7: what was sealed with a key that is destroyed opens for nobody, also not from a copy made before")
    func erased() throws {
        let vault = try vault(Self.first)
        let bytes = try sealed(try vault.seal([.text("Needle")], of: 1, at: place, mayMakeKey: true))
        let other = try sealed(try vault.seal([.text("Other")], of: 2, at: place, mayMakeKey: true))
        let keys = folder.appending(path: "keys")
        let wrapped = try vault.store.wrapped(1)
        #expect(holds(wrapped, keys))
        try vault.erase(1)
        #expect(throws: SealingFault.erased) { try vault.open(bytes, at: place) }
        #expect(throws: SealingFault.erased) { try vault.seal([.text("x")], of: 1, at: place, mayMakeKey: true) }
        #expect(try vault.open(other, at: place).values == [.text("Other")])
        #expect(try vault.numberForPerson(after: 0) == 2)
        #expect(!holds(wrapped, keys))
        try vault.close()
        let again = try self.vault(Self.first)
        #expect(throws: SealingFault.erased) { try again.open(bytes, at: place) }
    }

    /// Whether bytes stand in a file or in its log.
    private func holds(_ bytes: [UInt8], _ file: URL) -> Bool {
        ["", "-wal"].contains { suffix in
            let content = FileManager.default.contents(atPath: file.path + suffix) ?? Data()
            return content.range(of: Data(bytes)) != nil
        }
    }

    @Test("keys are wrapped anew while they are in use; after that the old key opens nothing and is needed by nobody")
    func rotated() throws {
        let before = try vault(Self.first)
        let bytes = try sealed(try before.seal([.text("Needle")], of: 1, at: place, mayMakeKey: true))
        let index = before.index(.ssin, "x")
        try before.close()
        let both = try vault(Self.second, Self.first)
        #expect(try both.open(bytes, at: place).values == [.text("Needle")])
        let count = try both.countWrappedByOthers()
        #expect(count > 1)
        #expect(try both.rotate() == count)
        #expect(try both.rotate() == 0)
        #expect(try both.countWrappedByOthers() == 0)
        try both.close()
        let after = try vault(Self.second)
        #expect(try after.open(bytes, at: place).values == [.text("Needle")])
        #expect(after.index(.ssin, "x") == index)
        try after.close()
        #expect(throws: SealingFault.self) { try vault(Self.first) }
    }

    @Test("who was started before the keys were wrapped anew reads the file of their keys again, and misses nothing")
    func rotatedBeside() throws {
        let served = try vault(Self.first, reread: [Self.second, Self.first])
        let bytes = try sealed(try served.seal([.text("Needle")], of: 1, at: place, mayMakeKey: true))
        let other = try sealed(try served.seal([.text("Other")], of: 300, at: place, mayMakeKey: true))
        try served.close()
        let again = try vault(Self.first, reread: [Self.second, Self.first])
        let rotating = try vault(Self.second, Self.first)
        #expect(try rotating.rotate() > 0)
        #expect(try again.open(bytes, at: place).values == [.text("Needle")])
        #expect(try again.open(other, at: place).values == [.text("Other")])
        #expect(try again.numberForPerson(after: 10_000) == 10_001)
        #expect(try rotating.countWrappedByOthers() == 0)
    }

    @Test("V-7: who erases somebody, or the keys of days, keeps all other keys at hand and none that was destroyed")
    func kept() throws {
        let day: Int64 = 86_400_000
        let vault = try vault(Self.first, now: 100 * day)
        for person in Int64(1)...3 { _ = try vault.seal([.text("x")], of: person, at: place, mayMakeKey: true) }
        _ = try vault.sealForAudit([.text("x")], at: place)
        for number in Int64(98)...100 { _ = try vault.seal([.text("x")], ofDayAt: number * day, at: place) }
        func kept() -> [Int64] {
            [1, 2, 3, -98, -99, -100, KeyStore.auditNumber].filter { vault.keeps($0) }
        }
        #expect(kept() == [1, 2, 3, -98, -99, -100, KeyStore.auditNumber])
        try vault.erase(2)
        #expect(kept() == [1, 3, -98, -99, -100, KeyStore.auditNumber])
        try vault.destroyDays(now: 100 * day)
        #expect(kept() == [1, 3, -99, -100, KeyStore.auditNumber])
    }

    @Test("V-7: a key that is looked up while it is destroyed is kept by nobody after")
    func raced() throws {
        let vault = try vault(Self.first)
        let count: Int64 = 40
        for person in 1...count { _ = try vault.seal([.text("x")], of: person, at: place, mayMakeKey: true) }
        let bytes = try (1...count).map { try sealed(try vault.seal([.text("x")], of: $0, at: place)) }
        try vault.close()
        // Opened anew, nothing of it is in memory.
        let again = try self.vault(Self.first)
        DispatchQueue.concurrentPerform(iterations: 4) { thread in
            for person in 1...count {
                if thread == 0 {
                    try? again.erase(person)
                } else {
                    _ = try? again.open(bytes[Int(person) - 1], at: place)
                }
            }
        }
        for person in 1...count {
            #expect(!again.keeps(person))
            #expect(throws: SealingFault.erased) { try again.open(bytes[Int(person) - 1], at: place) }
        }
    }

    @Test("the key of a day is gone after the next")
    func days() throws {
        let day: Int64 = 86_400_000
        let vault = try vault(Self.first, now: 100 * day)
        let bytes = try sealed(try vault.seal([.text("Answer")], ofDayAt: 100 * day + 5, at: place))
        let person = try sealed(try vault.seal([.text("Needle")], of: 1, at: place, mayMakeKey: true))
        try vault.destroyDays(now: 101 * day + 5)
        #expect(try vault.open(bytes, at: place).values == [.text("Answer")])
        try vault.destroyDays(now: 102 * day)
        #expect(throws: SealingFault.noKey(-100)) { try vault.open(bytes, at: place) }
        try vault.close()
        let again = try self.vault(Self.first)
        #expect(throws: SealingFault.noKey(-100)) { try again.open(bytes, at: place) }
        #expect(try again.open(person, at: place).values == [.text("Needle")])
    }

    @Test(
        "nobody who should have a key is given a new one, and a server with the old keys alone makes none after rotation"
    )
    func made() throws {
        let old = try vault(Self.first)
        #expect(throws: SealingFault.noKey(1)) { try old.seal([.text("x")], of: 1, at: place) }
        #expect(try old.numberForPerson(after: 0) == 1)
        _ = try old.seal([.text("x")], of: 1, at: place)
        #expect(try old.store.reaches(1) && !old.store.reaches(100_000))
        let both = try vault(Self.second, Self.first)
        #expect(try both.rotate() > 0)
        #expect(throws: SealingFault.self) { try old.numberForPerson(after: 100_000) }
        #expect(try both.numberForPerson(after: 100_000) == 100_001)
    }

    @Test("many threads at once are given the same key for a person")
    func races() throws {
        let vault = try vault(Self.first)
        let all = try sealedByMany(vault)
        for bytes in all { #expect(try vault.open(bytes, at: place).values == [.text("Needle")]) }
    }

    private func sealedByMany(_ vault: Vault) throws -> [[UInt8]] {
        let results = Mutex<[Result<Value, any Error>]>([])
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            let result = Result { try vault.seal([.text("Needle")], of: 900, at: place, mayMakeKey: true) }
            results.withLock { $0.append(result) }
        }
        return try results.withLock { $0 }.map { try sealed($0.get()) }
    }
}
