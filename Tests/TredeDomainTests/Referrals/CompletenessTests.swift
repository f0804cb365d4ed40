import Testing

@testable import TredeDomain

extension Completeness {
    /// A referral of which nothing is missing.
    static var whole: Completeness {
        var parts = Completeness()
        parts.hasSsin = true
        parts.hasFamilyName = true
        parts.hasGivenName = true
        parts.hasBirthDate = true
        parts.referrerKind = .gtb
        parts.hasReferringOrganisation = true
        parts.hasMotivation = true
        parts.hasJobGoal = true
        parts.hasCurrentLevel = true
        parts.hasTargetLevel = true
        parts.medicalEvidenceCount = 1
        parts.hasAssessmentDay = true
        parts.hasAssessmentJobGoal = true
        for factor in IcfFactor.allCases { parts.scores[factor] = .noProblem }
        return parts
    }
}

@Suite("Completeness")
struct CompletenessTests {
    @Test("F-2: a whole referral misses nothing")
    func whole() {
        #expect(Completeness.whole.missing.isEmpty)
        #expect(Completeness.whole.isComplete)
        #expect(Completeness.whole.refusal == nil)
    }

    @Test("F-2: an empty referral misses every part, each named")
    func empty() {
        let missing = Completeness().missing
        #expect(missing.count == 12 + 43)
        #expect(
            missing.prefix(4) == [
                "participant.ssin", "participant.familyName", "participant.givenName", "participant.birthDate",
            ])
        #expect(missing.last == "icf.scores.x9")
        #expect(!missing.contains("referrer.organisation"))
    }

    @Test(
        "F-2, F-3: each missing part is named alone",
        arguments: [
            "participant.ssin", "participant.familyName", "participant.givenName", "participant.birthDate",
            "referrer.kind", "referrer.organisation", "motivation", "jobGoal", "currentLevel", "targetLevel",
            "medicalEvidence", "icf.assessedOn", "icf.jobGoal",
        ])
    func oneMissing(name: String) {
        var parts = Completeness.whole
        switch name {
        case "participant.ssin": parts.hasSsin = false
        case "participant.familyName": parts.hasFamilyName = false
        case "participant.givenName": parts.hasGivenName = false
        case "participant.birthDate": parts.hasBirthDate = false
        case "referrer.kind": parts.referrerKind = nil
        case "referrer.organisation": parts.hasReferringOrganisation = false
        case "motivation": parts.hasMotivation = false
        case "jobGoal": parts.hasJobGoal = false
        case "currentLevel": parts.hasCurrentLevel = false
        case "targetLevel": parts.hasTargetLevel = false
        case "medicalEvidence": parts.medicalEvidenceCount = 0
        case "icf.assessedOn": parts.hasAssessmentDay = false
        default: parts.hasAssessmentJobGoal = false
        }
        #expect(parts.missing == [name])
        #expect(parts.refusal == Refusal(.f2, .incompleteReferral, arguments: [name]))
    }

    @Test("F-2: all 43 factors are to be scored", arguments: IcfFactor.allCases)
    func factor(factor: IcfFactor) {
        var parts = Completeness.whole
        parts.scores[factor] = nil
        #expect(parts.missing == ["icf.scores.\(factor.code)"])
    }

    @Test("F-1: who refers themself has no organisation")
    func oneself() {
        var parts = Completeness.whole
        parts.referrerKind = .oneself
        parts.hasReferringOrganisation = false
        #expect(parts.isComplete)
    }
}
