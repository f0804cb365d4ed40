internal import ArgumentParser
internal import Foundation
internal import Dispatch
internal import HTTPServer
internal import Logging
internal import Trede
internal import TredeAPI

/// `trede serve`: answers HTTP until it is told to stop.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer HTTP; makes and migrates a missing database.")

    @OptionGroup var database: DatabaseOption

    @Option(
        help: """
            Where to listen: HOST:PORT, unix:PATH, systemd or systemd:NAME; several with a comma between (env \
            TREDE_LISTEN; default 127.0.0.1:8080).
            """)
    var listen: String?

    @Option(help: "The permissions of a unix: socket, in octal (env TREDE_LISTEN_MODE; default 660).")
    var listenMode: String?

    @Option(help: "Where /livez, /readyz, /metrics and /version are (env TREDE_MANAGEMENT_LISTEN; default: same).")
    var management: String?

    @Option(help: "The address links start with (env TREDE_PUBLIC_URL; default: http and the listening address).")
    var publicUrl: String?

    @Option(help: "How many event loops serve (env TREDE_LOOPS; default: one for each processor).")
    var loops: Int?

    @Option(
        help: """
            A bound of the server, as idleTimeMillisecondsMax=30000; may be repeated (env TREDE_LIMITS, with commas \
            between). The names are in docs/OPERATIONS.md.
            """)
    var limit: [String] = []

    @Option(
        help: """
            How a proxy tells the address of its client: socket (it does not), proxyProtocol, forwarded or \
            xForwardedFor (env TREDE_CLIENT_ADDRESS; default socket).
            """)
    var clientAddress: String?

    @Option(
        help: """
            The proxies that are believed in that: addresses, ranges as 10.0.0.0/8, or unix, with commas between (env \
            TREDE_TRUSTED_PROXIES).
            """)
    var trustedProxies: String?

    @Flag(
        help: """
            Listen where the network reaches it without a proxy that ends TLS, all in plain text (env \
            TREDE_ALLOW_PLAIN_NETWORK=yes).
            """)
    var allowPlainNetwork = false

    @Option(
        help: """
            How many attempts to come in may fail in a minute from one address, or as one client (env \
            TREDE_FAILED_ATTEMPTS; default 20).
            """)
    var failedAttempts: Int?

    @Option(
        help: """
            How many requests of one client are done in a minute (env TREDE_CLIENT_REQUESTS; default: as many as it \
            sends).
            """)
    var clientRequests: Int?

    @Option(
        help: """
            The private key that access tokens are signed with, P-256 in PEM (env TREDE_SIGNING_KEY_FILE, or the \
            credential signing-key; default: one that is drawn at each start).
            """)
    var signingKey: String?

    @Option(
        help: """
            The file of other issuers whose access tokens are taken (env TREDE_AUTH_ISSUERS_FILE; default: none). \
            docs/OPERATIONS.md has its form.
            """)
    var issuers: String?

    @Option(
        help: """
            The file that signed checkpoints of the audit are added to, to be kept elsewhere (env \
            TREDE_AUDIT_CHECKPOINTS; default none).
            """)
    var auditCheckpoints: String?

    @Option(help: "The key they are signed with (env TREDE_AUDIT_KEY, or the credential trede-audit-key).")
    var auditKey: String?

    @Option(help: "The minutes between two of them (env TREDE_AUDIT_CHECKPOINT_MINUTES; default 60).")
    var auditCheckpointMinutes: Int?

    @Option(
        help: """
            From when on /auditAlerts tells that somebody reads in bulk, as files=50,minutes=60 (env \
            TREDE_BULK_READING; that is the default).
            """)
    var bulkReading: String?

    @Option(
        help: """
            After how many years since the end of the last file somebody is erased, 2 to 100 (env \
            TREDE_RETENTION_YEARS; by default nobody is).
            """)
    var retentionYears: Int?

    @Option(
        help: """
            Whether who asks for data of persons must say why in Trede-Purpose: optional or required (env \
            TREDE_PURPOSE; default optional).
            """)
    var purpose: String?

    @Option(
        help: """
            Whether a key of an organisation that works in files must name the professional for whom it asks: optional \
            or required (env TREDE_ON_BEHALF; default optional).
            """)
    var onBehalf: String?

    @Option(help: "How many seconds a stop waits for requests under way (env TREDE_SHUTDOWN_GRACE; default 30).")
    var grace: Int?

    @Option(help: "error, notice, info or debug (env TREDE_LOG_LEVEL; default notice).")
    var logLevel: String?

    func run() throws {
        let path = try database.require()
        let environment = Variables.all
        let setting = try ServeSetting(self, environment: environment)
        let notifier = ServiceNotifier(environment: environment, processID: getpid())
        var logger = Logger(label: "trede") { _ in JSONLogHandler() }
        logger.logLevel = setting.logLevel
        let keys = try TokenKeySetting.keys(signingKey: signingKey, issuers: issuers, environment: environment)
        let lock = try ServingAlone.lock(path, waitingSeconds: setting.graceSeconds, logger)
        var services = try Opening.services(database, schema: .broughtUp, tokenKeys: keys, isTelling: true)
        services.bulkReading = setting.bulkReading
        let runs = services.importRuns
        _ = try services.storage.write { try runs.interruptRunning(in: $0) }
        let stop = StopSignal()
        if setting.management == nil, setting.clients.expectsProxy {
            logger.warning("/version and /metrics stand where the proxy reaches them: hide them, or name --management")
        }
        let service = try Service(services, setting, logger)
        Standard.output("trede \(ContractDocument.version) listens on \(service.place)")
        notifier.tell(.ready)
        let watchdog = Watchdog(service, notifier)
        stop.wait()
        notifier.tell(.stopping)
        defer {
            watchdog.end()
            withExtendedLifetime(lock) {}
        }
        do {
            try service.stop(graceSeconds: Double(setting.graceSeconds))
        } catch {
            // What was acknowledged is in the log, which the next start reads.
            let reason = FaultText.sentence(error)
            throw CommandFailure(sentence: "stopped, with the log left beside the database: \(reason)")
        }
    }
}
