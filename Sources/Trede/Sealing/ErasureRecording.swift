internal import SQLite
internal import TredeDomain

/// Writes down that a person is erased, in the transaction it is part of (V-7).
///
/// From its commit on nobody finds the person; the key is destroyed after it, by `ErasureService`.
struct ErasureRecording: Sendable {
    let ids: IDSource

    /// Begins the erasure of a person, whom `actor` had erased; the operator, whose act it is in the audit, where none is
    /// named.
    func begin(
        _ person: Int64, id: ID<Person>?, ground: String, by actor: Actor? = nil,
        in transaction: borrowing WriteTransaction
    ) throws {
        let `operator` = try OperatorAudit(ids: ids).actor(in: transaction)
        try ErasureStore.begin(of: person, ground: ground, by: actor ?? `operator`, in: transaction)
        try ErasureStore.forget(person, in: transaction)
        let referrals = try ErasureStore.referrals(of: person, in: transaction).map(Optional.some)
        for referral in referrals.isEmpty ? [nil] : referrals {
            let entry = AuditEntry(
                operation: "operator/erasePerson", outcome: "done", compartment: .confidential, subject: .person,
                subjectID: id?.bytes, referral: referral, trace: ids.id(of: AuditEntry.self).description,
                purpose: .named(ground))
            try AuditStore.append(entry, by: `operator`, in: transaction)
        }
    }
}
