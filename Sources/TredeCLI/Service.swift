internal import HTTPServer
internal import Logging
internal import Trede
internal import TredeAPI

/// Trede as it runs: the services and the servers in front of them.
final class Service {
    /// Where it listens, as an operator reads it: addresses on the web, or paths of sockets.
    let place: String
    /// The server of the API.
    let server: Server

    private let services: Services
    private let managementServer: Server?
    private let readiness: Readiness
    private let calendar: CalendarTimer
    private let checkpoints: CheckpointTimer?

    init(_ services: Services, _ setting: ServeSetting, _ logger: Logger) throws {
        self.services = services
        checkpoints = try setting.checkpoints.map {
            try CheckpointTimer($0, everyMinutes: setting.checkpointMinutes, services, logger)
        }
        let readiness = Readiness()
        self.readiness = readiness
        let counters = API.counters(services)
        let statistics = ServerStatistics()
        let pages = ManagementPages(readiness: readiness, counters: counters, statistics: statistics)
        let (longWork, attempts) = (LongWork(), AttemptBound())
        let failures = FailedAttempts(perMinuteMax: setting.failedAttempts)
        let quota = RequestQuota(perMinuteMax: setting.clientRequests)
        let (publicURL, isShared) = (setting.publicURL, setting.management == nil)
        var configuration = Service.configuration(setting.listen, loops: setting.loops, setting, logger)
        configuration.statistics = statistics
        server = Server(configuration: configuration) { context in
            // The system may have chosen the port, and links need it. Each loop has its own table of routes, so that
            // the loops do not count references to the same objects.
            let pipeline = API.pipeline(
                services, readiness: readiness, counters: counters, longWork: longWork, failures: failures,
                attempts: attempts, purpose: setting.purpose, onBehalf: setting.onBehalf, quota: quota, logger: logger,
                publicAddress: publicURL ?? Service.publicAddress(context.addresses))
            return try APIHandler(pipeline, management: isShared ? pages : nil, services)
        }
        managementServer = setting.management.map { address in
            // The operator's tools call it without a proxy.
            var configuration = Service.configuration([address], loops: 1, setting, logger)
            configuration.clients = ClientAddresses()
            return Server(configuration: configuration) { _ in ManagementHandler(pages, services) }
        }
        do {
            try managementServer?.start()
            try server.start()
        } catch {
            throw CommandFailure(sentence: "cannot listen: \(error)")
        }
        place = server.addresses.map(Service.place).joined(separator: " ")
        calendar = CalendarTimer(services, retentionYears: setting.retentionYears, logger)
        readiness.set(true)
    }

    private static func configuration(
        _ addresses: [ListenAddress], loops: Int?, _ setting: ServeSetting, _ logger: Logger
    ) -> ServerConfiguration {
        var configuration = ServerConfiguration(
            addresses: addresses, loopCount: loops, limits: setting.limits, logger: logger)
        configuration.socketFileMode = setting.socketFileMode
        configuration.inheritedSockets = setting.inheritedSockets
        configuration.clients = setting.clients
        return configuration
    }

    /// What links start with when nobody says: the first port, or this machine where there are only sockets in files.
    private static func publicAddress(_ addresses: [ListenAddress]) -> String {
        addresses.first { $0.port != 0 }.map(place) ?? "http://localhost"
    }

    private static func place(_ address: ListenAddress) -> String {
        address.port == 0 ? "\(address)" : "http://\(address)"
    }

    /// Stops accepting, finishes what is asked, writes what waits, signs where the audit then ends, and closes the
    /// database.
    func stop(graceSeconds: Double) throws {
        readiness.set(false)
        calendar.cancel()
        server.stop(graceSeconds: graceSeconds)
        managementServer?.stop(graceSeconds: 1)
        calendar.end()
        checkpoints?.end()
        try services.close()
    }
}
