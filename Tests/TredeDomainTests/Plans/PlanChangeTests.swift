import Testing

@testable import TredeDomain

@Suite("Changes of a plan")
struct PlanChangeTests {
    /// One edit of each field, with what it changes and whose signature it voids.
    struct Edit: Sendable, CustomStringConvertible {
        let path: String
        let changes: PlanChange.Class
        let voids: Set<Role>
        let apply: @Sendable (inout PlanContent) -> Void

        var description: String { path }

        init(
            _ path: String, _ changes: PlanChange.Class, _ voids: Set<Role>,
            _ apply: @escaping @Sendable (inout PlanContent) -> Void
        ) {
            self.path = path
            self.changes = changes
            self.voids = voids
            self.apply = apply
        }
    }

    private static let all: Set<Role> = [.caseManagerWork, .caseManagerCare, .participant]
    private static let work: Set<Role> = [.caseManagerWork, .participant]
    private static let care: Set<Role> = [.caseManagerCare, .participant]

    static let edits = [
        Edit("goals.G1.text", .wording, []) { $0.goals[0].text = "Beter omgaan met stress" },
        Edit("goals.G1.text", .goal, all) { $0.goals[0].text = "Een rijbewijs halen" },
        Edit("goals.G1.factors", .goal, all) { $0.goals[0].factors = ["d240", "x4"] },
        Edit("goals.G1.structuralBarriers", .goal, all) { $0.goals[0].structuralBarriers = ["B1"] },
        Edit("actions.A1.goalRef", .action, care) { $0.actions[0].goalRef = "G2" },
        Edit("actions.A1.type", .action, care) { $0.actions[0].type = "careExploration" },
        Edit("actions.A1.domain", .action, all) { $0.actions[0].domain = .work },
        Edit("actions.A1.units", .action, care) { $0.actions[0].units = 9 },
        Edit("actions.A1.providerRole", .provider, care) { $0.actions[0].providerRole = .workProvider },
        Edit("actions.A1.provider", .provider, care) { $0.actions[0].provider = nil },
        Edit("actions.A2.unitPriceCents", .money, work) { $0.actions[1].unitPriceCents = 6601 },
        Edit("actions.A2.from", .duration, work) { $0.actions[1].from = nil },
        Edit("actions.A2.until", .duration, work) { $0.actions[1].until = nil },
        Edit("actions.A2.after", .action, work) { $0.actions[1].after = [] },
        Edit("actions.A2", .action, work) { $0.actions.removeLast() },
        Edit("internships.I1.perspective", .action, work) { $0.internships[0].perspective = .work },
        Edit("internships.I1.purpose", .wording, []) { $0.internships[0].purpose = nil },
        Edit("internships.I2.from", .duration, work) { $0.internships[1].from = nil },
        Edit("internships.I2.until", .duration, work) { $0.internships[1].until = nil },
        Edit("internships.I1", .action, work) { $0.internships.removeFirst() },
        Edit("structuralBarriers.B1.kind", .goal, all) { $0.structuralBarriers[0].kind = .debts },
        Edit("structuralBarriers.B1.text", .wording, []) { $0.structuralBarriers[0].text = nil },
        Edit("structuralBarriers.B1.responsible", .provider, all) {
            $0.structuralBarriers[0].responsible = .caseManagerCare
        },
        Edit("structuralBarriers.B1", .goal, all) { $0.structuralBarriers = [] },
        Edit("aftercare.text", .wording, []) { $0.aftercare?.text = "Wekelijks contact" },
        Edit("aftercare.contact", .contact, []) { $0.aftercare?.contact = "Bart" },
        Edit("aftercare", .wording, []) { $0.aftercare = nil },
        Edit("goals", .wording, []) { $0.goals.reverse() },
        Edit("actions", .action, all) { $0.actions.reverse() },
        Edit("internships", .action, all) { $0.internships.reverse() },
    ]

    @Test("P-7: each change is found, classed, and voids the signatures of those it touches", arguments: edits)
    func change(edit: Edit) throws {
        let before = try PlanContent.sample()
        var after = before
        edit.apply(&after)
        for changes in [before.changes(to: after), after.changes(to: before)] {
            #expect(changes.map(\.path) == [edit.path])
            #expect(changes.map(\.changes) == [edit.changes])
            #expect(PlanChange.voidedSignatures(by: changes) == edit.voids)
        }
    }

    @Test("P-7: the signed text differs after each change", arguments: edits)
    func text(edit: Edit) throws {
        let before = try PlanContent.sample()
        var after = before
        edit.apply(&after)
        #expect(after.canonicalText != before.canonicalText)
    }

    @Test("P-1: the reason for a change is signed but is no change itself")
    func reason() throws {
        let before = try PlanContent.sample()
        var after = before
        after.changeReason = "Op vraag van de deelnemer"
        #expect(before.changes(to: after).isEmpty)
        #expect(before.canonicalText != after.canonicalText)
    }

    @Test("the same content is unchanged and has the same text")
    func same() throws {
        #expect(try PlanContent.sample().changes(to: .sample()).isEmpty)
        #expect(try PlanContent.sample().canonicalText == PlanContent.sample().canonicalText)
    }

    @Test(
        "P-1: words and contacts may be sharpened without new signatures",
        arguments: zip(PlanChange.Class.allCases, [false, false, true, true, true, true, true]))
    func material(changes: PlanChange.Class, isMaterial: Bool) {
        #expect(changes.isMaterial == isMaterial)
    }

    @Test("P-7: a change says what stood there and what stands there now")
    func values() throws {
        let before = try PlanContent.sample()
        var after = before
        after.actions[0].units = 12
        after.actions[0].provider = nil
        let changes = before.changes(to: after)
        #expect(changes.map(\.before) == ["8", "0900025980"])
        #expect(changes.map(\.after) == ["12", nil])
    }

    @Test("P-7: the signed text holds every field, one on a line")
    func signedText() throws {
        let lines = try PlanContent.sample().canonicalText.split(separator: "\n").map(String.init)
        #expect(lines.first == "trede-plan-1")
        #expect(lines.contains("goals[1].structuralBarriers=B1"))
        #expect(lines.contains("actions[0].unitPriceCents=7800"))
        #expect(lines.contains("actions[1].after=A1"))
        #expect(lines.contains("internships[1].until=2019-08-31"))
        #expect(lines.contains("aftercare[0].contact=Tine"))
        #expect(lines.last == "changeReason=Eerste versie")
        #expect(!lines.contains { $0.hasPrefix("actions[1].provider=") })
    }

    @Test(
        "P-7: no text can pass for another field or list",
        arguments: [
            ("x\nactions[0].units=99", "x\\nactions[0].units=99"), ("x\ry", "x\\ry"), ("x\\ny", "x\\\\ny"),
            ("x\r\ny", "x\\r\\ny"),
        ])
    func escaping(text: String, written: String) throws {
        var content = try PlanContent.sample()
        content.goals[0].text = text
        #expect(content.canonicalText.split(separator: "\n").contains("goals[0].text=" + written))
    }

    @Test("P-7: a comma within a ref is not the comma between two")
    func commas() throws {
        var one = try PlanContent.sample()
        var two = one
        one.actions[1].after = ["A1,A2"]
        two.actions[1].after = ["A1", "A2"]
        #expect(one.canonicalText != two.canonicalText)
        #expect(!one.changes(to: two).isEmpty)
    }
}
