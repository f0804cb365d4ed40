package import SQLite
internal import TredeDomain

extension AuditService {
    /// Why no checkpoint is signed.
    package enum NoCheckpoint: Error, Equatable {
        /// The last line of the file is no checkpoint.
        case unreadable
        /// The last line of the file was not signed with this key.
        case otherKey
        /// The audit no longer holds what the last line was signed over, or not the end that was written.
        case broken(AuditBreach)

        /// Why, in a sentence.
        package var sentence: String {
            switch self {
            case .unreadable: "the last line of the file is no checkpoint"
            case .otherKey:
                "the last line of the file is not signed with this key; begin a new file for a new key"
            case .broken(let breach): "the audit is broken: \(breach.sentence)"
            }
        }
    }

    /// Signs where the audit ends now, for a file whose last line is `lastLine`; empty for a file without lines.
    ///
    /// What the last line was signed over must still be there: nothing is signed after a cut.
    ///
    /// - Throws: `NoCheckpoint`.
    package func checkpoint(
        after lastLine: [UInt8], key: AuditKey, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> AuditCheckpoint {
        let newest = try AuditStore.lastNumber(in: transaction).flatMap {
            try AuditStore.entries(after: $0 - 1, count: 1, in: transaction).first
        }
        guard let head = try AuditStore.head(in: transaction) else {
            throw NoCheckpoint.broken(AuditBreach(number: newest?.number ?? 0, fault: .endForgotten))
        }
        let last = newest?.number ?? head.keptFrom - 1
        if let fault = AuditService.fault(ofEnd: last, newest?.digest ?? head.digestBefore, head) {
            throw NoCheckpoint.broken(AuditBreach(number: max(head.number, last), fault: fault))
        }
        try check(lastLine, key: key, last: last, head: head, in: transaction)
        guard let digest = Digest(bytes: head.digest) else { throw CorruptColumn(column: 1) }
        return try AuditCheckpoint(
            number: head.number, digest: digest, at: Instant(milliseconds: transaction.now), after: lastLine, key: key)
    }

    private static func fault(ofEnd last: Int64, _ digest: [UInt8], _ head: AuditHead) -> AuditBreach.Fault? {
        if last < head.number { return .cutOff(last: last) }
        if last > head.number { return .added }
        return digest == head.digest ? nil : .replaced
    }

    private func check(
        _ lastLine: [UInt8], key: AuditKey, last: Int64, head: AuditHead,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws {
        guard !lastLine.isEmpty else { return }
        guard let earlier = AuditCheckpoint(line: lastLine) else { throw NoCheckpoint.unreadable }
        guard earlier.isSigned(by: key.publicKey) else { throw NoCheckpoint.otherKey }
        guard earlier.number > 0 else { return }
        guard earlier.number >= head.keptFrom else {
            guard try AuditStore.isArchived(before: head, in: transaction) else {
                throw NoCheckpoint.broken(
                    AuditBreach(number: 1, fault: .notArchived(through: head.keptFrom - 1)))
            }
            return
        }
        let entry = try AuditStore.entries(after: earlier.number - 1, count: 1, in: transaction).first
        guard let entry, entry.number == earlier.number else {
            throw NoCheckpoint.broken(
                AuditBreach(number: earlier.number, fault: .cutOffSince(at: earlier.at, last: last)))
        }
        guard entry.digest == earlier.digest.bytes else {
            throw NoCheckpoint.broken(AuditBreach(number: earlier.number, fault: .notWitnessed(at: earlier.at)))
        }
    }
}
