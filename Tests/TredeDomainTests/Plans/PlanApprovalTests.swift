import Testing

@testable import TredeDomain

@Suite("Approval of a plan")
struct PlanApprovalTests {
    private static let signers: Set<Role> = [.caseManagerWork, .caseManagerCare, .participant]

    private func missing(signedBy signatures: Set<Role> = signers, _ edit: (inout PlanContent) -> Void = { _ in })
        throws -> [Refusal]
    {
        var content = try PlanContent.sample()
        edit(&content)
        return PlanRules.missingForApproval(of: content, signedBy: signatures, regime: .sample())
    }

    @Test("P-4: a whole plan signed by all three can be approved")
    func whole() throws {
        #expect(try missing().isEmpty)
        #expect(try missing(signedBy: Self.signers.union([.leadPartner])).isEmpty)
    }

    @Test("P-4: it needs a work action and a care action")
    func actions() throws {
        let withoutCare = try missing { $0.actions[0].domain = .coordination }
        #expect(withoutCare == [Refusal(.p4, .planWithoutCareAction)])
        let withoutWork = try missing { $0.actions[1].domain = .structural }
        #expect(withoutWork == [Refusal(.p4, .planWithoutWorkAction)])
    }

    @Test("P-4: it needs an internship, the last one with work perspective")
    func internships() throws {
        #expect(try missing { $0.internships = [] } == [Refusal(.p4, .planWithoutInternship)])
        #expect(try missing { $0.internships.removeFirst() }.isEmpty)
        let careLast = try missing { $0.internships.reverse() }
        #expect(careLast == [Refusal(.p4, .lastInternshipWithoutWorkPerspective, arguments: ["I1"])])
    }

    @Test(
        "P-4: the last internship is the last in time where days are given",
        arguments: [
            ("2019-06-01", "2019-03-01", false), ("2019-03-01", "2019-06-01", true), ("2019-03-01", nil, true),
            (nil, "2019-06-01", true), ("2019-03-01", "2019-03-01", true),
        ] as [(String?, String?, Bool)])
    func lastInTime(care: String?, work: String?, isAllowed: Bool) throws {
        let (care, work) = (try care.map(day), try work.map(day))
        let found = try missing {
            $0.internships = [
                PlanContent.Internship(ref: "S1", perspective: .care, from: care),
                PlanContent.Internship(ref: "S2", perspective: .work, from: work),
            ]
        }
        #expect(found.map(\.reason) == (isAllowed ? [] : [.lastInternshipWithoutWorkPerspective]))
    }

    @Test("P-4: every goal has an action")
    func goals() throws {
        let found = try missing { $0.actions[1].goalRef = "G1" }
        #expect(found == [Refusal(.p4, .goalWithoutAction, arguments: ["G2"])])
    }

    @Test("P-4: each of the three signatures is asked for", arguments: signers)
    func signatures(role: Role) throws {
        let found = try missing(signedBy: Self.signers.subtracting([role]))
        #expect(found == [Refusal(.p4, .signatureMissing, arguments: [role.rawValue])])
    }

    @Test("P-4: all that is missing is named at once")
    func all() {
        let found = PlanRules.missingForApproval(of: PlanContent(), signedBy: [], regime: .sample())
        #expect(
            found.map(\.reason) == [
                .planWithoutWorkAction, .planWithoutCareAction, .planWithoutInternship, .signatureMissing,
                .signatureMissing, .signatureMissing,
            ])
    }
}
