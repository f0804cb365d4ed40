package import SQLite
package import TredeDomain

/// Registers what was carried out of the plan, has it verified, disputed and corrected.
package struct SessionService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    private var access: TrajectoryAccess { TrajectoryAccess(regimes: regimes) }

    /// Registers a session; organisation and price follow from the order, the order from plan and team.
    ///
    /// - Throws: `notFound`, `invalid`, `refused` with everything that stands in the way.
    package func register(
        _ draft: SessionDraft, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Registered {
        let seen = try access.find(draft.trajectory, by: actor, to: .registerSessions, in: transaction)
        let file = seen.trajectory
        let matching = SessionOrders(file: file, ids: ids, client: actor.client, ownOnly: actor.ownOnly)
        try refuseInvalid(draft, today: transaction.today)
        try seen.refuseRegistering(by: actor, in: transaction)
        let content = content(of: draft)
        let order: OrderStore.Standing
        do {
            order = try matching.order(for: draft, in: transaction)
        } catch Failure.refused(let refusals) {
            // Whoever sends it again is told that it is there, not that there is no room for it.
            try refuseSame(content, as: draft, by: actor.ownOnly, trajectory: file.number, in: transaction)
            throw Failure.refused(refusals)
        }
        try refuseSame(content, as: draft, by: order.provider.number, trajectory: file.number, in: transaction)
        try seen.refuseRegistering(insteadOf: order.providerRole, of: order.provider.number, in: transaction)
        let id = ids.id(of: Session.self)
        try SessionStore.insert(
            content, id: id, actionRef: draft.actionRef, order: order, trajectory: file.number,
            client: actor.client, in: transaction)
        try SettlementStore.mark(file.number, in: transaction)
        return (id, file.referral)
    }

    /// Registers many sessions, each for itself: one that is refused does not hold back the others.
    ///
    /// - Throws: what is not a refusal of one session, which fails them all.
    package func register(
        _ drafts: [SessionDraft], by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> [Result<Registered, Failure>] {
        var results: [Result<Registered, Failure>] = []
        results.reserveCapacity(drafts.count)
        for draft in drafts {
            do {
                let made = try transaction.savepoint { try register(draft, by: actor, in: $0) }
                results.append(.success(made))
            } catch let failure as Failure {
                if case .fault = failure { throw failure }
                results.append(.failure(failure))
            }
        }
        return results
    }

    /// A session that was registered, and the number of the referral its file began with.
    package typealias Registered = (id: ID<Session>, referral: Int64)

    /// A session, as far as the reader may see it; a provider finds its own.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Session>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (view: SessionView, referral: Int64) {
        let (row, seen) = try visible(id, by: actor, to: .getSession, in: transaction)
        let referral = seen.trajectory.referral
        guard seen.relation.view == .file else { return (.progress(row.progress), referral) }
        if try Withheld(from: actor, in: seen.trajectory).contains(id, in: transaction) {
            return (.whole(Session(keepingBack: row.progress)), referral)
        }
        let disputes = try SessionDisputeStore.all(id, in: transaction)
        return (.whole(try SessionStore.whole(row, disputes: disputes, in: transaction)), referral)
    }

    /// A page of sessions by day; a provider sees its own.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<SessionItem> {
        let file = try access.find(trajectory, by: actor, to: .listSessions, in: transaction).trajectory
        return try SessionStore.list(
            of: file.number, organisation: actor.ownOnly, page: page, in: transaction)
    }

    /// Finds a held session right, so that it can be paid.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func verify(
        _ id: ID<Session>, on day: Day, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> (view: SessionView, referral: Int64) {
        let (row, seen) = try visible(id, by: actor, to: .verifySession, in: transaction)
        try refuse(row, becoming: .verified, on: day, name: "verifiedOn", today: transaction.today)
        try SessionStore.verify(row.number, on: day, in: transaction)
        try SettlementStore.mark(seen.trajectory.number, in: transaction)
        return try find(id, by: actor, in: transaction)
    }

    /// Says that a session was not held as registered; `day` is today when it is nil.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func dispute(
        _ id: ID<Session>, reason: String, on day: Day?, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (view: SessionView, referral: Int64) {
        let (row, seen) = try visible(id, by: actor, to: .disputeSession, in: transaction)
        let today = transaction.today
        try refuse(row, becoming: .disputed, on: day ?? today, name: "disputedOn", today: today)
        try SessionStore.dispute(row.number, in: transaction)
        try SessionDisputeStore.insert(
            reason, on: day ?? today, session: row.number, client: actor.client, in: transaction)
        try SettlementStore.mark(seen.trajectory.number, in: transaction)
        return try find(id, by: actor, in: transaction)
    }

    /// Ends a dispute: a case manager resolves it, or the participant withdraws their own; the session is held again.
    ///
    /// `day` is today when it is nil.
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused` when no dispute is open.
    package func resolve(
        _ id: ID<Session>, reason: String, on day: Day?, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (view: SessionView, referral: Int64) {
        let (row, seen) = try visible(id, by: actor, to: .resolveSessionDispute, in: transaction)
        // Nobody ends a dispute that is kept from who would end it (V-3).
        guard try !Withheld(from: actor, in: seen.trajectory).contains(id, in: transaction) else {
            throw Failure.forbidden
        }
        let today = transaction.today
        let resolvedOn = day ?? today
        guard resolvedOn <= today else {
            throw Failure.invalid([Violation("resolvedOn", .inTheFuture, rule: .t2)])
        }
        guard let dispute = try SessionDisputeStore.open(id, in: transaction) else {
            let state = row.progress.item.state.rawValue
            throw Failure.refused([Refusal(.x1, .wrongSessionState, arguments: [state, "held"])])
        }
        guard seen.relation.isCaseManager || dispute.by == .participant else { throw Failure.forbidden }
        guard resolvedOn >= dispute.since else {
            throw Failure.refused([Refusal(.x1, .notBeforeEarlierFact, arguments: ["\(dispute.since)"])])
        }
        try SessionDisputeStore.resolve(id, reason: reason, on: resolvedOn, by: actor, in: transaction)
        if row.progress.item.state == .disputed { try SessionStore.hold(row.number, in: transaction) }
        try SettlementStore.mark(seen.trajectory.number, in: transaction)
        return try find(id, by: actor, in: transaction)
    }

    /// Corrects a session by a later version; what was verified is to be verified again.
    ///
    /// While a dispute is open, a session that took place stays disputed. Of one that was paid, provider and price no
    /// longer change: it was paid once (E-14).
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func correct(
        _ id: ID<Session>, _ correction: SessionCorrection, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (view: SessionView, referral: Int64) {
        let (row, seen) = try visible(id, by: actor, to: .correctSession, in: transaction)
        try seen.refuseRegistering(by: actor, in: transaction)
        let before = try SessionStore.content(of: row, in: transaction)
        let draft = correction.draft(over: before, row.progress)
        try refuseInvalid(draft, today: transaction.today)
        // Whom the note and the place are kept from is not told that they are as guessed (V-9).
        var known = before
        if try Withheld(from: actor, in: seen.trajectory).contains(id, in: transaction) {
            (known.note, known.place) = (nil, nil)
        }
        let members = correction.members(over: known, row.progress)
        guard !members.isEmpty else {
            throw Failure.invalid([Violation("", .required, rule: .x6, arguments: ["minutes"])])
        }
        try refusePaid(id, members, of: seen.trajectory, in: transaction)
        try SessionStore.supersede(row.number, in: transaction)
        let file = seen.trajectory
        let isSameDay = before.state.tookPlace && draft.heldOn == before.heldOn
        let orders = SessionOrders(
            file: file, ids: ids, client: actor.client, ownOnly: actor.ownOnly, kept: isSameDay ? row.order : nil)
        let order = try orders.order(for: draft, in: transaction)
        try seen.refuseRegistering(insteadOf: order.providerRole, of: order.provider.number, in: transaction)
        var content = content(of: draft)
        if correction.note == nil { content.noteSalt = before.noteSalt }
        if content.state.tookPlace, try SessionDisputeStore.open(id, in: transaction) != nil {
            content.state = .disputed
        }
        try SessionStore.insert(
            content, id: id, actionRef: draft.actionRef, order: order, trajectory: file.number,
            correction: SessionStore.Correction(corrects: row, reason: correction.reason, members: members),
            client: actor.client, in: transaction)
        try SettlementStore.mark(seen.trajectory.number, in: transaction)
        return try find(id, by: actor, in: transaction)
    }

    /// Registers a session of an imported history: one that was held counts as verified on its day.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func importSession(
        _ draft: SessionDraft, provider: EnterpriseNumber?, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let file = try TrajectoryStore.find(draft.trajectory, in: transaction)
        try refuseInvalid(draft, today: transaction.today)
        let order = try SessionOrders(file: file, ids: ids, client: actor.client, ownOnly: nil)
            .order(for: draft, enterpriseNumber: provider, in: transaction)
        var content = content(of: draft)
        if draft.state == .held {
            content.state = .verified
            content.verifiedOn = draft.heldOn
        }
        try SessionStore.insert(
            content, id: ids.id(), actionRef: draft.actionRef, order: order, trajectory: file.number,
            client: actor.client, in: transaction)
        try SettlementStore.mark(file.number, in: transaction)
    }

    /// An identical session is one registered twice, unless it says that it was held once more (E-14).
    ///
    /// `provider` is whose it must be; nil for anybody's.
    private func refuseSame(
        _ content: SessionStore.Content, as draft: SessionDraft, by provider: Int64?, trajectory: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        guard !draft.isRepeated, draft.state.tookPlace || draft.state == .planned else { return }
        let isThere = try SessionStore.hasSame(
            as: content, actionRef: draft.actionRef, organisation: provider, trajectory: trajectory, in: transaction)
        if isThere { throw Failure.refused([Refusal(.e14, .sameSessionRegistered)]) }
    }

    private func refusePaid(
        _ id: ID<Session>, _ members: [String], of file: Trajectory, in transaction: borrowing WriteTransaction
    ) throws {
        guard members.contains("organisationId") || members.contains("priceCents") else { return }
        let key = EntitlementLine.sessionKey(try SessionStore.first(id, in: transaction))
        guard let paidOn = try EntitlementStore.paidOn(key, of: file.number, in: transaction) else { return }
        throw Failure.refused([Refusal(.e14, .alreadyPaid, arguments: ["\(paidOn)"])])
    }

    private func visible(
        _ id: ID<Session>, by actor: Actor, to operation: ContractOperation,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (row: SessionRow, seen: TrajectoryAccess.Seen) {
        guard let row = try SessionStore.findIfAny(id, in: transaction) else {
            // What is asked of a foreign one is asked in vain, so that both take as long (V-9).
            _ = try TrajectoryStore.findIfAny(ID<Trajectory>(high: 0, low: 0), in: transaction)
            try access.askInVain(for: actor, in: transaction)
            throw Failure.notFound(.session)
        }
        let seen = try access.find(row.progress.trajectory, by: actor, to: operation, in: transaction)
        let isOwn = actor.ownOnly.map { $0 == row.organisation } ?? true
        guard isOwn else { throw Failure.notFound(.session) }
        return (row, seen)
    }

    private func refuse(
        _ row: SessionRow, becoming state: SessionState, on day: Day, name: String, today: Day
    ) throws {
        guard day <= today else {
            throw Failure.invalid([Violation(name, .inTheFuture, rule: .t2)])
        }
        var refusals = [row.progress.item.state.refusal(becoming: state)].compactMap { $0 }
        if day < row.progress.item.heldOn {
            refusals.append(
                Refusal(.x1, .notBeforeEarlierFact, arguments: ["\(row.progress.item.heldOn)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }

    private func refuseInvalid(_ draft: SessionDraft, today: Day) throws {
        var violations = SessionRules.violations(
            state: draft.state, minutes: draft.minutes, effortMinutes: draft.effortMinutes ?? 0)
        if draft.state != .planned, draft.heldOn > today {
            violations.append(Violation("heldOn", .inTheFuture, rule: .t2))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
    }

    private func content(of draft: SessionDraft) -> SessionStore.Content {
        SessionStore.Content(
            heldOn: draft.heldOn, minutes: draft.minutes, state: draft.state, place: draft.place,
            effortMinutes: draft.effortMinutes, note: draft.note,
            noteSalt: draft.note == nil ? nil : ids.bytes(count: 16),
            isReimbursedElsewhere: draft.isReimbursedElsewhere)
    }
}

extension SessionCorrection {
    /// The session as it would be registered now; what was verified or disputed becomes held again.
    func draft(over before: SessionStore.Content, _ progress: SessionProgress) -> SessionDraft {
        var draft = SessionDraft(
            trajectory: progress.trajectory, actionRef: progress.item.actionRef, heldOn: heldOn ?? before.heldOn,
            minutes: minutes ?? before.minutes, state: state ?? (before.state.tookPlace ? .held : before.state),
            place: place ?? before.place, note: note ?? before.note,
            effortMinutes: effortMinutes ?? before.effortMinutes,
            organisation: organisation ?? progress.item.organisation, priceCents: priceCents)
        draft.isReimbursedElsewhere = isReimbursedElsewhere ?? before.isReimbursedElsewhere
        return draft
    }

    /// The members that say something else than before.
    func members(over before: SessionStore.Content, _ progress: SessionProgress) -> [String] {
        let held = before.state.tookPlace ? SessionState.held : before.state
        let changes: [(String, Bool)] = [
            ("heldOn", heldOn.map { $0 != before.heldOn } ?? false),
            ("minutes", minutes.map { $0 != before.minutes } ?? false),
            ("state", state.map { $0 != held } ?? false), ("place", place.map { $0 != before.place } ?? false),
            ("note", note.map { $0 != before.note } ?? false),
            ("effortMinutes", effortMinutes.map { $0 != before.effortMinutes } ?? false),
            ("organisationId", organisation.map { $0 != progress.item.organisation } ?? false),
            ("priceCents", priceCents.map { $0 != progress.priceCents } ?? false),
            ("reimbursedElsewhere", isReimbursedElsewhere.map { $0 != before.isReimbursedElsewhere } ?? false),
        ]
        return changes.filter(\.1).map(\.0)
    }
}

extension Session {
    /// A session whose content the participant keeps from the reader: as one of which nothing was written (V-3, V-9).
    init(keepingBack progress: SessionProgress) {
        self.init(progress: progress.withoutDigest, account: Confidential(Account()))
    }
}
