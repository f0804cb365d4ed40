import SQLite
import Testing
import Trede
import TredeDomain
import TredeTesting

/// What tests read from the books, and how they break them.
enum BooksQuery: String, Query {
    case lines = """
        SELECT key || ' ' || state || ' ' || ifnull(amount_cents, '?') || ' ' || ifnull(due_on, '-') || ' '
            || ifnull(paid_on, '-')
        FROM entitlement WHERE trajectory_id = ?1 ORDER BY id
        """
    case entries = """
        SELECT l.cause || ' ' || d.kind || '>' || c.kind || ' ' || l.amount_cents || ' ' || l.occurred_on
        FROM ledger_entry l JOIN account d ON d.id = l.debit_id JOIN account c ON c.id = l.credit_id
        WHERE l.trajectory_id = ?1 ORDER BY l.id
        """
    case pending = """
        SELECT e.key || ' ' || p.amount_cents || ' ' || ifnull(p.posted_cents, 'open') || ' '
            || ifnull(p.void_reason, '-')
        FROM pending_amount p JOIN entitlement e ON e.id = p.entitlement_id WHERE e.trajectory_id = ?1 ORDER BY p.id
        """
    case organisations = """
        SELECT key || ' ' || state || ' ' || organisation_id FROM entitlement WHERE trajectory_id = ?1 ORDER BY id
        """
    case runs = "SELECT entitlements FROM payment_run ORDER BY id"
    case accountColumns = "SELECT name FROM pragma_table_info('account') ORDER BY cid"
    case entryColumns = "SELECT name FROM pragma_table_info('ledger_entry') ORDER BY cid"
}

extension House {
    /// The rows of a query about a trajectory, as text.
    func rows(_ query: BooksQuery, _ fixture: Fixture) throws -> [String] {
        try services.storage.makeReader().read { transaction in
            try transaction.all(query, .integer(fixture.trajectory)) { try $0.text(0) }
        }
    }

    /// A client that pays.
    func controller() throws -> Actor {
        let clients = services.clients
        return try services.storage.write { try clients.importer(in: $0) }
    }

    /// Pays through a day.
    @discardableResult
    func pay(through text: String) throws -> PaymentRun {
        let day = try #require(Day(text))
        let payments = services.payments
        let actor = try controller()
        return try services.storage.write { try payments.pay(through: day, by: actor, in: $0) }
    }

    /// What the doctor finds.
    func findings() throws -> [String] {
        let doctor = services.doctor
        return try services.storage.makeReader().read { try doctor.run(in: $0) }.map {
            "\($0.invariant): \($0.sentence)"
        }
    }
}
