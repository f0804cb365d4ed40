import Testing
import TredeDomain

@Suite("Consents")
struct ConsentTests {
    private static let one = ID<Organisation>(high: 1, low: 1)
    private static let other = ID<Organisation>(high: 2, low: 2)

    private func content(
        _ scope: ConsentScope = .fileAccess, _ role: Role = .caseManagerCare, _ organisation: ID<Organisation>? = nil,
        from: String = "2020-03-10", until: String? = nil, onBehalf: Signature.OnBehalf? = nil
    ) throws -> Consent.Content {
        Consent.Content(
            scope: scope, receiverRole: role, organisation: organisation, purpose: "Vervanging",
            period: try period(from, until), onBehalf: onBehalf)
    }

    private func consent(_ content: Consent.Content, withdrawnOn: String? = nil) throws -> Consent {
        try Consent(
            id: ID(high: 3, low: 3), content: content, basis: .participant, recordedBy: .participant, recorder: nil,
            recordedAt: Instant(milliseconds: 0),
            withdrawal: withdrawnOn.map {
                try Consent.Withdrawal(
                    withdrawnOn: day($0), reason: nil, onBehalf: nil, recordedBy: .participant,
                    recordedAt: Instant(milliseconds: 0))
            })
    }

    @Test(
        "V-3, V-8: a consent stands from its first to its last day, and no longer on the day it is taken back",
        arguments: [
            ("2020-03-09", nil, nil, false), ("2020-03-10", nil, nil, true), ("2029-12-31", nil, nil, true),
            ("2020-04-10", "2020-04-10", nil, true), ("2020-04-11", "2020-04-10", nil, false),
            ("2020-03-31", nil, "2020-04-01", true), ("2020-04-01", nil, "2020-04-01", false),
            ("2020-03-10", nil, "2020-03-10", false), ("2020-04-05", "2020-04-10", "2020-04-05", false),
        ] as [(String, String?, String?, Bool)])
    func stands(on text: String, until: String?, withdrawnOn: String?, expected: Bool) throws {
        let consent = try consent(content(until: until), withdrawnOn: withdrawnOn)
        #expect(try consent.stands(on: day(text)) == expected)
        #expect(consent.version == (withdrawnOn == nil ? 1 : 2))
    }

    @Test("V-3, V-4: a consent lets only its receiver do only what it is for")
    func lets() throws {
        let today = try day("2020-03-10")
        let wide = try consent(content())
        #expect(wide.lets(.caseManagerCare, of: Self.one, do: .fileAccess, on: today))
        #expect(!wide.lets(.caseManagerWork, of: Self.one, do: .fileAccess, on: today))
        #expect(!wide.lets(.caseManagerCare, of: Self.one, do: .providerRegistration, on: today))
        #expect(try !wide.lets(.caseManagerCare, of: Self.one, do: .fileAccess, on: day("2020-03-09")))
        let narrow = try consent(content(.fileAccess, .caseManagerCare, Self.one))
        #expect(narrow.lets(.caseManagerCare, of: Self.one, do: .fileAccess, on: today))
        #expect(!narrow.lets(.caseManagerCare, of: Self.other, do: .fileAccess, on: today))
    }

    @Test("V-8: what would give the same on some day overlaps, so that taking one back takes it all back")
    func overlaps() throws {
        let until = try content(until: "2020-04-10")
        #expect(try consent(until).overlaps(content(from: "2020-04-10")))
        #expect(try !consent(until).overlaps(content(from: "2020-04-11")))
        #expect(try !consent(until).overlaps(content(.fileAccess, .caseManagerWork)))
        #expect(try !consent(content(.providerRegistration, .careProvider)).overlaps(content()))
        let narrow = try consent(content(.fileAccess, .caseManagerCare, Self.one))
        #expect(try narrow.overlaps(content()))
        #expect(try narrow.overlaps(content(.fileAccess, .caseManagerCare, Self.one)))
        #expect(try !narrow.overlaps(content(.fileAccess, .caseManagerCare, Self.other)))
        let withdrawn = try consent(content(), withdrawnOn: "2020-05-01")
        #expect(try withdrawn.overlaps(content(from: "2020-04-30")))
        #expect(try !withdrawn.overlaps(content(from: "2020-05-01")))
        #expect(try !consent(content(), withdrawnOn: "2020-03-10").overlaps(content()))
    }

    @Test(
        "V-3, V-4: each scope has its receivers, and nothing is agreed in advance",
        arguments: Role.allCases, ConsentScope.allCases)
    func receivers(role: Role, scope: ConsentScope) throws {
        let managers: Set<Role> = [.caseManagerWork, .caseManagerCare]
        let allowed = scope == .fileAccess ? managers : [.workProvider, .careProvider]
        let today = try day("2020-03-10")
        let names = ConsentRules.violations(in: try content(scope, role), today: today).map(\.name)
        #expect(names == (allowed.contains(role) ? [] : ["receiverRole"]))
        let early = try ConsentRules.violations(in: content(scope, role), today: day("2020-03-09")).map(\.name)
        #expect(early.contains("givenOn"))
    }

    @Test("H-3: nothing is agreed elsewhere but in an import")
    func importedHistory() throws {
        let onBehalf = Signature.OnBehalf(reason: .importedHistory, proof: "x")
        let violations = ConsentRules.violations(in: onBehalf, by: .caseManagerCare)
        #expect(violations.map(\.name) == ["onBehalf.reason"])
    }

    @Test("V-3, V-4: the participant speaks for oneself, others with a proof, and nobody lets oneself in")
    func speaking() {
        let proof = Signature.OnBehalf(reason: .paper, proof: "Map 1")
        func reason(_ role: Role, _ onBehalf: Signature.OnBehalf?, _ receiver: Role?) -> Reason? {
            ConsentRules.refusal(speakingBy: role, with: onBehalf, for: receiver)?.reason
        }
        #expect(reason(.participant, nil, .caseManagerWork) == nil)
        #expect(reason(.caseManagerWork, nil, .caseManagerCare) == .onBehalfReasonMissing)
        #expect(reason(.caseManagerWork, proof, .caseManagerCare) == nil)
        #expect(reason(.caseManagerWork, proof, .workProvider) == nil)
        #expect(reason(.caseManagerWork, proof, .caseManagerWork) == .consentForOneself)
        #expect(reason(.caseManagerWork, proof, nil) == nil)
    }
}
