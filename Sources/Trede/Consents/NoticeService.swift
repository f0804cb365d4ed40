package import SQLite
package import TredeDomain

/// Keeps what the participant was told of the own file (V-3, V-4).
package struct NoticeService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// Records that the participant was told that there is a confidential compartment; a case manager does, or the
    /// lead partner.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused` for a day before the admission.
    package func tellOfCompartment(
        on day: Day, in id: ID<Trajectory>, by actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws -> Notice {
        let trajectory = try access.find(id, by: actor, to: .tellOfCompartment, in: transaction).trajectory
        try BusinessDays.refuseFuture([("toldOn", day)], now: transaction.now)
        guard day >= trajectory.days.admittedOn else {
            let refusal = Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(trajectory.days.admittedOn)"])
            throw Failure.refused([refusal])
        }
        let notice = ids.id(of: Notice.self)
        try NoticeStore.insert(
            .compartmentExists, id: notice, on: day, of: trajectory.number, by: actor, in: transaction)
        return try NoticeStore.find(notice, of: trajectory.number, in: transaction)
    }

    /// A notice: for both case managers and the participant.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<Notice>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Notice {
        let file = try access.find(trajectory, by: actor, to: .getNotice, in: transaction).trajectory
        return try NoticeStore.find(id, of: file.number, in: transaction)
    }

    /// A page of notices, in order of recording.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Notice> {
        let file = try access.find(trajectory, by: actor, to: .listNotices, in: transaction).trajectory
        return try NoticeStore.list(of: file.number, page: page, in: transaction)
    }

    /// The ten latest notices of a file, the latest first; whose file it is, is the caller's to know.
    package func latest(
        of trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Notice] {
        try NoticeStore.latest(of: trajectory.number, count: 10, in: transaction)
    }
}
