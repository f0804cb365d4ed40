internal import SQLite
internal import TredeDomain

enum TrajectoryViewQuery: String, Query {
    case network = "SELECT uid, code FROM network WHERE id = ?1"
    case internships = "SELECT circuit, start_on, end_on FROM internship WHERE trajectory_id = ?1 ORDER BY id"
    case origin = """
        SELECT r.uid, r.external_id, r.submitted_on,
            (SELECT p.uid FROM plan p WHERE p.trajectory_id = ?1 AND p.state = 'approved')
        FROM trajectory t JOIN referral r ON r.id = t.referral_id WHERE t.id = ?1
        """
}

/// The parts of the views of a trajectory, each loaded only for those who see it.
enum TrajectoryViewStore {
    static func open(
        _ trajectory: Trajectory, withName: Bool, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryView.Open {
        let network = try transaction.first(TrajectoryViewQuery.network, .integer(trajectory.network)) { row in
            (id: try row.id(0, of: Network.self), code: try row.text(1))
        }
        guard let network else { throw Failure.notFound(.network) }
        let today = Instant(milliseconds: transaction.now).brusselsDay
        let isRunning = trajectory.state.isRunning
        return TrajectoryView.Open(
            trajectory: trajectory, network: network.id, networkCode: network.code,
            participant: withName ? try name(of: trajectory.person, in: transaction) : nil,
            isSuspended: isRunning ? try SuspensionStore.covers(today, of: trajectory.number, in: transaction) : false,
            internships: try transaction.all(
                TrajectoryViewQuery.internships, .integer(trajectory.number), decode: internship),
            result: try EndAdviceStore.result(of: trajectory.number, in: transaction))
    }

    static func origin(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryView.Origin {
        let found = try transaction.first(TrajectoryViewQuery.origin, .integer(trajectory)) { row in
            TrajectoryView.Origin(
                referral: try row.id(0), externalId: try row.text(1), appliedOn: try row.day(2),
                plan: try row.optionalID(3, of: TrajectoryView.self)?.description)
        }
        guard let found else { throw Failure.notFound(.referral) }
        return found
    }

    /// The name of a person; nil once the person is erased (V-7).
    private static func name(
        of person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryView.Name? {
        do {
            let person = try PersonStore.find(person, in: transaction)
            return TrajectoryView.Name(id: person.id, familyName: person.familyName, givenName: person.givenName)
        } catch SealingFault.erased {
            return nil
        }
    }

    private static func internship(_ row: borrowing Row) throws -> TrajectoryView.InternshipPeriod {
        guard let period = Period(from: try row.day(1), until: try row.optionalDay(2)) else {
            throw CorruptColumn(column: 2)
        }
        return TrajectoryView.InternshipPeriod(circuit: try row.code(0), period: period)
    }
}
