package import SQLite
package import TredeDomain

/// What the participant keeps from somebody who reads a file (V-3).
///
/// It asks nothing of the database for who is no case manager: nobody else sees what could be kept. The participant's
/// own insight is never narrowed (V-8).
package struct Withheld: Sendable {
    private let trajectory: Trajectory
    private let role: Role?
    private let professional: Int64?

    /// What is kept from an actor in a trajectory.
    package init(from actor: Actor, in trajectory: Trajectory) {
        self.trajectory = trajectory
        role = actor.role.isCaseManager && actor.insight == nil ? actor.role : nil
        professional = actor.professional
    }

    /// Whether an item is kept from the reader.
    package func contains(
        _ id: ID<some Any>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try contains(id.bytes, in: transaction)
    }

    /// Whether the item with these sixteen bytes is kept from the reader.
    package func contains(
        _ item: [UInt8], in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        guard let role else { return false }
        return try WithholdingStore.isKept(item, from: role, professional, in: trajectory.number, transaction)
    }

    /// Every item of a kind that is kept from the reader.
    func items<Subject>(
        _ kind: Withholding.Item, of subject: Subject.Type = Subject.self,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<ID<Subject>> {
        guard let role else { return [] }
        let kept = try WithholdingStore.kept(kind, from: role, professional, in: trajectory.number, transaction)
        return Set(kept.compactMap { ID(bytes: $0) })
    }

    /// The numbers of the assessments that are kept from the reader.
    func assessmentNumbers(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Int] {
        guard let role else { return [] }
        return try WithholdingStore.keptAssessments(from: role, professional, in: trajectory, transaction)
    }

    /// Whether the assessment in an application is kept from an actor.
    static func hasAssessment(
        of head: ReferralHead, from actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        guard actor.role.isCaseManager, actor.insight == nil,
            let trajectory = try TrajectoryStore.find(referral: head.number, in: transaction)
        else { return false }
        return try Withheld(from: actor, in: trajectory).hasAssessmentOfReferral(in: transaction)
    }

    /// Whether the assessment in the application is kept from the reader.
    func hasAssessmentOfReferral(in transaction: borrowing Transaction<some TransactionMode>) throws -> Bool {
        guard role != nil,
            let id = try WithholdingStore.assessmentOfReferral(trajectory.referral, in: transaction)
        else { return false }
        return try contains(id, in: transaction)
    }
}
