package import TredeDomain

/// An entry of the audit as an administrator reads it (V-5).
package struct AuditRecord: Equatable, Sendable {
    let number: Int64
    /// The identifier, made of the digest and the place in the chain, so that it needs no column of its own.
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

    /// The identifier of the entry with that number and digest: a UUID whose last 62 bits are the number.
    static func id(_ number: Int64, digest: [UInt8]) -> ID<AuditRecord> {
        let start = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return ID(
            high: start & 0xFFFF_FFFF_FFFF_0FFF | 0x4000,
            low: UInt64(bitPattern: number) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }

    /// The number in an identifier.
    static func number(in id: ID<AuditRecord>) -> Int64 {
        Int64(id.halves.low & 0x3FFF_FFFF_FFFF_FFFF)
    }
}
