/// Which parts of a referral are there, as far as deciding on it needs them (F-2, F-3).
package struct Completeness: Equatable, Sendable {
    /// Whether the number of the person is there (F-2 a).
    package var hasSsin = false
    /// Whether the family name is there.
    package var hasFamilyName = false
    /// Whether the given name is there.
    package var hasGivenName = false
    /// Whether the birth date is there.
    package var hasBirthDate = false
    /// In what capacity the person is referred, where that is said (F-2 b).
    package var referrerKind: ReferrerKind?
    /// Whether the organisation that refers is named; nobody needs one to refer themself.
    package var hasReferringOrganisation = false
    /// Whether it says why a trajectory would help (F-3).
    package var hasMotivation = false
    /// Whether it says what work the person wants.
    package var hasJobGoal = false
    /// Whether it says on which level the person is (F-3).
    package var hasCurrentLevel = false
    /// Whether it says which level is aimed at (F-3).
    package var hasTargetLevel = false
    /// How many pieces of medical evidence are named (F-2 c).
    package var medicalEvidenceCount = 0
    /// Whether the day of the assessment is there (F-2 d).
    package var hasAssessmentDay = false
    /// Whether the job goal that the scores were judged against is there (I-1).
    package var hasAssessmentJobGoal = false
    /// The scores (F-2 d).
    package var scores = IcfScores()

    /// Makes the completeness of an empty referral.
    package init() {}

    /// Every missing part by its place in the referral; a factor without score as `icf.scores.b1261`.
    package var missing: [String] {
        let parts = [
            ("participant.ssin", hasSsin), ("participant.familyName", hasFamilyName),
            ("participant.givenName", hasGivenName), ("participant.birthDate", hasBirthDate),
            ("referrer.kind", referrerKind != nil),
            ("referrer.organisation", hasReferringOrganisation || referrerKind?.needsOrganisation != true),
            ("motivation", hasMotivation), ("jobGoal", hasJobGoal), ("currentLevel", hasCurrentLevel),
            ("targetLevel", hasTargetLevel), ("medicalEvidence", medicalEvidenceCount > 0),
            ("icf.assessedOn", hasAssessmentDay), ("icf.jobGoal", hasAssessmentJobGoal),
        ]
        return parts.filter { !$0.1 }.map(\.0) + scores.missing.map { "icf.scores." + $0.code }
    }

    /// Whether nothing is missing.
    package var isComplete: Bool { missing.isEmpty }

    /// Why it cannot be decided on; nil when it is complete.
    package var refusal: Refusal? {
        let missing = missing
        return missing.isEmpty ? nil : Refusal(.f2, .incompleteReferral, arguments: missing)
    }
}
