import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Nobody lets oneself in")
struct ConsentForOneselfTests {
    private let sharing: SharingScene
    private let work: Organisation
    private static let proof = Signature.OnBehalf(reason: .paper, proof: "Map 3")

    init() throws {
        sharing = try SharingScene()
        work = try #require(sharing.scene.organisations[.caseManagerWork])
        let (id, lead) = (sharing.id, try sharing.scene.actor(.leadPartner))
        _ = try sharing.scene.write { try $0.notices.tellOfCompartment(on: .of("2020-06-01"), in: id, by: lead, $1) }
    }

    private func give(
        to organisation: ID<Organisation>?, from day: String = "2020-06-01", by actor: Actor
    ) throws -> [String] {
        let content = Consent.Content(
            scope: .fileAccess, receiverRole: .caseManagerWork, organisation: organisation, purpose: "Vervanging",
            period: Period(from: .of(day)), onBehalf: actor.role == .participant ? nil : Self.proof)
        let id = sharing.id
        return try refused { try sharing.scene.write { try $0.consents.give(content, in: id, by: actor, $1).id } }
    }

    @Test(
        "V-4: a lead partner lets its own employee in by no consent, and names whom it lets in",
        arguments: [true, false])
    func leadPartner(isBackup: Bool) throws {
        if !isBackup { try sharing.takeOver() }
        let lead = try sharing.scene.actor(.leadPartner)
        #expect(try give(to: nil, by: lead) == ["organisationId required"])
        let number = work.number
        try sharing.scene.write { _, transaction in
            _ = try transaction.run(LeadQuery.lead, .integer(number))
        }
        let own = Actor(client: lead.client, role: .leadPartner, organisation: number)
        #expect(try give(to: work.id, by: own) == ["V-4 consentForOneself"])
        #expect(try sharing.relation(sharing.secondActor()) == .backup)
        let other = try #require(sharing.scene.organisations[.caseManagerCare])
        #expect(try give(to: other.id, by: own) == [])
    }

    @Test("V-4: a case manager of the organisation that stands by in the other role does not let it in either")
    func caseManager() throws {
        let care = try sharing.scene.actor(.caseManagerCare)
        for organisation in [nil, work.id] {
            let actor = Actor(
                client: care.client, role: .caseManagerCare, organisation: work.number, professional: care.professional)
            #expect(try give(to: organisation, by: actor) == ["V-4 consentForOneself"])
        }
        #expect(try give(to: nil, by: care) == [])
    }

    @Test("V-4: who holds both roles does not let oneself in from the one to the other")
    func bothRoles() throws {
        let care = try sharing.scene.actor(.caseManagerCare)
        let (number, professional) = (sharing.second.number, try #require(care.professional))
        try sharing.scene.write { _, transaction in
            _ = try transaction.run(LeadQuery.member, .integer(professional), .integer(number))
        }
        #expect(try give(to: nil, by: care) == ["V-4 consentForOneself"])
    }

    @Test(
        "V-3, T-2: no consent is of a day before the admission",
        arguments: [("2020-01-09", false), ("2020-01-10", true)])
    func admission(day: String, isTaken: Bool) throws {
        let participant = try sharing.scene.actor(.participant)
        let refusals = try give(to: nil, from: day, by: participant)
        #expect(refusals == (isTaken ? [] : ["T-2 notBeforeEarlierFact"]))
    }

    @Test("V-3, V-4: who comes in by a code gives no consent of either scope, and takes one back with a notice")
    func byCode() throws {
        let own = try sharing.scene.actor(.participant)
        #expect(try give(to: nil, by: own.byCode) == ["V-4 ownTokenNeeded"])
        let content = Consent.Content(
            scope: .providerRegistration, receiverRole: .careProvider, purpose: "Registreren",
            period: Period(from: .of("2020-06-01")))
        let id = sharing.id
        let refusals = try refused {
            try sharing.scene.write { try $0.consents.give(content, in: id, by: own.byCode, $1).id }
        }
        #expect(refusals == ["V-4 ownTokenNeeded"])
        func told() throws -> [Notice.Kind] {
            let page = PageRequest(size: 9, after: nil)
            return try sharing.read { try $0.notices.list(of: id, page: page, by: own, in: $1).items.map(\.kind) }
        }
        for actor in [own, own.byCode] {
            let consent = try sharing.consent(from: actor.isByCode ? "2020-06-30" : "2020-06-01")
            let draft = ConsentService.WithdrawalDraft(withdrawnOn: actor.isByCode ? nil : .of("2020-06-10"))
            _ = try sharing.scene.write { try $0.consents.withdraw(consent.id, of: id, draft, by: actor, in: $1) }
            #expect(try told() == [.compartmentExists] + (actor.isByCode ? [.consentWithdrawn] : []))
        }
    }
}

private enum LeadQuery: String, Query {
    case lead = "UPDATE network SET lead_partner_id = ?1"
    case member = """
        UPDATE team_member SET professional_id = ?1,
            organisation_id = (SELECT organisation_id FROM professional WHERE id = ?1)
        WHERE professional_id = ?2
        """
}
