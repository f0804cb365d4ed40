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

    /// A whole account, or one with another first assessment.
    private func account(firstAssessment: ID<IcfAssessment>? = nil) throws -> EndReport.Account {
        let (id, actor, assessments) = (scene.id, try scene.actor(.caseManagerWork), scene.house.services.assessments)
        let page = try scene.house.services.storage.makeReader().read {
            try assessments.list(of: id, page: PageRequest(size: 1, after: nil), by: actor, in: $0).page
        }
        let first = try #require(page.items.first?.id)
        return EndReport.Account(
            competenceProfile: "Nauwkeurig", remainingBarriers: "Schulden", conditions: "Vaste uren",
            firstAssessment: firstAssessment ?? first, lastAssessment: first)
    }

    private func report(_ day: String, account: EndReport.Account? = nil) throws -> EndReport {
        let account = try account ?? self.account()
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
        let bare = ["competenceProfile", "remainingBarriers", "conditions", "firstAssessmentId", "lastAssessmentId"]
        #expect(try refused { try report("2020-05-10", account: EndReport.Account()) } == bare.map { "\($0) required" })
        let foreign = try account(firstAssessment: scene.house.services.ids.id())
        #expect(try refused { try report("2020-05-10", account: foreign) } == ["firstAssessmentId notFoundReference"])
        #expect(try refused { try report("2020-05-10") } == [])
        #expect(try refused { try report("2020-05-11") } == ["T-1 wrongTrajectoryState"])
    }

    @Test("C-1: progress is told from an earlier assessment to a later one, not the other way round")
    func assessments() throws {
        let first = try #require(try self.account().firstAssessment)
        let (id, actor) = (scene.id, try scene.actor(.caseManagerCare))
        let content = IcfAssessment(
            assessedOn: .of("2020-06-01"), jobGoal: "magazijnier", scores: IcfScores(), remarks: [],
            narratives: IcfAssessment.Narratives())
        let second = try scene.write { services, transaction in
            try services.assessments.register(
                content, assessor: .caseManagerCare, of: id, by: actor, in: transaction
            ).assessment.item.id
        }
        func account(_ one: ID<IcfAssessment>, _ other: ID<IcfAssessment>) -> EndReport.Account {
            EndReport.Account(
                competenceProfile: "Nauwkeurig", remainingBarriers: "Schulden", conditions: "Vaste uren",
                firstAssessment: one, lastAssessment: other)
        }
        let swapped = try refused { try report("2020-05-10", account: account(second, first)) }
        #expect(swapped == ["lastAssessmentId notBeforeEarlierFact"])
        #expect(try refused { try report("2020-05-10", account: account(first, second)) } == [])
    }

    @Test("C-1: an advice without report is refused, and so is one dated before it")
    func advices() throws {
        #expect(
            try refused { try register(advice()) } == [
                "T-1 wrongTrajectoryState", "C-2 adviceAgreementMissing", "C-1 endReportMissing",
            ])
        _ = try report("2020-05-10")
        try agree("2020-05-10")
        #expect(
            try refused { try register(advice("2020-05-09", heldOn: "2020-05-09")) } == [
                "T-2 notBeforeEarlierFact", "C-2 adviceAgreementMissing", "C-1 endReportMissing",
            ])
    }

    @Test("C-2: the code is one of the regime", arguments: [("NC", true), ("XX", false)])
    func codes(code: String, isAllowed: Bool) throws {
        _ = try report("2020-05-10")
        try agree("2020-05-19")
        let expected = isAllowed ? [] : ["code adviceCodeNotOfRegime"]
        #expect(try refused { try register(advice(code: code)) } == expected)
    }

    @Test("C-3: the conversation precedes it, with the participant, whose view is recorded")
    func conversations() throws {
        _ = try report("2020-05-10")
        try agree("2020-05-19")
        let missing = ["C-3 closingConversationMissing"]
        #expect(try refused { try register(advice(heldOn: "2020-05-21")) } == missing)
        #expect(try refused { try register(advice(present: [.caseManagerWork, .caseManagerCare])) } == missing)
        #expect(try refused { try register(advice(view: nil)) } == missing)
        let disagreeing = advice(present: [.caseManagerWork, .participant], view: .disagrees)
        #expect(try refused { try register(disagreeing) } == [])
    }

    private func agree(_ day: String, code: String = "NC", by role: Role = .caseManagerWork) throws {
        let (id, actor) = (scene.id, try scene.actor(role))
        let content = EndAdviceAgreement.Content(code: code, agreedOn: .of(day))
        _ = try scene.write { try $0.endAdviceAgreements.agree(content, in: id, by: actor, $1) }
    }

    @Test("C-2, E-1: one case manager alone closes nothing, whoever sat at the table")
    func alone() throws {
        #expect(try refused { try agree("2020-05-10") } == ["T-1 wrongTrajectoryState", "C-1 endReportMissing"])
        _ = try report("2020-05-10")
        let missing = ["C-2 adviceAgreementMissing"]
        #expect(try refused { try register(advice()) } == missing)
        try agree("2020-05-19", by: .caseManagerCare)
        #expect(try refused { try register(advice()) } == missing)
        try agree("2020-05-19", code: "NT")
        #expect(try refused { try register(advice()) } == missing)
        try agree("2020-05-21")
        #expect(try refused { try register(advice()) } == missing)
        try agree("2020-05-20")
        #expect(try refused { try register(advice()) } == [])
        try scene.house.checkUp()
    }

    private func advice(_ code: String, onBehalf: Signature.OnBehalf) -> EndAdvice.Content {
        let whole = advice(code: code)
        return EndAdvice.Content(
            result: whole.result,
            account: EndAdvice.Account(
                motivation: whole.account.motivation, conversation: whole.account.conversation,
                agreementOnBehalf: onBehalf))
    }

    private static let mandate = Signature.OnBehalf(reason: .mandate, proof: "Mandate 31")

    @Test("C-2: what the other case manager said last in person is not overridden by a mandate")
    func overriding() throws {
        _ = try report("2020-05-10")
        try agree("2020-05-18", code: "NC")
        try agree("2020-05-19", code: "NT")
        let other = ["C-2 otherAdviceGiven"]
        #expect(try refused { try register(advice("NC", onBehalf: Self.mandate)) } == other)
        #expect(try refused { try register(advice("NT", onBehalf: Self.mandate)) } == [])
    }

    @Test(
        "C-2, H-3: a case manager is spoken for by mandate only",
        arguments: Signature.OnBehalfReason.allCases)
    func reasons(reason: Signature.OnBehalfReason) throws {
        _ = try report("2020-05-10")
        let content = advice("NC", onBehalf: Signature.OnBehalf(reason: reason, proof: "Scan 31"))
        let expected = reason == .mandate ? [] : ["agreementOnBehalf.reason unknownCode"]
        #expect(try refused { try register(content) } == expected)
    }

    @Test("C-2: the other's agreement may be entered by mandate, with its proof")
    func onBehalf() throws {
        _ = try report("2020-05-10")
        #expect(try refused { try register(advice("NC", onBehalf: Self.mandate)) } == [])
        let (id, actor, agreements) = (
            scene.id, try scene.actor(.caseManagerWork), scene.house.services.endAdviceAgreements
        )
        let page = try scene.house.services.storage.makeReader().read {
            try agreements.list(of: id, page: PageRequest(size: 10, after: nil), by: actor, in: $0)
        }
        #expect(page.items.map(\.role) == [.caseManagerWork, .caseManagerCare])
        #expect(page.items.map(\.onBehalf?.disclosed) == [Self.mandate, nil])
    }

    @Test("H-3: of an imported advice the conversation is not known, and none is made up")
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
        #expect(kept.account?.disclosed.takenOver == .importedHistory)
        #expect(kept.account != nil && kept.account?.disclosed.conversation == nil)
    }

    @Test("what was registered is what is read, whole for a case manager and the result alone for a counsellor")
    func reading() throws {
        _ = try report("2020-05-10")
        try agree("2020-05-19")
        let content = advice()
        let id = try register(content).id
        let (trajectory, advices) = (scene.id, scene.house.services.endAdvices)
        let (manager, counsellor) = (try scene.actor(.caseManagerWork), try scene.house.actor(.counsellor))
        let reader = try scene.house.services.storage.makeReader()
        let whole = try reader.read { try advices.find(id, of: trajectory, by: manager, in: $0) }
        #expect(whole.result == content.result && whole.account?.disclosed == content.account)
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
        try agree("2020-05-19")
        _ = try register(advice())
        #expect(try refused { try outcome("2020-05") } == ["O-2 notBeforeEarlierFact"])
        #expect(try refused { try outcome("2020-06") } == [])
        #expect(try refused { try outcome("2020-06") } == ["O-2 alreadyRegistered"])
        #expect(try refused { try outcome("2020-07") } == ["month inTheFuture"])
    }
}
