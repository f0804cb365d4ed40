@testable import TredeDomain

extension PlanContent {
    /// A plan that can be approved, with every field filled in.
    static func sample() throws -> PlanContent {
        PlanContent(
            goals: [
                Goal(ref: "G1", text: "Omgaan met stress", factors: ["d240"]),
                Goal(ref: "G2", text: "Werkplek vinden", factors: ["x1"], structuralBarriers: ["B1"]),
            ],
            actions: [
                Action(
                    ref: "A1", goalRef: "G1", type: "psychologicalSupport", domain: .care, units: 8,
                    providerRole: .careProvider, provider: EnterpriseNumber("0900025980"), unitPriceCents: 7800,
                    from: try day("2019-01-07"), until: try day("2019-03-31")),
                Action(
                    ref: "A2", goalRef: "G2", type: "jobOrientation", domain: .work, units: 2,
                    providerRole: .workProvider, unitPriceCents: 6600, from: try day("2019-04-01"),
                    until: try day("2019-05-31"), after: ["A1"]),
            ],
            internships: [
                Internship(ref: "I1", perspective: .care, purpose: "Ritme opbouwen"),
                Internship(ref: "I2", perspective: .work, from: try day("2019-06-01"), until: try day("2019-08-31")),
            ],
            structuralBarriers: [
                StructuralBarrier(ref: "B1", kind: .childCare, text: "Geen opvang", responsible: .careProvider)
            ],
            aftercare: Aftercare(text: "Maandelijks contact", contact: "Tine"), changeReason: "Eerste versie")
    }
}
