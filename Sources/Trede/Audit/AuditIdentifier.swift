internal import TredeDomain

/// What an entry of the audit is called outside the program.
///
/// It needs no column of its own, and tells neither the entry's number nor which of two came first: one half is of the
/// entry's digest, the other is the number, hidden by what a key of the file of data keys makes of the first half. With
/// that key the number is found again.
enum AuditIdentifier {
    static func id(_ number: Int64, digest: [UInt8], _ vault: Vault) -> ID<AuditRecord> {
        let start = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let high = start & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = (UInt64(bitPattern: number) ^ vault.mask(.auditEntry, high)) & numberBits
        return ID(high: high, low: low | 0x8000_0000_0000_0000)
    }

    /// The number that an identifier stands for, if it is one; any other gives some number, under which another entry or
    /// none is found.
    static func number(in id: ID<AuditRecord>, _ vault: Vault) -> Int64 {
        let (high, low) = id.halves
        return Int64((low ^ vault.mask(.auditEntry, high)) & numberBits)
    }

    /// What a UUID leaves of its second half.
    private static let numberBits: UInt64 = 0x3FFF_FFFF_FFFF_FFFF
}
