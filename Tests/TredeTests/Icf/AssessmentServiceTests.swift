import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Later assessments")
struct AssessmentServiceTests {
    let file: StartedFile

    init() throws {
        file = try StartedFile()
    }

    @Test("I-2: the assessment of the referral is the first; a later one overwrites nothing")
    func versions() throws {
        let second = try register(["b1263": .mildProblem])
        let items = try list(by: .participant)
        #expect(items.map(\.ordinal) == [1, 2])
        #expect(items.last?.id == second.item.id)
        #expect(items.first?.assessorRole == .referrer)
    }

    @Test("I-2, O-4: two assessments are compared factor by factor, and what was not scored is no answer")
    func comparison() throws {
        let second = try register(["b1263": .mildProblem, "d240": .seriousProblem])
        guard let first = try list(by: .caseManagerCare).first?.id else { throw TestingFault("no first") }
        let comparison = try compare(second.item.id, against: first)
        #expect(comparison.earlier.id == first)
        let directions = Dictionary(comparison.changes.disclosed.map { ($0.factor.code, $0.direction) }) { first, _ in
            first
        }
        #expect(directions["b1263"] == .better)
        #expect(directions["d240"] == .same)
        #expect(directions["b280"] == .unknown)
    }

    @Test(
        "T-2, I-2: an assessment is not made before admission nor in the future",
        arguments: [("2020-06-09", false), ("2020-06-10", true), ("2021-06-30", true), ("2021-07-01", false)])
    func dates(day: String, isAllowed: Bool) throws {
        #expect(((try? register(["d240": .noProblem], on: day)) != nil) == isAllowed)
    }

    @Test("V-2: only both case managers and the participant read assessments")
    func readers() throws {
        for role in [Role.caseManagerWork, .caseManagerCare, .participant] {
            #expect(try !list(by: role).isEmpty)
        }
        for role in [Role.leadPartner, .workProvider, .careProvider, .counsellor, .controller, .screener] {
            #expect(throws: Failure.self) { try list(by: role) }
        }
        #expect(throws: Failure.self) { try register(["d240": .noProblem], by: .leadPartner) }
    }

    @Test("I-2: a case manager assesses in the own role, not in that of the other")
    func ownRole() throws {
        let scores: [String: IcfScore] = ["d240": .noProblem]
        #expect(
            try refused { try register(scores, by: .caseManagerCare, as: .caseManagerWork) }
                == ["assessorRole unknownCode"])
        #expect(try register(scores, by: .caseManagerWork, as: .caseManagerWork).item.assessorRole == .caseManagerWork)
    }

    private func register(
        _ scores: [String: IcfScore], on day: String = "2020-10-01", by role: Role = .caseManagerCare,
        as assessor: Role = .caseManagerCare
    ) throws -> Assessment {
        var all = IcfScores()
        for (code, score) in scores {
            guard let factor = IcfFactor(rawValue: code) else { throw TestingFault("no factor") }
            all[factor] = score
        }
        let content = IcfAssessment(
            assessedOn: .of(day), jobGoal: "magazijnier", scores: all, remarks: [],
            narratives: IcfAssessment.Narratives())
        let (assessments, trajectory, actor) = (file.house.services.assessments, file.trajectory, file.actor(role))
        return try file.write {
            try assessments.register(content, assessor: assessor, of: trajectory, by: actor, in: $0).assessment
        }
    }

    private func list(by role: Role) throws -> [AssessmentItem] {
        let (assessments, actor) = (file.house.services.assessments, file.actor(role))
        return try file.house.services.storage.makeReader().read {
            try assessments.list(
                of: file.trajectory, page: PageRequest(size: 10, after: nil), by: actor, in: $0
            ).page.items
        }
    }

    private func compare(
        _ id: ID<IcfAssessment>, against other: ID<IcfAssessment>
    ) throws -> AssessmentComparison {
        let (assessments, actor) = (file.house.services.assessments, file.actor(.participant))
        return try file.house.services.storage.makeReader().read {
            try assessments.compare(id, against: other, of: file.trajectory, by: actor, in: $0).comparison
        }
    }
}
