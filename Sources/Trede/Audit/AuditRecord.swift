package import TredeDomain

/// An entry of the audit as an administrator reads it (V-5).
package struct AuditRecord: Equatable, Sendable {
    let number: Int64
    /// The identifier; see `AuditIdentifier`.
    package let id: ID<AuditRecord>
    /// When.
    package let recordedAt: Instant
    /// Which operation of the contract.
    package let operation: String
    /// What came of it, as the audit keeps it.
    package let outcome: String
    /// Which client.
    package let client: ID<Actor>?
    /// What it acted as.
    package let role: String
    /// For which organisation.
    package let organisation: ID<Organisation>?
    /// For which professional, as sixteen bytes.
    package let professional: [UInt8]?
    /// What kind of thing it was about.
    package let subject: String
    /// Its identifier, as sixteen bytes.
    package let subjectID: [UInt8]?
    /// The trajectory it was about.
    package let trajectory: ID<Trajectory>?
    /// The request it was done in.
    package let trace: String
    /// Why, as the caller said.
    package let purpose: String?
    /// The part of the dossier it concerned.
    package let compartment: AuditEntry.Compartment
    /// The digest of the entry before it.
    package let previousDigest: [UInt8]
    /// Its own digest.
    package let digest: [UInt8]
}
