internal import SQLite
internal import TredeDomain

/// Writes to the audit what the operator does on the command line, and what the program does by itself.
struct OperatorAudit {
    let ids: IDSource

    /// The client in whose name that is written; it has no key, and no other client is called so.
    static let name = "operator"

    /// Adds an entry about a client; `client` is who it is about, nil for nobody known.
    func append(
        _ operation: String, outcome: String = "done", about client: ID<Actor>?, trace: String? = nil,
        in transaction: borrowing WriteTransaction
    ) throws {
        let entry = AuditEntry(
            operation: operation, outcome: outcome, compartment: .parties, subject: .client, subjectID: client?.bytes,
            referral: nil, trace: trace ?? ids.id(of: AuditEntry.self).description)
        try AuditStore.append(entry, by: try actor(in: transaction), in: transaction)
    }

    /// The operator, made at first use.
    func actor(in transaction: borrowing WriteTransaction) throws -> Actor {
        if let found = try ClientStore.identity(name: OperatorAudit.name, in: transaction) {
            return Actor(client: found.number, role: .administrator)
        }
        let draft = ClientDraft(name: OperatorAudit.name, role: .administrator)
        let made = try ClientStore.insert(draft, id: ids.id(of: Actor.self), in: transaction)
        return Actor(client: made, role: .administrator)
    }
}
