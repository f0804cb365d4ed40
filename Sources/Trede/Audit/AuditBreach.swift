/// Where the audit is not as it was written, and how that shows (V-5).
package struct AuditBreach: Equatable, Sendable {
    /// How it shows that something was done to the audit.
    package enum Fault: Equatable, Sendable {
        /// The entry's digest is not that of its columns and the digest before it, or it holds what no entry does.
        case altered
        /// No entry bears the number, and later ones do.
        case missing(next: Int64)
        /// The audit ends before this entry, which was the last one.
        case cutOff(last: Int64)
        /// Entries were cut off, and others were written in their place.
        case replaced
        /// The entry follows the one that was written last.
        case added
        /// Nothing says any more where the audit ends.
        case endForgotten
        /// A line of an archive, after this entry, is no entry.
        case unreadable
        /// The archives end at another entry than the one the database goes on from.
        case archiveEndsElsewhere(last: Int64)
        /// The entries through that one are gone, and no entry says that they were archived.
        case notArchived(through: Int64)
        /// It is not the entry that a checkpoint was signed over.
        case notWitnessed(at: String)
        /// The audit ends before this entry, which a checkpoint was signed over.
        case cutOffSince(at: String, last: Int64)
    }

    /// The number of the first entry it concerns.
    package let number: Int64
    /// How it shows.
    package let fault: Fault

    /// What is wrong, in a sentence without personal data.
    package var sentence: String {
        switch fault {
        case .altered:
            "entry \(number) is not as it was written: its digest is not that of what it holds and of the entry "
                + "before it, so one of the two was changed, moved or put in"
        case .missing(let next): "entry \(number) is missing: after entry \(number - 1) comes entry \(next)"
        case .cutOff(let last): "entry \(number) is missing: it was the last one, and the audit ends at entry \(last)"
        case .replaced:
            "entry \(number) is not the one that was last when it was written: the end was cut off, and other "
                + "entries were written in its place"
        case .added: "entry \(number) was not written by this program: the audit ended at entry \(number - 1)"
        case .endForgotten: "nothing says any more that the audit ends at entry \(number)"
        case .unreadable: "the line of the archive after entry \(number) is no entry"
        case .archiveEndsElsewhere(let last):
            "the archives end at entry \(last), and the database goes on from entry \(number) with its digest"
        case .notArchived(let last):
            "entries \(number) to \(last) are in archives, by what the database says of itself, and no entry of the audit "
                + "says that they were archived: the beginning was cut off"
        case .notWitnessed(let at): "entry \(number) is not the one that the checkpoint of \(at) was signed over"
        case .cutOffSince(let at, let last):
            "entry \(number) is missing: the checkpoint of \(at) was signed over it, and the audit ends at entry \(last)"
        }
    }
}
