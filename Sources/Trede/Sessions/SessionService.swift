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
        let seen = try access.find(draft.trajectory, by: actor, in: transaction)
        guard seen.relation != .backup else { throw Failure.forbidden }
        let file = seen.trajectory
        let matching = SessionOrders(file: file, ids: ids, client: actor.client, ownOnly: actor.ownOnly)
        try refuseInvalid(draft, today: transaction.today)
        let order = try matching.order(for: draft, in: transaction)
        let content = content(of: draft)
        let id = ids.id(of: Session.self)
        try SessionStore.insert(
            content, id: id, actionRef: draft.actionRef, order: order, trajectory: file.number,
            client: actor.client, in: transaction)
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
        let (row, seen) = try visible(id, by: actor, in: transaction)
        let referral = seen.trajectory.referral
        guard seen.relation == .caseManager else { return (.progress(row.progress), referral) }
        return (.whole(try SessionStore.whole(row, in: transaction)), referral)
    }

    /// A page of sessions by day; a provider sees its own.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<SessionItem> {
        let seen = try access.find(trajectory, by: actor, in: transaction)
        guard seen.relation != .backup else { throw Failure.forbidden }
        return try SessionStore.list(
            of: seen.trajectory.number, organisation: actor.ownOnly, page: page, in: transaction)
    }

    /// Finds a held session right, so that it can be paid.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func verify(
        _ id: ID<Session>, on day: Day, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> (view: SessionView, referral: Int64) {
        let (row, seen) = try visible(id, by: actor, in: transaction)
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
        let (row, seen) = try visible(id, by: actor, in: transaction)
        let today = transaction.today
        try refuse(row, becoming: .disputed, on: day ?? today, name: "disputedOn", today: today)
        try SessionStore.dispute(row.number, reason: reason, on: day ?? today, in: transaction)
        try SettlementStore.mark(seen.trajectory.number, in: transaction)
        return try find(id, by: actor, in: transaction)
    }

    /// Corrects a session by a later version; what was verified is to be verified again.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func correct(
        _ id: ID<Session>, _ correction: SessionCorrection, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (view: SessionView, referral: Int64) {
        let (row, seen) = try visible(id, by: actor, in: transaction)
        let before = try SessionStore.content(of: row, in: transaction)
        let draft = correction.draft(over: before, row.progress)
        try refuseInvalid(draft, today: transaction.today)
        let members = correction.members(over: before, row.progress)
        guard !members.isEmpty else {
            throw Failure.invalid([Violation("", .required, rule: .x6, arguments: ["minutes"])])
        }
        try SessionStore.supersede(row.number, in: transaction)
        let file = seen.trajectory
        let orders = SessionOrders(file: file, ids: ids, client: actor.client, ownOnly: actor.ownOnly)
        let order = try orders.order(for: draft, in: transaction)
        var content = content(of: draft)
        if correction.note == nil { content.noteSalt = before.noteSalt }
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
        if content.state == .verified { try SettlementStore.mark(file.number, in: transaction) }
    }

    private func visible(
        _ id: ID<Session>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (row: SessionRow, seen: TrajectoryAccess.Seen) {
        let row = try SessionStore.find(id, in: transaction)
        let seen = try access.find(row.progress.trajectory, by: actor, in: transaction)
        guard seen.relation != .backup else { throw Failure.forbidden }
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
            noteSalt: draft.note == nil ? nil : ids.bytes(count: 16))
    }
}

extension SessionCorrection {
    /// The session as it would be registered now; what was verified or disputed becomes held again.
    func draft(over before: SessionStore.Content, _ progress: SessionProgress) -> SessionDraft {
        SessionDraft(
            trajectory: progress.trajectory, actionRef: progress.item.actionRef, heldOn: heldOn ?? before.heldOn,
            minutes: minutes ?? before.minutes, state: state ?? (before.state.tookPlace ? .held : before.state),
            place: place ?? before.place, note: note ?? before.note,
            effortMinutes: effortMinutes ?? before.effortMinutes,
            organisation: organisation ?? progress.item.organisation, priceCents: priceCents)
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
        ]
        return changes.filter(\.1).map(\.0)
    }
}
