package import SQLite
package import TredeDomain

/// Registers conversations with the participant; the first one starts the trajectory (T-5, T-8).
package struct ConversationService: Sendable {
    let ids: IDSource
    let regimes: Regimes
    let access: TrajectoryAccess

    /// Registers a conversation; both case managers may.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func register(
        _ content: Conversation.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Conversation {
        let trajectory = try access.find(id, by: actor, to: .registerConversation, in: transaction).trajectory
        let filled = try TeamStore.roles(trajectory.number, in: transaction)
        let isFirst = trajectory.state == .admitted
        let others = [content.refusal(inTeamOf: filled)].compactMap { $0 }
        if isFirst {
            try start(trajectory, with: content, others: others, by: actor, transaction)
        } else {
            try refuse(content, after: trajectory, others: others, transaction)
        }
        let conversation = Conversation(
            id: ids.id(), content: content, startsTrajectory: isFirst,
            recordedAt: Instant(milliseconds: transaction.now))
        try ConversationStore.insert(conversation, of: trajectory.number, by: actor, in: transaction)
        return conversation
    }

    /// The conversation; both case managers, the lead partner and the participant may.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<Conversation>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Conversation {
        let seen = try access.find(trajectory, by: actor, to: .getConversation, in: transaction)
        return try ConversationStore.find(id, of: seen.trajectory.number, in: transaction)
    }

    /// A page of conversations in order of registration; who may read one may list them.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Conversation> {
        let seen = try access.find(trajectory, by: actor, to: .listConversations, in: transaction)
        return try ConversationStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }

    private func start(
        _ trajectory: Trajectory, with content: Conversation.Content, others: [Refusal], by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        let violations = content.violationsAsFirst
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let step = TrajectoryStep(to: .startUp, on: content.heldOn, kind: .firstConversation)
        try TrajectoryCourse.take(
            step, of: trajectory, dayNamed: "heldOn", others: others, by: actor, ids: ids, in: transaction)
        let terms = try regimes.find(trajectory.regime).terms
        let end = TrajectoryLength(startedOn: content.heldOn).end(extendedUntil: nil, in: terms)
        try TrajectoryStore.planEnd(trajectory.number, on: end, in: transaction)
    }

    private func refuse(
        _ content: Conversation.Content, after trajectory: Trajectory, others: [Refusal],
        _ transaction: borrowing WriteTransaction
    ) throws {
        try BusinessDays.refuseFuture([("heldOn", content.heldOn)], now: transaction.now)
        var refusals = others
        if let ended = trajectory.refusalUnlessRunning() { refusals.append(ended) }
        if let startedOn = trajectory.days.startedOn, content.heldOn < startedOn {
            refusals.append(Refusal(.t8, .notBeforeEarlierFact, arguments: ["\(startedOn)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }
}
