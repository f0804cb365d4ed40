internal import SQLite
package import TredeDomain

/// Writes to the audit who tried to come in and was refused.
package struct RefusedAttemptService: Sendable {
    let ids: IDSource

    /// Adds an entry for an attempt: as a client when it named one, otherwise as nobody.
    ///
    /// `isHeldBack` when it came after too many others. The trace ties it to the operator's log, where the address is.
    package func record(
        _ client: Actor?, isHeldBack: Bool, trace: String, in transaction: borrowing WriteTransaction
    ) throws {
        let outcome = isHeldBack ? "heldBack" : "refused"
        guard let client else {
            let audit = OperatorAudit(ids: ids)
            return try audit.append("authenticate", outcome: outcome, about: nil, trace: trace, in: transaction)
        }
        let entry = AuditEntry(
            operation: "authenticate", outcome: outcome, compartment: .parties, subject: .client, subjectID: nil,
            referral: nil, trace: trace)
        try AuditStore.append(entry, by: client, in: transaction)
    }
}
