import Testing
import Trede
import TredeDomain
import TredeTesting

/// The reasons of a refusal, or of violations; empty for any other failure.
func reasons(_ failure: Failure?) -> [Reason] {
    switch failure {
    case .refused(let refusals): refusals.map(\.reason)
    case .invalid(let violations): violations.map(\.reason)
    default: []
    }
}

@Suite("Plans and their signatures")
struct PlanServiceTests {
    let file: StartedFile

    init() throws {
        file = try StartedFile()
    }

    @Test("P-4: a draft names what approval still lacks, signatures included")
    func missing() throws {
        let plan = try file.draft(.sample { $0.internships = [] })
        #expect(plan.state == .draft)
        #expect(
            plan.missing.map(\.reason) == [
                .planWithoutInternship, .signatureMissing, .signatureMissing, .signatureMissing,
            ])
    }

    @Test("P-4: the third signature approves on the latest day, and the trajectory is in execution (T-1)")
    func approval() throws {
        let plan = try file.draft()
        try file.sign(plan, .participant, on: "2020-07-03")
        try file.sign(plan, .caseManagerCare, on: "2020-07-01")
        #expect(try file.read(plan.id).state == .draft)
        #expect(try file.house.state(of: file.trajectory) == "startUp")
        try file.sign(plan, .caseManagerWork, on: "2020-07-02")
        let approved = try file.read(plan.id)
        #expect(approved.state == .approved)
        #expect(approved.approvedOn == .of("2020-07-03"))
        #expect(approved.missing.isEmpty)
        #expect(try file.house.state(of: file.trajectory) == "inExecution")
    }

    @Test("P-4: the last signature on a plan that lacks something is refused, naming all of it")
    func lastSignature() throws {
        let plan = try file.draft(
            .sample {
                $0.internships = []
                $0.actions.removeAll { $0.domain == .care }
            })
        try file.sign(plan, .caseManagerWork)
        try file.sign(plan, .caseManagerCare)
        let failure = #expect(throws: Failure.self) { try file.sign(plan, .participant) }
        #expect(reasons(failure) == [.planWithoutCareAction, .planWithoutInternship, .goalWithoutAction])
        #expect(try file.house.state(of: file.trajectory) == "startUp")
    }

    @Test("P-7: a signature covers the digest of what was signed, and nothing else")
    func digest() throws {
        let plan = try file.draft()
        let draft = Signature.Draft(
            signer: .participant, signedOn: .of("2020-07-01"), digest: String(repeating: "0", count: 64))
        let failure = #expect(throws: Failure.self) { try file.sign(plan, draft, by: .participant) }
        #expect(reasons(failure) == [.digestDiffers])
    }

    @Test("P-7: signing for somebody else needs a typed reason and a proof")
    func onBehalf() throws {
        let plan = try file.draft()
        let bare = Signature.Draft(signer: .participant, signedOn: .of("2020-07-01"), digest: plan.digest)
        let failure = #expect(throws: Failure.self) { try file.sign(plan, bare, by: .caseManagerWork) }
        #expect(reasons(failure) == [.onBehalfReasonMissing])
        let paper = Signature.Draft(
            signer: .participant, signedOn: .of("2020-07-01"), digest: plan.digest,
            onBehalf: Signature.OnBehalf(reason: .paper, proof: "Scan 12"))
        #expect(try file.sign(plan, paper, by: .caseManagerWork).draft == paper)
    }

    @Test(
        "P-4, P-7: no participant and no case manager approves a plan alone",
        arguments: [Role.participant, .caseManagerWork])
    func alone(role: Role) throws {
        let plan = try file.draft()
        for reason in Signature.OnBehalfReason.allCases where reason != .mandate {
            for signer in [Role.caseManagerWork, .caseManagerCare] where signer != role {
                let draft = Signature.Draft(
                    signer: signer, signedOn: .of("2020-07-01"), digest: plan.digest,
                    onBehalf: Signature.OnBehalf(reason: reason, proof: "Mine"))
                #expect(throws: Failure.self) { try file.sign(plan, draft, by: role) }
            }
        }
        #expect(try file.read(plan.id).approvedOn == nil)
    }

    @Test("H-3: only an import signs for a history that was imported")
    func importedHistory() throws {
        let plan = try file.draft()
        let draft = Signature.Draft(
            signer: .participant, signedOn: .of("2020-07-01"), digest: plan.digest,
            onBehalf: Signature.OnBehalf(reason: .importedHistory, proof: "Mine"))
        do {
            try file.sign(plan, draft, by: .caseManagerWork)
            Issue.record("signed")
        } catch let Failure.invalid(violations) {
            #expect(violations.map(\.name) == ["onBehalf.reason"])
        }
    }

    @Test("P-7: nobody signs the same version twice")
    func twice() throws {
        let plan = try file.draft()
        try file.sign(plan, .participant)
        let failure = #expect(throws: Failure.self) { try file.sign(plan, .participant) }
        #expect(reasons(failure) == [.alreadySigned])
    }

    @Test(
        "T-2: a signature is not dated before the start of the trajectory, nor in the future",
        arguments: [
            ("2020-06-14", [Reason.signedBeforeWritten, .notBeforeEarlierFact]), ("2020-06-15", []),
            ("2021-06-30", []),
            ("2021-07-01", [Reason.inTheFuture]),
        ])
    func dates(day: String, expected: [Reason]) throws {
        let plan = try file.draft(on: "2020-06-15")
        var found: [Reason] = []
        do { try file.sign(plan, .participant, on: day) } catch { found = reasons(error as? Failure) }
        #expect(found == expected)
    }

    @Test("P-1: a signed version is frozen, an unsigned one is not, and an older version of it is refused")
    func frozen() throws {
        let plan = try file.draft()
        let changed = PlanContent.sample { $0.goals[0].text = "Anders" }
        let replaced = try file.on("2020-07-01") { try replace(plan, with: changed, expecting: plan.version) }
        #expect(replaced.account.disclosed.content == changed)
        #expect(replaced.digest != plan.digest)
        #expect(throws: Failure.self) { try replace(plan, with: changed, expecting: plan.version) }
        try file.sign(replaced, .participant)
        let failure = #expect(throws: Failure.self) {
            try replace(plan, with: changed, expecting: try file.read(plan.id).version)
        }
        #expect(reasons(failure) == [.planFrozen])
    }

    @Test("P-1: a later version says why it differs")
    func changeReason() throws {
        try file.approve()
        let failure = #expect(throws: Failure.self) { try file.draft(.sample) }
        #expect(reasons(failure) == [.planWithoutChangeReason])
    }

    @Test("P-1: sharpening words needs no new signature: the version is in force at once")
    func wording() throws {
        let first = try file.approve()
        let second = try file.draft(.sample { $0.goals[0].text = "Needle in the goal, said sharper" })
        #expect(second.state == .approved)
        #expect(second.account.disclosed.changes.map(\.changes) == [.wording])
        #expect(try file.read(first.id).state == .superseded)
    }

    @Test("P-1: a goal that is rewritten is another goal, and all sign it")
    func rewritten() throws {
        try file.approve()
        let second = try file.draft(.sample { $0.goals[0].text = "Iets heel anders dan afgesproken was" })
        #expect(second.state == .draft)
        #expect(second.account.disclosed.changes.map(\.changes) == [.goal])
        #expect(second.missing.count == 3)
    }

    @Test("P-7: who must sign sees all that changed since their last signature, unsigned versions in between included")
    func sinceSigned() throws {
        let first = try file.approve()
        #expect(first.account.disclosed.sinceSigned == nil)
        try file.draft(
            .sample {
                $0.actions[1].units = 9
                $0.actions[1].unitPriceCents = 99_900
            })
        let third = try file.draft(
            .sample {
                $0.actions[1].units = 9
                $0.actions[1].unitPriceCents = 99_900
                $0.goals[0].text = "Needle in the goal."
            })
        #expect(third.account.disclosed.changes.map(\.path) == ["goals.G1.text"])
        #expect(third.account.disclosed.sinceSigned?.ordinal == 1)
        #expect(
            third.account.disclosed.sinceSigned?.changes.map(\.path) == [
                "goals.G1.text", "actions.A2.units", "actions.A2.unitPriceCents",
            ])
        #expect(
            PlanChange.voidedSignatures(by: third.account.disclosed.sinceSigned?.changes ?? []) == [
                .caseManagerWork, .participant,
            ])
        try file.sign(third, .participant, on: "2020-07-01")
        try file.sign(third, .caseManagerWork, on: "2020-07-01")
        #expect(try file.read(third.id).account.disclosed.sinceSigned == nil)
    }

    @Test("P-7: a material change voids only the signatures of whom it touches; others carry over")
    func carriedOver() throws {
        let first = try file.approve()
        let second = try file.draft(.sample { $0.actions[1].units = 5 })
        #expect(second.state == .draft)
        #expect(
            second.missing == [
                Refusal(.p4, .signatureMissing, arguments: ["caseManagerWork"]),
                Refusal(.p4, .signatureMissing, arguments: ["participant"]),
            ])
        #expect(try states(of: first) == [.caseManagerWork: .voided, .caseManagerCare: .valid, .participant: .voided])
        try file.sign(second, .participant, on: "2020-09-01")
        try file.sign(second, .caseManagerWork, on: "2020-09-02")
        #expect(try file.read(second.id).approvedOn == .of("2020-09-02"))
        #expect(try file.read(first.id).state == .superseded)
    }

    @Test("P-4, P-7, E-1: a version is approved on the day of the last signature that holds, carried over or not")
    func approvedWhenSigned() throws {
        try file.approve()
        let second = try file.draft(.sample { $0.actions[1].units = 5 }, on: "2020-08-01")
        try file.sign(second, .participant, on: "2020-09-10")
        let third = try file.draft(
            .sample {
                $0.actions[1].units = 5
                $0.actions[0].units = 3
                $0.goals[1].text = "Werken, halftijds"
            }, on: "2020-08-02")
        try file.sign(third, .participant, on: "2020-09-11")
        try file.sign(third, .caseManagerCare, on: "2020-08-03")
        #expect(try file.read(third.id).state == .draft)
        try file.sign(third, .caseManagerWork, on: "2020-08-04")
        #expect(try file.read(third.id).approvedOn == .of("2020-09-11"))
        try file.house.checkUp()
    }

    @Test("P-7: a signature that carries over keeps its day, and the approval is not before it")
    func carriedDay() throws {
        try file.approve()
        let second = try file.draft(.sample { $0.actions[1].units = 5 }, on: "2020-08-01")
        try file.sign(second, .participant, on: "2020-09-10")
        try file.sign(second, .caseManagerCare, on: "2020-08-02")
        let third = try file.draft(
            .sample {
                $0.actions[1].units = 5
                $0.goals[1].text = "Werken, halftijds"
            }, on: "2020-08-02")
        try file.sign(third, .caseManagerWork, on: "2020-08-04")
        #expect(try file.read(third.id).approvedOn == .of("2020-09-10"))
        try file.house.checkUp()
    }

    @Test("P-7: nobody signs before the text was written, but for paper with its reason and proof")
    func beforeWritten() throws {
        let plan = try file.draft(on: "2020-07-02")
        let failure = #expect(throws: Failure.self) { try file.sign(plan, .participant, on: "2020-07-01") }
        #expect(reasons(failure) == [.signedBeforeWritten])
        let paper = Signature.Draft(
            signer: .participant, signedOn: .of("2020-07-01"), digest: plan.digest,
            onBehalf: Signature.OnBehalf(reason: .paper, proof: "Scan 12"))
        #expect(try file.sign(plan, paper, by: .caseManagerWork).draft == paper)
        #expect(throws: Never.self) { try file.sign(plan, .caseManagerCare, on: "2020-07-02") }
    }

    @Test("P-1: words sharpened in a version that waited are in force from the day they were written")
    func waitedWording() throws {
        try file.approve()
        let second = try file.draft(.sample { $0.actions[1].units = 5 }, on: "2020-08-01")
        let sharpened = PlanContent.sample { $0.goals[0].text = "Needle in the goal, said sharper" }
        let now = try file.on("2020-08-20") { try replace(second, with: sharpened, expecting: second.version) }
        #expect(now.approvedOn == .of("2020-08-20"))
    }

    @Test("P-8: a version cannot promise less than was carried out")
    func carriedOut() throws {
        try file.approve()
        _ = try file.register(file.session("A1"))
        _ = try file.register(file.session("A1", on: "2020-08-04"))
        let failure = #expect(throws: Failure.self) { try file.draft(.sample { $0.actions[0].units = 1 }) }
        #expect(reasons(failure) == [.lessThanCarriedOut])
    }

    @Test("P-2, P-3, P-5: everything wrong with a plan is said at once")
    func violations() throws {
        let content = PlanContent.sample {
            $0.goals[0].factors = []
            $0.actions[1].after = ["A3"]
            $0.actions[0].type = "unheardOf"
        }
        let failure = #expect(throws: Failure.self) { try file.draft(content) }
        #expect(Set(reasons(failure)) == [.goalWithoutBarrier, .circularOrder, .unknownCode])
    }

    @Test("P-6: after-care and gaps are part of the plan from the first version on")
    func aftercare() throws {
        let plan = try file.draft(
            .sample {
                $0.aftercare = PlanContent.Aftercare(text: "Elke maand bellen", from: .of("2021-12-01"))
                ($0.actions[0].from, $0.actions[0].until) = (.of("2020-07-01"), .of("2020-07-31"))
                ($0.actions[1].from, $0.actions[1].until) = (.of("2020-09-01"), .of("2020-10-31"))
            })
        #expect(try file.read(plan.id).account.disclosed.content == plan.account.disclosed.content)
        #expect(plan.account.disclosed.content.aftercare?.from == .of("2021-12-01"))
        #expect(plan.gaps.map(\.days) == [32])
    }

    @Test("H-3: an imported plan is signed by all on its day, and its actions are ordered from the team")
    func imported() throws {
        try importPlan(on: "2020-07-01")
        #expect(try file.house.state(of: file.trajectory) == "inExecution")
        #expect(try file.house.importedSignatures() == 3)
        #expect(try file.house.orderCount() == 2)
    }

    @Test("H-3, X-3: a later imported plan says why, orders the difference only, and cuts nothing carried out")
    func importedAgain() throws {
        try importPlan(on: "2020-07-01")
        let bare = #expect(throws: Failure.self) { try importPlan(.sample, on: "2020-09-01") }
        #expect(reasons(bare) == [.planWithoutChangeReason])
        try importPlan(.sample { $0.actions[0].units = 3 }, on: "2020-09-01")
        #expect(try file.house.unitsOrdered(of: file.trajectory) == ["A1 2", "A2 3", "A1 1"])
        for day in ["2020-09-02", "2020-09-03"] { _ = try file.register(file.session("A1", on: day)) }
        let cut = #expect(throws: Failure.self) {
            try importPlan(.sample { $0.actions[0].units = 1 }, on: "2020-10-01")
        }
        #expect(reasons(cut) == [.lessThanCarriedOut])
    }

    @Test("H-2: an imported plan that the rules refuse leaves nothing behind")
    func importRefused() throws {
        let failure = #expect(throws: Failure.self) { try importPlan(on: "2020-06-14") }
        #expect(reasons(failure) == [.notBeforeEarlierFact])
        #expect(try file.house.importedSignatures() == 0)
        #expect(try file.house.state(of: file.trajectory) == "startUp")
    }

    private func importPlan(_ content: PlanContent = .sample, on day: String) throws {
        let (plans, trajectory, actor) = (file.house.services.plans, file.trajectory, file.actor(.administrator))
        try file.write {
            try plans.importApproved(content, of: trajectory, on: .of(day), by: actor, in: $0)
        }
    }

    private func replace(_ plan: Plan, with content: PlanContent, expecting version: Int64) throws -> Plan {
        let (plans, trajectory, actor) = (file.house.services.plans, file.trajectory, file.actor(.caseManagerWork))
        return try file.write {
            try plans.replace(plan.id, of: trajectory, with: content, expecting: version, by: actor, in: $0).plan
        }
    }

    private func states(of plan: Plan) throws -> [Role: Signature.State] {
        let (plans, actor) = (file.house.services.plans, file.actor(.participant))
        let page = try file.house.services.storage.makeReader().read {
            try plans.signatures(
                plan.id, of: file.trajectory, page: PageRequest(size: 10, after: nil), by: actor, in: $0)
        }
        return Dictionary(page.items.map { ($0.draft.signer, $0.state) }) { first, _ in first }
    }
}
