@testable import TredeDomain

extension Regime {
    /// A regime with the figures of 2018, for tests to change.
    static func sample(
        applicationsFrom: String = "2018-07-01", applicationsUntil: String? = "2023-06-30", measure: String? = nil,
        terms: Terms = .sample(), deadlines: [DeadlineRule] = .sample, actionTypes: [ActionType] = .sample,
        adviceCodes: [AdviceCode] = .sample, financing: Financing = .sample(), labels: [String: LocalizedText]? = nil
    ) -> Regime {
        let words = Role.allCases.map(\.rawValue) + TerminationReason.allCases.map(\.rawValue)
        return Regime(
            code: "sample", measure: measure ?? "activationTrajectory",
            applicationsFrom: Day(applicationsFrom) ?? Day(daysSince1970: 0),
            applicationsUntil: applicationsUntil.flatMap { Day($0) }, source: "made up for tests", terms: terms,
            deadlines: deadlines, actionTypes: actionTypes, adviceCodes: adviceCodes, financing: financing,
            labels: labels ?? Dictionary(uniqueKeysWithValues: words.map { ($0, LocalizedText(nl: $0)) }))
    }
}

extension Regime.Terms {
    static func sample(
        startLevels: [Int] = [4], durationMonthsMin: Int = 3, durationMonthsMax: Int = 18,
        redirections: [Regime.Redirection] = .sample
    ) -> Regime.Terms {
        Regime.Terms(
            startLevels: startLevels, targetLevels: [5, 6], durationMonthsMin: durationMonthsMin,
            durationMonthsMax: durationMonthsMax, heavyProfileSeriousProblemsMin: 15, actionGapDaysMax: 28,
            requiredSignatures: ["caseManagerWork", "caseManagerCare", "participant"], redirections: redirections,
            terminationReasons: TerminationReason.allCases.map(\.rawValue))
    }
}

extension [Regime.Redirection] {
    static let sample = [
        Regime.Redirection(levels: [3], measures: ["workLikeActivities", "workCare"]),
        Regime.Redirection(levels: [1, 2], measures: ["receptionTrajectory"]),
        Regime.Redirection(levels: [5, 6], measures: ["regularMediation"]),
    ]
}

extension Regime.Financing {
    static func sample(caseManagerShares: [Int] = [60, 40], leadPartnerShares: [Int] = [70, 30]) -> Regime.Financing {
        Regime.Financing(
            caseManagerCents: 80_000, caseManagerSharesPercent: caseManagerShares, leadPartnerCents: 280_000,
            leadPartnerSharesPercent: leadPartnerShares, ownSharePercent: 10, paidAfterMonths: 1)
    }
}

extension [Regime.ActionType] {
    static let sample: [Regime.ActionType] = [
        ("careExploration", "care", Role.careProvider), ("psychologicalSupport", "care", .careProvider),
        ("structuralGuidance", "structural", .careProvider), ("teamMeeting", "coordination", .careProvider),
        ("jobOrientation", "work", .workProvider), ("internshipGuidance", "work", .workProvider),
    ].map { Regime.ActionType(code: $0, domain: $1, providerRole: $2, label: LocalizedText(nl: $0)) }
}

extension [Regime.AdviceCode] {
    static let sample: [Regime.AdviceCode] = [
        ("AB", "other"), ("AD", "other"), ("AZ", "other"), ("BC", "paidWork"), ("LD", "paidWork"), ("NC", "paidWork"),
        ("NT", "welfare"),
    ].map { Regime.AdviceCode(code: $0, group: $1, label: LocalizedText(nl: $0)) }
}

extension [Regime.DeadlineRule] {
    static let sample: [Regime.DeadlineRule] = [
        ("DL-1", Regime.Term.weeks(4), "teamAppointed", "planDrawnUp", Role.caseManagerWork),
        ("DL-2", .weeks(6), "firstConversation", "planApproved", .caseManagerWork),
        ("DL-3", .weeks(4), "planReceived", "planStarted", .leadPartner),
        ("DL-4", .weeks(4), "endReportDelivered", "endAdviceRegistered", .caseManagerWork),
        ("DL-5", .months(18), "trajectoryStarted", "trajectoryEnded", .caseManagerWork),
        ("DL-6", .months(12), "trajectoryClosed", "aftercareReviewed", .caseManagerCare),
        ("DL-7-3", .months(3), "trajectoryClosed", "outcomeMeasured3Months", .counsellor),
        ("DL-7-6", .months(6), "trajectoryClosed", "outcomeMeasured6Months", .counsellor),
        ("DL-7-12", .months(12), "trajectoryClosed", "outcomeMeasured12Months", .counsellor),
    ].map { code, term, from, until, owner in
        Regime.DeadlineRule(
            code: code, term: term, from: from, until: until, owner: owner, label: LocalizedText(nl: code))
    }
}
