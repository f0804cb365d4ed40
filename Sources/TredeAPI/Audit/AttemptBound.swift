internal import Synchronization
internal import TredeDomain

/// Bounds how many refused attempts are written to the audit, so that nobody can fill the disk by being refused.
///
/// Each client, and each participant, has some in a minute, all together more. The last that one has is marked: others
/// may have followed.
package final class AttemptBound: Sendable {
    /// How many of one client, or of one participant, are written in a minute.
    package static let perCallerMax = 10
    /// How many are written in a minute.
    package static let inAllMax = 300

    /// How many of them are of participants, who are many and may come from one issuer.
    package static let ofParticipantsMax = inAllMax / 2

    /// What becomes of an attempt.
    enum Verdict {
        case write
        /// To be written as the last one of this minute.
        case writeAsLast
        case leaveOut
    }

    private struct Minute {
        var number: Int64 = 0
        var total = 0
        var ofParticipants = 0
        var counts: [CountedAs: Int] = [:]
    }

    private let minute = Mutex(Minute())

    /// Begins with nothing written.
    package init() {}

    /// Decides on an attempt of a caller at a moment, in milliseconds since 1970.
    func judge(_ caller: CountedAs, at milliseconds: Int64) -> Verdict {
        minute.withLock { minute in
            let number = milliseconds / 60_000
            if number != minute.number { minute = Minute(number: number) }
            let count = minute.counts[caller, default: 0] + 1
            let isParticipant = caller.participant != nil
            guard count <= AttemptBound.perCallerMax, minute.total < AttemptBound.inAllMax,
                !isParticipant || minute.ofParticipants < AttemptBound.ofParticipantsMax
            else { return .leaveOut }
            minute.counts[caller] = count
            minute.total += 1
            minute.ofParticipants += isParticipant ? 1 : 0
            let isLast =
                count == AttemptBound.perCallerMax || minute.total == AttemptBound.inAllMax
                || isParticipant && minute.ofParticipants == AttemptBound.ofParticipantsMax
            return isLast ? .writeAsLast : .write
        }
    }
}
