package import TredeDomain

/// Somebody who looked at many files in a short time (V-5).
package struct AuditAlert: Equatable, Sendable {
    /// The client that looked.
    package let client: ID<Actor>
    /// What it is called.
    package let clientName: String
    /// What it acts as.
    package let role: String
    /// The organisation it acts for.
    package let organisation: ID<Organisation>?
    /// The professional it acted for.
    package let professional: ID<Professional>?
    /// When, how often, and at how many files.
    package let burst: BulkReading.Burst
}
