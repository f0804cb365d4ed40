package import SQLite
package import TredeDomain

extension PlanService {
    /// Signs a version for one of those who must; the last signature on a plan that lacks nothing approves it (P-4).
    ///
    /// - Throws: `notFound`, `invalid`, `refused` with everything that stands in the way.
    package func sign(
        _ draft: Signature.Draft, _ id: ID<Plan>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (signature: Signature, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .signPlan, in: transaction).trajectory
        let row = try PlanStore.find(id, of: file.number, in: transaction)
        guard draft.signedOn <= transaction.today else {
            throw Failure.invalid([Violation("signedOn", .inTheFuture, rule: .t2)])
        }
        guard draft.onBehalf?.reason != .importedHistory else {
            throw Failure.invalid([Violation("onBehalf.reason", .unknownCode, rule: .h3)])
        }
        let content = try PlanPartStore.content(of: row, in: transaction)
        let own = try SignatureStore.days(plan: row.number, in: transaction)
        var days = try signatures(on: row, content, of: file, in: transaction)
        var refusals = try refusals(of: draft, on: row, own: own, file: file, by: actor, in: transaction)
        days[draft.signer] = draft.signedOn
        let regime = try regimes.find(file.regime)
        let missing = PlanRules.missingForApproval(of: content, signedBy: Set(days.keys), regime: regime)
        let isLast = !missing.contains { $0.reason == .signatureMissing }
        if isLast, row.item.state == .draft { refusals += missing }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        let lastOn = isLast ? days.values.max() : nil
        let signature = try keep(draft, approvingOn: lastOn, on: row, of: file, by: actor, in: transaction)
        return (signature, file.referral)
    }

    /// A page of the signatures on a version.
    package func signatures(
        _ id: ID<Plan>, of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Signature> {
        let file = try access.find(trajectory, by: actor, to: .listSignatures, in: transaction).trajectory
        let row = try PlanStore.find(id, of: file.number, in: transaction)
        let voided = try voided(sinceSigned: row, of: file, in: transaction)
        return try SignatureStore.list(of: row, voided: voided, page: page, in: transaction)
    }

    /// One signature on a version.
    ///
    /// - Throws: `notFound`.
    package func signature(
        _ id: ID<Signature>, on plan: ID<Plan>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Signature {
        let file = try access.find(trajectory, by: actor, to: .getSignature, in: transaction).trajectory
        let row = try PlanStore.find(plan, of: file.number, in: transaction)
        let voided = try voided(sinceSigned: row, of: file, in: transaction)
        return try SignatureStore.find(id, of: row, voided: voided, in: transaction)
    }

    private func keep(
        _ draft: Signature.Draft, approvingOn day: Day?, on row: PlanRow, of file: Trajectory, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Signature {
        let id = ids.id(of: Signature.self)
        try SignatureStore.insert(
            draft, digest: row.digest, id: id, plan: row.number, client: actor.client, in: transaction)
        if let day {
            try approve(row, on: day, of: file, by: actor, in: transaction)
        } else {
            try PlanStore.touch(row.number, signedOn: draft.signedOn, in: transaction)
        }
        return try SignatureStore.find(id, of: row, voided: [], in: transaction)
    }

    private func refusals(
        of draft: Signature.Draft, on row: PlanRow, own: [Role: Day], file: Trajectory, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if own[draft.signer] != nil {
            refusals.append(Refusal(.p7, .alreadySigned, arguments: [draft.signer.rawValue]))
        } else if row.item.state != .draft {
            refusals.append(Refusal(.p1, .planFrozen, arguments: ["\(row.item.ordinal)"]))
        }
        if draft.digest != row.digest.hexadecimal { refusals.append(Refusal(.p7, .digestDiffers)) }
        if let refusal = draft.refusal(enteredBy: actor.role) { refusals.append(refusal) }
        if let refusal = draft.refusal(writtenOn: row.recordedAt.brusselsDay) { refusals.append(refusal) }
        guard file.state == .startUp || file.state == .inExecution else {
            return refusals + [Refusal(.t1, .wrongTrajectoryState, arguments: [file.state.rawValue])]
        }
        let before = try PlanStore.approved(of: file.number, in: transaction)
        if let earlier = before?.item.approvedOn ?? file.days.startedOn, draft.signedOn < earlier {
            refusals.append(
                Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(earlier)"]))
        }
        return refusals
    }

    private func voided(
        sinceSigned row: PlanRow, of file: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<Role> {
        guard let latest = try PlanStore.latest(of: file.number, in: transaction), latest.number != row.number else {
            return []
        }
        let content = try PlanPartStore.content(of: latest, in: transaction)
        return try voided(since: row.item.ordinal, content, of: file, in: transaction)
    }
}
