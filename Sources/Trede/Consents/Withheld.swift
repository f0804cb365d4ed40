package import SQLite
package import TredeDomain

/// What the participant keeps from somebody who reads a file (V-3).
///
/// It asks nothing of the database for who is no case manager: nobody else sees what could be kept. The participant's
/// own insight is narrowed only where it came about by a code that a case manager drew (V-8).
package struct Withheld: Sendable {
    private let trajectory: Trajectory
    private let reader: Reader?
    private let professional: Int64?

    /// From whom something can be kept.
    private enum Reader {
        /// Who works in that role.
        case role(Role)
        /// Who may be either case manager.
        case anyCaseManager

        /// The reader of an actor; nil for one from whom nothing is kept.
        init?(_ actor: Actor) {
            if actor.isByCode {
                self = .anyCaseManager
            } else if actor.role.isCaseManager, actor.insight == nil {
                self = .role(actor.role)
            } else {
                return nil
            }
        }

        /// The role against which a mark holds; nil for either.
        var role: Role? {
            switch self {
            case .role(let role): role
            case .anyCaseManager: nil
            }
        }
    }

    /// What is kept from an actor in a trajectory.
    package init(from actor: Actor, in trajectory: Trajectory) {
        self.trajectory = trajectory
        reader = Reader(actor)
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
        guard let reader else { return false }
        return try WithholdingStore.isKept(item, from: reader.role, professional, in: trajectory.number, transaction)
    }

    /// Every item of a kind that is kept from the reader.
    func items<Subject>(
        _ kind: Withholding.Item, of subject: Subject.Type = Subject.self,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Set<ID<Subject>> {
        guard let reader else { return [] }
        let kept = try WithholdingStore.kept(kind, from: reader.role, professional, in: trajectory.number, transaction)
        return Set(kept.compactMap { ID(bytes: $0) })
    }

    /// The numbers of the assessments that are kept from the reader.
    func assessmentNumbers(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Int] {
        guard let reader else { return [] }
        return try WithholdingStore.keptAssessments(from: reader.role, professional, in: trajectory, transaction)
    }

    /// Whether the assessment in an application is kept from an actor.
    static func hasAssessment(
        of head: ReferralHead, from actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        guard Reader(actor) != nil,
            let trajectory = try TrajectoryStore.find(referral: head.number, in: transaction)
        else { return false }
        return try Withheld(from: actor, in: trajectory).hasAssessmentOfReferral(in: transaction)
    }

    /// Whether the assessment in the application is kept from the reader.
    func hasAssessmentOfReferral(in transaction: borrowing Transaction<some TransactionMode>) throws -> Bool {
        guard reader != nil,
            let id = try WithholdingStore.assessmentOfReferral(trajectory.referral, in: transaction)
        else { return false }
        return try contains(id, in: transaction)
    }
}
