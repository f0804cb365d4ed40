/// A change of state to be made, with its day and its reason (T-2).
package struct TrajectoryStep: Equatable, Sendable {
    /// The state it leads to.
    package let state: TrajectoryState
    /// The day on which it happened.
    package let occurredOn: Day
    /// What it was.
    package let kind: TrajectoryEventKind
    /// Why; shown to both case managers only.
    package let reason: String?

    /// Makes a step.
    package init(to state: TrajectoryState, on day: Day, kind: TrajectoryEventKind, reason: String? = nil) {
        self.state = state
        occurredOn = day
        self.kind = kind
        self.reason = reason
    }

    /// Everything that stands in the way of taking it: the arrow (T-1) and the order of the days (T-2).
    package func refusals(in trajectory: Trajectory) -> [Refusal] {
        let arrow = trajectory.state.refusal(becoming: state)
        return [arrow, trajectory.refusal(of: occurredOn)].compactMap { $0 }
    }
}

extension Trajectory {
    /// Why nothing may have happened on a day that lies before what happened last; nil when it may (T-2).
    package func refusal(of day: Day) -> Refusal? {
        day < days.latest ? Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(days.latest)"]) : nil
    }

    /// Why something that only a running trajectory allows is refused; nil when it runs (T-1).
    package func refusalUnlessRunning(by rule: Rule = .t1) -> Refusal? {
        state.isRunning ? nil : Refusal(rule, .wrongTrajectoryState, arguments: [state.rawValue])
    }
}

/// What moved a trajectory or its team.
package enum TrajectoryEventKind: String, CaseIterable, Sendable {
    case admitted
    case teamAppointed
    case teamChanged
    case firstConversation
    case planApproved
    case endReportDelivered
    case endAdviceRegistered
    case terminated
}
