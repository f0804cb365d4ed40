internal import ArgumentParser
internal import Trede
internal import TredeDomain

/// `trede client key`: replaces the token of a client without a pause.
struct ClientKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Add, list and withdraw the tokens of a client; two may be good at once.",
        subcommands: [ClientKeyAddCommand.self, ClientKeyListCommand.self, ClientKeyRevokeCommand.self])
}

/// How a token is made.
struct KeyOptions: ParsableArguments {
    @Option(help: "For how many days the token is good; 0 for ever.")
    var validDays = 365

    @Option(help: "The environment the token is for, which stands in it (env TREDE_ENVIRONMENT; default live).")
    var environment: String?

    func making(_ variables: [String: String]) throws -> ClientKeyService.Making {
        guard (0...ClientKeyService.validDaysMax).contains(validDays) else {
            throw ValidationError("--valid-days is 0 to \(ClientKeyService.validDaysMax), not \(validDays)")
        }
        let environment = environment ?? variables["TREDE_ENVIRONMENT"] ?? "live"
        guard Token.isEnvironment(environment) else {
            throw ValidationError(
                """
                --environment is 1 to \(Token.environmentCharactersMax) small letters and digits, not '\(environment)'
                """)
        }
        return ClientKeyService.Making(environment: environment, validDays: validDays == 0 ? nil : validDays)
    }
}

/// `trede client key add`: makes another token.
struct ClientKeyAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make another token of a client; the last line is the token, shown once.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var key: KeyOptions

    @Option(help: "What the client is called.")
    var name: String

    func run() throws {
        let making = try key.making(Variables.all)
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let (keys, name) = (services.clientKeys, name)
        let token = try Once.write(services) { try keys.add(to: name, making, in: $0) }
        Standard.output("client \(name) has another token")
        Standard.output(token.text)
    }
}

/// `trede client key list`: shows the tokens of a client, without their secrets.
struct ClientKeyListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the tokens of a client, with tabs between: name, made, good until, last used, state.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "What the client is called.")
    var name: String

    func run() throws {
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let keys = services.clientKeys
        let now = Instant(milliseconds: SystemClock.milliseconds())
        for key in try Once.read(services, { try keys.list(of: name, in: $0) }) {
            Standard.output(ClientKeyListCommand.line(key, now: now))
        }
    }

    private static func line(_ key: ClientKey, now: Instant) -> String {
        let state = key.revokedAt.map { "revoked at \($0)" } ?? (key.isGood(at: now) ? "valid" : "expired")
        let times = [key.createdAt, key.expiresAt, key.lastUsedAt].map { $0.map { "\($0)" } ?? "-" }
        return ([key.name ?? ClientKeyRevokeCommand.firstFormat] + times + [state]).joined(separator: "\t")
    }
}

/// `trede client key revoke`: withdraws one token for good.
struct ClientKeyRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Withdraw one token of a client, at once and for good.")

    /// What a token without a name is called here.
    static let firstFormat = "first"

    @OptionGroup var database: DatabaseOption

    @Option(help: "What the client is called.")
    var name: String

    @Option(help: "What the token is called in the list; 'first' for one of the first format.")
    var key: String

    func run() throws {
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let (keys, name) = (services.clientKeys, name)
        let key = key == ClientKeyRevokeCommand.firstFormat ? nil : key
        let isRevoked = try Once.write(services) { try keys.revoke(key, of: name, in: $0) }
        Standard.output(isRevoked ? "the token is revoked" : "the token was revoked before")
    }
}
