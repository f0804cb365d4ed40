package import SQLite
package import TredeDomain

extension AuditService {
    /// How many are told of at once, those with the most files first.
    package static let alertsMax = 500
    /// How long a stretch may be asked for, in days.
    package static let alertDaysMax = 31
    /// How long a stretch is looked through when nobody says, in hours.
    private static let alertHoursDefault: Int64 = 24

    /// Who looked at many files in a short time, in a stretch of time; the last day when nothing is asked for.
    ///
    /// It reads every entry of that stretch and takes long.
    ///
    /// - Throws: `invalid` for a stretch that is empty or longer than `alertDaysMax`.
    package func alerts(
        from: Instant?, until: Instant?, _ bound: BulkReading.Bound,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [AuditAlert] {
        let hour: Int64 = 3_600_000
        let end = until ?? from.map { Instant(milliseconds: $0.milliseconds + Self.alertHoursDefault * hour) }
        let last = end ?? Instant(milliseconds: transaction.now + 1)
        let start = from ?? Instant(milliseconds: last.milliseconds - Self.alertHoursDefault * hour)
        guard start < last, last.milliseconds - start.milliseconds <= Int64(Self.alertDaysMax) * 24 * hour else {
            throw Failure.invalid([Violation("recordedUntil", .invalidPeriod, place: .query)])
        }
        guard let lowest = try AuditListStore.bound(.firstSince, start, in: transaction),
            let highest = try AuditListStore.bound(.lastBefore, last, in: transaction), lowest <= highest
        else { return [] }
        var reading = BulkReading(bound)
        try AuditAlertStore.looks(from: lowest, through: highest, in: transaction) { reader, file, at in
            reading.see(reader, lookAt: file, at: at)
        }
        let bursts = reading.bursts.sorted { ($0.files, $1.from) > ($1.files, $0.from) }
        return try bursts.prefix(Self.alertsMax).compactMap { try AuditAlertStore.alert($0, in: transaction) }
    }
}
