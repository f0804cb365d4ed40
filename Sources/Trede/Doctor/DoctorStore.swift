internal import SQLite
internal import TredeDomain

/// Each query names what breaks one invariant; a sound database gives no row.
///
/// They read whole tables, and only `trede doctor` runs them.
enum DoctorQuery: String, Query {
    case integrity = "PRAGMA integrity_check"
    case looseReferences = "PRAGMA foreign_keys = OFF"
    case foreignKeys = "PRAGMA foreign_key_check"
    case ledgerDebits = "SELECT debit_id, sum(amount_cents) FROM ledger_entry GROUP BY debit_id"
    case ledgerCredits = "SELECT credit_id, sum(amount_cents) FROM ledger_entry GROUP BY credit_id"
    case accounts = """
        SELECT a.id, a.kind, ifnull((
            SELECT sum(CASE e.state WHEN 'due' THEN e.amount_cents ELSE 0 END) FROM entitlement e
            WHERE e.organisation_id = a.organisation_id AND e.state = 'due' AND CASE a.kind
                WHEN 'caseManager' THEN e.beneficiary IN ('caseManagerWork', 'caseManagerCare')
                WHEN 'provider' THEN e.beneficiary IN ('workProvider', 'careProvider')
                ELSE e.beneficiary = 'leadPartnerOwnShare' END), 0)
        FROM account a WHERE a.kind IN ('caseManager', 'provider', 'leadPartnerOwnShare')
        UNION ALL
        SELECT a.id, a.kind, -ifnull((
            SELECT sum(e.receivable_cents) FROM entitlement e WHERE e.organisation_id = a.organisation_id), 0)
        FROM account a WHERE a.kind = 'suspense'
        """
    case dueWithoutEntry = """
        SELECT e.id FROM entitlement e
        LEFT JOIN ledger_entry l ON l.entitlement_id = e.id AND l.cause = 'due'
        WHERE e.state IN ('due', 'paid') AND e.amount_cents > 0
            AND (l.id IS NULL OR l.amount_cents <> e.amount_cents OR l.organisation_id <> e.organisation_id
                OR l.trajectory_id <> e.trajectory_id OR l.rule <> e.rule)
        """
    case paidWithoutEntry = """
        SELECT e.id FROM entitlement e
        LEFT JOIN ledger_entry l ON l.entitlement_id = e.id AND l.cause = 'payment'
        WHERE e.state = 'paid' AND e.amount_cents > 0
            AND (l.id IS NULL OR l.amount_cents <> e.amount_cents OR l.occurred_on <> e.paid_on)
        """
    case entryWithoutDue = """
        SELECT l.id FROM ledger_entry l JOIN entitlement e ON e.id = l.entitlement_id
        WHERE (l.cause = 'due' AND e.state IN ('expected', 'lost'))
            OR (l.cause IN ('payment', 'receivable') AND e.state NOT IN ('paid', 'reversed'))
        """
    case reversedInPart = """
        SELECT e.id FROM entitlement e JOIN ledger_entry l ON l.entitlement_id = e.id
        LEFT JOIN ledger_entry r ON r.reverses_id = l.id
        WHERE l.cause IN ('due', 'payment') AND (e.state = 'reversed') <> (r.id IS NOT NULL)
        """
    case reversalDiffers = """
        SELECT r.id FROM ledger_entry r LEFT JOIN ledger_entry l ON l.id = r.reverses_id
        WHERE r.cause = 'reversal' AND (l.id IS NULL OR l.amount_cents <> r.amount_cents OR l.debit_id <> r.credit_id
            OR l.credit_id <> r.debit_id OR l.entitlement_id <> r.entitlement_id)
        """
    case paidTwice = """
        SELECT entitlement_id FROM ledger_entry WHERE cause IN ('due', 'payment')
        GROUP BY entitlement_id, cause HAVING count(*) > 1
        """
    case runDiffers = """
        SELECT p.id FROM payment_run p LEFT JOIN entitlement e ON e.payment_id = p.id
        GROUP BY p.id HAVING p.entitlements <> count(e.id) OR p.amount_cents <> ifnull(sum(e.amount_cents), 0)
        """
    case paidTooEarly = """
        SELECT e.id FROM entitlement e JOIN payment_run p ON p.id = e.payment_id
        WHERE e.paid_on IS NOT NULL AND (e.paid_on < e.payable_on OR e.payable_on > p.through_on)
        """
    case pendingUnresolved = """
        SELECT p.id FROM pending_amount p JOIN entitlement e ON e.id = p.entitlement_id
        WHERE p.resolved_on IS NULL AND e.state <> 'expected'
        """
    case receivableDiffers = """
        SELECT e.id FROM entitlement e
        WHERE e.receivable_cents <> ifnull((
            SELECT sum(l.amount_cents) FROM ledger_entry l
            WHERE l.entitlement_id = e.id AND l.cause = 'receivable'
                AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = l.id)), 0)
        """
    case withoutReferral = """
        SELECT p.id FROM person p WHERE NOT EXISTS (SELECT 1 FROM referral r WHERE r.person_id = p.id)
            AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = p.id)
        """
    case begun = "SELECT person_id, begun_at FROM erasure WHERE done_at IS NULL ORDER BY person_id"
    case waitingAppeals = """
        SELECT a.id, a.recorded_at FROM appeal a JOIN decision d ON d.id = a.decision_id
        JOIN referral r ON r.id = d.referral_id
        WHERE a.outcome IS NULL AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = r.person_id) ORDER BY a.id
        """
    case drafts = """
        SELECT r.id, (SELECT max(v.recorded_at) FROM referral_version v WHERE v.referral_id = r.id) FROM referral r
        WHERE r.state = 'draft' AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = r.person_id) ORDER BY r.id
        """
    // Of who was erased there is nothing left to judge by.
    case unreviewed = """
        SELECT e.id, e.until_at FROM emergency_access e INDEXED BY emergency_access_unreviewed
        JOIN trajectory t ON t.id = e.trajectory_id
        WHERE e.reviewed_at IS NULL AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = t.person_id)
        ORDER BY e.id
        """
    case approvedBeforeSigned = """
        SELECT p.id FROM plan p JOIN plan q ON q.trajectory_id = p.trajectory_id AND q.number <= p.number
        JOIN signature s ON s.plan_id = q.id
        WHERE p.approved_on < s.signed_on AND NOT EXISTS (
            SELECT 1 FROM plan later JOIN signature again ON again.plan_id = later.id
            WHERE later.trajectory_id = p.trajectory_id AND later.number > q.number AND later.number <= p.number
                AND again.signer = s.signer)
        """
    case unsettled = "SELECT trajectory_id FROM unsettled"
    case sums = """
        SELECT t.id, t.regime, n.scheme,
            sum(CASE e.beneficiary WHEN 'leadPartner' THEN e.amount_cents ELSE 0 END),
            sum(CASE e.beneficiary WHEN 'leadPartnerOwnShare' THEN e.amount_cents ELSE 0 END),
            sum(CASE WHEN e.beneficiary IN ('workProvider', 'careProvider') THEN e.amount_cents ELSE 0 END)
        FROM entitlement e JOIN trajectory t ON t.id = e.trajectory_id JOIN network n ON n.id = t.network_id
        WHERE e.state IN ('due', 'paid') GROUP BY t.id
        """
    case trajectories = "SELECT id, settle_again_on FROM trajectory WHERE id > ?1 ORDER BY id LIMIT ?2"
    case stateDiffers = """
        SELECT t.id FROM trajectory t
        LEFT JOIN end_advice a ON a.trajectory_id = t.id
        LEFT JOIN termination x ON x.trajectory_id = t.id
        LEFT JOIN end_report r ON r.trajectory_id = t.id
        WHERE t.state <> CASE
                WHEN x.id IS NOT NULL THEN 'terminated'
                WHEN a.id IS NOT NULL THEN 'closed'
                WHEN t.report_delivered_on IS NOT NULL THEN 'closing'
                WHEN t.plan_approved_on IS NOT NULL THEN 'inExecution'
                WHEN t.started_on IS NOT NULL THEN 'startUp'
                ELSE 'admitted' END
            OR t.ended_on IS NOT coalesce(x.terminated_on, a.registered_on)
            OR t.report_delivered_on IS NOT r.delivered_on
            OR (x.id IS NOT NULL AND a.id IS NOT NULL)
        """
    case datesDisordered = """
        SELECT id FROM trajectory WHERE started_on < admitted_on OR plan_approved_on < started_on
            OR report_delivered_on < started_on OR ended_on < report_delivered_on OR ended_on < started_on
            OR ended_on < admitted_on
        """
    case openTwice = """
        SELECT person_id FROM (
            SELECT person_id FROM referral
            WHERE state IN ('submitted', 'inScreening', 'informationRequested')
            UNION ALL
            SELECT person_id FROM trajectory WHERE state IN ('admitted', 'startUp', 'inExecution', 'closing'))
        GROUP BY person_id HAVING count(*) > 1
        """
    case withoutAdmission = """
        SELECT t.id FROM trajectory t JOIN referral r ON r.id = t.referral_id
        LEFT JOIN decision d ON d.referral_id = r.id
        WHERE d.id IS NULL OR d.outcome <> 'admitted' OR r.state <> 'admitted' OR r.person_id <> t.person_id
        """
    case stateWithoutEvent = """
        SELECT t.id FROM trajectory t WHERE t.state IS NOT (
            SELECT e.to_state FROM trajectory_event e WHERE e.trajectory_id = t.id ORDER BY e.id DESC LIMIT 1)
        """
    case eventsUnchained = """
        SELECT DISTINCT trajectory_id FROM (
            SELECT trajectory_id, from_state, lag(to_state) OVER (PARTITION BY trajectory_id ORDER BY id) AS earlier
            FROM trajectory_event)
        WHERE from_state IS NOT earlier
        """
    case referralStateWithoutEvent = """
        SELECT r.id FROM referral r WHERE r.state IS NOT (
            SELECT e.to_state FROM referral_event e WHERE e.referral_id = r.id ORDER BY e.id DESC LIMIT 1)
        """
    case referralEventsUnchained = """
        SELECT DISTINCT referral_id FROM (
            SELECT referral_id, from_state, lag(to_state) OVER (PARTITION BY referral_id ORDER BY id) AS earlier
            FROM referral_event)
        WHERE from_state IS NOT earlier
        """
    case decisionDiffers = """
        SELECT r.id FROM referral r LEFT JOIN decision d ON d.referral_id = r.id
        WHERE iif(r.state IN ('admitted', 'redirected', 'rejected'), r.state, NULL) IS NOT d.outcome
        """
    case signatureDiffers = """
        SELECT s.id FROM signature s JOIN plan p ON p.id = s.plan_id WHERE s.digest <> p.digest
        """
    case nameDiffers = """
        SELECT p.id FROM professional p
            LEFT JOIN professional_name n ON n.professional_id = p.id AND n.until_at = 9223372036854775807
        WHERE (n.given_name, n.family_name) IS NOT (p.given_name, p.family_name)
        """
    case plans = """
        SELECT id, uid, number, state, approved_on, version, digest, sealed, recorded_at, drawn_up_on
        FROM plan WHERE id > ?1 ORDER BY id LIMIT ?2
        """
    case notes = """
        SELECT id, sealed, note_digest, uid, corrects_id FROM session WHERE note_digest IS NOT NULL
        """
    case migrationTable = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'"
    case migrations = "SELECT number, name, checksum FROM schema_migration ORDER BY number"
    case objects = """
        SELECT type, name, ifnull(sql, '') FROM sqlite_schema
        WHERE substr(name, 1, 7) <> 'sqlite_' AND name <> 'schema_migration' ORDER BY type, name
        """
    case admissionWithout = """
        SELECT d.referral_id FROM decision d LEFT JOIN trajectory t ON t.referral_id = d.referral_id
        WHERE d.outcome = 'admitted' AND t.id IS NULL
        """
}

enum DoctorStore {
    /// A table, index or trigger of a schema.
    struct Object: Equatable {
        let kind: String
        let name: String
        let text: String
    }

    /// What the money of one trajectory comes to.
    struct Sums {
        let trajectory: Int64
        let regime: String
        let scheme: Distribution.Scheme
        let leadPartnerCents: Int64
        let ownShareCents: Int64
        let providerCents: Int64
    }

    /// The numbers in the first column of what breaks an invariant.
    static func numbers(
        _ query: DoctorQuery, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(query) { try $0.integer(0) }
    }

    /// The numbers and times in the first columns of what waits for something.
    static func waiting(
        _ query: DoctorQuery, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(number: Int64, since: Instant)] {
        try transaction.all(query) { (try $0.integer(0), Instant(milliseconds: try $0.integer(1))) }
    }

    /// What SQLite itself finds wrong with the file.
    static func faultsOfFile(in transaction: borrowing Transaction<some TransactionMode>) throws -> [String] {
        let found = try transaction.all(DoctorQuery.integrity) { try $0.text(0) }
        return found == ["ok"] ? [] : found
    }

    /// The steps of the schema that are applied; nil where none ever was.
    static func steps(
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Migration.Applied]? {
        guard try transaction.exists(DoctorQuery.migrationTable) else { return nil }
        return try transaction.all(DoctorQuery.migrations) { row in
            (number: try row.number(0), name: try row.text(1), checksum: try row.text(2))
        }
    }

    /// Everything the schema is made of, but for what SQLite and the migrator keep for themselves.
    static func objects(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Object] {
        try transaction.all(DoctorQuery.objects) { row in
            Object(kind: try row.text(0), name: try row.text(1), text: try row.text(2))
        }
    }

    /// The numbers of the sessions whose note is not what its digest is of.
    static func changedNotes(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Int64] {
        var numbers: [Int64] = []
        let vault = transaction.vault
        try transaction.each(DoctorQuery.notes) { row in
            let place = SessionStore.place(of: try row.id(3), corrects: try row.optionalInteger(4))
            do {
                let opened = try vault.open(try row.blob(1), at: place)
                let digest = SessionStore.digest(of: try opened.text(0), salt: try opened.blob(1))
                if digest.bytes != (try row.blob(2)) { numbers.append(try row.integer(0)) }
            } catch SealingFault.erased {
                return
            } catch is SealingFault {
                numbers.append(try row.integer(0))
            }
        }
        return numbers
    }

    /// Up to `count` versions of plans after a number; without what they say when that opens for nobody.
    static func plans(
        after number: Int64, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(number: Int64, row: PlanRow?)] {
        let vault = transaction.vault
        return try transaction.all(DoctorQuery.plans, .integer(number), .number(count)) { row in
            do {
                return (number: try row.integer(0), row: try PlanStore.row(row, vault))
            } catch is SealingFault {
                return (number: try row.integer(0), row: nil)
            }
        }
    }

    /// The tables with rows that refer to nothing.
    static func danglingTables(in transaction: borrowing Transaction<some TransactionMode>) throws -> [String] {
        try transaction.all(DoctorQuery.foreignKeys) { "\(try $0.text(0)) refers to a missing \(try $0.text(2))" }
    }

    /// What stands on each account: what came in less what went out.
    static func balances(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Int64: Int64] {
        var balances: [Int64: Int64] = [:]
        try transaction.each(DoctorQuery.ledgerDebits) { row in
            balances[try row.integer(0), default: 0] -= try row.integer(1)
        }
        try transaction.each(DoctorQuery.ledgerCredits) { row in
            balances[try row.integer(0), default: 0] += try row.integer(1)
        }
        return balances
    }

    /// The accounts of organisations, with what is due to each and not paid yet.
    static func owed(
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(account: Int64, kind: String, amountCents: Int64)] {
        try transaction.all(DoctorQuery.accounts) { row in
            (account: try row.integer(0), kind: try row.text(1), amountCents: try row.integer(2))
        }
    }

    static func sums(in transaction: borrowing Transaction<some TransactionMode>) throws -> [Sums] {
        try transaction.all(DoctorQuery.sums) { row in
            Sums(
                trajectory: try row.integer(0), regime: try row.text(1), scheme: try row.code(2),
                leadPartnerCents: try row.integer(3), ownShareCents: try row.integer(4),
                providerCents: try row.integer(5))
        }
    }

    /// Up to `count` trajectories after a number, with the day from which time alone may have changed their money.
    static func trajectories(
        after number: Int64, count: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(number: Int64, againOn: Day?)] {
        try transaction.all(DoctorQuery.trajectories, .integer(number), .number(count)) { row in
            (number: try row.integer(0), againOn: try row.optionalDay(1))
        }
    }
}
