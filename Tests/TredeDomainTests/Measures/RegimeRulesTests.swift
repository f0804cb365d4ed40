import Testing

@testable import TredeDomain

@Suite("Regime rules")
struct RegimeRulesTests {
    @Test("a whole regime has no fault")
    func whole() {
        #expect(RegimeRules.faults(of: .sample()).isEmpty)
    }

    @Test(
        "Z-1: its period does not end before it begins",
        arguments: [("2018-06-30", false), ("2018-07-01", true), ("2018-07-02", true)])
    func period(until: String, isWhole: Bool) {
        let faults = RegimeRules.faults(of: .sample(applicationsUntil: until))
        #expect(faults.map(\.path) == (isWhole ? [] : ["applicationsUntil"]))
    }

    @Test("T-3: the least length is at most the greatest", arguments: [(17, true), (18, true), (19, false)])
    func lengths(months: Int, isWhole: Bool) {
        let faults = RegimeRules.faults(of: .sample(terms: .sample(durationMonthsMin: months)))
        #expect(faults.map(\.path) == (isWhole ? [] : ["terms.durationMonthsMin"]))
    }

    @Test("M-3: each level is admitted or redirected once")
    func levels() {
        let twice = RegimeRules.faults(of: .sample(terms: .sample(startLevels: [3, 4])))
        #expect(twice.map(\.sentence) == ["level 3 must be admitted or redirected exactly once, not 2 times"])
        let never = RegimeRules.faults(of: .sample(terms: .sample(startLevels: [])))
        #expect(never.map(\.sentence) == ["level 4 must be admitted or redirected exactly once, not 0 times"])
    }

    @Test(
        "E-1, E-2: the parts of an amount sum to the whole",
        arguments: [
            ([60, 40], [70, 30], [String]()), ([60, 41], [70, 30], ["financing.caseManagerSharesPercent"]),
            ([60, 40], [70, 29], ["financing.leadPartnerSharesPercent"]), ([100, 0], [0, 100], []),
        ])
    func shares(caseManager: [Int], leadPartner: [Int], paths: [String]) {
        let financing = Regime.Financing.sample(caseManagerShares: caseManager, leadPartnerShares: leadPartner)
        #expect(RegimeRules.faults(of: .sample(financing: financing)).map(\.path) == paths)
    }

    @Test("codes stand once in their list")
    func codes() {
        let regime = Regime.sample(
            deadlines: .sample + [Regime.DeadlineRule].sample.prefix(1),
            actionTypes: .sample + [Regime.ActionType].sample.suffix(1),
            adviceCodes: .sample + [Regime.AdviceCode].sample.suffix(1))
        #expect(RegimeRules.faults(of: regime).map(\.path) == ["deadlines", "actionTypes", "adviceCodes"])
    }

    @Test("Z-4: every role and every reason to end early has a word")
    func words() {
        let faults = RegimeRules.faults(of: .sample(labels: [:]))
        #expect(faults.count == Role.allCases.count + TerminationReason.allCases.count)
        #expect(faults.contains { $0.sentence == "must hold leadPartner" })
    }

    @Test(
        "Z-1: regimes of one measure that share a day of application overlap",
        arguments: [
            ("2023-06-30", nil, true), ("2023-07-01", nil, false), ("2017-01-01", "2018-06-30", false),
            ("2017-01-01", "2018-07-01", true), ("2017-01-01", nil, true), ("2019-01-01", "2019-12-31", true),
        ] as [(String, String?, Bool)])
    func overlap(from: String, until: String?, isOverlap: Bool) {
        let other = Regime.sample(applicationsFrom: from, applicationsUntil: until)
        #expect(Regime.sample().overlaps(other) == isOverlap)
        #expect(other.overlaps(.sample()) == isOverlap)
        #expect(!Regime.sample(measure: "other").overlaps(other))
    }

    @Test("T-4: reasons have the letters of the law", arguments: zip(["a", "b", "c", "d"], TerminationReason.allCases))
    func letters(letter: String, reason: TerminationReason) {
        #expect(TerminationReason(letter: letter) == reason)
        #expect(reason.letter == letter)
        #expect(TerminationReason(letter: letter.uppercased()) == nil)
        #expect(TerminationReason(letter: "e") == nil)
    }
}
