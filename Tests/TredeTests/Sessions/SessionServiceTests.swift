import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Sessions")
struct SessionServiceTests {
    let file: StartedFile

    init() throws {
        file = try StartedFile()
        try file.approve()
    }

    @Test("X-5: four fields are enough: order, provider and price follow from plan and team")
    func fourFields() throws {
        let id = try file.register(file.session("A1"))
        let session = try whole(id)
        #expect(session.progress.priceCents == 7500)
        #expect(session.progress.item.organisation == file.organisations[.careProvider])
        #expect(session.progress.item.state == .held)
        #expect(try file.house.orderCount() == 1)
    }

    @Test(
        "P-7: nothing is dated before the plan was fully signed",
        arguments: [("2020-06-30", false), ("2020-07-01", true)])
    func beforeApproval(day: String, isAllowed: Bool) throws {
        var found: [Reason] = []
        do { _ = try file.register(file.session("A1", on: day)) } catch { found = reasons(error as? Failure) }
        #expect(found == (isAllowed ? [] : [.beforePlanApproval]))
    }

    @Test("X-3: what is in no plan in force that day is refused")
    func notInPlan() throws {
        let failure = #expect(throws: Failure.self) { try file.register(file.session("A9")) }
        #expect(reasons(failure) == [.actionNotInPlan])
        try file.approve(.sample { $0.actions[0].ref = "A7" }, on: "2020-09-01")
        #expect(throws: Never.self) { _ = try file.register(file.session("A1", on: "2020-08-31")) }
        #expect(throws: Failure.self) { _ = try file.register(file.session("A1", on: "2020-09-01")) }
    }

    @Test("X-3: no more units than ordered; what was not held does not count")
    func units() throws {
        var missed = file.session("A1", minutes: 0)
        missed.state = .noShow
        _ = try file.register(missed)
        _ = try file.register(file.session("A1"))
        _ = try file.register(file.session("A1", on: "2020-08-04"))
        let failure = #expect(throws: Failure.self) { try file.register(file.session("A1", on: "2020-08-05")) }
        #expect(reasons(failure) == [.moreThanPlanned])
        _ = try file.register(missed)
    }

    @Test(
        "X-2: minutes fit what became of it",
        arguments: [(SessionState.held, 60, true), (.held, 0, false), (.noShow, 0, true), (.noShow, 1, false)])
    func minutes(state: SessionState, minutes: Int, isAllowed: Bool) throws {
        var draft = file.session("A1", minutes: minutes)
        draft.state = state
        #expect(((try? file.register(draft)) != nil) == isAllowed)
    }

    @Test("X-1, X-5: another provider or price than that of the order is refused")
    func differs() throws {
        _ = try file.register(file.session("A1"))
        var draft = file.session("A1", on: "2020-08-04")
        draft.organisation = file.organisations[.workProvider]
        let provider = #expect(throws: Failure.self) { try file.register(draft) }
        #expect(reasons(provider) == [.providerDiffers])
        draft.organisation = nil
        draft.priceCents = 7501
        let price = #expect(throws: Failure.self) { try file.register(draft) }
        #expect(reasons(price) == [.priceNotAgreed])
    }

    @Test("X-1: a held session is verified or disputed, once, and not before its day")
    func verified() throws {
        let id = try file.register(file.session("A1"))
        let early = #expect(throws: Failure.self) { try verify(id, on: "2020-08-02") }
        #expect(reasons(early) == [.notBeforeEarlierFact])
        #expect(try verify(id, on: "2020-08-03").progress.item.state == .verified)
        let again = #expect(throws: Failure.self) { try verify(id, on: "2020-08-04") }
        #expect(reasons(again) == [.wrongSessionState])
        #expect(throws: Failure.self) { try dispute(id, by: .caseManagerCare) }
    }

    @Test("X-3, E-8: only a verified session is paid, and a correction takes it back until it is verified again")
    func paid() throws {
        let id = try file.register(file.session("A1"))
        #expect(try file.house.providerCents(of: file.trajectory) == 0)
        _ = try verify(id, on: "2020-08-10")
        #expect(try file.house.providerCents(of: file.trajectory) == 7500)
        var correction = SessionCorrection(reason: "Duur verkeerd overgenomen")
        correction.minutes = 45
        let corrected = try correct(id, correction)
        #expect(corrected.progress.item.state == .held)
        #expect(try file.house.providerCents(of: file.trajectory) == 0)
        _ = try verify(id, on: "2020-08-11")
        #expect(try file.house.providerCents(of: file.trajectory) == 7500)
    }

    @Test("X-3: the plan in force that day bounds the units, over all orders of the action")
    func boundByPlan() throws {
        _ = try file.register(file.session("A2"))
        try file.approve(.sample { $0.actions[1].units = 2 }, on: "2020-09-01")
        _ = try file.register(file.session("A2", on: "2020-09-02"))
        let failure = #expect(throws: Failure.self) { try file.register(file.session("A2", on: "2020-09-03")) }
        #expect(reasons(failure) == [.moreThanPlanned])
        try file.approve(.sample { $0.actions[1].units = 3 }, on: "2020-10-01")
        _ = try file.register(file.session("A2", on: "2020-10-02"))
    }

    @Test("E-14: an identical session is refused, in one batch or later, unless it says it was held once more")
    func twice() throws {
        var third = file.session("A1")
        third.isRepeated = true
        let drafts = [file.session("A1"), file.session("A1"), third]
        let (sessions, actor) = (file.house.services.sessions, file.actor(.careProvider))
        let found = try file.write { transaction in
            try sessions.register(drafts, by: actor, in: transaction).map { result -> [Reason] in
                if case .failure(let failure) = result { reasons(failure) } else { [] }
            }
        }
        #expect(found == [[], [.sameSessionRegistered], []])
        let later = #expect(throws: Failure.self) { try file.register(file.session("A1")) }
        #expect(reasons(later) == [.sameSessionRegistered])
        let other = #expect(throws: Failure.self) { try file.register(file.session("A1", minutes: 61)) }
        #expect(reasons(other) == [.moreThanPlanned])
    }

    @Test("E-14: another place or length is another session")
    func notTwice() throws {
        var elsewhere = file.session("A2")
        elsewhere.place = .phone
        for draft in [file.session("A2"), elsewhere, file.session("A2", minutes: 45)] {
            #expect(throws: Never.self) { _ = try file.register(draft) }
        }
    }

    @Test("E-7, E-14: what was paid stays paid; what the facts no longer support stands open until they do again")
    func paidStaysPaid() throws {
        let id = try file.register(file.session("A1"))
        _ = try verify(id, on: "2020-08-10")
        try file.house.payEverything()
        #expect(try file.house.sessionLines(of: file.trajectory) == ["paid 7500 0"])
        var correction = SessionCorrection(reason: "Duur verkeerd overgenomen")
        correction.minutes = 45
        _ = try correct(id, correction)
        #expect(try file.house.sessionLines(of: file.trajectory) == ["paid 7500 7500"])
        try file.house.checkUp()
        _ = try verify(id, on: "2020-08-11")
        #expect(try file.house.sessionLines(of: file.trajectory) == ["paid 7500 0"])
        var away = SessionCorrection(reason: "Niet gekomen")
        (away.state, away.minutes) = (.noShow, 0)
        _ = try correct(id, away)
        #expect(try file.house.sessionLines(of: file.trajectory) == ["paid 7500 7500"])
        try file.house.checkUp()
    }

    @Test("E-14: of a paid session neither provider nor price change")
    func paidProvider() throws {
        let id = try file.register(file.session("A1"))
        _ = try verify(id, on: "2020-08-10")
        try file.house.payEverything()
        var correction = SessionCorrection(reason: "Andere dienstverlener")
        correction.organisation = file.organisations[.workProvider]
        let failure = #expect(throws: Failure.self) { try correct(id, correction) }
        #expect(reasons(failure) == [.alreadyPaid])
    }

    @Test("E-8, E-14: an earlier session registered late takes no money from those that were paid")
    func lateEarlier() throws {
        let dear = PlanContent.sample { plan in
            plan.actions[1].unitPriceCents = 90_000
            plan.actions[0].unitPriceCents = 10_000
        }
        try file.approve(dear, on: "2020-07-15")
        for day in ["2020-08-03", "2020-08-04"] {
            _ = try verify(try file.register(file.session("A2", on: day)), on: "2020-08-10")
        }
        #expect(try file.house.sessionLines(of: file.trajectory).map { $0.prefix(3) } == ["due", "exp"])
        _ = try verify(try file.register(file.session("A1", on: "2020-07-20")), on: "2020-08-10")
        #expect(
            try file.house.sessionLines(of: file.trajectory) == ["due 90000 0", "expected 90000 0", "due 10000 0"])
        try file.house.payEverything()
        let cheap = try file.register(file.session("A1", on: "2020-07-19"))
        _ = try verify(cheap, on: "2020-08-10")
        _ = try verify(try file.register(file.session("A2", on: "2020-07-18")), on: "2020-08-10")
        let lines = try file.house.sessionLines(of: file.trajectory)
        #expect(lines.filter { $0.hasPrefix("paid") } == ["paid 90000 0", "paid 10000 0"])
        try file.house.checkUp()
    }

    @Test("X-4: what the health insurance reimburses is recorded and verified, and never paid; the line says why")
    func reimbursed() throws {
        var draft = file.session("A1")
        draft.isReimbursedElsewhere = true
        let id = try file.register(draft)
        _ = try verify(id, on: "2020-08-10")
        #expect(try file.house.sessionLines(of: file.trajectory) == ["lost 7500 0"])
        #expect(try file.house.providerCents(of: file.trajectory) == 0)
        var correction = SessionCorrection(reason: "Toch niet terugbetaald")
        correction.isReimbursedElsewhere = false
        #expect(try !correct(id, correction).progress.isReimbursedElsewhere)
        _ = try verify(id, on: "2020-08-11")
        #expect(try file.house.providerCents(of: file.trajectory) == 7500)
        try file.house.checkUp()
    }

    @Test("E-17, E-18: a held session has its line, expected and pending, until it is verified")
    func heldIsExpected() throws {
        let id = try file.register(file.session("A1"))
        #expect(try file.house.sessionLines(of: file.trajectory) == ["expected 7500 0"])
        _ = try verify(id, on: "2020-08-10")
        #expect(try file.house.sessionLines(of: file.trajectory) == ["due 7500 0"])
    }

    @Test("X-1, X-6: a correction leaves a dispute open; a case manager or the participant ends it, with a reason")
    func disputes() throws {
        let id = try file.register(file.session("A1"))
        _ = try dispute(id, by: .participant)
        var correction = SessionCorrection(reason: "Duur")
        correction.minutes = 61
        #expect(try correct(id, correction, by: .careProvider).progress.item.state == .disputed)
        #expect(reasons(#expect(throws: Failure.self) { try verify(id, on: "2021-06-30") }) == [.wrongSessionState])
        #expect(try whole(id).account.disclosed.disputes.map(\.reason) == ["Niet gehouden"])
        for role in [Role.careProvider, .leadPartner] {
            let failure = #expect(throws: Failure.self) { try resolve(id, by: role) }
            guard case .forbidden = failure else {
                Issue.record("\(role) may resolve")
                continue
            }
        }
        #expect(try resolve(id, by: .caseManagerCare).progress.item.state == .held)
        #expect(try whole(id).account.disclosed.disputes.first?.resolution?.role == .caseManagerCare)
        let none = #expect(throws: Failure.self) { try resolve(id, by: .caseManagerCare) }
        #expect(reasons(none) == [.wrongSessionState])
        _ = try dispute(id, by: .participant)
        #expect(try resolve(id, by: .participant).progress.item.state == .held)
        let ends = try whole(id).account.disclosed.disputes.map { $0.resolution?.role }
        #expect(ends == [.caseManagerCare, .participant])
        #expect(try verify(id, on: "2021-06-30").progress.item.state == .verified)
    }

    @Test("X-1: calling a disputed session missed and then held again does not end the dispute")
    func disputeStays() throws {
        let id = try file.register(file.session("A1"))
        _ = try dispute(id, by: .participant)
        var missed = SessionCorrection(reason: "Niet gekomen")
        (missed.state, missed.minutes) = (.noShow, 0)
        #expect(try correct(id, missed, by: .careProvider).progress.item.state == .noShow)
        var held = SessionCorrection(reason: "Toch wel")
        (held.state, held.minutes) = (.held, 60)
        #expect(try correct(id, held, by: .careProvider).progress.item.state == .disputed)
    }

    @Test("X-6: a correction keeps what was registered, the identifier and the note")
    func corrected() throws {
        var draft = file.session("A1")
        draft.note = "Needle in the note"
        let id = try file.register(draft)
        let before = try whole(id)
        var correction = SessionCorrection(reason: "Duur verkeerd overgenomen")
        correction.minutes = 45
        _ = try correct(id, correction)
        let after = try whole(id)
        #expect(after.progress.item.minutes == 45)
        #expect(after.account.disclosed.note == "Needle in the note")
        #expect(after.progress.noteDigest == before.progress.noteDigest)
        #expect(after.progress.version == before.progress.version + 1)
        #expect(after.account.disclosed.corrections.map(\.members) == [["minutes"]])
        #expect(try file.house.rows(of: id) == 2)
        #expect(throws: Failure.self) { try correct(id, SessionCorrection(reason: "Niets")) }
    }

    @Test("X-7: a provider proves its session by a salted digest and never reads the note")
    func proof() throws {
        var draft = file.session("A1")
        draft.note = "Needle in the note"
        let first = try file.register(draft)
        draft.isRepeated = true
        let second = try file.register(draft)
        let (one, two) = (try whole(first).progress.noteDigest, try whole(second).progress.noteDigest)
        #expect(one != nil && one != two)
        guard case .progress(let progress) = try find(first, by: .careProvider) else {
            Issue.record("a provider reads the whole session")
            return
        }
        #expect(progress.noteDigest == one)
        #expect(throws: Failure.self) { try find(first, by: .workProvider) }
    }

    @Test("V-9: a provider cannot register what was ordered from another, and learns nothing of it")
    func ofAnother() throws {
        _ = try file.register(file.session("A1"))
        let failure = #expect(throws: Failure.self) { try file.register(file.session("A1"), by: .workProvider) }
        #expect(reasons(failure) == [.actionNotOrdered])
    }

    @Test("X-5: of many sessions each fails alone")
    func many() throws {
        let drafts = [file.session("A1"), file.session("A9"), file.session("A2")]
        let (sessions, actor) = (file.house.services.sessions, file.actor(.caseManagerWork))
        let outcomes = try file.write { transaction in
            try sessions.register(drafts, by: actor, in: transaction).map { result in
                if case .success = result { true } else { false }
            }
        }
        #expect(outcomes == [true, false, true])
        #expect(try list(by: .caseManagerWork).map(\.actionRef) == ["A1", "A2"])
    }

    @Test("X-1: sessions come page by page in order of day, without gaps or repeats")
    func pages() throws {
        for day in ["2020-08-05", "2020-08-04"] { _ = try file.register(file.session("A1", on: day)) }
        for day in ["2020-08-04", "2020-08-03"] { _ = try file.register(file.session("A2", on: day)) }
        let all = try list(by: .caseManagerWork)
        #expect(all.map(\.heldOn) == all.map(\.heldOn).sorted())
        var paged: [SessionItem] = []
        var cursor: Cursor?
        repeat {
            let page = try page(by: .caseManagerWork, size: 1, after: cursor)
            paged += page.items
            cursor = page.next
        } while cursor != nil
        #expect(paged == all)
    }

    @Test("H-3: an imported session that was held counts as verified on its day; others keep their effort")
    func imported() throws {
        let (sessions, actor) = (file.house.services.sessions, file.actor(.administrator))
        var missed = file.session("A1", minutes: 0)
        missed.state = .noShow
        missed.effortMinutes = 30
        let drafts = [file.session("A1"), missed]
        try file.write { transaction in
            for draft in drafts { try sessions.importSession(draft, provider: nil, by: actor, in: transaction) }
        }
        let items = try list(by: .caseManagerWork)
        #expect(Set(items.map(\.state)) == [.verified, .noShow])
        #expect(try file.house.providerCents(of: file.trajectory) == 7500)
    }

    private func verify(_ id: ID<Session>, on day: String) throws -> SessionView {
        let (sessions, actor) = (file.house.services.sessions, file.actor(.leadPartner))
        return try file.write { try sessions.verify(id, on: .of(day), by: actor, in: $0).view }
    }

    @Test("X-1: the participant withdraws a dispute of their own, and nobody else's")
    func foreignDispute() throws {
        let id = try file.register(file.session("A1"))
        _ = try dispute(id, by: .leadPartner)
        let failure = #expect(throws: Failure.self) { try resolve(id, by: .participant) }
        guard case .forbidden = failure else {
            Issue.record("the participant ends it")
            return
        }
        _ = try resolve(id, by: .caseManagerCare)
        _ = try dispute(id, by: .participant)
        #expect(throws: Never.self) { _ = try resolve(id, by: .participant) }
    }

    private func dispute(_ id: ID<Session>, by role: Role) throws -> SessionView {
        let (sessions, actor) = (file.house.services.sessions, file.actor(role))
        return try file.write { try sessions.dispute(id, reason: "Niet gehouden", on: nil, by: actor, in: $0).view }
    }

    private func resolve(_ id: ID<Session>, by role: Role) throws -> SessionView {
        let (sessions, actor) = (file.house.services.sessions, file.actor(role))
        return try file.write { try sessions.resolve(id, reason: "Uitgeklaard", on: nil, by: actor, in: $0).view }
    }

    private func correct(
        _ id: ID<Session>, _ correction: SessionCorrection, by role: Role = .caseManagerCare
    ) throws -> SessionView {
        let (sessions, actor) = (file.house.services.sessions, file.actor(role))
        return try file.write { try sessions.correct(id, correction, by: actor, in: $0).view }
    }

    private func find(_ id: ID<Session>, by role: Role) throws -> SessionView {
        let (sessions, actor) = (file.house.services.sessions, file.actor(role))
        return try file.house.services.storage.makeReader().read { try sessions.find(id, by: actor, in: $0).view }
    }

    private func whole(_ id: ID<Session>) throws -> Session {
        guard case .whole(let session) = try find(id, by: .caseManagerWork) else { throw TestingFault("not whole") }
        return session
    }

    private func page(by role: Role, size: Int, after cursor: Cursor? = nil) throws -> Page<SessionItem> {
        let (sessions, actor) = (file.house.services.sessions, file.actor(role))
        return try file.house.services.storage.makeReader().read {
            try sessions.list(of: file.trajectory, page: PageRequest(size: size, after: cursor), by: actor, in: $0)
        }
    }

    private func list(by role: Role) throws -> [SessionItem] { try page(by: role, size: 100).items }
}
