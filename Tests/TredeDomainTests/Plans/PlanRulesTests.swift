import Testing

@testable import TredeDomain

@Suite("Plan rules")
struct PlanRulesTests {
    private func violations(_ edit: (inout PlanContent) throws -> Void) throws -> [Violation] {
        var content = try PlanContent.sample()
        try edit(&content)
        return PlanRules.violations(in: content, regime: .sample())
    }

    @Test("a whole plan has no violation")
    func whole() throws {
        #expect(try violations { _ in }.isEmpty)
        #expect(PlanRules.violations(in: PlanContent(), regime: .sample()).isEmpty)
    }

    @Test("P-2: refs name parts of the plan")
    func unknownReferences() throws {
        let found = try violations {
            $0.actions[0].goalRef = "G9"
            $0.actions[1].after = ["A1", "A9"]
            $0.goals[0].structuralBarriers = ["B9"]
        }
        #expect(found.map(\.name) == ["goals[0].structuralBarriers[0]", "actions[0].goalRef", "actions[1].after[1]"])
        #expect(found.allSatisfy { $0.reason == .unknownReference && $0.rule == .p2 })
        #expect(found.map(\.arguments) == [["B9"], ["G9"], ["A9"]])
    }

    @Test("P-2: each ref stands once in its list")
    func repeatedReferences() throws {
        let found = try violations {
            $0.goals.append($0.goals[0])
            $0.actions.append($0.actions[1])
            $0.internships.append($0.internships[0])
            $0.structuralBarriers.append($0.structuralBarriers[0])
        }
        #expect(
            found.map(\.name) == [
                "goals[2].ref", "actions[2].ref", "internships[2].ref", "structuralBarriers[1].ref",
            ])
        #expect(found.allSatisfy { $0.reason == .repeatedReference })
    }

    @Test("P-2: a goal answers an ICF factor or a structural barrier")
    func goals() throws {
        let bare = try violations { $0.goals[0].factors = [] }
        #expect(bare == [Violation("goals[0]", .goalWithoutBarrier, rule: .p2, arguments: ["G1"])])
        #expect(try violations { $0.goals[1].factors = [] }.isEmpty)
        #expect(try violations { $0.goals[1].structuralBarriers = [] }.isEmpty)
        let unknown = try violations { $0.goals[0].factors = ["d240", "z1"] }
        #expect(unknown == [Violation("goals[0].factors[1]", .unknownCode, rule: .p2, arguments: ["z1"])])
    }

    @Test("P-2: an action is of a type of the catalogue, in the domain of that type")
    func types() throws {
        let unknown = try violations { $0.actions[0].type = "massage" }
        #expect(unknown == [Violation("actions[0].type", .unknownCode, rule: .p2, arguments: ["massage"])])
        let differs = try violations { $0.actions[0].domain = .work }
        #expect(
            differs == [
                Violation(
                    "actions[0].domain", .domainDiffers, rule: .p2, arguments: ["psychologicalSupport", "care"])
            ])
    }

    @Test("P-2: only providers carry out actions", arguments: Role.allCases)
    func providerRole(role: Role) throws {
        let found = try violations { $0.actions[0].providerRole = role }
        #expect(found.map(\.name) == (role.isProvider ? [] : ["actions[0].providerRole"]))
    }

    @Test(
        "P-2: units are at least one and prices not below nothing",
        arguments: [
            (1, Int64(0), [String]()), (0, 0, ["actions[0].units"]), (-1, 5, ["actions[0].units"]),
            (1, -1, ["actions[0].unitPriceCents"]),
        ])
    func figures(units: Int, cents: Int64, names: [String]) throws {
        let found = try violations {
            $0.actions[0].units = units
            $0.actions[0].unitPriceCents = cents
        }
        #expect(found.map(\.name) == names)
    }

    @Test(
        "P-2: a period does not end before it begins",
        arguments: [("2019-01-06", false), ("2019-01-07", true), ("2019-01-08", true)])
    func periods(until: String, isWhole: Bool) throws {
        let action = try violations { $0.actions[0].until = try day(until) }
        #expect(action.map(\.name) == (isWhole ? [] : ["actions[0].until"]))
        let internship = try violations {
            $0.internships[0].from = try day("2019-01-07")
            $0.internships[0].until = try day(until)
        }
        #expect(internship.map(\.name) == (isWhole ? [] : ["internships[0].until"]))
    }

    @Test("P-5: a structural barrier is somebody's task")
    func barriers() throws {
        let found = try violations { $0.structuralBarriers[0].responsible = nil }
        #expect(
            found == [
                Violation(
                    "structuralBarriers[0].responsible", .structuralBarrierWithoutRole, rule: .p5, arguments: ["B1"])
            ])
    }

    @Test("all violations are told at once")
    func all() throws {
        let found = try violations {
            $0.goals[0].factors = ["z1"]
            $0.actions[0].goalRef = "G9"
            $0.actions[0].type = "massage"
            $0.structuralBarriers[0].responsible = nil
            $0.actions[0].after = ["A2"]
        }
        #expect(
            Set(found.map(\.reason)) == [
                .unknownCode, .unknownReference, .structuralBarrierWithoutRole, .circularOrder,
            ])
        #expect(found.count == 5)
    }
}
