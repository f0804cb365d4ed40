package import TredeDomain

/// One look at a file, or one change of it, as its participant is told of it (V-5).
package struct AccessLogEntry: Equatable, Sendable {
    /// The identifier of the entry of the audit.
    package let id: ID<AuditRecord>
    /// When.
    package let at: Instant
    /// Which operation.
    package let operation: String
    /// What came of it, as the audit keeps it.
    package let outcome: String
    /// What they acted as.
    package let role: String
    /// The person who did it; nil where an organisation or a program did.
    package let person: String?
    /// For which organisation.
    package let organisation: String?
    /// Why, as they said.
    package let purpose: String?

    func with(purpose: String?) -> AccessLogEntry {
        AccessLogEntry(
            id: id, at: at, operation: operation, outcome: outcome, role: role, person: person,
            organisation: organisation, purpose: purpose)
    }
}

/// Somebody who works in a file.
package struct FileContact: Equatable, Sendable {
    /// As what.
    package let role: Role
    /// Whether only when somebody else is absent.
    package let isBackup: Bool
    /// The name, where a person is named.
    package let name: String?
    /// The e-mail address.
    package let email: String?
    /// The organisation.
    package let organisation: String
}
