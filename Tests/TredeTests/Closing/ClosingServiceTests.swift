import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Closing a trajectory")
struct ClosingServiceTests {
    let scene: TrajectoryScene

    init() throws {
        scene = try TrajectoryScene()
        try scene.execute()
    }

    private func report(_ day: String, account: EndReport.Account = EndReport.Account()) throws -> EndReport {
        let content = EndReport.Content(
            deliveredOn: .of(day),
            judgement: EndReport.Judgement(areActionsCarriedOut: true, isInformationInTime: true), account: account)
        let (id, actor) = (scene.id, try scene.actor(.caseManagerWork))
        return try scene.write { try $0.endReports.deliver(content, in: id, by: actor, $1).report }
    }

    private func advice(
        _ day: String = "2020-05-20", code: String = "NC", heldOn: String = "2020-05-19",
        present: Set<Role> = [.caseManagerWork, .caseManagerCare, .participant],
        view: ClosingConversation.View? = .agrees
    ) -> EndAdvice.Content {
        EndAdvice.Content(
            result: EndAdvice.Result(code: code, registeredOn: .of(day), followUp: "Mediation"),
            account: EndAdvice.Account(
                motivation: "Needle motivation",
                conversation: ClosingConversation(heldOn: .of(heldOn), present: present, view: view),
                supportMeasures: [EndAdvice.SupportMeasure(code: "vop", isEntitled: true)]))
    }

    private func register(_ content: EndAdvice.Content, by actor: Actor? = nil) throws -> EndAdvice {
        let (id, actor) = (scene.id, try actor ?? scene.actor(.caseManagerCare))
        return try scene.write { try $0.endAdvices.register(content, in: id, by: actor, $1) }
    }

    @Test("C-1: the end report is delivered in execution, once, and not before the plan was approved")
    func reports() throws {
        #expect(try refused { try report("2020-02-02") } == ["T-2 notBeforeEarlierFact"])
        let foreign = EndReport.Account(firstAssessment: scene.house.services.ids.id())
        #expect(try refused { try report("2020-05-10", account: foreign) } == ["firstAssessmentId notFoundReference"])
        #expect(try refused { try report("2020-05-10") } == [])
        #expect(try refused { try report("2020-05-11") } == ["T-1 wrongTrajectoryState"])
    }

    @Test("C-1: an advice without report is refused, and so is one dated before it")
    func advices() throws {
        #expect(try refused { try register(advice()) } == ["T-1 wrongTrajectoryState", "C-1 endReportMissing"])
        _ = try report("2020-05-10")
        #expect(
            try refused { try register(advice("2020-05-09", heldOn: "2020-05-09")) } == [
                "T-2 notBeforeEarlierFact", "C-1 endReportMissing",
            ])
    }

    @Test("C-2: the code is one of the regime", arguments: [("NC", true), ("XX", false)])
    func codes(code: String, isAllowed: Bool) throws {
        _ = try report("2020-05-10")
        let expected = isAllowed ? [] : ["code adviceCodeNotOfRegime"]
        #expect(try refused { try register(advice(code: code)) } == expected)
    }

    @Test("C-3: the conversation precedes it, with the participant, whose view is recorded")
    func conversations() throws {
        _ = try report("2020-05-10")
        let missing = ["C-3 closingConversationMissing"]
        #expect(try refused { try register(advice(heldOn: "2020-05-21")) } == missing)
        #expect(try refused { try register(advice(present: [.caseManagerWork, .caseManagerCare])) } == missing)
        #expect(try refused { try register(advice(view: nil)) } == missing)
        #expect(
            try refused { try register(advice(present: [.caseManagerWork, .participant])) } == ["C-2 signatureMissing"])
        #expect(try refused { try register(advice(view: .disagrees)) } == [])
    }

    @Test("H-3: an imported advice takes the conversation as held by both case managers, and says so")
    func imported() throws {
        _ = try report("2020-05-10")
        let content = EndAdvice.Content.imported(code: "AB", on: .of("2020-05-20"))
        #expect(try refused { try register(content) } == ["forbidden"])
        let id = scene.id
        let advice = try scene.write { services, transaction in
            let importer = try services.clients.importer(in: transaction)
            return try services.endAdvices.register(content, in: id, by: importer, transaction)
        }
        let (actor, advices) = (try scene.actor(.caseManagerWork), scene.house.services.endAdvices)
        let kept = try scene.house.services.storage.makeReader().read {
            try advices.find(advice.id, of: id, by: actor, in: $0)
        }
        #expect(kept.account?.takenOver == .importedHistory)
        #expect(kept.account?.conversation.heldOn == .of("2020-05-20"))
        #expect(kept.account?.conversation.present == [.caseManagerWork, .caseManagerCare])
    }

    @Test("what was registered is what is read, whole for a case manager and the result alone for a counsellor")
    func reading() throws {
        _ = try report("2020-05-10")
        let content = advice()
        let id = try register(content).id
        let (trajectory, advices) = (scene.id, scene.house.services.endAdvices)
        let (manager, counsellor) = (try scene.actor(.caseManagerWork), try scene.house.actor(.counsellor))
        let reader = try scene.house.services.storage.makeReader()
        let whole = try reader.read { try advices.find(id, of: trajectory, by: manager, in: $0) }
        #expect(whole.result == content.result && whole.account == content.account)
        let open = try reader.read { try advices.find(id, of: trajectory, by: counsellor, in: $0) }
        #expect(open.result == content.result && open.account == nil)
    }

    private func outcome(_ month: String) throws -> Outcome {
        let content = Outcome.Content(month: try #require(Month(month)), status: .regular)
        let (id, actor) = (scene.id, try scene.house.actor(.counsellor))
        return try scene.write { try $0.outcomes.register(content, in: id, by: actor, $1) }
    }

    @Test("O-2: months count from the one after closing up to the current one, each once")
    func outcomes() throws {
        #expect(try refused { try outcome("2020-06") } == ["O-2 notClosed"])
        _ = try report("2020-05-10")
        _ = try register(advice())
        #expect(try refused { try outcome("2020-05") } == ["O-2 notBeforeEarlierFact"])
        #expect(try refused { try outcome("2020-06") } == [])
        #expect(try refused { try outcome("2020-06") } == ["O-2 alreadyRegistered"])
        #expect(try refused { try outcome("2020-07") } == ["month inTheFuture"])
    }
}
