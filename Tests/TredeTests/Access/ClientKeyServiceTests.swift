import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("The keys of a client")
struct ClientKeyServiceTests {
    let house: House

    init() throws { house = try House() }

    private var services: Services { house.services }

    private func register(_ name: String = "a", validDays: Int? = nil, scopes: Scopes = .ofRole) throws -> Token {
        let clients = services.clients
        let request = ClientRequest(
            name: name, role: .screener, enterpriseNumber: nil, email: nil, trajectory: nil, referral: nil,
            scopes: scopes.list?.map(\.description) ?? [])
        return try services.storage.write { transaction in
            try clients.register(request, .init(validDays: validDays), in: transaction)
        }
    }

    private func add(_ making: ClientKeyService.Making = .init()) throws -> Token {
        let keys = services.clientKeys
        return try services.storage.write { try keys.add(to: "a", making, in: $0) }
    }

    private func revoke(_ name: String?) throws -> Bool {
        let keys = services.clientKeys
        return try services.storage.write { try keys.revoke(name, of: "a", in: $0) }
    }

    private func recognise(_ token: Token) throws -> KeyRecognition {
        let keys = services.clientKeys
        return try services.storage.makeReader().read { try keys.recognise(token, in: $0) }
    }

    private func list() throws -> [ClientKey] {
        let keys = services.clientKeys
        return try services.storage.makeReader().read { try keys.list(of: "a", in: $0) }
    }

    /// The operations and outcomes that the audit holds about clients.
    private func audited() throws -> [String] {
        try services.storage.makeReader().read { try AuditStore.entries(after: 0, count: 100, in: $0) }
            .filter { $0.subject == "client" }.map { "\($0.operation) \($0.outcome)" }
    }

    @Test("two keys are good at once, a third is refused until one is withdrawn, and the audit has every step")
    func rotation() throws {
        let first = try register()
        let second = try add()
        #expect(try recognise(first).actor == recognise(second).actor)
        #expect(throws: Failure.self) { try add() }
        #expect(try revoke(first.name))
        #expect(try !revoke(first.name))
        #expect(try recognise(first).actor == nil)
        #expect(try recognise(second).actor?.role == .screener)
        let third = try add()
        #expect(try recognise(third).actor?.role == .screener)
        #expect(
            try audited() == [
                "createClient done", "addClientKey done", "revokeClientKey done", "addClientKey done",
            ])
        let audit = services.audit
        #expect(try services.storage.makeReader().read { try audit.verify(in: $0) } == .whole(count: 4))
    }

    @Test("a key is good to the last millisecond of its days, and then says that it expired")
    func expiry() throws {
        let token = try register(validDays: 30)
        try house.setToday("2020-07-29")
        #expect(try recognise(token).actor != nil)
        try house.setToday("2020-07-30")
        guard case .expired = try recognise(token) else {
            Issue.record("expected an expired key")
            return
        }
        #expect(try add().name != nil, "an expired key does not count among the good ones")
        #expect(try list().map { $0.isGood(at: services.storage.now) } == [false, true])
    }

    @Test("a key cannot be asked for longer than ten years, or for an environment with another name")
    func making() throws {
        _ = try register()
        for making in [
            ClientKeyService.Making(validDays: 0), .init(validDays: 3651), .init(environment: "Live"),
            .init(environment: "a_b"), .init(environment: ""),
        ] {
            #expect(throws: Failure.self) { try add(making) }
        }
        #expect(try add(.init(environment: "acc2", validDays: 3650)).text.hasPrefix("trede_acc2_"))
    }

    @Test("the name of a key with another secret is refused, and tells whose name was tried")
    func otherSecret() throws {
        let token = try register()
        let name = try #require(token.name)
        let forged = try forge(name)
        #expect(try recognise(forged) == .refused(recognise(token).actor))
        #expect(try recognise(Token(drawnFrom: .system)) == .refused(nil))
    }

    /// A token with a right checksum, a name that is known and another secret.
    private func forge(_ name: String) throws -> Token {
        let start = "trede_live_\(name)_\(String(repeating: "0", count: 43))"
        let checksum = String(decoding: Base62.checksum(Checksum32.of(start.utf8)), as: UTF8.self)
        return try #require(Token(start + checksum))
    }

    @Test("nothing of a secret is kept")
    func kept() throws {
        let token = try register()
        let secret = String(token.text.suffix(49).prefix(43))
        let rows = try services.storage.makeReader().read { try $0.all(KeptQuery.all) { try $0.text(0) } }
        #expect(rows.count == 1)
        #expect(!rows[0].contains(secret))
        #expect(rows[0].contains(token.name ?? "?"))
    }

    @Test("the use of a key is kept once an hour")
    func use() throws {
        let token = try register()
        guard case .known(_, let use?) = try recognise(token) else {
            Issue.record("expected a use to be kept")
            return
        }
        let keys = services.clientKeys
        try services.storage.write { try keys.record(use, in: $0) }
        let first = try #require(try list().first?.lastUsedAt)
        #expect(first == services.storage.now)
        guard case .known(_, nil) = try recognise(token) else {
            Issue.record("expected no use to be kept within the hour")
            return
        }
        try house.setToday("2020-07-01")
        guard case .known(_, let later?) = try recognise(token) else {
            Issue.record("expected a use to be kept the next day")
            return
        }
        try services.storage.write { try keys.record(later, in: $0) }
        #expect(try list().first?.lastUsedAt?.milliseconds == first.milliseconds + 86_400_000)
    }

    @Test("who is withdrawn is so with all keys, gets no new one, and is written down once")
    func clientRevoked() throws {
        let tokens = [try register(), try add()]
        let clients = services.clients
        #expect(try services.storage.write { try clients.revoke("a", in: $0) })
        #expect(try services.storage.write { try clients.revoke("a", in: $0) } == false)
        for token in tokens { #expect(try recognise(token).actor == nil) }
        #expect(throws: Failure.self) { try add() }
        #expect(try audited().filter { $0 == "revokeClient done" }.count == 1)
    }

    @Test("the operator's name is nobody's, and stands in no list")
    func operatorName() throws {
        _ = try register()
        #expect(throws: Failure.self) { try register("operator") }
        let clients = services.clients
        #expect(try services.storage.makeReader().read { try clients.list(in: $0) }.map(\.name) == ["a"])
    }

    @Test("a client has the scopes it was registered with, and only scopes there are can be asked for")
    func scopes() throws {
        let some = Scopes([Scope(.plans, .consult)])
        #expect(try recognise(try register(scopes: some)).actor?.scopes == some)
        let clients = services.clients
        let request = ClientRequest(
            name: "b", role: .screener, enterpriseNumber: nil, email: nil, trajectory: nil, referral: nil,
            scopes: ["plans"])
        #expect(throws: Failure.self) { try services.storage.write { try clients.register(request, in: $0) } }
    }
}

private enum KeptQuery: String, Query {
    case all = "SELECT name || hex(token_hash) FROM client_key"
}
