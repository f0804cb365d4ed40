import Testing
import TredeDomain

@testable import Trede

@Suite("Regime files")
struct RegimeFilesTests {
    private func regime(_ code: String) throws -> Regime {
        try #require(try RegimeFiles.load().first { $0.code == code })
    }

    @Test("Z-2: both regimes are shipped and say where they come from")
    func shipped() throws {
        let regimes = try RegimeFiles.load()
        #expect(regimes.map(\.code) == ["activation-2018", "activation-2023"])
        #expect(regimes.allSatisfy { $0.measure == "activationTrajectory" })
        #expect(regimes.allSatisfy { $0.source.contains("Decree of") && $0.source.hasSuffix("Read 2026-11-22.") })
    }

    @Test(
        "Z-1: the day of application decides which one holds",
        arguments: [
            ("2018-06-30", nil), ("2018-07-01", "activation-2018"), ("2023-06-30", "activation-2018"),
            ("2023-07-01", "activation-2023"), ("2026-11-22", "activation-2023"),
        ] as [(String, String?)])
    func applicationDay(text: String, code: String?) throws {
        let day = try #require(Day(text))
        #expect(try RegimeFiles.load().filter { $0.covers(applicationOn: day) }.map(\.code) == [code].compactMap { $0 })
    }

    @Test("E-1, E-2, E-3, E-23: the figures of 2018")
    func figures2018() throws {
        let financing = try regime("activation-2018").financing
        #expect(financing.caseManagerCents == 80_000)
        #expect(financing.caseManagerSharesPercent == [60, 40])
        #expect(financing.leadPartnerCents == 280_000)
        #expect(financing.leadPartnerSharesPercent == [70, 30])
        #expect(financing.ownSharePercent == 10)
        #expect(financing.paidAfterMonths == 1)
    }

    @Test("Z-3: the amounts of 2023 are open")
    func figures2023() throws {
        let financing = try regime("activation-2023").financing
        #expect(financing.caseManagerCents == nil)
        #expect(financing.leadPartnerCents == nil)
    }

    @Test(
        "M-2, M-3, T-3, P-3, P-4: the terms of both", arguments: ["activation-2018", "activation-2023"])
    func terms(code: String) throws {
        let terms = try regime(code).terms
        #expect(terms.startLevels == [4])
        #expect(terms.targetLevels == [5, 6])
        #expect([terms.durationMonthsMin, terms.durationMonthsMax] == [3, 18])
        #expect(terms.actionGapDaysMax == 28)
        #expect(terms.requiredSignatures == ["caseManagerWork", "caseManagerCare", "participant"])
        #expect(terms.redirections.map(\.levels) == [[3], [1, 2], [5, 6]])
        #expect(
            terms.redirections.map(\.measures) == [
                ["workLikeActivities", "workCare"], ["receptionTrajectory"], ["regularMediation"],
            ])
        #expect(terms.terminationReasons == TerminationReason.allCases.map(\.rawValue))
    }

    @Test(
        "T-7: the deadlines run from and until known facts",
        arguments: [
            ("DL-1", Regime.Term.weeks(4), "teamAppointed", "planDrawnUp"),
            ("DL-2", .weeks(6), "firstConversation", "planApproved"),
            ("DL-3", .weeks(4), "planReceived", "planStarted"),
            ("DL-4", .weeks(4), "endReportDelivered", "endAdviceRegistered"),
            ("DL-5", .months(18), "trajectoryStarted", "trajectoryEnded"),
            ("DL-6", .months(12), "trajectoryClosed", "aftercareReviewed"),
            ("DL-7-3", .months(3), "trajectoryClosed", "outcomeMeasured3Months"),
            ("DL-7-6", .months(6), "trajectoryClosed", "outcomeMeasured6Months"),
            ("DL-7-12", .months(12), "trajectoryClosed", "outcomeMeasured12Months"),
        ])
    func deadlines(code: String, term: Regime.Term, from: String, until: String) throws {
        for regime in try RegimeFiles.load() {
            let rule = try #require(regime.deadlines.first { $0.code == code })
            #expect(rule.term == term)
            #expect(rule.from == from)
            #expect(rule.until == until)
            #expect(regime.deadlines.count == 9)
        }
    }

    @Test(
        "the catalogue names domain and provider of each action",
        arguments: [
            ("careExploration", "care", Role.careProvider), ("psychologicalSupport", "care", .careProvider),
            ("stressTraining", "care", .careProvider), ("homeGuidance", "care", .careProvider),
            ("structuralGuidance", "structural", .careProvider), ("teamMeeting", "coordination", .careProvider),
            ("jobOrientation", "work", .workProvider), ("internshipPreparation", "work", .workProvider),
            ("internshipGuidance", "work", .workProvider), ("applicationTraining", "work", .workProvider),
        ])
    func actionTypes(code: String, domain: String, role: Role) throws {
        for regime in try RegimeFiles.load() {
            let type = try #require(regime.actionTypes.first { $0.code == code })
            #expect(type.domain == domain)
            #expect(type.providerRole == role)
            #expect(regime.actionTypes.count == 10)
        }
    }

    @Test("C-2: the end advices and their groups")
    func adviceCodes() throws {
        for regime in try RegimeFiles.load() {
            #expect(regime.adviceCodes.map(\.code) == ["AB", "AD", "AZ", "BC", "LD", "NC", "NT"])
            #expect(regime.adviceCodes.filter { $0.group == "paidWork" }.map(\.code) == ["BC", "LD", "NC"])
            #expect(regime.adviceCodes.filter { $0.group == "welfare" }.map(\.code) == ["NT"])
        }
    }

    @Test(
        "Z-2, Z-4: the words follow the regime",
        arguments: [
            ("leadPartner", "penhouder", "netwerkcoördinator"), ("targetGroup", "MMPPS", "CMPPS"),
            ("internship", "activeringsstage", "werkervaringsstage"),
            ("screener", "dienst gespecialiseerde screening (DGS)", "team TOM"),
            ("caseManagerWork", "casemanager werk", "casemanager werk"),
        ])
    func labels(code: String, older: String, newer: String) throws {
        #expect(try regime("activation-2018").labels[code]?[.nl] == older)
        #expect(try regime("activation-2023").labels[code]?[.nl] == newer)
        #expect(try regime("activation-2018").adviceCodes.last?.label[.nl] == "niet toeleidbaar")
        #expect(try regime("activation-2023").adviceCodes.last?.label[.nl] == "advies welzijn")
    }

    @Test(
        "a faulty file is told by name, place and fault",
        arguments: [
            ("{", "Regime file x.json, line 1, column 2: unexpectedEnd."),
            ("{}", "Regime file x.json, code: must be there."),
            (#"{"code": 1}"#, "Regime file x.json, code: must be of type string."),
            (#"{"measure": "x"}"#, "Regime file x.json, measure: must be one of activationTrajectory, "),
            (#"{"applicationsFrom": "2018-02-30"}"#, "Regime file x.json, applicationsFrom: must be a day."),
            (#"{"terms": {"startLevels": [7]}}"#, "x.json, terms.startLevels[0]: must lie between 1 and 6."),
            (#"{"labels": [], "more": 1}"#, "Regime file x.json, more: is not known here."),
            (#"{"deadlines": [{"weeks": 1, "months": 1}]}"#, "deadlines[0].months: must not be given beside weeks."),
            (#"{"deadlines": [{"from": "never"}]}"#, "deadlines[0].from: must be one of teamAppointed, "),
        ])
    func faults(text: String, sentence: String) {
        let error = #expect(throws: RegimeFileError.self) {
            try RegimeFiles.load([(name: "x.json", bytes: Array(text.utf8))])
        }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    }

    @Test("the faults of all files are told at once")
    func allFaults() {
        let error = #expect(throws: RegimeFileError.self) {
            try RegimeFiles.load([(name: "a.json", bytes: Array("{}".utf8)), (name: "b.json", bytes: [])])
        }
        #expect(error?.faults.contains { $0.hasPrefix("Regime file a.json, labels") } == true)
        #expect(error?.faults.contains { $0.hasPrefix("Regime file b.json") } == true)
    }
}
