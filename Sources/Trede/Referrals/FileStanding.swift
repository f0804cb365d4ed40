package import SQLite
package import TredeDomain

/// How somebody stands to the file that began with a referral: to the trajectory, or to the referral before there is
/// one.
package struct FileStanding: Sendable {
    let regimes: Regimes

    /// The word for who may not know of the file.
    package static let nothing = "nothing"

    /// How an actor stands to a file, in one word without blanks; the same word is the same sight of it (V-2).
    ///
    /// - Throws: `notFound` when there is no such referral.
    package func word(
        of actor: Actor, toReferral number: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> String {
        if let trajectory = try TrajectoryStore.find(referral: number, in: transaction) {
            let relation = try TrajectoryAccess(regimes: regimes).relation(
                of: actor, to: trajectory, in: transaction)
            return relation.map { "trajectory.\($0.isClosed ? "closed." : "")\($0.kind)" } ?? FileStanding.nothing
        }
        guard let head = try ReferralStore.find(number: number, in: transaction) else {
            throw Failure.notFound(.referral)
        }
        switch try ReferralSight(regimes: regimes).sight(of: head, by: actor, in: transaction) {
        case .nothing: return FileStanding.nothing
        case .open: return "referral.open"
        case .full: return "referral.full"
        }
    }

    /// Whether the participant keeps the item with these sixteen bytes from an actor, in the file of a referral (V-3).
    package func isKept(
        _ item: [UInt8], from actor: Actor, inFileOf referral: Int64,
        _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        guard actor.role.isCaseManager, let trajectory = try TrajectoryStore.find(referral: referral, in: transaction)
        else { return false }
        return try Withheld(from: actor, in: trajectory).contains(item, in: transaction)
    }
}
