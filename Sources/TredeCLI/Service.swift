internal import Dispatch
internal import HTTPServer
internal import Logging
internal import Trede
internal import TredeAPI

/// Trede as it runs: the services and the servers in front of them.
final class Service {
    /// Where it listens.
    let address: ListenAddress

    private let services: Services
    private let server: Server
    private let managementServer: Server?
    private let readiness: Readiness
    private let calendar: any DispatchSourceTimer

    /// How often what falls due or becomes payable by the passing of time is looked for (E-23).
    private static let calendarHours = 1

    init(_ services: Services, _ setting: ServeSetting, _ logger: Logger) throws {
        self.services = services
        let readiness = Readiness()
        self.readiness = readiness
        let counters = Counters(templates: API.routes(services, readiness: readiness).map(\.template))
        let pages = ManagementPages(readiness: readiness, counters: counters)
        // The port may be chosen by the system, and links need it: the first listener is opened before the pipeline.
        let publicAddress = setting.publicURL ?? "http://\(setting.listen)"
        let pipeline = API.pipeline(
            services, readiness: readiness, counters: counters, logger: logger, publicAddress: publicAddress)
        let isShared = setting.management == nil
        server = Server(
            configuration: ServerConfiguration(addresses: [setting.listen], loopCount: setting.loops, logger: logger)
        ) { _ in
            try APIHandler(pipeline, management: isShared ? pages : nil, services)
        }
        managementServer = setting.management.map { address in
            Server(configuration: ServerConfiguration(addresses: [address], loopCount: 1, logger: logger)) { _ in
                ManagementHandler(pages, services)
            }
        }
        do {
            try managementServer?.start()
            try server.start()
        } catch {
            throw CommandFailure(sentence: "cannot listen: \(error)")
        }
        guard let address = server.addresses.first else { throw CommandFailure(sentence: "listens nowhere") }
        self.address = address
        calendar = Service.calendarTimer(services, logger)
        readiness.set(true)
    }

    /// Keeps the books up to date with the calendar, at once and then every hour.
    private static func calendarTimer(_ services: Services, _ logger: Logger) -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "calendar"))
        timer.schedule(deadline: .now(), repeating: .seconds(calendarHours * 3600))
        timer.setEventHandler {
            do {
                let outcome = try services.calendar.bringUpToDate()
                guard outcome.paid > 0 else { return }
                logger.notice("calendar", metadata: ["paid": "\(outcome.paid)", "cents": "\(outcome.paidCents)"])
            } catch {
                logger.error("calendar", metadata: ["error": "\(error)"])
            }
        }
        timer.resume()
        return timer
    }

    /// Stops accepting, finishes what is asked, writes what waits, and closes the database.
    func stop(graceSeconds: Double) throws {
        readiness.set(false)
        calendar.cancel()
        server.stop(graceSeconds: graceSeconds)
        managementServer?.stop(graceSeconds: 1)
        try services.close()
    }
}
