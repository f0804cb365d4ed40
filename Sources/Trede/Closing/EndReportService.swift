package import SQLite
package import TredeDomain

/// Takes the closing account of a trajectory in (C-1).
package struct EndReportService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// A report with the progress of the plan's actions; none for those who may not see them.
    package struct Shown: Sendable {
        /// The report.
        package let report: EndReport
        /// How far each planned action came.
        package let actions: [ActionProgress]
    }

    /// Delivers the end report, with which closing begins; both case managers may.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func deliver(
        _ content: EndReport.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Shown {
        let seen = try access.find(id, by: actor, to: .deliverEndReport, in: transaction)
        let trajectory = seen.trajectory
        // An imported history tells only that a report was delivered, and the judgement (H-3).
        let isTakenOver = seen.relation.kind == .administrator
        let violations = isTakenOver ? [] : ClosingRules.violations(in: content.account)
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        try refuseUnknownAssessments(content.account, in: trajectory, by: actor, transaction)
        let step = TrajectoryStep(to: .closing, on: content.deliveredOn, kind: .endReportDelivered)
        try TrajectoryCourse.take(
            step, of: trajectory, dayNamed: "deliveredOn", by: actor, ids: ids, in: transaction)
        let reportID = ids.id(of: EndReport.self)
        try EndReportStore.insert(content, id: reportID, of: trajectory.number, by: actor, in: transaction)
        let report = EndReport(
            id: reportID, deliveredOn: content.deliveredOn, judgement: content.judgement,
            account: Confidential(content.account),
            recordedAt: Instant(milliseconds: transaction.now))
        return Shown(report: report, actions: try ActionProgressStore.all(of: trajectory.number, in: transaction))
    }

    /// The report: whole for both case managers and the participant, for others that it was delivered.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<EndReport>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Shown {
        let seen = try access.find(trajectory, by: actor, to: .getEndReport, in: transaction)
        let number = seen.trajectory.number
        let withheld = Withheld(from: actor, in: seen.trajectory)
        let inFile = try seen.relation.seesConfidential && !withheld.contains(id, in: transaction)
        let report = try EndReportStore.find(id, of: number, inFile: inFile, in: transaction)
            .without(withheld.items(.assessment, in: transaction))
        return Shown(report: report, actions: inFile ? try ActionProgressStore.all(of: number, in: transaction) : [])
    }

    /// The reports without their account; there is at most one.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<EndReport> {
        let seen = try access.find(trajectory, by: actor, to: .listEndReports, in: transaction)
        return try EndReportStore.list(of: seen.trajectory.number, page: page, in: transaction)
    }

    private func refuseUnknownAssessments(
        _ account: EndReport.Account, in trajectory: Trajectory, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        var violations: [Violation] = []
        let named = [("firstAssessmentId", account.firstAssessment), ("lastAssessmentId", account.lastAssessment)]
        for (name, id) in named {
            guard let id else { continue }
            let isThere =
                try EndReportStore.hasAssessment(id, of: trajectory.referral, in: transaction)
                && !Withheld(from: actor, in: trajectory).contains(id, in: transaction)
            if !isThere { violations.append(Violation(name, .notFoundReference, rule: .c1)) }
        }
        if violations.isEmpty, let first = account.firstAssessment, let last = account.lastAssessment,
            try EndReportStore.isLater(first, than: last, of: trajectory.referral, in: transaction)
        {
            violations.append(Violation("lastAssessmentId", .notBeforeEarlierFact, rule: .c1))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
    }
}

extension EndReport {
    /// The report without the names of assessments that are kept from its reader (V-3).
    fileprivate func without(_ kept: Set<ID<IcfAssessment>>) -> EndReport {
        guard !kept.isEmpty, let account else { return self }
        let known = Disclosure.lending { disclosure in
            account.changed(by: disclosure) { account in
                Account(
                    competenceProfile: account.competenceProfile, remainingBarriers: account.remainingBarriers,
                    conditions: account.conditions,
                    firstAssessment: account.firstAssessment.flatMap { kept.contains($0) ? nil : $0 },
                    lastAssessment: account.lastAssessment.flatMap { kept.contains($0) ? nil : $0 })
            }
        }
        return EndReport(
            id: id, deliveredOn: deliveredOn, judgement: judgement, account: known, recordedAt: recordedAt)
    }
}
