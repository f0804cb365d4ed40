/// All that the recommendation on a referral looks at (S-1, S-7); the same facts give the same receipt.
package struct ScreeningFacts: Equatable, Sendable {
    /// The day the referral was submitted.
    package var submittedOn: Day
    /// How the person is registered with VDAB.
    package var registration: Registration?
    /// The municipality the person lives in.
    package var nisCode: NisCode?
    /// The step of the participation ladder the person is on, 1 to 6.
    package var currentLevel: Int?
    /// The step aimed at, 1 to 6.
    package var targetLevel: Int?
    /// Whether paid work seems possible at the end.
    package var paidWorkPlausible: Plausibility?
    /// Whether the person wants to take an active part.
    package var engagement: Engagement?
    /// Since when the person is without work.
    package var unemployedSince: Day?
    /// The scores of the latest assessment.
    package var scores: IcfScores
    /// What the referral misses, as `Completeness.missing` names it.
    package var missing: [String]

    /// Makes the facts.
    package init(
        submittedOn: Day, registration: Registration?, nisCode: NisCode?, currentLevel: Int?, targetLevel: Int?,
        paidWorkPlausible: Plausibility?, engagement: Engagement?, unemployedSince: Day?, scores: IcfScores,
        missing: [String]
    ) {
        self.submittedOn = submittedOn
        self.registration = registration
        self.nisCode = nisCode
        self.currentLevel = currentLevel
        self.targetLevel = targetLevel
        self.paidWorkPlausible = paidWorkPlausible
        self.engagement = engagement
        self.unemployedSince = unemployedSince
        self.scores = scores
        self.missing = missing
    }

    /// The region the person lived in when the referral was submitted (F-9).
    var region: Region? {
        nisCode.map { Region(of: $0, on: submittedOn) }
    }

    /// Whether nothing at all is to be asked for: `wanted` is empty.
    var isWhole: Bool {
        missing.isEmpty && registration != nil && region.map { $0 != .unknown } == true && paidWorkPlausible != nil
            && currentLevel != nil && targetLevel != nil && scores.isWhole
    }

    /// What the referral misses, and what the criteria need beyond that.
    var wanted: [String] {
        var names = missing
        if registration == nil { names.append("participant.registration") }
        if region == nil || region == .unknown { names.append("participant.address.nisCode") }
        if paidWorkPlausible == nil { names.append("paidWorkPlausible") }
        if currentLevel == nil { names.append("currentLevel") }
        if targetLevel == nil { names.append("targetLevel") }
        names += scores.missing.map { "icf.scores." + $0.code }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
