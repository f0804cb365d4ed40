package import SQLite
package import TredeDomain

/// Shows teams and appoints them.
package struct TeamService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// The team as it is now; whoever works with the participant and the participant see it, and not who stands
    /// beside it with the open compartment alone: it names who provides the care (V-4, V-10).
    ///
    /// A provider sees who of its own is in it, and of the others which roles are filled.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        of id: ID<Trajectory>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Team {
        let seen = try access.find(id, by: actor, to: .getTeam, in: transaction)
        guard let organisation = seen.relation.organisation else {
            return try team(of: seen.trajectory, in: transaction)
        }
        return try team(of: seen.trajectory, shownTo: organisation, in: transaction)
    }

    /// Appoints a whole team from a day on; the lead partner and both case managers may.
    ///
    /// Who stays keeps the place since the first day; who goes or comes does so on that day, and what was ordered from a
    /// provider who goes ends on it. Without an expected
    /// version, as in an import, whatever stands is replaced.
    ///
    /// - Throws: `notFound`, `forbidden`, `stale`, `invalid`, `refused`.
    package func appoint(
        _ draft: TeamDraft, in id: ID<Trajectory>, expecting version: Int64?, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Team {
        let seen = try access.find(id, by: actor, to: .appointTeam, in: transaction)
        let trajectory = seen.trajectory
        if let version, version != trajectory.teamVersion {
            throw Failure.stale(.trajectory, current: trajectory.teamVersion)
        }
        try BusinessDays.refuseFuture([("appointedOn", draft.appointedOn)], now: transaction.now)
        let places = try TeamStore.places(trajectory.number, in: transaction)
        let newcomers = try candidates(draft, beside: places, in: transaction)
        try refuse(draft, newcomers, in: trajectory, transaction)
        for place in places where !draft.members.contains(place.member) {
            try TeamStore.end(place, on: draft.appointedOn, in: transaction)
        }
        for newcomer in newcomers { try insert(newcomer, in: trajectory, on: draft.appointedOn, transaction) }
        if actor.isImporter { try takeOver(newcomers, in: trajectory, on: draft.appointedOn, by: actor, transaction) }
        try OrderEndingStore.endOrders(
            ofWhoLeft: trajectory.number, on: draft.appointedOn, client: actor.client, in: transaction)
        try record(draft, in: trajectory, by: actor, transaction)
        return try team(of: TrajectoryStore.find(id, in: transaction), in: transaction)
    }

    private struct Newcomer {
        let member: Team.Member
        let candidate: TeamRules.Candidate
    }

    /// Those who are not in the team yet, with what is registered of them.
    private func candidates(
        _ draft: TeamDraft, beside places: [TeamStore.Place], in transaction: borrowing WriteTransaction
    ) throws -> [Newcomer] {
        var violations = TeamRules.violations(in: draft)
        var newcomers: [Newcomer] = []
        for (index, member) in draft.members.enumerated() where !places.contains(where: { $0.member == member }) {
            let professional = try Self.known { try ProfessionalStore.find(member.professional, in: transaction) }
            let organisation = try Self.known { try OrganisationStore.find(member.organisation, in: transaction) }
            if professional == nil {
                violations.append(Violation("members[\(index)].professionalId", .notFoundReference))
            }
            if organisation == nil {
                violations.append(Violation("members[\(index)].organisationId", .notFoundReference))
            }
            guard let professional, let organisation else { continue }
            let candidate = TeamRules.Candidate(
                role: member.role, professional: professional, organisation: organisation)
            newcomers.append(Newcomer(member: member, candidate: candidate))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        return newcomers
    }

    /// What is found; nil when there is no such thing.
    private static func known<Found>(_ find: () throws -> Found) throws -> Found? {
        do {
            return try find()
        } catch Failure.notFound {
            return nil
        }
    }

    private func refuse(
        _ draft: TeamDraft, _ newcomers: [Newcomer], in trajectory: Trajectory,
        _ transaction: borrowing WriteTransaction
    ) throws {
        let network = try NetworkStore.find(number: trajectory.network, in: transaction)
        var refusals = newcomers.flatMap { newcomer in
            TeamRules.refusals(
                of: newcomer.candidate, leadPartner: network.leadPartnerNumber, on: draft.appointedOn)
        }
        if let ended = trajectory.refusalUnlessRunning() { refusals.append(ended) }
        let lastChange = try TeamStore.lastChange(trajectory.number, in: transaction)
        let earliest = max(lastChange ?? trajectory.days.admittedOn, trajectory.days.admittedOn)
        if draft.appointedOn < earliest {
            refusals.append(Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(earliest)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }

    private func insert(
        _ newcomer: Newcomer, in trajectory: Trajectory, on day: Day, _ transaction: borrowing WriteTransaction
    ) throws {
        let (member, professional) = (newcomer.member, newcomer.candidate.professional.number)
        try TeamStore.insert(
            member, professional: professional, organisation: newcomer.candidate.organisation.number,
            trajectory: trajectory.number, from: day,
            isSuccessor: try isSuccessor(member, professional, in: trajectory, transaction), in: transaction)
    }

    /// Whether a case manager comes after somebody who worked with the person, whatever day is said (V-4): before the
    /// first conversation the team is still being put together.
    private func isSuccessor(
        _ member: Team.Member, _ professional: Int64, in trajectory: Trajectory,
        _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        guard member.role.isCaseManager, !member.isBackup, trajectory.state != .admitted else { return false }
        return try TeamStore.comesAfterSomebody(
            professional, as: member.role, in: trajectory.number, startedOn: trajectory.days.startedOn, transaction)
    }

    /// A case manager who came after another one in an imported history has the file as it was agreed there (H-3, V-4).
    private func takeOver(
        _ newcomers: [Newcomer], in trajectory: Trajectory, on day: Day, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        for newcomer in newcomers where newcomer.member.role.isCaseManager && !newcomer.member.isBackup {
            let (role, organisation) = (newcomer.member.role, newcomer.candidate.organisation)
            let places = try TrajectoryAccessStore.places(as: role, in: trajectory.number, in: transaction)
            guard places.contains(where: { $0.kind == .successor }) else { continue }
            try ConsentRecording(ids: ids).takenOver(
                by: role, of: organisation, on: day, in: trajectory.number, by: actor, transaction)
        }
    }

    private func record(
        _ draft: TeamDraft, in trajectory: Trajectory, by actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws {
        let filled = Set(draft.members.filter { !$0.isBackup }.map(\.role))
        let hasBoth = filled.isSuperset(of: [.caseManagerWork, .caseManagerCare])
        try TrajectoryStore.changeTeam(
            trajectory.number, appointedOn: hasBoth ? draft.appointedOn : nil,
            trustedPersonRole: draft.trustedPersonRole, in: transaction)
        let isFirst = hasBoth && trajectory.days.teamAppointedOn == nil
        let step = TrajectoryStep(
            to: trajectory.state, on: draft.appointedOn, kind: isFirst ? .teamAppointed : .teamChanged)
        try TrajectoryEventStore.append(
            step, from: trajectory.state, to: trajectory.number, by: actor, ids: ids, in: transaction)
        try SettlementStore.mark(trajectory.number, in: transaction)
    }

    private func team(
        of trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Team {
        let members = try TeamStore.places(trajectory.number, in: transaction).map(\.member)
        return Team(
            trajectory: trajectory.id, version: trajectory.teamVersion, appointedOn: trajectory.days.teamAppointedOn,
            members: members, filledRoles: try filledRoles(of: trajectory, in: transaction),
            trustedPersonRole: trajectory.trustedPersonRole,
            warnings: try TeamStore.warnings(trajectory.number, in: transaction))
    }

    private func team(
        of trajectory: Trajectory, shownTo provider: Int64,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Team {
        Team(
            trajectory: trajectory.id, version: trajectory.teamVersion, appointedOn: trajectory.days.teamAppointedOn,
            members: try TeamStore.places(of: provider, trajectory.number, in: transaction).map(\.member),
            filledRoles: try filledRoles(of: trajectory, in: transaction),
            trustedPersonRole: trajectory.trustedPersonRole, warnings: [])
    }

    private func filledRoles(
        of trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Role] {
        let filled = Set(try TeamStore.roles(trajectory.number, in: transaction))
        return Team.roles.filter(filled.contains)
    }
}
