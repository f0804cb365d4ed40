internal import ArgumentParser
internal import Trede
internal import TredeDomain

/// `trede audit alerts`: who looked at many files in a short time.
struct AuditAlertsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: """
            Show who looked at many files in a short time, one on a line with tabs between: from, until, files, looks, \
            client, role, organisation, professional.
            """)

    @OptionGroup var database: DatabaseOption

    @Option(help: "How many days back, 1 to 31.")
    var days = 1

    @Option(help: "What is much, as files=50,minutes=60 (env TREDE_BULK_READING; that is the default).")
    var bulkReading: String?

    func run() throws {
        guard (1...AuditService.alertDaysMax).contains(days) else {
            throw ValidationError("--days is 1 to \(AuditService.alertDaysMax), not \(days)")
        }
        let bound = try BulkReadingOption.bound(
            bulkReading ?? Variables.all["TREDE_BULK_READING"])
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let audit = services.audit
        let until = Instant(milliseconds: SystemClock.milliseconds() + 1)
        let from = Instant(milliseconds: until.milliseconds - Int64(days) * 86_400_000)
        let alerts = try Once.read(services) { try audit.alerts(from: from, until: until, bound, in: $0) }
        for alert in alerts { Standard.output(AuditAlertsCommand.line(alert)) }
    }

    private static func line(_ alert: AuditAlert) -> String {
        let burst = alert.burst
        return [
            "\(burst.from)", "\(burst.until)", "\(burst.files)", "\(burst.looks)", alert.clientName, alert.role,
            alert.organisation?.description ?? "-", alert.professional?.description ?? "-",
        ].joined(separator: "\t")
    }
}
