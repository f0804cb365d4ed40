/// One walk along the chain of the audit, entry by entry, in order.
struct AuditWalk {
    private let head: AuditHead?
    private var witnesses: [AuditWitness]
    /// The digest of the entry that was looked at last.
    private(set) var previous: [UInt8]
    /// The number of the entry that was looked at last.
    private(set) var last: Int64
    /// How many were looked at.
    private(set) var count = 0
    /// How many checkpoints were compared with the entry they were signed over.
    private(set) var comparedCount = 0
    /// The last of these.
    private(set) var lastCompared: AuditWitness?
    /// How many lie before what was looked at.
    private(set) var passedOverCount = 0
    /// Whether an entry says that those before the first that is kept here were archived, where that is to be said.
    private var isBeginningNoted: Bool

    /// Begins at the first entry that is kept here.
    init(head: AuditHead?, witnesses: [AuditWitness]) {
        self.head = head
        self.witnesses = witnesses.sorted { $0.number > $1.number }
        previous = head?.digestBefore ?? AuditStore.root
        last = (head?.keptFrom ?? 1) - 1
        isBeginningNoted = last == 0
    }

    /// Begins at the first entry there ever was, which is in an archive.
    init(archivedBefore head: AuditHead?, witnesses: [AuditWitness]) {
        self.init(head: head, witnesses: witnesses)
        (previous, last) = (AuditStore.root, 0)
    }

    /// What is wrong when the archives are at their end: they end elsewhere than where the database begins.
    var breachAtJoint: AuditBreach? {
        guard let head, last != head.keptFrom - 1 || previous != head.digestBefore else { return nil }
        return AuditBreach(number: head.keptFrom - 1, fault: .archiveEndsElsewhere(last: last))
    }

    /// Where what was archived is not what a checkpoint was signed over; those before the last archived entry tell
    /// nothing here.
    mutating func start() -> AuditBreach? {
        while let witness = witnesses.last, witness.number < last {
            witnesses.removeLast()
            passedOverCount += 1
        }
        return compare()
    }

    /// Compares the checkpoints that were signed over the entry that was looked at last.
    private mutating func compare() -> AuditBreach? {
        while let witness = witnesses.last, witness.number == last {
            witnesses.removeLast()
            guard witness.digest.bytes == previous else {
                return AuditBreach(number: last, fault: .notWitnessed(at: witness.at))
            }
            comparedCount += 1
            lastCompared = witness
        }
        return nil
    }

    /// Looks at the next entry; says what is wrong with it, or before it.
    mutating func step(_ entry: AuditStore.Row) -> AuditBreach? {
        guard entry.number == last + 1 else {
            return AuditBreach(number: last + 1, fault: .missing(next: entry.number))
        }
        guard entry.mayBeWritten, entry.digest == entry.digest(after: previous).bytes else {
            return AuditBreach(number: entry.number, fault: .altered)
        }
        (previous, last) = (entry.digest, entry.number)
        count += 1
        if let head, let fault = AuditWalk.fault(of: entry, beside: head) {
            return AuditBreach(number: entry.number, fault: fault)
        }
        if let head, AuditArchive.isNote(entry, of: head) { isBeginningNoted = true }
        return compare()
    }

    /// What is missed once the last entry was looked at.
    var breachAtEnd: AuditBreach? {
        if let witness = witnesses.first {
            return AuditBreach(number: witness.number, fault: .cutOffSince(at: witness.at, last: last))
        }
        guard let head else { return AuditBreach(number: last, fault: .endForgotten) }
        guard last >= head.number else { return AuditBreach(number: head.number, fault: .cutOff(last: last)) }
        return isBeginningNoted ? nil : AuditBreach(number: 1, fault: .notArchived(through: head.keptFrom - 1))
    }

    private static func fault(of entry: AuditStore.Row, beside head: AuditHead) -> AuditBreach.Fault? {
        if entry.number > head.number { return .added }
        return entry.number == head.number && entry.digest != head.digest ? .replaced : nil
    }
}
