package import SQLite
package import TredeDomain

/// Reads the audit and checks that nobody touched it.
package struct AuditService: Sendable {
    /// How many entries are held in memory at a time.
    static let batchSize = 1000

    /// What came out of walking the chain.
    package enum Verification: Equatable, Sendable {
        /// Every entry carries the digest it must; with their number.
        case whole(count: Int)
        /// The first entry that does not, or that is missed.
        case broken(AuditBreach)
    }

    /// Walks the whole chain from the first entry that is kept to the last that was written, and names the first
    /// entry that breaks it (V-5).
    ///
    /// With witnesses, which come from checkpoints kept elsewhere, it also finds a chain that was written anew. With
    /// archives, which give their lines in order, it begins at the first entry there ever was.
    package func verify(
        against witnesses: [AuditWitness] = [], archives: ((_ take: ([UInt8]) -> Void) throws -> Void)? = nil,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Verification {
        let head = try AuditStore.head(in: transaction)
        var walk = AuditWalk(head: head, witnesses: witnesses)
        if let archives {
            walk = AuditWalk(archivedBefore: head, witnesses: witnesses)
            if let breach = try Self.breach(in: archives, &walk) { return .broken(breach) }
        }
        if let breach = walk.start() { return .broken(breach) }
        while true {
            let batch = try AuditStore.entries(after: walk.last, count: Self.batchSize, in: transaction)
            for entry in batch {
                if let breach = walk.step(entry) { return .broken(breach) }
            }
            if batch.count < Self.batchSize { break }
        }
        return walk.breachAtEnd.map(Verification.broken) ?? .whole(count: walk.count)
    }

    private static func breach(
        in archives: (_ take: ([UInt8]) -> Void) throws -> Void, _ walk: inout AuditWalk
    ) throws -> AuditBreach? {
        var breach: AuditBreach?
        try archives { line in
            guard breach == nil else { return }
            guard let entry = AuditArchive.row(in: line) else {
                breach = AuditBreach(number: walk.last, fault: .unreadable)
                return
            }
            breach = walk.step(entry)
        }
        return breach ?? walk.breachAtJoint
    }

    /// Which entries are asked for.
    package struct Selection: Sendable {
        /// Only those about this trajectory.
        package var trajectory: ID<Trajectory>?
        /// Only those at or after this moment.
        package var from: Instant?
        /// Only those before this moment.
        package var until: Instant?

        /// Selects.
        package init(trajectory: ID<Trajectory>? = nil, from: Instant? = nil, until: Instant? = nil) {
            self.trajectory = trajectory
            self.from = from
            self.until = until
        }
    }

    /// A page of entries, oldest first; administrators may.
    package func list(
        _ selection: Selection, _ page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<AuditRecord> {
        let nothing = Page<AuditRecord>([], request: page) { $0.id.bytes }
        var start: Int64 = 0
        var end = Int64.max
        var referral: Int64?
        if let trajectory = selection.trajectory {
            referral = try AuditListStore.referral(of: trajectory, in: transaction)
            if referral == nil { return nothing }
        }
        if let from = selection.from {
            guard let first = try AuditListStore.bound(.firstSince, from, in: transaction) else { return nothing }
            start = first - 1
        }
        if let until = selection.until {
            guard let last = try AuditListStore.bound(.lastBefore, until, in: transaction) else { return nothing }
            end = last
        }
        if let cursor = page.after {
            guard let id = ID<AuditRecord>(bytes: cursor.bytes), let last = try entry(id, in: transaction) else {
                throw PageRequest.unknownCursor
            }
            start = max(start, last.number)
        }
        let numbers = try AuditListStore.numbers(
            after: start, through: end, referral: referral, count: page.size + 1, in: transaction)
        var found: [AuditRecord] = []
        for number in numbers {
            if let record = try AuditListStore.find(number, in: transaction) { found.append(record) }
        }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// The entry with that identifier; administrators may.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<AuditRecord>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> AuditRecord {
        guard let found = try entry(id, in: transaction) else { throw Failure.notFound(.auditEntry) }
        return found
    }

    private func entry(
        _ id: ID<AuditRecord>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> AuditRecord? {
        let found = try AuditListStore.find(AuditRecord.number(in: id), in: transaction)
        return found?.id == id ? found : nil
    }
}
