internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import HTTPServer
internal import Logging
internal import Trede
internal import TredeAPI

/// `trede serve`: answers HTTP until it is told to stop.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer HTTP; makes and migrates a missing database.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "Where to listen (env TREDE_LISTEN; default 127.0.0.1:8080).")
    var listen: String?

    @Option(help: "Where /livez, /readyz, /metrics and /version are (env TREDE_MANAGEMENT_LISTEN; default: same).")
    var management: String?

    @Option(help: "The address links start with (env TREDE_PUBLIC_URL; default: http and the listening address).")
    var publicUrl: String?

    @Option(help: "How many event loops serve (env TREDE_LOOPS; default: one for each processor).")
    var loops: Int?

    @Option(help: "error, notice, info or debug (env TREDE_LOG_LEVEL; default notice).")
    var logLevel: String?

    func run() throws {
        let path = try database.require()
        let setting = try ServeSetting(self, environment: ProcessInfo.processInfo.environment)
        var logger = Logger(label: "trede") { _ in JSONLogHandler() }
        logger.logLevel = setting.logLevel
        let services = try Opening.services(at: path, schema: .broughtUp)
        let stop = StopSignal()
        let service = try Service(services, setting, logger)
        Standard.output("trede \(ContractDocument.version) listens on http://\(service.address)")
        stop.wait()
        do {
            try service.stop(graceSeconds: 30)
        } catch {
            // What was acknowledged is in the log, which the next start reads.
            let reason = FaultText.sentence(error)
            throw CommandFailure(sentence: "stopped, with the log left beside the database: \(reason)")
        }
    }
}

/// What `trede serve` was told, by flags and then by the environment.
struct ServeSetting {
    let listen: ListenAddress
    let management: ListenAddress?
    let publicURL: String?
    let loops: Int?
    let logLevel: Logger.Level

    init(_ command: ServeCommand, environment: [String: String]) throws {
        listen = try Self.address(command.listen ?? environment["TREDE_LISTEN"] ?? "127.0.0.1:8080", "--listen")
        management = try (command.management ?? environment["TREDE_MANAGEMENT_LISTEN"]).map {
            try Self.address($0, "--management")
        }
        publicURL = try (command.publicUrl ?? environment["TREDE_PUBLIC_URL"]).map(Self.publicURL)
        loops = try Self.loops(command.loops, environment["TREDE_LOOPS"])
        let level = command.logLevel ?? environment["TREDE_LOG_LEVEL"] ?? "notice"
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw ValidationError("--log-level is error, notice, info or debug, not '\(level)'")
        }
        self.logLevel = logLevel
    }

    private static func address(_ text: String, _ flag: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else {
            throw ValidationError("\(flag) is an address and a port as 127.0.0.1:8080, not '\(text)'")
        }
        return address
    }

    /// What links start with: http or https, a host, perhaps a port and a path, and nothing that would stand in the
    /// middle of a link; a slash at its end is dropped.
    private static func publicURL(_ text: String) throws -> String {
        let parts = URLComponents(string: text, encodingInvalidCharacters: false)
        guard let parts, parts.scheme == "http" || parts.scheme == "https", parts.host?.isEmpty == false,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { throw ValidationError("--public-url is an address as https://trede.example, not '\(text)'") }
        return String(text.reversed().drop { $0 == "/" }.reversed())
    }

    private static func loops(_ flag: Int?, _ variable: String?) throws -> Int? {
        let given =
            try flag
            ?? variable.map { text -> Int in
                guard let number = Int(text) else { throw ValidationError("TREDE_LOOPS is a number, not '\(text)'") }
                return number
            }
        guard let given else { return nil }
        guard (1...256).contains(given) else { throw ValidationError("--loops is 1 to 256, not \(given)") }
        return given
    }
}
