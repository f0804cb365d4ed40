/// Who may do and see what: the one table that routes, services and lists ask, and that people read.
///
/// It has four parts. `rows` says of each operation who may call it and what of a file it can show or take. `grants`
/// says who may find what in a file that is how far. `trajectorySights` and `referralSights` say how much of the two
/// documents with several views each relation gets. docs/ACCESS.md is made of them, and so is `GET
/// /refData/accessMatrix`. What is in no row is refused.
package enum AccessMatrix {
    /// Every operation.
    package static let rows: [AccessRow] =
        rowsOfReferrals + rowsOfTrajectories + rowsOfWork + rowsOfSharing + rowsBesideFiles

    private static let byOperation = Dictionary(uniqueKeysWithValues: rows.map { ($0.operation, $0) })

    /// The row of an operation; a program with an operation that has none does not start.
    package static func row(of operation: ContractOperation) -> AccessRow {
        guard let row = byOperation[operation] else {
            preconditionFailure("\(operation.rawValue) is in no row of the access matrix")
        }
        return row
    }

    /// Whether somebody who stands so to a file that is so far may find something in an answer.
    package static func allows(_ content: FileContent, _ relation: FileRelation, _ phase: FilePhase) -> Bool {
        grants.contains { $0.allows(content, relation, phase) }
    }

    /// What an operation can show to somebody in a file that is so far; nothing to who may not call it.
    package static func contents(
        of operation: ContractOperation, for relation: FileRelation, in phase: FilePhase
    ) -> Set<FileContent> {
        let row = row(of: operation)
        guard row.admits(relation, afterAftercare: phase == .ended) else { return [] }
        return row.shows.filter { allows($0, relation, phase) }
    }

    /// How much of a trajectory's document a relation gets.
    package struct TrajectorySight: Equatable, Sendable {
        /// Who.
        package let relation: FileRelation
        /// Which of the three documents.
        package let view: TrajectoryRelation.View
        /// Whether with the participant's name.
        package let name: Bool
        /// Whether with what is confidential about the person, in the parts of the file.
        package let confidential: Bool
        /// Whether with the reasons of decisions on the course: extension, termination, waiver.
        package let decisions: Bool
    }

    /// How much of a referral a relation gets before and after it is decided or taken back.
    package struct ReferralSight: Equatable, Sendable {
        /// Who.
        package let relation: FileRelation
        /// While it is open.
        package let undecided: ReferralExtent
        /// Once it is final.
        package let decided: ReferralExtent
    }

    private static let trajectorySight = Dictionary(uniqueKeysWithValues: trajectorySights.map { ($0.relation, $0) })
    private static let referralSight = Dictionary(uniqueKeysWithValues: referralSights.map { ($0.relation, $0) })

    /// How much of a trajectory a relation gets; who is in no row, and who worked in it before the end of after-care,
    /// gets only the state and dates.
    package static func sight(ofTrajectoryBy relation: FileRelation, afterAftercare: Bool) -> TrajectorySight {
        let isClosed = afterAftercare && relation.endsWithAftercare
        guard !isClosed, let sight = trajectorySight[relation] else {
            return TrajectorySight(relation: relation, view: .open, name: false, confidential: false, decisions: false)
        }
        return sight
    }

    /// How much of a referral a relation gets.
    package static func extent(ofReferralBy relation: FileRelation, isDecided: Bool) -> ReferralExtent {
        guard let sight = referralSight[relation] else { return .nothing }
        return isDecided ? sight.decided : sight.undecided
    }
}

/// How much of a referral somebody sees.
package enum ReferralExtent: String, Equatable, Sendable {
    /// Not even that it is there.
    case nothing
    /// That it is there, its state, and the person's name.
    case open
    /// Everything in it.
    case full
}
