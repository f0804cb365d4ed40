package import SQLite
package import TredeDomain

/// Opens a file to a backup or successor without the participant's consent, tells the participant, and has a second
/// person judge it (V-4).
package struct EmergencyAccessService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// Opens the file to read for so many hours, and tells the participant with the same act.
    ///
    /// A person does, who is in the team as backup or successor; nobody who stands outside it.
    ///
    /// - Throws: `notFound`; `forbidden` for everybody else and for who has the file already; `refused` while it is
    ///   open so, and while an earlier access of the same person waits for a judgement or was found not justified.
    package func open(
        _ id: ID<Trajectory>, reason: String, hours: Int, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> EmergencyAccess {
        let trajectory = try access.find(id, by: actor, to: .openEmergencyAccess, in: transaction).trajectory
        guard let professional = actor.professional else { throw Failure.forbidden }
        let until = try EmergencyAccessStore.openUntil(
            by: professional, as: actor.role, in: trajectory.number, at: transaction.now, transaction)
        if let until { throw Failure.refused([Refusal(.v4, .alreadyOpened, arguments: ["\(until)"])]) }
        guard try !EmergencyAccessStore.hasUnsettled(by: professional, in: trajectory.number, transaction) else {
            throw Failure.refused([Refusal(.v4, .earlierAccessUnsettled)])
        }
        let now = Instant(milliseconds: transaction.now)
        let opened = ids.id(of: EmergencyAccess.self)
        let number = try EmergencyAccessStore.insert(
            opened, reason: reason, until: EmergencyAccess.end(openedAt: now, hours: hours), of: trajectory.number,
            professional: professional, by: actor, in: transaction)
        try NoticeStore.insert(
            .emergencyAccess, id: ids.id(), on: now.brusselsDay, access: number, of: trajectory.number, by: actor,
            in: transaction)
        return try EmergencyAccessStore.find(opened, of: trajectory.number, inFile: true, in: transaction)
    }

    /// Judges whether it was right to open the file; a second person does, once: a case manager who has the file, or
    /// the lead partner, who knows whether somebody was absent and does not read the reason.
    ///
    /// What is found not justified ends there and then; that it was justified can be said only of all of it, once it has
    /// ended.
    ///
    /// - Throws: `notFound`, `forbidden`, `refused` for the own access, for one that was judged, and for calling one
    ///   justified that still runs.
    package func review(
        _ id: ID<EmergencyAccess>, of trajectory: ID<Trajectory>, _ outcome: EmergencyAccess.Outcome,
        motivation: String, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> EmergencyAccess {
        let seen = try access.find(trajectory, by: actor, to: .reviewEmergencyAccess, in: transaction)
        let found = try EmergencyAccessStore.find(
            id, of: seen.trajectory.number, inFile: seen.relation.seesConfidential, in: transaction)
        var refusals: [Refusal] = []
        let opener = try EmergencyAccessStore.opener(of: id, in: transaction)
        // Who is no person known here is a second one for certain only in another organisation.
        let isSame =
            actor.professional.map { $0 == opener.professional } ?? (actor.organisation == opener.organisation)
        if isSame { refusals.append(Refusal(.v4, .reviewsOneself)) }
        if let review = found.review {
            refusals.append(Refusal(.v4, .alreadyReviewed, arguments: ["\(review.recordedAt.brusselsDay)"]))
        }
        if outcome == .justified, found.isOpen(at: Instant(milliseconds: transaction.now)) {
            refusals.append(Refusal(.v4, .accessStillOpen, arguments: ["\(found.until)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        try EmergencyAccessStore.review(
            id, of: seen.trajectory.number, outcome, motivation: motivation, by: actor, in: transaction)
        if outcome == .notJustified { try NarrowingStore.insert(seen.trajectory.referral, in: transaction) }
        return try EmergencyAccessStore.find(
            id, of: seen.trajectory.number, inFile: seen.relation.seesConfidential, in: transaction)
    }

    /// An access; with its reason for those who see what is confidential.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<EmergencyAccess>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EmergencyAccess {
        let seen = try access.find(trajectory, by: actor, to: .getEmergencyAccess, in: transaction)
        return try EmergencyAccessStore.find(
            id, of: seen.trajectory.number, inFile: seen.relation.seesConfidential, in: transaction)
    }

    /// A page of accesses to a file without reasons, in order of opening.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EmergencyAccess> {
        let seen = try access.find(trajectory, by: actor, to: .listEmergencyAccesses, in: transaction)
        return try EmergencyAccessStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }

    /// A page of those that nobody judged yet: of the networks a lead partner leads, of all for an administrator.
    ///
    /// - Throws: `forbidden`, `invalid`.
    package func unreviewed(
        page: PageRequest, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EmergencyAccess> {
        let isEverywhere = actor.role == .administrator
        guard isEverywhere || actor.organisation != nil else { throw Failure.forbidden }
        return try EmergencyAccessStore.unreviewed(
            ledBy: isEverywhere ? nil : actor.organisation, page: page, in: transaction)
    }

    /// By what the actor has the file of a referral open without consent: what the audit then says as the purpose of
    /// every look, so that the reason itself stands sealed in one place; nil for whoever does not look by that right.
    package func purpose(
        of actor: Actor, inFileOf referral: Int64?, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> String? {
        guard actor.role.isCaseManager, let professional = actor.professional, let referral else { return nil }
        let id = try EmergencyAccessStore.looking(
            of: professional, as: actor.role, inFileOf: referral, at: transaction.now, transaction)
        // Who was asked in meanwhile looks by that right, and says why.
        guard let id, let trajectory = try TrajectoryStore.find(referral: referral, in: transaction),
            try access.relation(of: actor, to: trajectory, in: transaction)?.kind == .emergency
        else { return nil }
        return EmergencyAccess.purpose(of: id)
    }
}
