import Testing

@testable import TredeDomain

@Suite("Closing")
struct ClosingRulesTests {
    private func advice(
        code: String = "NC", motivation: String? = "Klaar voor betaald werk",
        givenBy: Set<Role> = [.caseManagerWork, .caseManagerCare]
    ) throws -> ClosingRules.Advice {
        ClosingRules.Advice(
            code: code, motivation: motivation, givenBy: givenBy, registeredOn: try day("2019-12-10"))
    }

    private func refusals(
        givenBy: Set<Role> = [.caseManagerWork, .caseManagerCare], report: String? = "2019-12-01",
        heldOn: String? = "2019-12-09", present: Set<Role> = [.caseManagerWork, .participant],
        view: ClosingConversation.View? = .agrees
    ) throws -> [Refusal] {
        let conversation = try heldOn.map {
            ClosingConversation(heldOn: try day($0), present: present, view: view)
        }
        return ClosingRules.refusals(
            of: try advice(givenBy: givenBy), startedOn: try day("2019-01-15"),
            endReportDeliveredOn: try report.map(day), conversation: conversation)
    }

    @Test("C-2: the advice is one of the regime", arguments: ["AB", "AD", "AZ", "BC", "LD", "NC", "NT"])
    func codes(code: String) throws {
        #expect(ClosingRules.violations(in: try advice(code: code), regime: .sample()).isEmpty)
    }

    @Test("C-2: any other code is refused", arguments: ["", "XX", "nc", "LDE"])
    func otherCodes(code: String) throws {
        #expect(
            ClosingRules.violations(in: try advice(code: code), regime: .sample()) == [
                Violation("code", .adviceCodeNotOfRegime, rule: .c2, arguments: [code])
            ])
    }

    @Test("C-2: the advice is motivated", arguments: [nil, "", "  \n"])
    func motivation(text: String?) throws {
        #expect(
            ClosingRules.violations(in: try advice(motivation: text), regime: .sample()) == [
                Violation("motivation", .required, rule: .c2)
            ])
    }

    @Test(
        "C-3: the closing conversation lies between the start and the registration",
        arguments: [
            ("2019-01-14", false), ("2019-01-15", true), ("2019-12-10", true), ("2019-12-11", false),
            ("1990-01-01", false),
        ])
    func conversationDay(heldOn: String, isAllowed: Bool) throws {
        #expect(try refusals(heldOn: heldOn) == (isAllowed ? [] : [Refusal(.c3, .closingConversationMissing)]))
    }

    @Test(
        "C-3: a case manager holds it with the participant",
        arguments: [
            ([.participant], ["caseManager"]), ([.participant, .workProvider], ["caseManager"]),
            ([.caseManagerCare, .participant], nil), ([.caseManagerCare], ["participant"]),
        ] as [(Set<Role>, [String]?)])
    func conversationPresent(present: Set<Role>, missing: [String]?) throws {
        let expected = missing.map { [Refusal(.c3, .closingConversationMissing, arguments: $0)] } ?? []
        #expect(try refusals(present: present) == expected)
    }

    @Test("a whole closing is not refused", arguments: ClosingConversation.View.allCases)
    func whole(view: ClosingConversation.View) throws {
        #expect(try refusals(view: view).isEmpty)
    }

    @Test("C-2: both case managers give it", arguments: [Role.caseManagerWork, .caseManagerCare])
    func both(role: Role) throws {
        let found = try refusals(givenBy: Set([.caseManagerWork, .caseManagerCare]).subtracting([role]))
        #expect(found == [Refusal(.c2, .adviceAgreementMissing, arguments: [role.rawValue])])
    }

    @Test("C-1: a report tells what can be done, what remains, on which conditions, and the progress between two")
    func parts() {
        let missing = ClosingRules.violations(in: EndReport.Account(competenceProfile: " ", conditions: "Rust"))
        #expect(
            missing.map(\.name) == [
                "competenceProfile", "remainingBarriers", "firstAssessmentId", "lastAssessmentId",
            ])
        #expect(missing.allSatisfy { $0.rule == .c1 && $0.reason == .required })
    }

    @Test(
        "C-1: the end report is delivered by then",
        arguments: [("2019-12-10", true), ("2019-12-11", false), (nil, false)] as [(String?, Bool)])
    func report(delivered: String?, isThere: Bool) throws {
        #expect(try refusals(report: delivered) == (isThere ? [] : [Refusal(.c1, .endReportMissing)]))
    }

    @Test(
        "C-3: the closing conversation is held by then",
        arguments: [("2019-12-10", true), ("2019-12-11", false), (nil, false)] as [(String?, Bool)])
    func conversation(heldOn: String?, isThere: Bool) throws {
        #expect(try refusals(heldOn: heldOn) == (isThere ? [] : [Refusal(.c3, .closingConversationMissing)]))
    }

    @Test("C-3: the participant is present and their view is recorded")
    func participant() throws {
        #expect(
            try refusals(present: [.caseManagerWork, .caseManagerCare]) == [
                Refusal(.c3, .closingConversationMissing, arguments: ["participant"])
            ])
        #expect(try refusals(view: nil) == [Refusal(.c3, .closingConversationMissing, arguments: ["view"])])
    }

    @Test("all that stands in the way is told at once")
    func all() throws {
        let found = try refusals(givenBy: [], report: nil, heldOn: nil)
        #expect(
            found.map(\.reason) == [
                .adviceAgreementMissing, .adviceAgreementMissing, .endReportMissing, .closingConversationMissing,
            ])
    }

    @Test(
        "E-7: the last instalments are earned from the regime's least length on",
        arguments: [("2019-04-14", false), ("2019-04-15", true)])
    func lastInstalments(text: String, isEarned: Bool) throws {
        let length = TrajectoryLength(startedOn: try day("2019-01-15"))
        #expect((length.earnsLastInstalmentsOn(in: .sample()) <= (try day(text))) == isEarned)
    }
}
