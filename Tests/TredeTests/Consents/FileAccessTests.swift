import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("The file by consent")
struct FileAccessTests {
    let sharing: SharingScene

    init() throws { sharing = try SharingScene() }

    @Test("V-4: a backup has the file only with the participant's consent, and no longer once that is taken back")
    func backup() throws {
        let actor = try sharing.secondActor()
        #expect(try sharing.relation(actor) == .backup)
        let consent = try sharing.consent()
        #expect(try sharing.relation(actor) == .caseManager)
        try sharing.withdraw(consent)
        #expect(try sharing.relation(actor) == .backup)
    }

    @Test(
        "V-3, V-4: a consent for a time lets in from its first to its last day",
        arguments: [("2020-06-29", true), ("2020-06-30", true), ("2020-07-01", false)])
    func period(today: String, isIn: Bool) throws {
        try sharing.scene.house.setToday("2020-06-20")
        try sharing.consent(from: "2020-06-20", until: "2020-06-30")
        try sharing.scene.house.setToday(today)
        #expect(try sharing.relation(sharing.secondActor()) == (isIn ? .caseManager : .backup))
    }

    @Test("V-8: a consent that names an organisation lets no other in, and one for another role nobody of this one")
    func narrow() throws {
        let care = try #require(sharing.scene.organisations[.caseManagerCare])
        try sharing.consent(organisation: care.id)
        try sharing.consent(to: .caseManagerCare)
        #expect(try sharing.relation(sharing.secondActor()) == .backup)
        let own = try #require(sharing.scene.organisations[.caseManagerWork])
        try sharing.consent(organisation: own.id)
        #expect(try sharing.relation(sharing.secondActor()) == .caseManager)
    }

    @Test("V-4: a successor sees nothing of what was there before the participant consents")
    func successor() throws {
        let (first, second) = (try sharing.scene.actor(.caseManagerWork), try sharing.secondActor())
        try sharing.takeOver()
        #expect(try sharing.relation(first) == nil)
        #expect(try sharing.relation(second) == .backup)
        let (id, page) = (sharing.id, PageRequest(size: 5, after: nil))
        func assessments() throws -> Int {
            try sharing.read { try $0.assessments.list(of: id, page: page, by: second, in: $1).page.items.count }
        }
        #expect(try refused { try assessments() } == ["consentNeeded"])
        try sharing.consent()
        #expect(try sharing.relation(second) == .caseManager)
        #expect(try assessments() == 1)
    }

    @Test("V-2, V-4: who was in the role first needs no consent, and none can be taken back; nor who comes back")
    func first() throws {
        let first = try sharing.scene.actor(.caseManagerWork)
        try sharing.withdraw(try sharing.consent())
        #expect(try sharing.relation(first) == .caseManager)
        try sharing.takeOver()
        try sharing.appoint(sharing.scene.members, on: "2020-04-01")
        #expect(try sharing.relation(first) == .caseManager)
    }

    @Test("V-4: before the first conversation the team is put together, and nobody comes after anybody")
    func beginning() throws {
        let other = try SharingScene(hasStarted: false)
        try other.takeOver(on: "2020-01-15")
        #expect(try other.relation(other.secondActor()) == .caseManager)
    }

    @Test("V-4: who was in the role for a moment before the first conversation comes back as anybody else")
    func seeded() throws {
        let other = try SharingScene(hasStarted: false)
        try other.takeOver(on: "2020-01-15")
        try other.appoint(other.scene.members, on: "2020-01-15")
        try other.scene.converse()
        try other.takeOver(on: "2020-03-02")
        #expect(try other.relation(other.secondActor()) == .backup)
        // Who was there then comes back as who was first.
        try other.appoint(other.scene.members, on: "2020-04-01")
        #expect(try other.relation(other.scene.actor(.caseManagerWork)) == .caseManager)
    }

    @Test("V-4: who comes later is a successor whatever day is said, that of the first appointment too")
    func backdated() throws {
        let other = try SharingScene(hasStarted: false)
        try other.scene.converse()
        try other.takeOver(on: "2020-01-14")
        #expect(try other.relation(other.secondActor()) == .backup)
    }

    @Test("V-3, V-4: a code opens no door that the participant closed to who drew it")
    func code() throws {
        let consent = try sharing.consent()
        let (id, second) = (sharing.id, try sharing.secondActor())
        func drawn() throws -> String {
            try sharing.scene.write { try $0.accessCodes.issue(for: id, minutes: 15, by: second, in: $1).code.text }
        }
        func letsIn(_ code: String) throws -> Bool {
            try sharing.scene.write {
                try $0.accessCodes.redeem(code, issuer: "https://trede.test", trace: "1", in: $1) != nil
            }
        }
        #expect(try letsIn(drawn()))
        let kept = try drawn()
        try sharing.withdraw(consent)
        #expect(try !letsIn(kept))
    }

    @Test("V-2, V-4: who goes to another organisation takes no file along")
    func moved() throws {
        let consent = try sharing.consent()
        let second = try sharing.secondActor()
        #expect(try sharing.relation(second) == .caseManager)
        try sharing.moveAway()
        #expect(try sharing.relation(second) == nil)
        let (id, page) = (sharing.id, PageRequest(size: 5, after: nil))
        let listed = try sharing.read {
            try $0.trajectories.list(state: nil, network: nil, page: page, by: second, in: $1).items.map(\.id)
        }
        #expect(listed == [])
        #expect(consent.content.scope == .fileAccess && id == sharing.id)
    }

    @Test("H-3, V-4: who took over in an imported history has the file, by a consent that can be taken back")
    func imported() throws {
        try sharing.takeOver(isImport: true)
        let second = try sharing.secondActor()
        #expect(try sharing.relation(second) == .caseManager)
        let (id, actor) = (sharing.id, try sharing.scene.actor(.participant))
        let consents = try sharing.read {
            try $0.consents.list(of: id, page: PageRequest(size: 5, after: nil), by: actor, in: $1).items
        }
        #expect(consents.map(\.basis) == [.takenOver])
        #expect(consents.first?.content.period.from == .of("2020-03-02"))
        // It lets in who took over, of that organisation, and no backup beside.
        #expect(consents.first?.content.organisation == sharing.scene.organisations[.caseManagerWork]?.id)
        let others = sharing.scene.members.filter { $0.role != .caseManagerWork }
        let first = try #require(sharing.scene.members.first { $0.role == .caseManagerWork })
        let backup = Team.Member(
            role: .caseManagerWork, professional: first.professional, organisation: first.organisation, isBackup: true)
        try sharing.appoint(others + [sharing.member(isBackup: false), backup], on: "2020-04-01")
        #expect(try sharing.relation(sharing.scene.actor(.caseManagerWork)) == .backup)
        try sharing.withdraw(try #require(consents.first))
        #expect(try sharing.relation(second) == .backup)
    }

    @Test("V-4: an organisation's own token has the file as who is in the role for it has")
    func organisations() throws {
        let organisation = try #require(sharing.scene.organisations[.caseManagerWork]).number
        let all = try sharing.scene.house.actor(.caseManagerWork, organisation: organisation)
        #expect(try sharing.relation(all) == .caseManager)
        try sharing.takeOver()
        #expect(try sharing.relation(all) == .backup)
        try sharing.consent()
        #expect(try sharing.relation(all) == .caseManager)
    }

    @Test("V-3, V-4: nobody lets oneself in; who speaks for the participant has told of the file and has a proof")
    func onBehalf() throws {
        let proof = Signature.OnBehalf(reason: .paper, proof: "Map 3")
        func recorded(_ onBehalf: Signature.OnBehalf?, by role: Role) throws -> [String] {
            try refused { try sharing.consent(onBehalf: onBehalf, by: role) }
        }
        #expect(try recorded(proof, by: .caseManagerCare) == ["V-3 participantNotTold"])
        let (id, care) = (sharing.id, try sharing.scene.actor(.caseManagerCare))
        _ = try sharing.scene.write { try $0.notices.tellOfCompartment(on: .of("2020-06-02"), in: id, by: care, $1) }
        // Told the day after it is said to have been given.
        #expect(try recorded(proof, by: .caseManagerCare) == ["V-3 participantNotTold"])
        _ = try sharing.scene.write { try $0.notices.tellOfCompartment(on: .of("2020-06-01"), in: id, by: care, $1) }
        #expect(try recorded(nil, by: .caseManagerCare) == ["V-3 onBehalfReasonMissing"])
        #expect(try recorded(proof, by: .caseManagerWork) == ["V-4 consentForOneself"])
        #expect(try recorded(nil, by: .leadPartner) == ["organisationId required"])
        #expect(try recorded(proof, by: .workProvider) == ["forbidden"])
        #expect(try recorded(proof, by: .participant) == ["onBehalf notForRole"])
        #expect(try recorded(proof, by: .caseManagerCare) == [])
        #expect(try sharing.relation(sharing.secondActor()) == .caseManager)
        #expect(try toldOf() == [.compartmentExists, .compartmentExists, .consentGiven])
    }

    private func toldOf() throws -> [Notice.Kind] {
        let (id, actor) = (sharing.id, try sharing.scene.actor(.participant))
        return try sharing.read {
            try $0.notices.list(of: id, page: PageRequest(size: 9, after: nil), by: actor, in: $1).items.map(\.kind)
        }
    }

    @Test(
        "V-3, V-4: where no case manager has the file any more the lead partner records what lets one in, and no more")
    func leadPartner() throws {
        let proof = Signature.OnBehalf(reason: .paper, proof: "Map 3")
        let (id, lead) = (sharing.id, try sharing.scene.actor(.leadPartner))
        _ = try sharing.scene.write { try $0.notices.tellOfCompartment(on: .of("2020-06-01"), in: id, by: lead, $1) }
        let other = try refused {
            try sharing.consent(to: .workProvider, .providerRegistration, onBehalf: proof, by: .leadPartner)
        }
        #expect(other == ["forbidden"])
        try sharing.takeOver()
        let own = try #require(sharing.scene.organisations[.caseManagerWork]).id
        let consent = try sharing.consent(organisation: own, onBehalf: proof, by: .leadPartner)
        #expect(consent.basis == .onBehalf && consent.recordedBy == .leadPartner)
        #expect(try sharing.relation(sharing.secondActor()) == .caseManager)
        #expect(try toldOf() == [.compartmentExists, .consentGiven])
        let read = try refused {
            try sharing.read { try $0.consents.find(consent.id, of: id, by: lead, in: $1).id }
        }
        #expect(read == ["forbidden"])
    }

    @Test("V-3: everything wrong with a consent is named at once")
    func everyFault() throws {
        let content = Consent.Content(
            scope: .fileAccess, receiverRole: .workProvider, organisation: ID(high: 9, low: 9), purpose: "x",
            period: Period(from: .of("2020-07-01")), onBehalf: Signature.OnBehalf(reason: .importedHistory, proof: "x"))
        let (id, actor) = (sharing.id, try sharing.scene.actor(.caseManagerCare))
        let faults = try refused { try sharing.scene.write { try $0.consents.give(content, in: id, by: actor, $1).id } }
        #expect(
            faults == [
                "receiverRole unknownCode", "givenOn inTheFuture", "onBehalf.reason unknownCode",
                "organisationId notFoundReference",
            ])
    }

    @Test("V-8: the same is not given twice while it stands, and what was taken back can be given again")
    func twice() throws {
        let consent = try sharing.consent()
        #expect(try refused { try sharing.consent() } == ["V-8 alreadyRegistered"])
        try sharing.withdraw(consent)
        #expect(try refused { try sharing.withdraw(consent) } == ["V-3 alreadyWithdrawn"])
        try sharing.scene.house.setToday("2020-07-01")
        try sharing.consent(from: "2020-07-01")
        #expect(try sharing.relation(sharing.secondActor()) == .caseManager)
    }

    @Test(
        "V-3: a consent is taken back from any day since it was given, and not in advance",
        arguments: [
            ("2020-05-31", ["V-3 notBeforeEarlierFact"]), ("2020-06-01", []), ("2020-06-30", []),
            ("2020-07-01", ["withdrawnOn inTheFuture"]),
        ])
    func withdrawalDay(day: String, expected: [String]) throws {
        let consent = try sharing.consent()
        #expect(try refused { try sharing.withdraw(consent, on: day) } == expected)
    }

    @Test("V-3: what taking a consent back would change is told before, and is what then changes")
    func preview() throws {
        let consent = try sharing.consent()
        let (id, actor) = (sharing.id, try sharing.scene.actor(.participant))
        func preview() throws -> ConsentService.Preview {
            try sharing.read { try $0.consents.preview(withdrawing: consent.id, of: id, by: actor, in: $1) }
        }
        let before = try preview()
        #expect(before.effects.map(\.professional) == [sharing.second.id])
        #expect(before.effects.map(\.change) == [.losesFile])
        #expect(before.rolesWithoutFile == [])
        #expect(try sharing.relation(sharing.secondActor()) == .caseManager)
        try sharing.takeOver()
        #expect(try preview().rolesWithoutFile == [.caseManagerWork])
        try sharing.withdraw(consent)
        #expect(try preview().effects == [])
        #expect(try sharing.relation(sharing.secondActor()) == .backup)
    }
}
