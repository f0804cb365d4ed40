import SQLite
import Testing
import TredeAPI
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Changing referrals")
struct ReferralChangeTests {
    let house: House
    let source: Actor

    init() throws {
        house = try House()
        source = try house.actor(.referrer)
    }

    @Test("F-2: a draft that is completed is submitted, under a new version")
    func completed() throws {
        let draft = try house.submit(.with { $0.scored = 1 }, by: source).file
        let file = try replace(draft, with: SampleReferral())
        #expect(file.head.state == .submitted)
        #expect(file.head.stateSince == .of("2020-06-30"))
        #expect(file.head.version > draft.head.version)
        #expect(file.content.disclosed.completeness.isComplete)
    }

    @Test("F-2, V-7: a draft that nobody touched for six months, which keeps its person, is told by the doctor")
    func left() throws {
        let draft = try house.submit(.with { $0.scored = 1 }, by: source).file
        try house.setToday("2020-12-30")
        #expect(try house.findings() == [])
        try house.setToday("2020-12-31")
        let told = "drafts are submitted: referral 1 is a draft for more than 6 months (F-2, V-7)"
        #expect(try house.findings() == [told])
        let touched = try replace(draft, with: .with { $0.scored = 2 })
        #expect(touched.head.state == .draft)
        #expect(try house.findings() == [])
    }

    @Test("F-4: a new version answers the question and goes back into screening")
    func answered() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let screener = try house.actor(.screener)
        try ask(file.head.id, by: screener)
        #expect(try view(file.head.id, by: screener)?.head.state == .informationRequested)
        let asked = try #require(try view(file.head.id, by: source))
        let answered = try replace(asked, with: .with { $0.motivation = "Now with more." })
        #expect(answered.head.state == .inScreening)
        let (screening, id) = (house.services.screening, file.head.id)
        let requests = try house.services.storage.makeReader().read {
            try screening.informationRequests(of: id, by: screener, in: $0).requests
        }
        #expect(requests.map(\.state) == [.answered])
        #expect(requests.map(\.answeredOn) == [.of("2020-06-30")])
    }

    @Test("F-5: a version that is no longer the current one is not replaced")
    func stale() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        _ = try replace(file, with: .with { $0.currentLevel = 3 })
        #expect(throws: Failure.self) { try replace(file, with: .with { $0.currentLevel = 2 }) }
    }

    @Test("F-5: the reference of the source cannot change")
    func reference() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        #expect(violations { try replace(file, with: .with { $0.externalID = "REF-2" }) } == ["externalId"])
    }

    @Test("F-5: repeating the current version of a changed referral answers it again")
    func repeatedAfterChange() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let changed = SampleReferral.with { $0.currentLevel = 3 }
        let second = try replace(file, with: changed)
        #expect(try house.submit(changed, by: source).file == second)
    }

    @Test("F-11, F-12: a number that is corrected is nobody's any more, and who really has it is somebody else")
    func renumbered() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let changed = try replace(file, with: .with { $0.ssin = SampleReferral.ssin(7) })
        #expect(changed.head.personID == file.head.personID)
        let (persons, screener) = (house.services.persons, try house.actor(.screener))
        for (number, expected) in [(1, []), (7, [file.head.personID])] {
            let ssin = try #require(Ssin(SampleReferral.ssin(number)))
            let page = PageRequest(size: 10, after: nil)
            let found = try house.services.storage.makeReader().read {
                try persons.search(.ssin(ssin), page: page, by: screener, in: $0)
            }
            #expect(found.items.map(\.id) == expected)
        }
        let id = file.head.personID
        let view = try house.services.storage.makeReader().read { try persons.find(id, by: screener, in: $0) }
        guard case .full(let person) = view else {
            Issue.record("not seen")
            return
        }
        #expect(person.details.disclosed.ssin.text == SampleReferral.ssin(7))
        #expect(person.details.disclosed.formerSsins == [])
        let owner = try house.submit(
            .with {
                $0.externalID = "REF-owner"
                $0.familyName = "Navarrosa"
            }, by: source
        ).file
        #expect(owner.head.personID != file.head.personID)
        #expect(!owner.head.hasOtherIdentity)
    }

    @Test("F-11: a national number that replaces a BIS number leaves it as a former one, by which the person is found")
    func registered() throws {
        let bis = SampleReferral.bisNumber(3)
        let file = try house.submit(.with { $0.ssin = bis }, by: source).file
        let changed = try replace(file, with: .with { $0.ssin = SampleReferral.ssin(3) })
        #expect(changed.head.personID == file.head.personID)
        let (persons, screener, id) = (house.services.persons, try house.actor(.screener), file.head.personID)
        let view = try house.services.storage.makeReader().read { try persons.find(id, by: screener, in: $0) }
        guard case .full(let person) = view else { throw TestingFault("not seen") }
        #expect(person.details.disclosed.ssin.text == SampleReferral.ssin(3))
        #expect(person.details.disclosed.formerSsins.map(\.text) == [bis])
        for text in [bis, SampleReferral.ssin(3)] {
            let ssin = try #require(Ssin(text))
            let found = try house.services.storage.makeReader().read {
                try persons.search(.ssin(ssin), page: PageRequest(size: 10, after: nil), by: screener, in: $0)
            }
            #expect(found.items.map(\.id) == [id])
        }
        // The other way round nothing was replaced.
        let other = try house.submit(
            .with {
                $0.externalID = "REF-other"; $0.ssin = SampleReferral.ssin(4)
            }, by: source
        ).file
        _ = try replace(
            other,
            with: .with {
                $0.externalID = "REF-other"; $0.ssin = SampleReferral.bisNumber(4)
            })
        let left = try #require(Ssin(SampleReferral.ssin(4)))
        let none = try house.services.storage.makeReader().read {
            try persons.search(.ssin(left), page: PageRequest(size: 10, after: nil), by: screener, in: $0)
        }
        #expect(none.items.isEmpty)
    }

    @Test("F-11: a new number under another name is another person")
    func otherPerson() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let changed = try replace(
            file,
            with: .with {
                $0.ssin = SampleReferral.ssin(7)
                $0.familyName = "Navarrosa"
            })
        #expect(changed.head.personID != file.head.personID)
        // What was sealed under the number that was a mistake goes with the person it is about.
        for query in [StrayQuery.versions, .evidence, .assessments] {
            let keys = try house.services.storage.makeReader().read { transaction in
                try transaction.all(query) { (try $0.blob(0), try $0.integer(1)) }
            }
            #expect(!keys.isEmpty)
            for (sealed, person) in keys { #expect(sealed[1..<9].reduce(Int64(0)) { $0 << 8 | Int64($1) } == person) }
        }
        let doctor = house.services.doctor
        let findings = { [house] in try house.services.storage.makeReader().read { try doctor.run(in: $0) } }
        #expect(try findings().isEmpty)
        // Of whom nobody tells any more is erased: the number is free for whose it is.
        try house.services.erasures.finishBegun()
        #expect(try house.services.vault.erased().count == 1)
        #expect(try findings().isEmpty)
        let owner = try house.submit(.with { $0.externalID = "REF-owner" }, by: source).file
        #expect(owner.head.personID != file.head.personID && owner.head.personID != changed.head.personID)
    }

    private enum StrayQuery: String, Query {
        case versions = """
            SELECT v.sealed, r.person_id FROM referral_version v JOIN referral r ON r.id = v.referral_id
            """
        case evidence = """
            SELECT v.sealed, r.person_id FROM medical_evidence v JOIN referral r ON r.id = v.referral_id
            """
        case assessments = "SELECT v.sealed, r.person_id FROM assessment v JOIN referral r ON r.id = v.referral_id"
    }

    @Test("F-6: a new version cannot move a referral to a person who has an open one")
    func movedToTaken() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        _ = try house.submit(.number(2), by: source)
        #expect(throws: Failure.self) { try replace(file, with: .with { $0.ssin = SampleReferral.ssin(2) }) }
    }

    @Test("F-4: a withdrawn referral changes no more, and is not withdrawn twice")
    func withdrawn() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        let open = try withdraw(file.head.id, on: "2020-06-02")
        #expect(open.head.state == .withdrawn)
        #expect(open.progress.withdrawal?.withdrawnOn == .of("2020-06-02"))
        let changed = ReferralFile(
            head: open.head, content: file.content.disclosed, progress: file.progress, signals: file.signals,
            person: nil)
        #expect(refusals { try replace(changed, with: SampleReferral()) } == [.wrongReferralState])
        #expect(refusals { try withdraw(file.head.id, on: "2020-06-03") } == [.wrongReferralState])
    }

    @Test("T-2: nothing happens before what came before it, nor in the future")
    func days() throws {
        let file = try house.submit(SampleReferral(), by: source).file
        #expect(refusals { try withdraw(file.head.id, on: "2020-05-31") } == [.notBeforeEarlierFact])
        #expect(violations { try withdraw(file.head.id, on: "2020-07-01") } == ["withdrawnOn"])
        #expect(throws: Never.self) { try withdraw(file.head.id, on: "2020-06-01") }
    }

    @Test("V-9: another source cannot change or withdraw it, and is told no more than of an unknown one")
    func foreign() throws {
        let file = try house.submit(
            .with {
                $0.enterpriseNumber = nil
                $0.email = nil
            }, by: source
        ).file
        let other = try house.actor(.referrer)
        #expect(try view(file.head.id, by: other) == nil)
        #expect(throws: Failure.self) { try withdraw(file.head.id, on: "2020-06-02", by: other) }
        #expect(throws: Failure.self) { try replace(file, with: SampleReferral(), by: other) }
    }

    @Test("V-2: the organisation and the professional that a referral names see it as their own")
    func named() throws {
        let organisation = try house.organisation(.vdab, enterpriseNumber: "0900003711")
        let tine = try house.professional(email: "tine@vdab.example", organisation: organisation)
        let omar = try house.professional(email: "omar@vdab.example", organisation: organisation)
        let file = try house.submit(SampleReferral(), by: source).file
        let whole = try house.actor(.referrer, organisation: organisation)
        #expect(try view(file.head.id, by: whole) != nil)
        for (professional, sees) in [(tine, true), (omar, false)] {
            let actor = try house.actor(.referrer, organisation: organisation, professional: professional)
            #expect(try (view(file.head.id, by: actor) != nil) == sees)
        }
    }

    private func replace(
        _ file: ReferralFile, with sample: SampleReferral, by actor: Actor? = nil
    ) throws -> ReferralFile {
        let submission = try ReferralBody.read(Array(sample.body.utf8))
        let (referrals, head, actor) = (house.services.referrals, file.head, actor ?? source)
        return try house.services.storage.write {
            try referrals.replace(head.id, with: submission, expecting: head.version, by: actor, in: $0)
        }
    }

    private func withdraw(_ id: ID<Referral>, on day: String, by actor: Actor? = nil) throws -> ReferralOpen {
        let (referrals, actor) = (house.services.referrals, actor ?? source)
        return try house.services.storage.write {
            try referrals.withdraw(id, on: .of(day), reason: "Found work.", by: actor, in: $0)
        }
    }

    private func ask(_ id: ID<Referral>, by screener: Actor) throws {
        let screening = house.services.screening
        let draft = InformationRequest.Draft(
            requestedOn: .of("2020-06-03"), question: "More?", missing: ["motivation"], dueOn: nil)
        _ = try house.services.storage.write {
            try screening.requestInformation(draft, on: id, by: screener, in: $0)
        }
    }

    /// The referral in full, or nil when it cannot be found.
    private func view(_ id: ID<Referral>, by actor: Actor) throws -> ReferralFile? {
        let referrals = house.services.referrals
        do {
            let view = try house.services.storage.makeReader().read { try referrals.find(id, by: actor, in: $0) }
            guard case .full(let file) = view else { return nil }
            return file
        } catch Failure.notFound {
            return nil
        }
    }
}
