package import SQLite
package import TredeDomain

/// Writes the plan of a trajectory in versions, has it signed and approves it (P-1 to P-7).
package struct PlanService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    var access: TrajectoryAccess { TrajectoryAccess(regimes: regimes) }

    /// Writes a version; what was not yet approved before it is superseded.
    ///
    /// Signatures given on an earlier version hold for those whom the changes do not touch (P-7); when that leaves
    /// nothing to be signed, as after a sharpening of words, the version is approved at once (P-1).
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func draft(
        _ content: PlanContent, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (plan: Plan, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .draftPlan, in: transaction).trajectory
        let latest = try PlanStore.latest(of: file.number, in: transaction)
        let ordinal = (latest?.item.ordinal ?? 0) + 1
        try check(content, ordinal: ordinal, of: file, in: transaction)
        if let latest, latest.item.state == .draft { try PlanStore.supersede(latest.number, in: transaction) }
        let draft = PlanStore.Draft(
            id: ids.id(), trajectory: file.number, ordinal: ordinal, drawnUpOn: transaction.today, approvedOn: nil,
            client: actor.client)
        _ = try PlanStore.insert(content, draft, in: transaction)
        try approveIfCarried(draft.id, of: file, by: actor, in: transaction)
        let row = try PlanStore.find(draft.id, of: file.number, in: transaction)
        return (try plan(row, of: file, for: actor.role, in: transaction), file.referral)
    }

    /// Replaces a version that nobody signed.
    ///
    /// - Throws: `notFound`, `stale`, `invalid`, `refused` once it is signed.
    package func replace(
        _ id: ID<Plan>, of trajectory: ID<Trajectory>, with content: PlanContent, expecting version: Int64,
        by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> (plan: Plan, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .replacePlan, in: transaction).trajectory
        let row = try PlanStore.find(id, of: file.number, in: transaction)
        guard row.open.version == version else { throw Failure.stale(.plan, current: row.open.version) }
        let isSigned = try !SignatureStore.days(plan: row.number, in: transaction).isEmpty
        guard row.item.state == .draft, !isSigned else {
            throw Failure.refused([Refusal(.p1, .planFrozen, arguments: ["\(row.item.ordinal)"])])
        }
        try check(content, ordinal: row.item.ordinal, of: file, in: transaction)
        try PlanStore.replace(content, of: row, client: actor.client, in: transaction)
        try approveIfCarried(id, of: file, by: actor, in: transaction)
        let now = try PlanStore.find(id, of: file.number, in: transaction)
        return (try plan(now, of: file, for: actor.role, in: transaction), file.referral)
    }

    /// A version, as far as the reader may see it.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Plan>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (view: PlanView, referral: Int64) {
        let seen = try access.find(trajectory, by: actor, to: .getPlan, in: transaction)
        let file = seen.trajectory
        if seen.relation.seesConfidential {
            let row = try PlanStore.find(id, of: file.number, in: transaction)
            return (.whole(try plan(row, of: file, for: actor.role, in: transaction)), file.referral)
        }
        let row = try PlanStore.findOpen(id, of: file.number, in: transaction)
        let role = actor.role.isProvider ? actor.role : nil
        // What is only drafted is neither progress nor money: those who see that see no actions of it (V-1, V-2).
        let isDraft = row.item.approvedOn == nil
        let actions =
            try isDraft ? [] : PlanPartStore.openActions(plan: row.number, role: role, in: transaction)
        let view = PlanActions(item: row.item, trajectory: file.id, actions: actions, version: row.version)
        return (.actions(view), file.referral)
    }

    /// A page of the versions, the first one first.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<PlanItem> {
        let file = try access.find(trajectory, by: actor, to: .listPlans, in: transaction).trajectory
        return try PlanStore.list(of: file.number, page: page, in: transaction)
    }
}

extension PlanService {
    /// The version with what is worked out of it: changes, signatures that carry over, what is missing, gaps.
    func plan(
        _ row: PlanRow, of file: Trajectory, for reader: Role,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Plan {
        let regime = try regimes.find(file.regime)
        let content = try PlanPartStore.content(of: row, in: transaction)
        let earlier = try PlanStore.find(ordinal: row.item.ordinal - 1, of: file.number, in: transaction)
        let changes = try earlier.map { try PlanPartStore.content(of: $0, in: transaction).changes(to: content) } ?? []
        var missing: [Refusal] = []
        if row.item.state == .draft {
            let signers = Set(try signatures(on: row, content, of: file, in: transaction).keys)
            missing = PlanRules.missingForApproval(of: content, signedBy: signers, regime: regime)
        }
        let account = Plan.Account(
            content: content, changes: changes,
            sinceSigned: try sinceSigned(row, content, of: file, by: reader, in: transaction))
        return Plan(
            id: row.item.id, trajectory: file.id, ordinal: row.item.ordinal, state: row.item.state,
            account: Confidential(account),
            missing: missing, gaps: PlanOrder.gaps(in: content, regime: regime),
            approvedOn: row.item.approvedOn, digest: row.digest.hexadecimal, recordedAt: row.recordedAt,
            version: row.open.version)
    }

    /// What a draft asks somebody to sign beyond the version they signed last (P-7).
    private func sinceSigned(
        _ row: PlanRow, _ content: PlanContent, of file: Trajectory, by reader: Role,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Plan.SinceSigned? {
        guard row.item.state == .draft else { return nil }
        let earlier = try SignatureStore.latest(of: file.number, before: row.item.ordinal, in: transaction)
        guard let ordinal = earlier.first(where: { $0.signer == reader })?.ordinal,
            let signed = try PlanStore.find(ordinal: ordinal, of: file.number, in: transaction)
        else { return nil }
        let before = try PlanPartStore.content(of: signed, in: transaction)
        return Plan.SinceSigned(ordinal: ordinal, changes: before.changes(to: content))
    }

    /// Whose signatures hold for a version, and when they were given: its own, and earlier ones that nothing material
    /// voided (P-7).
    func signatures(
        on row: PlanRow, _ content: PlanContent, of file: Trajectory,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Role: Day] {
        var days = try SignatureStore.days(plan: row.number, in: transaction)
        guard row.item.ordinal > 1 else { return days }
        let earlier = try SignatureStore.latest(of: file.number, before: row.item.ordinal, in: transaction)
        var voidedBy: [Int: Set<Role>] = [:]
        for signature in earlier where days[signature.signer] == nil {
            let voided =
                try voidedBy[signature.ordinal]
                ?? self.voided(since: signature.ordinal, content, of: file, in: transaction)
            voidedBy[signature.ordinal] = voided
            if !voided.contains(signature.signer) { days[signature.signer] = signature.signedOn }
        }
        return days
    }

    /// Whose signatures on a version no longer hold for a later content.
    func voided(
        since ordinal: Int, _ content: PlanContent, of file: Trajectory,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<Role> {
        guard let signed = try PlanStore.find(ordinal: ordinal, of: file.number, in: transaction) else { return [] }
        let before = try PlanPartStore.content(of: signed, in: transaction)
        return PlanChange.voidedSignatures(by: before.changes(to: content))
    }

    /// Puts a version in force: the one before is superseded, orders of what it changed end that day, and the
    /// first one sets the trajectory going (T-1).
    func approve(
        _ row: PlanRow, on day: Day, of file: Trajectory, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        if let before = try PlanStore.approved(of: file.number, in: transaction) {
            try PlanStore.supersede(before.number, in: transaction)
            try OrderEndingStore.endOrders(
                of: file.number, changedFrom: before.number, to: row.number, on: day, client: actor.client,
                in: transaction)
        }
        try PlanStore.approve(row.number, on: day, in: transaction)
        try agreeToRegistering(of: row.number, on: day, in: file, by: actor, transaction)
        try enterExecution(file, on: day, by: actor, in: transaction)
        try SettlementStore.mark(file.number, in: transaction)
    }

    /// With the plan the participant signs that those who carry it out register it (V-3).
    func agreeToRegistering(
        of plan: Int64, on day: Day, in file: Trajectory, by actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws {
        let signedOn = try SignatureStore.days(plan: plan, in: transaction)[.participant] ?? day
        let roles = try PlanPartStore.openActions(plan: plan, role: nil, in: transaction).map(\.providerRole)
        try ConsentRecording(ids: ids).planSigned(
            by: signedOn, onBehalf: SignatureStore.onBehalf(of: .participant, plan: plan, in: transaction),
            for: Set(roles), in: file.number, by: actor, transaction)
    }

    /// The first approval sets the trajectory going; later ones are events in it (T-1, T-2).
    func enterExecution(
        _ file: Trajectory, on day: Day, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        let step = TrajectoryStep(to: .inExecution, on: day, kind: .planApproved)
        if file.state == .startUp {
            try TrajectoryCourse.take(step, of: file, dayNamed: "signedOn", by: actor, ids: ids, in: transaction)
        } else {
            try TrajectoryEventStore.append(
                step, from: file.state, to: file.number, by: actor, ids: ids, in: transaction)
            try TrajectoryStore.touch(file.number, in: transaction)
        }
    }

    /// Approves a version at once when the signatures on earlier ones all hold for it and it lacks nothing.
    private func approveIfCarried(
        _ id: ID<Plan>, of file: Trajectory, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        guard file.state == .inExecution else { return }
        let row = try PlanStore.find(id, of: file.number, in: transaction)
        let content = try PlanPartStore.content(of: row, in: transaction)
        let days = try signatures(on: row, content, of: file, in: transaction)
        let missing = PlanRules.missingForApproval(
            of: content, signedBy: Set(days.keys), regime: try regimes.find(file.regime))
        guard missing.isEmpty else { return }
        try approve(row, on: transaction.today, of: file, by: actor, in: transaction)
    }

    /// - Throws: `invalid` with everything wrong with the content, `refused` when the file is past planning or the
    ///   plan would promise less than was carried out.
    private func check(
        _ content: PlanContent, ordinal: Int, of file: Trajectory, in transaction: borrowing WriteTransaction
    ) throws {
        var violations = PlanRules.violations(in: content, regime: try regimes.find(file.regime))
        if ordinal > 1, content.changeReason == nil {
            violations.append(Violation("changeReason", .planWithoutChangeReason, rule: .p1))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        var refusals: [Refusal] = []
        if ![.admitted, .startUp, .inExecution].contains(file.state) {
            refusals.append(Refusal(.t1, .wrongTrajectoryState, arguments: [file.state.rawValue]))
        }
        refusals += try carriedOutRefusals(of: content, file, in: transaction)
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }

    /// What was carried out and a plan would no longer hold (P-8).
    func carriedOutRefusals(
        of content: PlanContent, _ file: Trajectory, in transaction: borrowing WriteTransaction
    ) throws -> [Refusal] {
        let units = Dictionary(content.actions.map { ($0.ref, $0.units) }) { first, _ in first }
        return try SessionStore.unitsCarriedOut(of: file.number, in: transaction).compactMap { ref, carriedOut in
            guard carriedOut > units[ref] ?? 0 else { return nil }
            return Refusal(.p8, .lessThanCarriedOut, arguments: [ref, "\(carriedOut)"])
        }
    }
}
