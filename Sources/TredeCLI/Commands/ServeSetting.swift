internal import ArgumentParser
internal import Foundation
internal import HTTPServer
internal import Logging
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// What `trede serve` was told, by flags and then by the environment.
struct ServeSetting {
    let listen: [ListenAddress]
    let management: ListenAddress?
    let socketFileMode: UInt32
    let inheritedSockets: InheritedSockets
    let publicURL: String?
    let loops: Int?
    let limits: Limits
    let clients: ClientAddresses
    let graceSeconds: Int
    let failedAttempts: Int
    let clientRequests: Int?
    let logLevel: Logger.Level
    let checkpoints: CheckpointWriter?
    let checkpointMinutes: Int
    let bulkReading: BulkReading.Bound
    let purpose: PurposeDuty
    let onBehalf: OnBehalfDuty
    let retentionYears: Int?

    init(_ command: ServeCommand, environment: [String: String]) throws {
        let listen = command.listen ?? environment["TREDE_LISTEN"] ?? "127.0.0.1:8080"
        self.listen = try listen.split(separator: ",").map { try Self.address(String($0), "--listen") }
        guard !self.listen.isEmpty else { throw ValidationError("--listen names no address") }
        management = try (command.management ?? environment["TREDE_MANAGEMENT_LISTEN"]).map {
            try Self.address($0, "--management")
        }
        socketFileMode = try Self.mode(command.listenMode ?? environment["TREDE_LISTEN_MODE"] ?? "660")
        inheritedSockets = InheritedSockets(environment: environment, processID: getpid())
        publicURL = try (command.publicUrl ?? environment["TREDE_PUBLIC_URL"]).map(Self.publicURL)
        loops = try Self.number(command.loops, environment, "TREDE_LOOPS", "--loops", in: 1...256)
        let variable = environment["TREDE_LIMITS"]?.split(separator: ",").map(String.init) ?? []
        limits = try Self.limits(variable + command.limit)
        let isPlainAllowed = try PlainNetwork.isAllowed(command.allowPlainNetwork, environment: environment)
        clients = try Self.clients(
            command.clientAddress ?? environment["TREDE_CLIENT_ADDRESS"] ?? "socket",
            command.trustedProxies ?? environment["TREDE_TRUSTED_PROXIES"] ?? "", isPlainAllowed: isPlainAllowed)
        if !isPlainAllowed {
            try PlainNetwork.check(
                listen: self.listen, management: management, inherited: inheritedSockets, clients: clients)
        }
        graceSeconds =
            try Self.number(command.grace, environment, "TREDE_SHUTDOWN_GRACE", "--grace", in: 0...3600) ?? 30
        failedAttempts =
            try Self.number(
                command.failedAttempts, environment, "TREDE_FAILED_ATTEMPTS", "--failed-attempts", in: 1...1_000_000)
            ?? FailedAttempts.perMinute
        clientRequests = try Self.number(
            command.clientRequests, environment, "TREDE_CLIENT_REQUESTS", "--client-requests", in: 1...1_000_000)
        let level = command.logLevel ?? environment["TREDE_LOG_LEVEL"] ?? "notice"
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw ValidationError("--log-level is error, notice, info or debug, not '\(level)'")
        }
        self.logLevel = logLevel
        checkpoints = try Self.checkpoints(command, environment)
        checkpointMinutes =
            try Self.number(
                command.auditCheckpointMinutes, environment, "TREDE_AUDIT_CHECKPOINT_MINUTES",
                "--audit-checkpoint-minutes", in: 1...10_080) ?? 60
        bulkReading = try BulkReadingOption.bound(command.bulkReading ?? environment["TREDE_BULK_READING"])
        retentionYears = try Self.number(
            command.retentionYears, environment, "TREDE_RETENTION_YEARS", "--retention-years",
            in: RetentionService.years)
        purpose = try Self.duty(command.purpose, environment, "TREDE_PURPOSE", "--purpose", .optional)
        onBehalf = try Self.duty(command.onBehalf, environment, "TREDE_ON_BEHALF", "--on-behalf", .optional)
    }

    private static func duty<Duty: RawRepresentable & CaseIterable>(
        _ flag: String?, _ environment: [String: String], _ variable: String, _ name: String, _ usual: Duty
    ) throws -> Duty where Duty.RawValue == String {
        guard let text = flag ?? environment[variable] else { return usual }
        guard let duty = Duty(rawValue: text) else {
            let words = Duty.allCases.map(\.rawValue).joined(separator: " or ")
            throw ValidationError("\(name) is \(words), not '\(text)'")
        }
        return duty
    }

    private static func checkpoints(
        _ command: ServeCommand, _ environment: [String: String]
    ) throws -> CheckpointWriter? {
        guard let path = command.auditCheckpoints ?? environment["TREDE_AUDIT_CHECKPOINTS"], !path.isEmpty else {
            return nil
        }
        guard let key = AuditKeyFile.path(command.auditKey, environment: environment) else {
            throw ValidationError("--audit-checkpoints needs a key: --audit-key FILE or TREDE_AUDIT_KEY")
        }
        return CheckpointWriter(path: path, key: try AuditKeyFile.read(key, environment: environment))
    }

    private static func address(_ text: String, _ flag: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else {
            throw ValidationError(
                "\(flag) is an address and a port as 127.0.0.1:8080, unix:PATH or systemd, not '\(text)'")
        }
        return address
    }

    private static func mode(_ text: String) throws -> UInt32 {
        guard let mode = UInt32(text, radix: 8), mode <= 0o777 else {
            throw ValidationError("--listen-mode is three octal digits as 660, not '\(text)'")
        }
        return mode
    }

    private static func clients(
        _ source: String, _ proxies: String, isPlainAllowed: Bool
    ) throws -> ClientAddresses {
        guard let source = ClientAddresses.Source(rawValue: source) else {
            let sources = ClientAddresses.Source.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--client-address is one of \(sources), not '\(source)'")
        }
        let ranges = try proxies.split(separator: ",").map { text -> AddressRange in
            guard let range = AddressRange(String(text)) else {
                throw ValidationError("--trusted-proxies has addresses as 127.0.0.1 or 10.0.0.0/8, not '\(text)'")
            }
            guard !range.isTooWide else {
                throw ValidationError("--trusted-proxies \(text) would believe half the world: name the proxies")
            }
            return range
        }
        guard source == .socket || !ranges.isEmpty else {
            throw ValidationError("--client-address \(source.rawValue) needs --trusted-proxies")
        }
        return ClientAddresses(source, from: ranges, isClosedToOthers: source != .socket && !isPlainAllowed)
    }

    private static func limits(_ settings: [String]) throws -> Limits {
        var limits = Limits()
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = Int(parts[1]), limits.set(String(parts[0]), to: value) else {
                throw ValidationError("--limit is NAME=NUMBER with a name of docs/OPERATIONS.md, not '\(setting)'")
            }
        }
        return limits
    }

    private static func number(
        _ flag: Int?, _ environment: [String: String], _ variable: String, _ name: String, in range: ClosedRange<Int>
    ) throws -> Int? {
        let given =
            try flag
            ?? environment[variable].map { text -> Int in
                guard let number = Int(text) else { throw ValidationError("\(variable) is a number, not '\(text)'") }
                return number
            }
        guard let given else { return nil }
        guard range.contains(given) else {
            throw ValidationError("\(name) is \(range.lowerBound) to \(range.upperBound), not \(given)")
        }
        return given
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
}
