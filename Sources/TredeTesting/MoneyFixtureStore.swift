internal import SQLite
internal import Trede
package import TredeDomain

/// Statements that put facts in the database by hand, past every service and its rules.
enum MoneyFixtureQuery: String, Query {
    case client = "INSERT INTO client (uid, name, role, created_at) VALUES (randomblob(16), ?1, 'administrator', 0)"
    case organisation = """
        INSERT INTO organisation (uid, enterprise_number, kind, name, postal_code, nis_code, recorded_at)
        VALUES (?1, ?2, 'gtb', ?3, '9000', '44021', 0)
        """
    case network = """
        INSERT INTO network (uid, code, name, lead_partner_id, mandate_from, mandate_until, scheme, work_provider_cents,
            care_provider_cents, later_work_provider_cents, later_care_provider_cents, after_months, recorded_at)
        VALUES (?1, ?2, ?2, ?3, '2018-07-01', ?4, ?5, ?6, ?6, ?7, ?7, ?8, 0)
        """
    case person = """
        INSERT INTO person (id, uid, sealed, family_name_index, namesake_index)
        SELECT n, randomblob(16), seal(n, 'person', n, 'Needle', 'Hidden', '1980-01-01', 'x'),
            sealed_index('familyName', 'Needle'), sealed_index('namesake', 'needle/hidden|1980-01-01')
        FROM (SELECT coalesce(max(id), 0) + 1 AS n FROM person)
        """
    case referral = """
        INSERT INTO referral (uid, client_id, external_id, person_id, measure, regime, state, state_since, version,
            content_version, submitted_on, content_digest, recorded_at)
        VALUES (randomblob(16), ?1, hex(randomblob(8)), ?2, 'activationTrajectory', ?3, 'admitted', ?4, 1, 1, ?4,
            zeroblob(32), 0)
        """
    case decision = """
        INSERT INTO decision (uid, referral_id, referral_version, outcome, decided_on, sealed, network_id, rule_set,
            recommendation, receipt_digest, client_id, recorded_at)
        SELECT u, ?1, 1, 'admitted', ?2,
            seal((SELECT person_id FROM referral WHERE id = ?1), 'decision', u, 'fits', NULL, NULL), ?3, '1', 'admit',
            zeroblob(32), ?4, 0
        FROM (SELECT CAST('decision' || substr('0000000' || ?1, -8) AS BLOB) AS u)
        """
    case admitted = """
        INSERT INTO referral_event (referral_id, to_state, occurred_on, recorded_at, client_id)
        VALUES (?1, 'admitted', ?2, 0, ?3)
        """
    // The event by which the state that a fact led to was reached.
    case event = """
        INSERT INTO trajectory_event (uid, trajectory_id, kind, from_state, to_state, occurred_on, recorded_at,
            client_id)
        SELECT randomblob(16), t.id, CASE t.state WHEN 'admitted' THEN 'admitted' WHEN 'startUp' THEN 'firstConversation'
                WHEN 'inExecution' THEN 'planApproved' WHEN 'closing' THEN 'endReportDelivered'
                WHEN 'closed' THEN 'endAdviceRegistered' ELSE 'terminated' END,
            e.to_state, t.state, t.state_since, 0, 1
        FROM trajectory t LEFT JOIN trajectory_event e
            ON e.id = (SELECT max(id) FROM trajectory_event WHERE trajectory_id = t.id)
        WHERE t.id = ?1 AND e.to_state IS NOT t.state
        """
    case trajectory = """
        INSERT INTO trajectory (uid, referral_id, person_id, network_id, measure, regime, state, state_since,
            admitted_on, version)
        VALUES (?1, ?2, ?3, ?4, 'activationTrajectory', ?5, 'admitted', ?6, ?6, 1)
        """
    case member = """
        INSERT INTO team_member (trajectory_id, role, organisation_id, is_backup, from_on) VALUES (?1, ?2, ?3, 0, ?4)
        """
    case leave = """
        UPDATE team_member SET until_on = ?3 WHERE trajectory_id = ?1 AND role = ?2 AND until_on IS NULL
        """
    case start = "UPDATE trajectory SET started_on = ?2, state = 'startUp' WHERE id = ?1"
    case approvePlan = "UPDATE trajectory SET plan_approved_on = ?2, state = 'inExecution' WHERE id = ?1"
    case deliverReport = "UPDATE trajectory SET report_delivered_on = ?2, state = 'closing' WHERE id = ?1"
    case end = "UPDATE trajectory SET ended_on = ?2, state = ?3 WHERE id = ?1"
    case report = """
        INSERT INTO end_report (uid, trajectory_id, delivered_on, actions_carried_out, information_in_time, client_id,
            recorded_at)
        VALUES (randomblob(16), ?1, ?2, ?3, ?3, 1, 0)
        """
    case advice = """
        INSERT INTO end_advice (uid, trajectory_id, registered_on, code, sealed, closing_held_on,
            closing_present, client_id, recorded_at)
        SELECT u, ?1, ?2, 'NC',
            seal((SELECT person_id FROM trajectory WHERE id = ?1), 'end_advice', u, 'ready', NULL, NULL), ?2, '', 1, 0
        FROM (SELECT CAST('advice__' || substr('0000000' || ?1, -8) AS BLOB) AS u)
        """
    case termination = """
        INSERT INTO termination (uid, trajectory_id, terminated_on, reason, client_id, recorded_at)
        VALUES (randomblob(16), ?1, ?2, 'atWork', 1, 0)
        """
    case plan = """
        INSERT OR IGNORE INTO plan (uid, trajectory_id, number, state, drawn_up_on, approved_on, digest, version,
            client_id, recorded_at)
        VALUES (randomblob(16), ?1, 1, 'approved', ?2, ?2, ?3, 1, 1, 0)
        """
    case order = """
        INSERT INTO action_order (uid, trajectory_id, plan_id, action_ref, type, provider_role, organisation_id, units,
            unit_price_cents, ordered_on, client_id, recorded_at)
        SELECT randomblob(16), ?1, p.id, 'a1', 'jobOrientation', 'workProvider', ?2, 100, ?3, ?4, 1, 0
        FROM plan p WHERE p.trajectory_id = ?1
        """
    case session = """
        INSERT INTO session (uid, trajectory_id, order_id, action_ref, type, provider_role, organisation_id, held_on,
            minutes, state, price_cents, effort_minutes, version, client_id, registered_at, recorded_at, verified_on)
        VALUES (randomblob(16), ?1, ?2, 'a1', 'jobOrientation', 'workProvider', ?3, ?4, 60, ?5, ?6, 10, 1, 1, 0, 0,
            CASE WHEN ?5 = 'verified' THEN ?4 END)
        """
    case noteImport = """
        INSERT INTO imported_event (referral_id, position, digest, recorded_at)
        SELECT referral_id, 0, zeroblob(32), ?2 FROM trajectory WHERE id = ?1
        """
    case forget = "DELETE FROM team_member WHERE trajectory_id = ?1 AND role = ?2"
    case reimburseElsewhere = "UPDATE session SET reimbursed_elsewhere = 1 WHERE trajectory_id = ?1 AND held_on = ?2"
    case setSessions = """
        UPDATE session SET state = ?2, verified_on = CASE WHEN ?2 = 'verified' THEN held_on END WHERE trajectory_id = ?1
        """
    case regimeValue = """
        INSERT INTO regime_value (regime, code, amount_cents, source, client_id, recorded_at)
        VALUES (?1, ?2, ?3, 'a test', 1, 0)
        """
    case mark = "INSERT OR IGNORE INTO unsettled (trajectory_id) VALUES (?1)"
}

/// A trajectory with its team, put in the database by hand; each fact is settled as a service would.
package struct Fixture: Sendable {
    /// The numbers of the organisations: GTB, care organisation, lead partner, work provider, care provider.
    package let organisations: [Role: Int64]
    /// Their identifiers.
    package let organisationIDs: [Role: ID<Organisation>]
    /// The network's number.
    package let network: Int64
    /// The network's identifier.
    package let networkID: ID<Network>
    /// The trajectory's number.
    package let trajectory: Int64
    /// The trajectory's identifier.
    package let trajectoryID: ID<Trajectory>

    private let storage: Storage

    /// Five roles that earn money.
    private static let roles: [Role] = [
        .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider,
    ]

    /// Puts five organisations, a network and an admitted trajectory in a house.
    package init(
        _ house: House, _ distribution: Distribution = .perAction, regime: String = "activation-2018",
        admittedOn: String = "2019-01-01", mandateUntil: String? = nil
    ) throws {
        storage = house.services.storage
        let ids = house.services.ids
        let networkID = ids.id(of: Network.self)
        let trajectoryID = ids.id(of: Trajectory.self)
        let names = Dictionary(uniqueKeysWithValues: Self.roles.map { ($0, ids.id(of: Organisation.self)) })
        let numbers = try storage.write { transaction in
            try Self.insert(
                distribution, regime: regime, admittedOn: admittedOn, mandateUntil: mandateUntil,
                (names, networkID, trajectoryID), in: transaction)
        }
        organisations = numbers.organisations
        organisationIDs = names
        network = numbers.network
        trajectory = numbers.trajectory
        self.networkID = networkID
        self.trajectoryID = trajectoryID
    }

    private static func insert(
        _ distribution: Distribution, regime: String, admittedOn: String, mandateUntil: String?,
        _ names: (organisations: [Role: ID<Organisation>], network: ID<Network>, trajectory: ID<Trajectory>),
        in transaction: borrowing WriteTransaction
    ) throws -> (organisations: [Role: Int64], network: Int64, trajectory: Int64) {
        let seed = names.trajectory.description
        let client = try transaction.insert(MoneyFixtureQuery.client, .text(seed))
        var organisations: [Role: Int64] = [:]
        for (role, id) in names.organisations {
            let base = 10_000_000 + id.halves.high % 9_999_999
            let number = String(base * 100 + 97 - base % 97)
            organisations[role] = try transaction.insert(
                MoneyFixtureQuery.organisation, .id(id), .text(number), .code(role))
        }
        let (first, later, months) = amounts(distribution)
        let network = try transaction.insert(
            MoneyFixtureQuery.network, .id(names.network), .text(seed), .optional(organisations[.leadPartner]),
            .optional(mandateUntil), .code(distribution.scheme), .optional(first), .optional(later),
            .optional(months))
        let person = try transaction.insert(MoneyFixtureQuery.person)
        let referral = try transaction.insert(
            MoneyFixtureQuery.referral, .integer(client), .integer(person), .text(regime), .text(admittedOn))
        try transaction.insert(
            MoneyFixtureQuery.decision, .integer(referral), .text(admittedOn), .integer(network), .integer(client))
        let trajectory = try transaction.insert(
            MoneyFixtureQuery.trajectory, .id(names.trajectory), .integer(referral), .integer(person),
            .integer(network),
            .text(regime), .text(admittedOn))
        try transaction.run(
            MoneyFixtureQuery.admitted, .integer(referral), .text(admittedOn), .integer(client))
        try transaction.run(MoneyFixtureQuery.event, .integer(trajectory))
        for (role, organisation) in organisations {
            try transaction.insert(
                MoneyFixtureQuery.member, .integer(trajectory), .code(role), .integer(organisation), .text(admittedOn))
        }
        return (organisations, network, trajectory)
    }

    private static func amounts(_ distribution: Distribution) -> (Int64?, Int64?, Int64?) {
        switch distribution {
        case .perAction, .pooled: (nil, nil, nil)
        case .perTrajectory(let amounts): (amounts[.workProvider], nil, nil)
        case .tranches(let start, let later, let months):
            (start[.workProvider], later[.workProvider], Int64(months))
        }
    }

    /// The first conversation was held on that day.
    package func start(_ day: String) throws {
        try change { try $0.run(MoneyFixtureQuery.start, .integer(trajectory), .text(day)) }
    }

    /// The plan was fully signed on that day.
    package func approvePlan(_ day: String) throws {
        try change { try $0.run(MoneyFixtureQuery.approvePlan, .integer(trajectory), .text(day)) }
    }

    /// Nobody ever was in the team for that role.
    package func forget(_ role: Role) throws {
        try change { try $0.run(MoneyFixtureQuery.forget, .integer(trajectory), .code(role)) }
    }

    /// The health insurance reimburses the sessions of that day.
    package func reimburseElsewhere(_ day: String) throws {
        try change { try $0.run(MoneyFixtureQuery.reimburseElsewhere, .integer(trajectory), .text(day)) }
    }

    /// The end report was delivered on that day, with both judgements alike.
    package func deliverReport(_ day: String, isWell: Bool = true) throws {
        try change { transaction in
            try transaction.run(MoneyFixtureQuery.deliverReport, .integer(trajectory), .text(day))
            try transaction.run(MoneyFixtureQuery.report, .integer(trajectory), .text(day), .flag(isWell))
        }
    }

    /// The end advice was registered on that day.
    package func registerAdvice(_ day: String) throws {
        try change { transaction in
            try transaction.run(MoneyFixtureQuery.end, .integer(trajectory), .text(day), .text("closed"))
            try transaction.run(MoneyFixtureQuery.advice, .integer(trajectory), .text(day))
        }
    }

    /// The trajectory was ended early on that day.
    package func terminate(_ day: String) throws {
        try change { transaction in
            try transaction.run(MoneyFixtureQuery.end, .integer(trajectory), .text(day), .text("terminated"))
            try transaction.run(MoneyFixtureQuery.termination, .integer(trajectory), .text(day))
        }
    }

    /// A session of the work provider on that day.
    package func session(_ day: String, cents: Int64, state: String = "verified") throws {
        try change { transaction in
            let provider = Value.optional(organisations[.workProvider])
            let plan = Digest.sha256("trede-plan-1\n")
            try transaction.run(MoneyFixtureQuery.plan, .integer(trajectory), .text(day), .blob(plan.bytes))
            let order = try transaction.insert(
                MoneyFixtureQuery.order, .integer(trajectory), provider, .integer(cents), .text(day))
            try transaction.run(
                MoneyFixtureQuery.session, .integer(trajectory), .integer(order), provider, .text(day), .text(state),
                .integer(cents))
        }
    }

    /// All of it was imported now.
    package func noteImport() throws {
        try change { try $0.run(MoneyFixtureQuery.noteImport, .integer(trajectory), .integer($0.now)) }
    }

    /// All sessions are in another state.
    package func setSessions(_ state: String) throws {
        try change { try $0.run(MoneyFixtureQuery.setSessions, .integer(trajectory), .text(state)) }
    }

    /// Another organisation takes over a role from that day on.
    package func handOver(_ role: Role, to organisation: Int64, from day: String) throws {
        try change { transaction in
            try transaction.run(MoneyFixtureQuery.leave, .integer(trajectory), .code(role), .text(day))
            try transaction.run(
                MoneyFixtureQuery.member, .integer(trajectory), .code(role), .integer(organisation), .text(day))
        }
    }

    /// An administrator sets an amount that the regime leaves open.
    package func setValue(_ regime: String, _ code: Regime.OpenValue, cents: Int64) throws {
        try change {
            try $0.run(MoneyFixtureQuery.regimeValue, .text(regime), .code(code), .integer(cents))
        }
    }

    private func change(_ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Void) throws {
        try storage.write { transaction in
            try body(transaction)
            try transaction.run(MoneyFixtureQuery.event, .integer(trajectory))
            try transaction.run(MoneyFixtureQuery.mark, .integer(trajectory))
        }
    }
}
