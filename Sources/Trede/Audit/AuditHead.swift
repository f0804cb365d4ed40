/// Where the audit ends, as it was noted in the transaction of the last entry, and from where it is kept here.
package struct AuditHead: Equatable, Sendable {
    /// The number of the last entry; 0 when there is none yet.
    package let number: Int64
    /// The digest of the last entry.
    package let digest: [UInt8]
    /// The number of the first entry that is kept here; those before it are in archives.
    package let keptFrom: Int64
    /// The digest of the entry before that one.
    package let digestBefore: [UInt8]
}
