import Testing
import TredeDomain

@Suite("As whom callers are counted")
struct CountedAsTests {
    private let file = ID<Trajectory>(bytes: [UInt8](repeating: 1, count: 16))
    private let other = ID<Trajectory>(bytes: [UInt8](repeating: 2, count: 16))

    @Test("a client is one, on whosever behalf it acts")
    func clients() {
        let alone = Actor(client: 7, role: .caseManagerWork, organisation: 1)
        for professional: Int64 in [1, 2] {
            let actor = Actor(client: 7, role: .caseManagerWork, organisation: 1, professional: professional)
            #expect(actor.countedAs == alone.countedAs)
        }
        #expect(Actor(client: 8, role: .caseManagerWork).countedAs != alone.countedAs)
    }

    @Test("participants whom an issuer sends are each their own, with a file and without")
    func participants() {
        let counted = [
            Actor(client: 7, role: .participant, trajectory: file, bearer: [1]),
            Actor(client: 7, role: .participant, trajectory: other, bearer: [2]),
            Actor(client: 7, role: .participant, bearer: [3]),
            Actor(client: 7, role: .participant, bearer: [4]),
        ].map(\.countedAs)
        #expect(Set(counted).count == 4)
        #expect(Actor(client: 7, role: .participant, trajectory: file, bearer: [9]).countedAs == counted[0])
    }
}
