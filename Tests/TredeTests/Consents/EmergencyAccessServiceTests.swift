import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Files opened without consent")
struct EmergencyAccessServiceTests {
    let sharing: SharingScene
    private let motivation = "De casemanager was echt afwezig."

    init() throws { sharing = try SharingScene() }

    private func review(
        _ access: EmergencyAccess, by actor: Actor, _ outcome: EmergencyAccess.Outcome = .justified
    ) throws -> EmergencyAccess {
        let (id, motivation) = (sharing.id, motivation)
        return try sharing.scene.write {
            try $0.emergencyAccesses.review(
                access.id, of: id, outcome, motivation: motivation, by: actor, in: $1)
        }
    }

    @Test("V-4: only who stands by in the team opens a file, as a person, and nobody from outside")
    func who() throws {
        let scene = sharing.scene
        let organisation = try #require(scene.organisations[.caseManagerWork]).number
        for role in [Role.caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .participant] {
            #expect(try refused { try sharing.open(by: scene.actor(role)) } == ["forbidden"], "\(role)")
        }
        for role in [Role.screener, .counsellor, .controller, .administrator] {
            let actor = try scene.house.actor(role)
            #expect(try refused { try sharing.open(by: actor) } == ["forbidden"], "\(role)")
        }
        let stranger = try scene.house.actor(.caseManagerCare, organisation: organisation)
        #expect(try refused { try sharing.open(by: stranger) } == ["notFound"])
        #expect(try refused { try sharing.open(by: sharing.secondActor()) } == [])
    }

    @Test("V-4: an organisation's own token opens no file: there must be a person to ask why")
    func organisationToken() throws {
        let care = try #require(sharing.scene.organisations[.caseManagerCare])
        let other = try sharing.scene.house.actor(.caseManagerWork, organisation: care.number)
        #expect(try sharing.relation(other) == nil)
        try sharing.takeOver()
        let scene = sharing.scene
        let organisation = try #require(scene.organisations[.caseManagerWork]).number
        let all = try scene.house.actor(.caseManagerWork, organisation: organisation)
        #expect(try refused { try sharing.open(by: all) } == ["forbidden"])
    }

    @Test("V-4: the file is open to read until the time is over, and to nobody else")
    func timeBox() throws {
        let actor = try sharing.secondActor()
        let access = try sharing.open(by: actor, hours: 2)
        #expect(try sharing.relation(actor) == .emergency)
        #expect(try refused { try sharing.open(by: actor) } == ["V-4 alreadyOpened"])
        try sharing.scene.house.setToday("2020-06-30", secondsLater: 2 * 3600 - 1)
        #expect(try sharing.relation(actor) == .emergency)
        try sharing.scene.house.setToday("2020-06-30", secondsLater: 2 * 3600)
        #expect(access.until.milliseconds - access.openedAt.milliseconds == 2 * 3_600_000)
        #expect(try sharing.relation(actor) == .backup)
        // Not again before somebody judged the first time.
        #expect(try refused { try sharing.open(by: actor) } == ["V-4 earlierAccessUnsettled"])
        _ = try review(access, by: sharing.scene.actor(.leadPartner))
        #expect(try refused { try sharing.open(by: actor) } == [])
    }

    @Test("V-4: what is found not justified ends at once, and nobody opens the file again who did so")
    func notJustified() throws {
        let (actor, lead) = (try sharing.secondActor(), try sharing.scene.actor(.leadPartner))
        let access = try sharing.open(by: actor, hours: 72)
        #expect(try refused { try review(access, by: lead) } == ["V-4 accessStillOpen"])
        #expect(try sharing.relation(actor) == .emergency)
        _ = try review(access, by: lead, .notJustified)
        #expect(try sharing.relation(actor) == .backup)
        try sharing.scene.house.setToday("2020-07-10")
        #expect(try refused { try sharing.open(by: actor) } == ["V-4 earlierAccessUnsettled"])
        try sharing.consent()
        #expect(try sharing.relation(actor) == .caseManager)
    }

    @Test("V-5: who was asked in meanwhile gives the own reason, and no longer looks by the access")
    func purpose() throws {
        let actor = try sharing.secondActor()
        let access = try sharing.open(by: actor)
        let referral = try sharing.read { try $0.trajectories.referral(of: sharing.id, in: $1) }
        func purpose() throws -> String? {
            try sharing.read { try $0.emergencyAccesses.purpose(of: actor, inFileOf: referral, in: $1) }
        }
        #expect(try purpose() == EmergencyAccess.purpose(of: access.id))
        try sharing.consent()
        #expect(try purpose() == nil)
    }

    @Test("V-2, V-4: what was opened in the last days is judged after after-care too, by the lead partner")
    func afterEnd() throws {
        let access = try sharing.open(by: sharing.secondActor())
        let (id, screener) = (sharing.id, try sharing.scene.house.actor(.screener))
        let content = Termination.Content(terminatedOn: .of("2020-06-30"), reason: .participantObligations)
        _ = try sharing.scene.write { try $0.terminations.register(content, in: id, by: screener, $1).id }
        try sharing.scene.house.setToday("2022-01-03")
        let care = try sharing.scene.actor(.caseManagerCare)
        #expect(try refused { try review(access, by: care) } == ["forbidden"])
        let lead = try sharing.scene.actor(.leadPartner)
        let seen = try sharing.read { try $0.emergencyAccesses.find(access.id, of: id, by: lead, in: $1) }
        #expect(seen.id == access.id)
        #expect(try review(access, by: lead).review?.outcome == .justified)
    }

    @Test("V-4: who opened the file reads the confidential compartment and writes nothing in it")
    func readsOnly() throws {
        let (actor, id) = (try sharing.secondActor(), sharing.id)
        let page = PageRequest(size: 5, after: nil)
        func assessments() throws -> Int {
            try sharing.read { try $0.assessments.list(of: id, page: page, by: actor, in: $1).page.items.count }
        }
        #expect(try refused { try assessments() } == ["consentNeeded"])
        try sharing.open(by: actor)
        #expect(try assessments() == 1)
        guard case .file = try sharing.read({ try $0.trajectories.find(id, by: actor, in: $1) }) else {
            throw TestFault("not the file")
        }
        let period = try #require(Period(from: .of("2020-06-29"), until: nil))
        let content = Suspension.Content(period: period, reason: .illness)
        let draft = SessionDraft(trajectory: id, actionRef: "A1", heldOn: .of("2020-06-29"), minutes: 60)
        let consent = Consent.Content(
            scope: .fileAccess, receiverRole: .caseManagerCare, purpose: "x", period: period,
            onBehalf: Signature.OnBehalf(reason: .paper, proof: "x"))
        let scene = sharing.scene
        let writes: [() throws -> Void] = [
            { _ = try scene.write { try $0.suspensions.register(content, in: id, by: actor, $1).id } },
            { _ = try scene.write { try $0.sessions.register(draft, by: actor, in: $1).id } },
            { _ = try scene.write { try $0.consents.give(consent, in: id, by: actor, $1).id } },
        ]
        for write in writes { #expect(try refused { try write() } == ["consentNeeded"]) }
    }

    @Test("V-4: with consent there is nothing to open, and a successor opens like a backup")
    func consented() throws {
        let consent = try sharing.consent()
        #expect(try refused { try sharing.open(by: sharing.secondActor()) } == ["forbidden"])
        try sharing.withdraw(consent)
        try sharing.takeOver()
        let access = try sharing.open(by: sharing.secondActor())
        #expect(access.role == .caseManagerWork)
        #expect(try sharing.relation(sharing.secondActor()) == .emergency)
        // Consent given meanwhile gives more than was opened.
        try sharing.consent(to: .caseManagerWork, from: "2020-06-30", until: "2020-07-30")
        #expect(try sharing.relation(sharing.secondActor()) == .caseManager)
    }

    @Test("V-4: the participant is told with the act itself, and reads the reason")
    func notice() throws {
        let access = try sharing.open(by: sharing.secondActor())
        let (id, participant) = (sharing.id, try sharing.scene.actor(.participant))
        let page = PageRequest(size: 5, after: nil)
        let notices = try sharing.read { try $0.notices.list(of: id, page: page, by: participant, in: $1).items }
        #expect(notices.map(\.kind) == [.emergencyAccess])
        #expect(notices.first?.emergencyAccess == access.id)
        #expect(notices.first?.toldOn == .of("2020-06-30"))
        let read = try sharing.read { try $0.emergencyAccesses.find(access.id, of: id, by: participant, in: $1) }
        #expect(read.reason == access.reason)
        #expect(read.professional == sharing.second.id)
        let lead = try sharing.scene.actor(.leadPartner)
        let open = try sharing.read { try $0.emergencyAccesses.find(access.id, of: id, by: lead, in: $1) }
        #expect(open.reason == nil)
        let provider = try sharing.scene.actor(.workProvider)
        let others = try refused {
            try sharing.read { try $0.emergencyAccesses.find(access.id, of: id, by: provider, in: $1).id }
        }
        #expect(others == ["forbidden"])
    }

    @Test("V-4: a second person judges it, once, and never who opened it")
    func reviewed() throws {
        let second = try sharing.secondActor()
        let access = try sharing.open(by: second)
        #expect(try refused { try review(access, by: second) } == ["consentNeeded"])
        // Even when the participant consented meanwhile.
        try sharing.consent()
        #expect(try refused { try review(access, by: second, .notJustified) } == ["V-4 reviewsOneself"])
        let organisation = try #require(sharing.scene.organisations[.caseManagerWork]).number
        let colleague = try sharing.scene.house.actor(.caseManagerWork, organisation: organisation)
        #expect(try refused { try review(access, by: colleague, .notJustified) } == ["V-4 reviewsOneself"])
        #expect(try refused { try review(access, by: sharing.scene.actor(.participant)) } == ["forbidden"])
        #expect(
            try refused { try review(access, by: sharing.scene.house.actor(.administrator)) } == ["forbidden"])
        let judged = try review(access, by: sharing.scene.actor(.caseManagerCare), .notJustified)
        #expect(judged.review?.outcome == .notJustified)
        #expect(judged.review?.motivation?.disclosed == motivation)
        #expect(judged.version == 2)
        #expect(
            try refused { try review(access, by: sharing.scene.actor(.leadPartner)) } == ["V-4 alreadyReviewed"])
    }

    @Test("V-4: what nobody judged stands in the list of the lead partner, of its own networks, until it is judged")
    func unreviewed() throws {
        let access = try sharing.open(by: sharing.secondActor())
        let (lead, administrator) = (
            try sharing.scene.actor(.leadPartner), try sharing.scene.house.actor(.administrator)
        )
        let stranger = try sharing.scene.house.actor(
            .leadPartner, organisation: #require(sharing.scene.organisations[.careProvider]).number)
        func listed(_ actor: Actor, after: Cursor? = nil) throws -> [ID<EmergencyAccess>] {
            try sharing.read {
                try $0.emergencyAccesses.unreviewed(
                    page: PageRequest(size: 5, after: after), by: actor, in: $1
                ).items.map(\.id)
            }
        }
        #expect(try listed(lead) == [access.id])
        #expect(try listed(administrator) == [access.id])
        #expect(try listed(stranger) == [])
        // A cursor of a network of others is no cursor (V-9).
        let cursor = Cursor(after: access.id.bytes)
        #expect(try listed(lead, after: cursor) == [])
        #expect(try refused { try listed(stranger, after: cursor) } == ["after invalidFormat"])
        try sharing.scene.house.setToday("2020-07-02")
        let judged = try review(access, by: lead)
        #expect(judged.review?.role == .leadPartner)
        #expect(try listed(lead) == [])
        #expect(try listed(administrator) == [])
    }

    @Test(
        "V-4: the doctor names what was not judged in time",
        arguments: [("2020-07-15", false), ("2020-07-16", true)])
    func doctor(today: String, isNamed: Bool) throws {
        // Ends on 2020-07-01.
        let access = try sharing.open(by: sharing.secondActor())
        #expect(access.reviewDueOn == .of("2020-07-15"))
        try sharing.scene.house.setToday(today)
        func named() throws -> Bool {
            try sharing.read { try $0.doctor.run(in: $1) }.contains { $0.invariant == "access is judged" }
        }
        #expect(try named() == isNamed)
        _ = try review(access, by: sharing.scene.actor(.caseManagerCare))
        #expect(try !named())
    }
}
