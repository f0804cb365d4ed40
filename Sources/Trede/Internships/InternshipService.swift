package import SQLite
package import TredeDomain

/// Registers internships of any shape, the days on the workplace and the evaluations (G-1, G-2).
package struct InternshipService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    private var access: TrajectoryAccess { TrajectoryAccess(regimes: regimes) }

    /// Registers an internship; the end may come later.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func register(
        _ content: InternshipContent, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (view: InternshipView, referral: Int64) {
        let seen = try access.find(trajectory, by: actor, to: .registerInternship, in: transaction)
        try seen.refuseInternship(by: actor, in: transaction)
        let id = try insert(content, of: seen.trajectory, by: actor, in: transaction)
        return try find(id, seen, by: actor, in: transaction)
    }

    /// Registers an internship of an imported history.
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func importInternship(
        _ content: InternshipContent, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> ID<Internship> {
        let file = try TrajectoryStore.find(trajectory, in: transaction)
        return try insert(content, of: file, by: actor, in: transaction)
    }

    /// Ends an internship of an imported history whose end came later; returns whether it had none.
    ///
    /// - Throws: `notFound`, `invalid`.
    package func importEnd(
        _ endOn: Day, of internship: ID<Internship>, in trajectory: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        let file = try TrajectoryStore.find(trajectory, in: transaction)
        let found = try InternshipStore.progress(internship, of: file, in: transaction)
        var content = try InternshipStore.whole(found, in: transaction).content
        guard content.endOn == nil else { return false }
        content.endOn = endOn
        try refuseInvalid(content, of: file, today: transaction.today)
        try InternshipStore.replace(content, of: found, client: actor.client, in: transaction)
        return true
    }

    /// Changes or ends an internship; who may not see what is confidential about it leaves that as it is.
    ///
    /// - Throws: `notFound`, `stale`, `invalid`, `refused`.
    package func replace(
        _ id: ID<Internship>, of trajectory: ID<Trajectory>, with content: InternshipContent,
        expecting version: Int64, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> (view: InternshipView, referral: Int64) {
        let seen = try access.find(trajectory, by: actor, to: .changeInternship, in: transaction)
        try seen.refuseInternship(by: actor, in: transaction)
        let found = try InternshipStore.progress(id, of: seen.trajectory, in: transaction)
        let current = found.progress.open.version
        guard current == version else { throw Failure.stale(.internship, current: current) }
        var content = content
        let isKept = try Withheld(from: actor, in: seen.trajectory).contains(id, in: transaction)
        if !seen.relation.isCaseManager || isKept {
            let before = try InternshipStore.whole(found, in: transaction).content
            content.purpose = content.purpose ?? before.purpose
            content.adaptations = content.adaptations ?? before.adaptations
            content.endReason = content.endReason ?? before.endReason
        }
        try refuseInvalid(content, of: seen.trajectory, today: transaction.today)
        try refuseLostDays(found.progress.attendances, content)
        try InternshipStore.replace(content, of: found, client: actor.client, in: transaction)
        return try find(id, seen, by: actor, in: transaction)
    }

    /// Registers a day on the workplace; a later registration of the same day replaces it.
    ///
    /// - Throws: `notFound`, `invalid`, `refused` for a day outside the internship.
    package func attend(
        _ attendance: Internship.Attendance, _ id: ID<Internship>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (view: InternshipView, referral: Int64) {
        let seen = try access.find(trajectory, by: actor, to: .registerAttendance, in: transaction)
        try seen.refuseInternship(by: actor, in: transaction)
        let found = try InternshipStore.progress(id, of: seen.trajectory, in: transaction)
        try BusinessDays.refuseFuture([("attendedOn", attendance.attendedOn)], now: transaction.now)
        let minutes = attendance.minutes ?? 0
        guard attendance.state == .present || minutes == 0 else {
            throw Failure.invalid([
                Violation("minutes", .minutesDoNotFitState, rule: .g2, arguments: [attendance.state.rawValue])
            ])
        }
        let open = found.progress.open
        if let lastOn = seen.trajectory.days.plannedEndOn, attendance.attendedOn > lastOn {
            throw Failure.refused([Refusal(.t3, .afterPlannedEnd, arguments: ["\(lastOn)"])])
        }
        try refuseOutside([attendance.attendedOn], from: open.startOn, until: open.endOn)
        try InternshipDayStore.attend(attendance, at: found.number, client: actor.client, in: transaction)
        try InternshipStore.touch(found.number, in: transaction)
        return try find(id, seen, by: actor, in: transaction)
    }

    /// Registers an evaluation, held with the participant present.
    ///
    /// - Throws: `notFound`, `invalid`, `refused` for a day before the internship.
    package func evaluate(
        _ evaluation: Internship.Evaluation, _ id: ID<Internship>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (view: InternshipView, referral: Int64) {
        let seen = try access.find(trajectory, by: actor, to: .registerEvaluation, in: transaction)
        try seen.refuseInternship(by: actor, in: transaction)
        let found = try InternshipStore.progress(id, of: seen.trajectory, in: transaction)
        try BusinessDays.refuseFuture([("heldOn", evaluation.heldOn)], now: transaction.now)
        guard evaluation.present.contains(.participant) else {
            throw Failure.invalid([Violation("present", .required, rule: .g2, arguments: [Role.participant.rawValue])])
        }
        let startOn = found.progress.open.startOn
        guard evaluation.heldOn >= startOn else {
            throw Failure.refused([Refusal(.g2, .notBeforeEarlierFact, arguments: ["\(startOn)"])])
        }
        try InternshipDayStore.evaluate(evaluation, at: found.number, client: actor.client, in: transaction)
        try InternshipStore.touch(found.number, in: transaction)
        return try find(id, seen, by: actor, in: transaction)
    }

    /// An internship, as far as the reader may see it.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Internship>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (view: InternshipView, referral: Int64) {
        try find(
            id, try access.find(trajectory, by: actor, to: .getInternship, in: transaction), by: actor, in: transaction)
    }

    /// A page of the internships, the first one first; they are open (V-1).
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<InternshipOpen> {
        let file = try access.find(trajectory, by: actor, to: .listInternships, in: transaction).trajectory
        return try InternshipStore.list(of: file, page: page, in: transaction)
    }

    private func find(
        _ id: ID<Internship>, _ seen: TrajectoryAccess.Seen, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (view: InternshipView, referral: Int64) {
        let file = seen.trajectory
        guard seen.relation.seesConfidential || seen.relation.view != .open else {
            return (.open(try InternshipStore.open(id, of: file, in: transaction)), file.referral)
        }
        let found = try InternshipStore.progress(id, of: file, in: transaction)
        guard seen.relation.seesConfidential else { return (.progress(found.progress), file.referral) }
        if try Withheld(from: actor, in: file).contains(id, in: transaction) {
            return (.whole(Internship(keepingBack: found.progress)), file.referral)
        }
        return (.whole(try InternshipStore.whole(found, in: transaction)), file.referral)
    }

    private func insert(
        _ content: InternshipContent, of file: Trajectory, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> ID<Internship> {
        try refuseInvalid(content, of: file, today: transaction.today)
        let id = ids.id(of: Internship.self)
        try InternshipStore.insert(
            content, id: id, trajectory: file.number, client: actor.client, in: transaction)
        return id
    }

    private func refuseInvalid(_ content: InternshipContent, of file: Trajectory, today: Day) throws {
        var violations = InternshipRules.violations(
            from: content.startOn, until: content.endOn, steps: content.steps, municipality: nil)
        if let signedOn = content.agreementSignedOn, signedOn > today {
            violations.append(Violation("agreementSignedOn", .inTheFuture, rule: .t2))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        guard let approvedOn = file.days.planApprovedOn else {
            throw Failure.refused([Refusal(.p7, .noApprovedPlan)])
        }
        var refusals: [Refusal] = []
        if content.startOn < approvedOn {
            refusals.append(Refusal(.p7, .beforePlanApproval, arguments: ["\(approvedOn)"]))
        }
        if let endedOn = file.days.endedOn, content.startOn > endedOn {
            refusals.append(Refusal(.t8, .wrongTrajectoryState, arguments: [file.state.rawValue]))
        }
        if let lastOn = file.days.plannedEndOn, content.startOn > lastOn {
            refusals.append(Refusal(.t3, .afterPlannedEnd, arguments: ["\(lastOn)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }

    /// Days on the workplace stay within the internship when its period changes.
    private func refuseLostDays(_ attendances: [Internship.Attendance], _ content: InternshipContent) throws {
        try refuseOutside(attendances.map(\.attendedOn), from: content.startOn, until: content.endOn)
    }

    private func refuseOutside(_ days: [Day], from: Day, until: Day?) throws {
        guard let period = Period(from: from, until: until) else { return }
        let isOutside = days.contains { InternshipRules.refusal(attendanceOn: $0, during: period) != nil }
        guard isOutside else { return }
        let arguments = ["\(from)"] + (until.map { ["\($0)"] } ?? [])
        throw Failure.refused([Refusal(.g2, .attendanceOutsideInternship, arguments: arguments)])
    }
}

extension Internship {
    /// An internship whose content the participant keeps from the reader: as one of which nothing was written (V-3).
    init(keepingBack progress: InternshipProgress) {
        self.init(progress: progress, account: Confidential(Account()))
    }

    /// What was registered, as it can be changed.
    var content: InternshipContent {
        let account = Disclosure.lending { self.account.shown(by: $0) }
        return InternshipContent(
            perspective: progress.perspective, circuit: progress.open.circuit, purpose: account.purpose,
            employer: progress.employer, mentor: progress.mentor, startOn: progress.open.startOn,
            endOn: progress.open.endOn, steps: progress.steps, adaptations: account.adaptations,
            agreementSignedOn: progress.agreementSignedOn, endReason: account.endReason,
            ledToContract: progress.ledToContract)
    }
}
