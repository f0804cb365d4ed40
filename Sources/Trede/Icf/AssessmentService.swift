package import SQLite
package import TredeDomain

/// Keeps the versions of the ICF assessment of a trajectory and compares them (I-1, I-2, I-4).
///
/// All of it is confidential: both case managers and the participant read it, the case managers write it (V-2).
package struct AssessmentService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    private var access: TrajectoryAccess { TrajectoryAccess(regimes: regimes) }

    /// Registers a new version; none is ever overwritten.
    ///
    /// Who assesses does so in the own role; an import tells of others.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused`.
    package func register(
        _ content: IcfAssessment, assessor: Role, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (assessment: Assessment, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .registerAssessment, in: transaction).trajectory
        var violations: [Violation] = []
        if content.assessedOn == nil { violations.append(Violation("assessedOn", .required, rule: .i2)) }
        if content.jobGoal == nil { violations.append(Violation("jobGoal", .required, rule: .i1)) }
        if let day = content.assessedOn, day > transaction.today {
            violations.append(Violation("assessedOn", .inTheFuture, rule: .t2))
        }
        if !assessor.isCaseManager || assessor != actor.role && !actor.isImporter {
            violations.append(Violation("assessorRole", .unknownCode, rule: .i2, arguments: [assessor.rawValue]))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let admittedOn = file.days.admittedOn
        if let day = content.assessedOn, day < admittedOn {
            throw Failure.refused([Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(admittedOn)"])])
        }
        let number = try AssessmentStore.nextNumber(of: file.referral, in: transaction)
        let place = AssessmentStore.Place(
            referral: file.referral, person: file.person, number: number, assessorRole: assessor)
        let id = ids.id(of: IcfAssessment.self)
        _ = try AssessmentStore.insert(content, id: id, at: place, by: actor, in: transaction)
        let made = try AssessmentVersionStore.find(id, of: file.referral, in: transaction)
        let kept = try Withheld(from: actor, in: file).assessmentNumbers(in: transaction)
        return (made.counted(without: kept), file.referral)
    }

    /// One version.
    ///
    /// - Throws: `notFound`, `forbidden` for a backup.
    package func find(
        _ id: ID<IcfAssessment>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (assessment: Assessment, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .getAssessment, in: transaction).trajectory
        return (try version(id, of: file, by: actor, in: transaction), file.referral)
    }

    /// A page of the versions, the first one first.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (page: Page<AssessmentItem>, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .listAssessments, in: transaction).trajectory
        let withheld = Withheld(from: actor, in: file)
        let kept = try withheld.items(.assessment, of: IcfAssessment.self, in: transaction)
        guard !kept.isEmpty else {
            return (try AssessmentVersionStore.list(of: file.referral, page: page, in: transaction), file.referral)
        }
        if let after = page.after, kept.contains(where: { $0.bytes == after.bytes }) { throw PageRequest.unknownCursor }
        // Enough for a page and the beginning of the next when all that are kept back stand among them.
        let wider = PageRequest(size: page.size + 1 + kept.count, after: page.after)
        let numbers = try withheld.assessmentNumbers(in: transaction)
        let found = try AssessmentVersionStore.list(of: file.referral, page: wider, in: transaction).items
        let shown = found.filter { !kept.contains($0.id) }.map { $0.counted(without: numbers) }
        return (Page(shown, request: page) { $0.id.bytes }, file.referral)
    }

    /// Two versions factor by factor, the earlier one first.
    ///
    /// - Throws: `notFound`; `invalid` when there is no such version to compare with.
    package func compare(
        _ id: ID<IcfAssessment>, against other: ID<IcfAssessment>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (comparison: AssessmentComparison, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .compareAssessments, in: transaction).trajectory
        let one = try version(id, of: file, by: actor, in: transaction)
        let two = try version(other, of: file, by: actor, in: transaction)
        return (AssessmentComparison(one, two), file.referral)
    }

    /// A version that is not kept from the reader; one that is, is not there (V-3, V-9).
    private func version(
        _ id: ID<IcfAssessment>, of file: Trajectory, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Assessment {
        let withheld = Withheld(from: actor, in: file)
        guard try !withheld.contains(id, in: transaction) else { throw Failure.notFound(.assessment) }
        return try AssessmentVersionStore.find(id, of: file.referral, in: transaction)
            .counted(without: try withheld.assessmentNumbers(in: transaction))
    }
}

extension AssessmentItem {
    /// The same, counted among those that the reader sees: a gap in the numbers would tell of one that is kept back.
    func counted(without numbers: [Int]) -> AssessmentItem {
        AssessmentItem(
            id: id, ordinal: ordinal - numbers.count { $0 < ordinal }, assessedOn: assessedOn,
            assessorRole: assessorRole)
    }
}

extension Assessment {
    func counted(without numbers: [Int]) -> Assessment {
        Assessment(
            item: item.counted(without: numbers), content: content, professional: professional, recordedAt: recordedAt)
    }
}
