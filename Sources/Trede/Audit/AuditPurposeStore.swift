internal import SQLite
internal import TredeDomain

/// Purposes as they stand in the audit, whose entries never change.
enum AuditPurposeStore {
    private static let mark = "sealed:"

    /// What stands in an entry: what was said is sealed with the key of the person whom the entry is about, and is gone
    /// with it (V-7); with a key of the audit where it is about nobody, or about somebody who was erased.
    static func text(of entry: AuditEntry, in transaction: borrowing WriteTransaction) throws -> String? {
        switch entry.purpose {
        case nil: nil
        // What begins as something sealed does would be taken for it.
        case .named(let name): name.hasPrefix(mark) ? "\"\(name)\"" : name
        case .said(let words):
            mark + Hexadecimal.text(try sealed(words, of: entry, transaction.vault, person(of: entry, in: transaction)))
        }
    }

    /// What an entry with that trace says; nil where nothing was said, and where the person was erased since.
    ///
    /// - Throws: `SealingFault.damaged`.
    static func shown(_ text: String?, trace: String, _ vault: Vault) throws -> String? {
        guard let text, text.hasPrefix(mark) else { return text }
        // Said before purposes were sealed, by somebody who happened to begin so.
        guard let bytes = Hexadecimal.bytes(String(text.dropFirst(mark.count))), Vault.maySeal(bytes) else {
            return text
        }
        do {
            return try vault.open(bytes, at: place(trace)).text(0)
        } catch SealingFault.erased {
            return nil
        }
    }

    private static func sealed(
        _ words: String, of entry: AuditEntry, _ vault: Vault, _ person: Int64?
    ) throws -> [UInt8] {
        let values = [Value.text(words)]
        let place = place(entry.trace)
        guard let person else { return try vault.sealForAudit(values, at: place) }
        do {
            return try vault.sealedBytes(values, of: person, at: place)
        } catch SealingFault.erased {
            return try vault.sealForAudit(values, at: place)
        }
    }

    private static func person(
        of entry: AuditEntry, in transaction: borrowing WriteTransaction
    ) throws -> Int64? {
        if let referral = entry.referral { return try KeyOwnerStore.person(.referral(referral), in: transaction) }
        guard entry.subject == .person, let id = entry.subjectID.flatMap(ID<Person>.init(bytes:)) else { return nil }
        return try ErasureStore.number(of: id, in: transaction)
    }

    private static func place(_ trace: String) -> SealedPlace {
        SealedPlace(.auditPurpose, .bytes(Array(trace.utf8)))
    }
}
