import Testing
import TredeAPI
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("What a case manager sees of a person who has other files")
struct PersonSightTests {
    private let house: House
    private let first: ID<Trajectory>
    private let second: ID<Trajectory>
    private let person: ID<Person>

    /// A person who got another number in the first file, which ended, and was referred again from elsewhere.
    init() throws {
        house = try House()
        _ = try house.network("antwerpen", nisCodes: ["11002", "11001"], prefix: 1)
        let source = try house.actor(.referrer)
        let file = try house.submit(.with { $0.ssin = SampleReferral.bisNumber(1) }, by: source).file
        person = file.head.personID
        let changed = SampleReferral.with { $0.ssin = SampleReferral.ssin(8) }
        let submission = try ReferralBody.read(Array(changed.body.utf8))
        let (referrals, head) = (house.services.referrals, file.head)
        _ = try house.services.storage.write {
            try referrals.replace(head.id, with: submission, expecting: head.version, by: source, in: $0).head.version
        }
        let draft = DecisionDraft(outcome: .admitted, decidedOn: .of("2020-06-10"), motivation: "All criteria are met.")
        first = try #require(try house.decide(head.id, draft, by: try house.actor(.screener)).trajectory)
        try house.end(first, on: "2020-06-20")
        let again = SampleReferral.with {
            $0.externalID = "REF-2"
            $0.submittedOn = "2020-06-22"
            $0.ssin = SampleReferral.ssin(8)
            $0.nisCode = "11001"
        }
        second = try #require(try house.admit(again, on: "2020-06-24").trajectory)
    }

    private func seen(in trajectories: [(ID<Trajectory>, isBackup: Bool)], number: Int) throws -> PersonFile {
        let organisation = try house.organisation(.gtb, enterpriseNumber: "\(1_300_000_000 + number)")
        for (trajectory, isBackup) in trajectories {
            try house.member(.caseManagerWork, of: trajectory, organisation: organisation, isBackup: isBackup)
        }
        let (actor, id, persons) = (
            try house.actor(.caseManagerWork, organisation: organisation), person, house.services.persons
        )
        let view = try house.services.storage.makeReader().read { try persons.find(id, by: actor, in: $0) }
        guard case .full(let file) = view else { throw TestingFault("not seen") }
        return file
    }

    @Test("V-6, V-9: the address and the former numbers are those of the files one works with")
    func ownFiles() throws {
        let old = try seen(in: [(first, false)], number: 1).details.disclosed
        #expect(old.address?.nisCode.text == "11002")
        #expect(old.formerSsins.map(\.text) == [SampleReferral.bisNumber(1)])
        #expect(old.ssin.text == SampleReferral.ssin(8))
        let new = try seen(in: [(second, false)], number: 2).details.disclosed
        #expect(new.address?.nisCode.text == "11001")
        #expect(new.formerSsins == [])
        #expect(new.ssin.text == SampleReferral.ssin(8))
    }

    @Test("V-4, V-6: nor of a file beside which one only stands by")
    func standingBy() throws {
        let old = try seen(in: [(first, false), (second, true)], number: 3)
        #expect(old.trajectories.count == 2)
        #expect(old.details.disclosed.address?.nisCode.text == "11002")
        let new = try seen(in: [(first, true), (second, false)], number: 4)
        #expect(new.trajectories.count == 2)
        #expect(new.details.disclosed.address?.nisCode.text == "11001")
        #expect(new.details.disclosed.formerSsins == [])
    }
}
