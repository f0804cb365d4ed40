import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("The token of a code, and who drew the code")
struct AccessCodeStandingTests {
    /// What takes from who drew a code what it was drawn with.
    enum Loss: CaseIterable {
        case consentWithdrawn
        case clientWithdrawn
        case leftTeam
        case leftOrganisation
        case lostRole
    }

    private static let issuer = "https://trede.test"
    private let sharing: SharingScene
    private let second: Actor
    private let consent: Consent

    init() throws {
        sharing = try SharingScene()
        consent = try sharing.consent()
        second = try sharing.secondActor()
    }

    private func drawn(by actor: Actor) throws -> String {
        let id = sharing.id
        return try sharing.scene.write { try $0.accessCodes.issue(for: id, minutes: 15, by: actor, in: $1).code.text }
    }

    private func redeemed(_ code: String) throws -> String? {
        try sharing.scene.write { services, transaction in
            try services.accessCodes.redeem(code, issuer: Self.issuer, trace: "1", in: transaction)?.text
        }
    }

    /// Who comes in with a token now; nil for nobody.
    private func bearer(_ token: String) throws -> Actor? {
        let now = sharing.scene.house.services.storage.now.milliseconds
        return try sharing.read { services, transaction in
            guard let verified = services.tokens.verify(token, issuer: Self.issuer, now: now) else { return nil }
            return try services.tokens.actor(of: verified, in: transaction)
        }
    }

    private func lose(_ loss: Loss) throws {
        switch loss {
        case .consentWithdrawn: try sharing.withdraw(consent)
        case .clientWithdrawn: try run(.clientWithdrawn, second.client)
        case .leftTeam: try sharing.appoint(sharing.scene.members, on: "2020-06-30")
        case .leftOrganisation: try sharing.moveAway()
        case .lostRole: try run(.lostRole, sharing.second.number)
        }
    }

    private func run(_ query: LossQuery, _ number: Int64) throws {
        try sharing.scene.write { _, transaction in _ = try transaction.run(query, .integer(number)) }
    }

    @Test("V-3, V-4: a token of a code ends with what its drawer has, and so does the code", arguments: Loss.allCases)
    func ends(loss: Loss) throws {
        let token = try #require(try redeemed(drawn(by: second)))
        let kept = try drawn(by: second)
        #expect(try bearer(token)?.isByCode == true)
        try lose(loss)
        #expect(try bearer(token) == nil)
        #expect(try redeemed(kept) == nil)
    }

    @Test("V-3: who changes case manager comes in by a code of the new one, and with the old token no longer")
    func changed() throws {
        let first = try sharing.scene.actor(.caseManagerWork)
        let token = try #require(try redeemed(drawn(by: first)))
        try sharing.takeOver(on: "2020-06-30")
        #expect(try bearer(token) == nil)
        let next = try #require(try redeemed(drawn(by: second)))
        #expect(try bearer(next)?.trajectory == sharing.id)
        // Of the other case manager nothing changed.
        let care = try sharing.scene.actor(.caseManagerCare)
        let other = try #require(try redeemed(drawn(by: care)))
        try sharing.takeOver(on: "2020-06-30")
        #expect(try bearer(other) != nil)
    }

    @Test(
        "A-1, V-3: a code lets nobody in as a client that only bears the participant's name",
        arguments: [LossQuery.otherRole, .otherFile, .moreFiles])
    fileprivate func otherClient(query: LossQuery) throws {
        let code = try drawn(by: second)
        let name = "participant \(sharing.id)"
        let number = try #require(
            try sharing.read { try ClientStore.identity(name: name, in: $1) }
        ).number
        try run(query, number)
        #expect(throws: Failure.self) { try drawn(by: second) }
        if query == .otherRole { #expect(try redeemed(code) == nil) }
    }

    @Test("V-4: a token for whom codes are drawn is good only with its code")
    func withoutCode() throws {
        let token = try #require(try redeemed(drawn(by: second)))
        let now = sharing.scene.house.services.storage.now.milliseconds
        let services = sharing.scene.house.services
        let verified = try #require(services.tokens.verify(token, issuer: Self.issuer, now: now))
        guard case .client(let client) = verified.bearer else {
            Issue.record("no client")
            return
        }
        for code in [nil, ID<AccessCode>(high: 1, low: 2)] {
            let other = VerifiedToken(
                bearer: .client(client), professional: nil, code: code, scopes: .ofRole, expiresAt: verified.expiresAt)
            #expect(try sharing.read { try $0.tokens.actor(of: other, in: $1) } == nil)
        }
    }
}

private enum LossQuery: String, Query {
    case otherRole = "UPDATE client SET role = 'screener', trajectory_uid = NULL WHERE id = ?1"
    case otherFile = "UPDATE client SET trajectory_uid = randomblob(16) WHERE id = ?1"
    case moreFiles = "UPDATE client SET referral_uid = randomblob(16) WHERE id = ?1"
    case clientWithdrawn = "UPDATE client SET revoked_at = 1 WHERE id = ?1"
    case lostRole = "DELETE FROM professional_role WHERE professional_id = ?1"
}
