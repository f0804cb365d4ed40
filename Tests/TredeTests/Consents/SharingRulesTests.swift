import Testing
import TredeDomain
import TredeTesting

@testable import Trede

/// The store asks in SQL, on every call, what the domain says of one record: these hold the two against each other.
@Suite("Sharing as the store asks and as the domain says")
struct SharingRulesTests {
    private let sharing: SharingScene

    init() throws { sharing = try SharingScene() }

    /// The number of the trajectory in the store.
    private func number() throws -> Int64 {
        let id = sharing.id
        return try sharing.read { try TrajectoryStore.find(id, in: $1).number }
    }

    @Test("V-3, V-4, V-8: a consent stands in the store on the days, and for whom, as the domain says")
    func consents() throws {
        let (one, other) = (
            try #require(sharing.scene.organisations[.caseManagerWork]),
            try #require(sharing.scene.organisations[.caseManagerCare])
        )
        try sharing.consent(organisation: one.id, from: "2020-06-01", until: "2020-06-10")
        try sharing.withdraw(try sharing.consent(from: "2020-06-15"), on: "2020-06-20")
        try sharing.consent(to: .workProvider, .providerRegistration, from: "2020-06-25")
        let (number, page) = (try number(), PageRequest(size: 9, after: nil))
        try sharing.read { _, transaction in
            let consents = try ConsentStore.list(of: number, page: page, in: transaction).items
            #expect(consents.count == 3)
            var found = 0
            for offset in 0..<40 {
                let day = Day.of("2020-05-25").adding(days: offset)
                for (role, scope) in [
                    (Role.caseManagerWork, ConsentScope.fileAccess), (.caseManagerCare, .fileAccess),
                    (.workProvider, .providerRegistration), (.workProvider, .fileAccess),
                ] {
                    for organisation in [one, other] {
                        let stands = try ConsentStore.stands(
                            scope, for: role, of: organisation.number, in: number, on: day, transaction)
                        let lets = consents.contains { $0.lets(role, of: organisation.id, do: scope, on: day) }
                        #expect(stands == lets, "\(day) \(role) \(scope)")
                        found += stands ? 1 : 0
                    }
                    let isForAny = try ConsentStore.standsForAny(scope, for: role, in: number, on: day, transaction)
                    let isSaid = consents.contains {
                        $0.stands(on: day) && $0.content.scope == scope && $0.content.receiverRole == role
                    }
                    #expect(isForAny == isSaid, "\(day) \(role) \(scope)")
                }
            }
            #expect(found > 20)
        }
    }

    @Test("V-4: an access without consent is open in the store at the moments the domain says, judged or not")
    func accesses() throws {
        try sharing.takeOver()
        let second = try sharing.secondActor()
        let access = try sharing.open(by: second, hours: 2)
        func compare(_ access: EmergencyAccess, isEverOpen: Bool) throws {
            let number = try number()
            try sharing.read { _, transaction in
                for milliseconds: Int64 in [0, 1, 7_199_999, 7_200_000, 7_200_001] {
                    let moment = access.openedAt.milliseconds + milliseconds
                    let until = try EmergencyAccessStore.openUntil(
                        by: try #require(second.professional), as: second.role, in: number, at: moment, transaction)
                    let isOpen = access.isOpen(at: Instant(milliseconds: moment))
                    #expect((until != nil) == isOpen, "\(milliseconds)")
                    #expect(isOpen == (isEverOpen && milliseconds < 7_200_000))
                }
            }
        }
        try compare(access, isEverOpen: true)
        let (id, reviewer) = (sharing.id, try sharing.scene.actor(.caseManagerCare))
        let judged = try sharing.scene.write {
            try $0.emergencyAccesses.review(
                access.id, of: id, .notJustified, motivation: "De casemanager was aanwezig.", by: reviewer, in: $1)
        }
        try compare(judged, isEverOpen: false)
    }
}
