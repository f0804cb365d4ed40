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

    /// How far a walk along the chain went, and what it was compared with.
    package struct Extent: Equatable, Sendable {
        /// The number of the first entry that was looked at; those before it are in archives that were not.
        package let first: Int64
        /// How many checkpoints were compared with the entry they were signed over.
        package let comparedCount: Int
        /// The last of these; nil when there is none.
        package let lastCompared: AuditWitness?
        /// How many checkpoints were signed over entries before the first, and so were compared with nothing.
        package let passedOverCount: Int
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
        try survey(against: witnesses, archives: archives, in: transaction).verification
    }

    /// The same, with how far it went.
    package func survey(
        against witnesses: [AuditWitness] = [], archives: ((_ take: ([UInt8]) -> Void) throws -> Void)? = nil,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (verification: Verification, extent: Extent) {
        let head = try AuditStore.head(in: transaction)
        var walk =
            archives == nil
            ? AuditWalk(head: head, witnesses: witnesses) : AuditWalk(archivedBefore: head, witnesses: witnesses)
        let first = walk.last + 1
        var breach = walk.start()
        if breach == nil, let archives { breach = try Self.breach(in: archives, &walk) }
        if breach == nil { breach = try Self.breach(&walk, in: transaction) }
        return (
            breach.map(Verification.broken) ?? .whole(count: walk.count),
            Extent(
                first: first, comparedCount: walk.comparedCount, lastCompared: walk.lastCompared,
                passedOverCount: walk.passedOverCount)
        )
    }

    /// What is wrong with what the database holds, through its end.
    private static func breach(
        _ walk: inout AuditWalk, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> AuditBreach? {
        while true {
            let batch = try AuditStore.entries(after: walk.last, count: Self.batchSize, in: transaction)
            for entry in batch {
                if let breach = walk.step(entry) { return breach }
            }
            if batch.count < Self.batchSize { return walk.breachAtEnd }
        }
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
        let found = try AuditListStore.find(
            AuditIdentifier.number(in: id, transaction.vault), in: transaction)
        return found?.id == id ? found : nil
    }
}
