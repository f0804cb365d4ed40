import Testing

@testable import TredeDomain

@Suite("Networks")
struct NetworkTests {
    private static let whole: Set<OrganisationKind> = [
        .workProvider, .shelteredWorkshop, .cgg, .vaphProvision, .caw, .ocmw,
    ]

    @Test("A-2: nine kinds of organisation may provide the case manager care", arguments: OrganisationKind.allCases)
    func caseManagerCare(kind: OrganisationKind) {
        let recognisable: Set<OrganisationKind> = [
            .caw, .healthInsuranceFund, .cgg, .shelteredLiving, .psychiatricHospital, .psychiatricWard, .vaphProvision,
            .rehabilitationCentre, .ocmw,
        ]
        #expect(kind.mayProvideCaseManagerCare == recognisable.contains(kind))
        #expect(kind.mayProvideCaseManagerWork == (kind == .gtb))
    }

    @Test("N-2: without the only partner of a kind the network is short of it", arguments: whole)
    func missingOne(kind: OrganisationKind) {
        let missing = Composition.missing(among: Self.whole.subtracting([kind]))
        #expect(missing.count == 1)
        #expect(missing.first?.kinds.contains(kind) == true)
    }

    @Test(
        "N-2: one of five kinds meets the need of mental health",
        arguments: [
            (OrganisationKind.psychiatricHospital, true), (.psychiatricWard, true), (.cgg, true),
            (.shelteredLiving, true), (.rehabilitationCentre, true), (.healthInsuranceFund, false), (.employer, false),
        ])
    func mentalHealth(kind: OrganisationKind, isMet: Bool) {
        let kinds = Self.whole.subtracting([.cgg]).union([kind])
        #expect(Composition.missing(among: kinds) == (isMet ? [] : [.mentalHealth]))
    }

    @Test("N-2: what is missing is named in one order")
    func missingAll() {
        #expect(Composition.missing(among: []) == Composition.Need.allCases)
        #expect(
            Composition.missing(among: [.gtb, .caw]).map(\.rawValue)
                == ["workProvider", "shelteredWorkshop", "mentalHealth", "vaphProvision", "ocmw"])
    }

    @Test(
        "N-1: the mandate covers its first and its last day",
        arguments: [
            ("2018-06-30", false), ("2018-07-01", true), ("2022-06-30", true), ("2022-07-01", false),
        ])
    func mandate(text: String, isCovered: Bool) throws {
        let mandate = try period("2018-07-01", "2022-06-30")
        let refusals = Composition.refusals(partners: Self.whole, mandate: mandate, on: try day(text))
        #expect(refusals == (isCovered ? [] : [Refusal(.n1, .networkWithoutMandate, arguments: [text])]))
    }

    @Test("N-1, N-2: all that stands in the way is told at once")
    func allRefusals() throws {
        let mandate = try period("2018-07-01", nil)
        let refusals = Composition.refusals(
            partners: Self.whole.subtracting([.vaphProvision, .ocmw]), mandate: mandate,
            on: try day("2018-06-30"))
        #expect(
            refusals == [
                Refusal(.n2, .networkIncomplete, arguments: ["vaphProvision", "ocmw"]),
                Refusal(.n1, .networkWithoutMandate, arguments: ["2018-06-30"]),
            ])
    }

    @Test(
        "E-8 to E-11: figures go to providers and are more than nothing",
        arguments: [
            (Distribution.perAction, [String]()), (.pooled, []),
            (.perTrajectory(amountCents: [.workProvider: 1]), []),
            (.perTrajectory(amountCents: [.workProvider: 0]), ["distribution.amountCents.workProvider"]),
            (.perTrajectory(amountCents: [:]), ["distribution.amountCents"]),
            (.perTrajectory(amountCents: [.controller: 5]), ["distribution.amountCents.controller"]),
            (.tranches(startCents: [.careProvider: 1], laterCents: [.careProvider: 1], afterMonths: 1), []),
            (
                .tranches(startCents: [:], laterCents: [.careProvider: -1], afterMonths: 0),
                ["distribution.startCents", "distribution.laterCents.careProvider", "distribution.afterMonths"]
            ),
            (
                .tranches(startCents: [.careProvider: 1], laterCents: [.careProvider: 1], afterMonths: 121),
                ["distribution.afterMonths"]
            ),
        ])
    func distribution(scheme: Distribution, names: [String]) {
        #expect(scheme.violations(at: "distribution").map(\.name) == names)
    }

    @Test(
        "each scheme has its code",
        arguments: [
            (Distribution.perAction, "perAction"), (.pooled, "pooled"),
            (.perTrajectory(amountCents: [:]), "perTrajectory"),
            (.tranches(startCents: [:], laterCents: [:], afterMonths: 6), "tranches"),
        ])
    func schemes(distribution: Distribution, code: String) {
        #expect(distribution.scheme.rawValue == code)
    }
}
