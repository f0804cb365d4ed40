import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("What taking a consent back would change")
struct WithdrawalPreviewTests {
    private func preview(_ consent: Consent, _ sharing: SharingScene) throws -> ConsentService.Preview {
        let (id, actor) = (sharing.id, try sharing.scene.actor(.participant))
        return try sharing.read { try $0.consents.preview(withdrawing: consent.id, of: id, by: actor, in: $1) }
    }

    @Test("V-3, V-4: a backup keeps no file by a consent that was taken over, and a role it alone fills is named")
    func takenOver() throws {
        let sharing = try SharingScene()
        try sharing.takeOver(isImport: true)
        let third = try sharing.third()
        let first = try #require(sharing.scene.member(.caseManagerWork, isBackup: true))
        let others = sharing.scene.members.filter { $0.role != .caseManagerWork }
        let member = Team.Member(
            role: .caseManagerWork, professional: third.id, organisation: third.organisation, isBackup: false)
        try sharing.appoint(others + [member, first], on: "2020-04-01")
        let consent = try sharing.consent(organisation: third.organisation)
        #expect(try sharing.relation(sharing.scene.actor(.caseManagerWork)) == .backup)
        let found = try preview(consent, sharing)
        #expect(found.effects.map(\.professional) == [third.id])
        #expect(found.rolesWithoutFile == [.caseManagerWork])
    }

    @Test("V-2, V-3: who went to another organisation keeps no file, loses none, and leaves the role to nobody")
    func moved() throws {
        let sharing = try SharingScene()
        let consent = try sharing.consent()
        #expect(try preview(consent, sharing).rolesWithoutFile == [])
        try sharing.moveAway(sharing.scene.professionals[.caseManagerWork])
        #expect(try preview(consent, sharing).effects.map(\.professional) == [sharing.second.id])
        #expect(try preview(consent, sharing).rolesWithoutFile == [.caseManagerWork])
        let running = try SharingScene()
        let other = try running.consent()
        try running.moveAway()
        #expect(try preview(other, running).effects == [])
    }
}
