package import SQLite
package import TredeDomain

/// Works out the terms of a trajectory, and drops them with a reason (T-7).
package struct DeadlineService: Sendable {
    let regimes: Regimes
    let access: TrajectoryAccess

    /// Every term that runs, was met or is still to come, in the order of the regime; why one was dropped is for
    /// both case managers, the participant and who decides it.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func list(
        of id: ID<Trajectory>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ShownDeadline] {
        try shown(of: id, by: actor, to: .listDeadlines, in: transaction)
    }

    private func shown(
        of id: ID<Trajectory>, by actor: Actor, to operation: ContractOperation,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ShownDeadline] {
        let seen = try access.find(id, by: actor, to: operation, in: transaction)
        let all = try deadlines(of: seen.trajectory, in: transaction)
        return seen.relation.seesDecisions ? all : all.map(\.withoutReason)
    }

    /// A page of them; a term has no identifier, so that its place in the regime ends a page.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of id: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<ShownDeadline> {
        let all = try list(of: id, by: actor, in: transaction)
        guard let cursor = page.after else { return Page(all, request: page, id: Self.cursor) }
        guard let last = all.firstIndex(where: { Self.cursor($0) == cursor.bytes }) else {
            throw PageRequest.unknownCursor
        }
        return Page(Array(all[(last + 1)...]), request: page, id: Self.cursor)
    }

    /// The code in sixteen bytes.
    private static func cursor(_ deadline: ShownDeadline) -> [UInt8] {
        let code = Array(deadline.rule.code.utf8.prefix(16))
        return code + Array(repeating: 0, count: 16 - code.count)
    }

    /// The term with that code.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ code: String, of id: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ShownDeadline {
        try pick(code, from: try shown(of: id, by: actor, to: .getDeadline, in: transaction))
    }

    /// Drops a term with a reason; the screening service may, until it is met.
    ///
    /// - Throws: `notFound`, `forbidden`, `refused`.
    package func waive(
        _ code: String, of id: ID<Trajectory>, reason: String, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> ShownDeadline {
        let trajectory = try access.find(id, by: actor, to: .waiveDeadline, in: transaction).trajectory
        let deadline = try pick(code, from: try deadlines(of: trajectory, in: transaction))
        guard deadline.waiver == nil, deadline.state != .met else {
            throw Failure.refused([Refusal(.t7, .alreadyRegistered, arguments: [code])])
        }
        try DeadlineStore.waive(code, of: trajectory.number, reason: reason, by: actor, in: transaction)
        try TrajectoryStore.touch(trajectory.number, in: transaction)
        let changed = try TrajectoryStore.find(id, in: transaction)
        return try pick(code, from: try deadlines(of: changed, in: transaction))
    }

    private func pick(_ code: String, from deadlines: [ShownDeadline]) throws -> ShownDeadline {
        guard let deadline = deadlines.first(where: { $0.rule.code == code }) else {
            throw Failure.notFound(.deadline)
        }
        return deadline
    }

    private func deadlines(
        of trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ShownDeadline] {
        let regime = try regimes.find(trajectory.regime)
        let today = Instant(milliseconds: transaction.now).brusselsDay
        let waivers = try DeadlineStore.waivers(of: trajectory.number, in: transaction)
        let kept = try DeadlineStore.facts(of: trajectory.number, in: transaction)
        let clock = DeadlineClock(
            facts: try facts(of: trajectory, kept, in: transaction), plannedEndOn: trajectory.days.plannedEndOn,
            waivers: Disclosure.lending { leave in waivers.mapValues { $0.reason?.shown(by: leave) ?? "" } })
        let running = clock.deadlines(of: regime, on: today)
        return regime.deadlines.filter { !Self.unmeetable.contains($0.until) }.compactMap { rule in
            let deadline = running.first { $0.rule.code == rule.code }
            // Once ended, what never ran no longer will.
            guard deadline != nil || trajectory.state.isRunning else { return nil }
            return ShownDeadline(
                rule: rule, deadline: deadline, waiver: waivers[rule.code], trajectoryVersion: trajectory.version)
        }
    }

    /// What no operation registers: a term for it would be late for ever, and is not shown (O-1).
    private static let unmeetable: Set<String> = [TrajectoryFact.aftercareReviewed.rawValue]

    private func facts(
        of trajectory: Trajectory, _ kept: DeadlineStore.Facts,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [TrajectoryFact: Day] {
        let days = trajectory.days
        var facts: [TrajectoryFact: Day?] = [
            // DL-2 runs from the first conversation with case manager work, which need not be the first of all.
            .teamAppointed: days.teamAppointedOn, .firstConversation: kept.metCaseManagerWorkOn,
            .trajectoryStarted: days.startedOn, .planDrawnUp: kept.planDrawnUpOn,
            .planApproved: days.planApprovedOn,
            // A plan reaches the lead partner here, with its last signature.
            .planReceived: days.planApprovedOn,
            .planStarted: [kept.firstOrderOn, kept.firstInternshipOn].compactMap { $0 }.min(),
            .endReportDelivered: days.reportDeliveredOn, .trajectoryEnded: days.endedOn,
        ]
        if trajectory.state == .closed, let closedOn = days.endedOn {
            facts[.endAdviceRegistered] = closedOn
            facts[.trajectoryClosed] = closedOn
            for (fact, months) in Self.measurements {
                let month = Month(of: closedOn).adding(months: months)
                facts[fact] = try DeadlineStore.outcomeMeasuredOn(month, of: trajectory.number, in: transaction)
            }
        }
        return facts.compactMapValues { $0 }
    }

    private static let measurements: [(TrajectoryFact, Int)] = [
        (.outcomeMeasured3Months, 3), (.outcomeMeasured6Months, 6), (.outcomeMeasured12Months, 12),
    ]
}
