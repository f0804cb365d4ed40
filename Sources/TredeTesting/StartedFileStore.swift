internal import SQLite
internal import Trede
package import TredeDomain

/// Rows that tests of plans read or make.
enum StartedFileQuery: String, Query {
    case organisationID = "SELECT uid FROM organisation WHERE id = ?1"
    case leadPartner = "SELECT lead_partner_id FROM network WHERE uid = ?1"
    case start = """
        UPDATE trajectory SET state = 'startUp', state_since = ?2, started_on = ?2, team_appointed_on = ?2 WHERE uid = ?1
        """
    case startEvent = """
        INSERT INTO trajectory_event (uid, trajectory_id, kind, from_state, to_state, occurred_on, recorded_at,
            client_id)
        SELECT randomblob(16), id, 'firstConversation', 'admitted', 'startUp', ?2, 0, (SELECT min(id) FROM client)
        FROM trajectory WHERE uid = ?1
        """
    case state = "SELECT state FROM trajectory WHERE uid = ?1"
    case price =
        "INSERT INTO network_price (network_id, action_type, unit_price_cents) SELECT id, ?2, ?3 FROM network WHERE uid = ?1"
    case providerCents = """
        SELECT coalesce(sum(e.amount_cents), 0) FROM entitlement e JOIN trajectory t ON t.id = e.trajectory_id
        WHERE t.uid = ?1 AND e.rule = 'E-8' AND e.state IN ('due', 'paid')
        """
    case sessionLines = """
        SELECT e.state || ' ' || e.amount_cents || ' ' || e.receivable_cents
        FROM entitlement e JOIN trajectory t ON t.id = e.trajectory_id
        WHERE t.uid = ?1 AND e.key GLOB 'session/*' AND e.state <> 'reversed' ORDER BY e.key
        """
    case sessionRows = "SELECT count(*) FROM session WHERE uid = ?1"
    case onBehalf = "SELECT count(*) FROM signature WHERE on_behalf_reason = 'importedHistory'"
    case unitsOrdered = """
        SELECT o.action_ref || ' ' || o.units FROM action_order o JOIN trajectory t ON t.id = o.trajectory_id
        WHERE t.uid = ?1 ORDER BY o.id
        """
    case orders = "SELECT count(*) FROM action_order"
    case auditOfSessions = "SELECT count(*) FROM audit_entry WHERE operation = 'registerSessions'"
}

extension House {
    func organisationID(_ number: Int64) throws -> ID<Organisation> {
        let found = try services.storage.makeReader().read {
            try $0.first(StartedFileQuery.organisationID, .integer(number)) { try $0.id(0, of: Organisation.self) }
        }
        guard let found else { throw TestingFault("no organisation") }
        return found
    }

    func leadPartner(of network: ID<Network>) throws -> Int64 {
        let found = try services.storage.makeReader().read {
            try $0.first(StartedFileQuery.leadPartner, .id(network)) { try $0.integer(0) }
        }
        guard let found else { throw TestingFault("no network") }
        return found
    }

    func start(_ trajectory: ID<Trajectory>, on day: String) throws {
        try services.storage.write { transaction in
            try transaction.run(StartedFileQuery.start, .id(trajectory), .text(day))
            try transaction.run(StartedFileQuery.startEvent, .id(trajectory), .text(day))
        }
    }

    /// The state a trajectory is in, as its row says.
    package func state(of trajectory: ID<Trajectory>) throws -> String? {
        try services.storage.makeReader().read {
            try $0.first(StartedFileQuery.state, .id(trajectory)) { try $0.text(0) }
        }
    }

    /// Agrees a price in a network.
    package func price(_ cents: Int64, of actionType: String, in network: ID<Network>) throws {
        _ = try services.storage.write {
            try $0.run(StartedFileQuery.price, .id(network), .text(actionType), .integer(cents))
        }
    }

    /// What providers are due for sessions of a trajectory, in cents.
    package func providerCents(of trajectory: ID<Trajectory>) throws -> Int64 {
        try number(.providerCents, .id(trajectory))
    }

    /// The living lines of sessions of a trajectory: state, amount and what stands to be recovered, in cents.
    package func sessionLines(of trajectory: ID<Trajectory>) throws -> [String] {
        try services.storage.makeReader().read {
            try $0.all(StartedFileQuery.sessionLines, .id(trajectory)) { try $0.text(0) }
        }
    }

    /// Pays all that is payable today.
    package func payEverything() throws {
        _ = try services.calendar.bringUpToDate()
    }

    /// How many rows a session has, corrections included.
    package func rows(of session: ID<Session>) throws -> Int64 { try number(.sessionRows, .id(session)) }

    /// How many signatures were given elsewhere.
    package func importedSignatures() throws -> Int64 {
        try services.storage.makeReader().read { try $0.first(StartedFileQuery.onBehalf) { try $0.integer(0) } ?? 0 }
    }

    /// How many orders there are.
    package func orderCount() throws -> Int64 {
        try services.storage.makeReader().read { try $0.first(StartedFileQuery.orders) { try $0.integer(0) } ?? 0 }
    }

    /// The orders of a trajectory, as action and units.
    package func unitsOrdered(of trajectory: ID<Trajectory>) throws -> [String] {
        try services.storage.makeReader().read {
            try $0.all(StartedFileQuery.unitsOrdered, .id(trajectory)) { try $0.text(0) }
        }
    }

    /// Throws what the doctor finds wrong, if anything.
    package func checkUp() throws {
        let doctor = services.doctor
        let findings = try services.storage.makeReader().read { try doctor.run(in: $0) }
        guard findings.isEmpty else { throw TestingFault(findings.map(\.sentence).joined(separator: "; ")) }
    }

    /// How many entries the audit has of registering sessions.
    package func sessionAuditCount() throws -> Int64 {
        try services.storage.makeReader().read {
            try $0.first(StartedFileQuery.auditOfSessions) { try $0.integer(0) } ?? 0
        }
    }

    private func number(_ query: StartedFileQuery, _ value: Value) throws -> Int64 {
        try services.storage.makeReader().read { try $0.first(query, value) { try $0.integer(0) } ?? 0 }
    }
}
