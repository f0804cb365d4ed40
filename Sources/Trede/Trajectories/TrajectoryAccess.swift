package import SQLite
package import TredeDomain

/// How somebody stands to a trajectory, worked out in one place; what follows from that says `AccessMatrix` (V-2, V-6, V-9).
///
/// | role | sees it when |
/// |---|---|
/// | case manager work or care | in the team in that role: the professional, or any of the organisation; as backup or |
/// | | successor the open compartment, and the file with the participant's consent or for a time opened (V-4) |
/// | lead partner | its organisation leads the network |
/// | work or care provider | its organisation is in the team in that role or holds an order |
/// | referrer | it handed in the referral |
/// | screener, counsellor, controller, administrator | always, the open compartment |
/// | participant | it is the participant's own |
///
/// The participant's insight (V-3, V-8) reads the file as a case manager does, whatever its phase; who may have it is
/// decided by `InsightService`.
///
/// Once after-care has ended the file is closed: case managers, lead partner and providers then see no more than that
/// the trajectory was there, and can do nothing in it (V-2). What they are owed and were paid stays with the money.
package struct TrajectoryAccess: Sendable {
    let regimes: Regimes

    /// Decides under these regimes, which say how long after-care lasts.
    package init(regimes: Regimes) {
        self.regimes = regimes
    }

    /// A trajectory and how somebody stands to it.
    package struct Seen: Sendable {
        /// The trajectory.
        package let trajectory: Trajectory
        /// How the actor stands to it.
        package let relation: TrajectoryRelation
    }

    /// The trajectory, when `AccessMatrix` lets the actor do this on it.
    ///
    /// - Throws: `notFound`, also for one that is there but not for this actor (V-9); `forbidden` when the actor may
    ///   know of it but not do this, or not any more; `consentNeeded` when a case manager could.
    package func find(
        _ id: ID<Trajectory>, by actor: Actor, to operation: ContractOperation,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Seen {
        let seen = try know(id, by: actor, in: transaction)
        let row = AccessMatrix.row(of: operation)
        guard actor.standsInForAnybody || row.admits(seen.relation.kind, afterAftercare: seen.relation.isClosed) else {
            throw row.refusal(of: seen.relation.kind, afterAftercare: seen.relation.isClosed)
        }
        return seen
    }

    /// The trajectory, when the actor may know of it, closed or not.
    ///
    /// - Throws: `notFound`, also for one that is there but not for this actor (V-9).
    package func know(
        _ id: ID<Trajectory>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Seen {
        guard let trajectory = try TrajectoryStore.findIfAny(id, in: transaction) else {
            try askInVain(for: actor, in: transaction)
            throw Failure.notFound(.trajectory)
        }
        guard let relation = try relation(of: actor, to: trajectory, in: transaction) else {
            throw Failure.notFound(.trajectory)
        }
        return Seen(trajectory: trajectory, relation: relation)
    }

    /// Asks of a file that is not there what is asked of a foreign one, so that both take as long (V-9).
    func askInVain(for actor: Actor, in transaction: borrowing Transaction<some TransactionMode>) throws {
        let none: Int64 = 0
        switch (actor.role, actor.organisation) {
        case (.caseManagerWork, _), (.caseManagerCare, _):
            _ = try TrajectoryAccessStore.places(of: actor, in: none, in: transaction)
        case (.leadPartner, let organisation?):
            _ = try TrajectoryAccessStore.leads(organisation, network: none, in: transaction)
        case (.workProvider, let organisation?), (.careProvider, let organisation?):
            _ = try TrajectoryAccessStore.provides(organisation, as: actor.role, in: none, in: transaction)
        case (.referrer, _): _ = try TrajectoryAccessStore.referred(actor.client, none, in: transaction)
        default: break
        }
    }

    /// How an actor stands to a trajectory; nil when it may not even know of it.
    package func relation(
        of actor: Actor, to trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryRelation? {
        if let insight = actor.insight { return insight == trajectory.id ? TrajectoryRelation(.caseManager) : nil }
        return switch actor.role {
        case .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider:
            try worker(actor, trajectory, in: transaction)
        case .referrer: try referred(actor, trajectory, in: transaction) ? TrajectoryRelation(.referrer) : nil
        case .screener: TrajectoryRelation(.screener)
        case .counsellor: TrajectoryRelation(.counsellor)
        case .controller: TrajectoryRelation(.controller)
        case .administrator: TrajectoryRelation(.administrator)
        case .participant: actor.trajectory == trajectory.id ? TrajectoryRelation(.participant) : nil
        }
    }

    /// How somebody stands to it who works in it; what is left of that once after-care has ended.
    private func worker(
        _ actor: Actor, _ trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryRelation? {
        let relation: TrajectoryRelation? =
            switch actor.role {
            case .leadPartner: try leads(actor, trajectory, in: transaction) ? TrajectoryRelation(.leadPartner) : nil
            case .workProvider, .careProvider: try provider(actor, trajectory, in: transaction)
            default: try caseManager(actor, trajectory, in: transaction)
            }
        guard let relation, let lastDay = try aftercareEnd(of: trajectory) else { return relation }
        return transaction.today <= lastDay ? relation : relation.afterAftercare
    }

    /// Who was in the role first has the file; who stands by or came later has it by the participant's consent, or
    /// reads it for a time that was opened with a reason (V-4).
    private func caseManager(
        _ actor: Actor, _ trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryRelation? {
        let places = try TrajectoryAccessStore.places(of: actor, in: trajectory.number, in: transaction)
        guard !places.isEmpty else { return nil }
        if places.contains(where: { $0.kind == .member }) { return TrajectoryRelation(.caseManager) }
        let isConsented = try places.contains { place in
            try ConsentStore.stands(
                .fileAccess, for: actor.role, of: place.organisation, isBackup: place.kind == .backup,
                in: trajectory.number, on: transaction.today, transaction)
        }
        if isConsented { return TrajectoryRelation(.caseManager) }
        guard let professional = actor.professional else { return TrajectoryRelation(.backup) }
        let openUntil = try EmergencyAccessStore.openUntil(
            by: professional, as: actor.role, in: trajectory.number, at: transaction.now, transaction)
        return TrajectoryRelation(openUntil == nil ? .backup : .emergency)
    }

    /// The last day on which the file is open to who works in it; nil while the trajectory runs (V-2).
    func aftercareEnd(of trajectory: Trajectory) throws -> Day? {
        guard let endedOn = trajectory.days.endedOn else { return nil }
        let deadlines = try regimes.find(trajectory.regime).deadlines
        let aftercare = deadlines.first { $0.until == TrajectoryFact.aftercareReviewed.rawValue }
        return aftercare?.term.end(from: endedOn) ?? endedOn
    }

    private func leads(
        _ actor: Actor, _ trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        guard let organisation = actor.organisation else { return false }
        return try TrajectoryAccessStore.leads(organisation, network: trajectory.network, in: transaction)
    }

    private func provider(
        _ actor: Actor, _ trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryRelation? {
        guard let organisation = actor.organisation else { return nil }
        let provides = try TrajectoryAccessStore.provides(
            organisation, as: actor.role, in: trajectory.number, in: transaction)
        let kind: FileRelation = actor.role == .workProvider ? .workProvider : .careProvider
        return provides ? TrajectoryRelation(kind, organisation: organisation) : nil
    }

    private func referred(
        _ actor: Actor, _ trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try TrajectoryAccessStore.referred(actor.client, trajectory.referral, in: transaction)
    }
}
