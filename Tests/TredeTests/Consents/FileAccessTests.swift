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
        #expect(try refused { try assessments() } == ["forbidden"])
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

    @Test(
        "V-4: who replaces somebody on the very day of the first appointment succeeds nobody",
        arguments: [("2020-01-14", FileRelation.caseManager), ("2020-01-15", .backup)])
    func sameDay(day: String, expected: FileRelation) throws {
        let other = try SharingScene(hasStarted: false)
        try other.takeOver(on: day)
        #expect(try other.relation(other.secondActor()) == expected)
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
        try sharing.withdraw(try #require(consents.first))
        #expect(try sharing.relation(second) == .backup)
    }

    @Test("V-4: an organisation that had the role from the start goes on having the file; one that came later does not")
    func organisations() throws {
        try sharing.takeOver()
        let organisation = try #require(sharing.scene.organisations[.caseManagerWork]).number
        let all = try sharing.scene.house.actor(.caseManagerWork, organisation: organisation)
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
        #expect(try recorded(proof, by: .leadPartner) == ["forbidden"])
        #expect(try recorded(proof, by: .participant) == ["onBehalf notForRole"])
        #expect(try recorded(proof, by: .caseManagerCare) == [])
        #expect(try sharing.relation(sharing.secondActor()) == .caseManager)
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
