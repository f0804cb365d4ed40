package import SQLite
package import TredeDomain

/// Marks items of the file as not to be shared with one of the case managers (V-3).
///
/// Only the participant does. A case manager sees the marks that are not against a role of the own: the one who is kept
/// from something is not told that there is something (V-9).
package struct WithholdingService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// Marks an item; from then on the role does not see it.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid` for no such item, `refused` for one that is marked so already.
    package func withhold(
        _ content: Withholding.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Withholding {
        let trajectory = try access.find(id, by: actor, to: .withholdItem, in: transaction).trajectory
        guard try WithholdingStore.hasItem(content, in: trajectory.number, transaction) else {
            throw Failure.invalid([Violation("itemId", .notFoundReference, rule: .v3)])
        }
        guard try !WithholdingStore.stands(content, of: trajectory.number, in: transaction) else {
            throw Failure.refused([Refusal(.v3, .alreadyRegistered)])
        }
        let withholding = ids.id(of: Withholding.self)
        try WithholdingStore.insert(
            content, id: withholding, of: trajectory.number, by: actor, in: transaction)
        try NarrowingStore.insert(trajectory.referral, in: transaction)
        return try WithholdingStore.find(withholding, of: trajectory.number, in: transaction)
    }

    /// Takes a mark back; the role sees the item again.
    ///
    /// Not with a code that a case manager drew, and may have kept.
    ///
    /// - Throws: `notFound`, `forbidden`, `refused` for one that was taken back before and for who comes in by a code.
    package func release(
        _ id: ID<Withholding>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Withholding {
        let file = try access.find(trajectory, by: actor, to: .releaseWithholding, in: transaction).trajectory
        guard !actor.isByCode else { throw Failure.refused([Refusal(.v3, .ownTokenNeeded)]) }
        let found = try WithholdingStore.find(id, of: file.number, in: transaction)
        if let releasedAt = found.releasedAt {
            throw Failure.refused([Refusal(.v3, .alreadyWithdrawn, arguments: ["\(releasedAt.brusselsDay)"])])
        }
        try WithholdingStore.release(id, by: actor, in: transaction)
        return try WithholdingStore.find(id, of: file.number, in: transaction)
    }

    /// A mark: for the participant, and for who reads the file and is not kept from the item.
    ///
    /// - Throws: `notFound`, also for a mark against a role of the reader (V-9); `forbidden`.
    package func find(
        _ id: ID<Withholding>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Withholding {
        let seen = try access.find(trajectory, by: actor, to: .getWithholding, in: transaction)
        let found = try WithholdingStore.find(id, of: seen.trajectory.number, in: transaction)
        let isHidden = try hidden(from: actor, in: seen.trajectory, transaction).contains(found.content.role)
        guard !isHidden else { throw Failure.notFound(.withholding) }
        return found
    }

    /// A page of marks, in order of recording; without those against a role of the reader (V-9).
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Withholding> {
        let seen = try access.find(trajectory, by: actor, to: .listWithholdings, in: transaction)
        let hidden = try hidden(from: actor, in: seen.trajectory, transaction)
        return try WithholdingStore.list(
            of: seen.trajectory.number, except: hidden, page: page, in: transaction)
    }

    /// The roles against which the reader sees no mark.
    private func hidden(
        from actor: Actor, in trajectory: Trajectory, _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<Role> {
        if actor.isByCode { return [.caseManagerWork, .caseManagerCare] }
        guard actor.role.isCaseManager, actor.insight == nil else { return [] }
        let others = try actor.professional.map {
            try TrajectoryAccessStore.roles(of: $0, in: trajectory.number, in: transaction)
        }
        return Set(others ?? []).union([actor.role])
    }
}
