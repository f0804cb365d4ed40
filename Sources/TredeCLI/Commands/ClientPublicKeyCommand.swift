internal import ArgumentParser
internal import Trede
internal import TredeDomain

/// `trede client public-key`: with what a client signs that it is itself, to get access tokens.
struct ClientPublicKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "public-key",
        abstract: "Register, list and withdraw the keys a client signs with; two may be good at once.",
        subcommands: [
            ClientPublicKeyAddCommand.self, ClientPublicKeyListCommand.self, ClientPublicKeyRevokeCommand.self,
        ])
}

/// `trede client public-key add`: registers a public key.
struct ClientPublicKeyAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Register a key; the last line is the client_id for tokens.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "What the client is called.")
    var name: String

    @Option(help: "The file with the key as a JWK, with kid: EC of P-256, or RSA of 3072 bits or more.")
    var jwk: String

    func run() throws {
        let key: PublicKey
        do {
            key = try PublicKey(jwk: try TokenKeySetting.text(jwk), bitsMin: PublicKey.clientBitsMin)
        } catch let fault as KeyFault {
            throw ValidationError("--jwk: \(fault.sentence)")
        }
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let (keys, name) = (services.publicKeys, name)
        let client = try Once.write(services) { try keys.add(key, to: name, in: $0) }
        Standard.output("client \(name) signs with \(key.name) (\(key.algorithm.rawValue))")
        Standard.output(client.description)
    }
}

/// `trede client public-key list`: shows the public keys of a client.
struct ClientPublicKeyListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the keys a client signs with, tabs between: kid, algorithm, registered, state.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "What the client is called.")
    var name: String

    func run() throws {
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let keys = services.publicKeys
        for key in try Once.read(services, { try keys.list(of: name, in: $0) }).keys {
            let state = key.revokedAt.map { "revoked at \($0)" } ?? "valid"
            Standard.output([key.name, key.algorithm.rawValue, "\(key.createdAt)", state].joined(separator: "\t"))
        }
    }
}

/// `trede client public-key revoke`: withdraws a public key for good.
struct ClientPublicKeyRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Withdraw a key, at once and for good.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "What the client is called.")
    var name: String

    @Option(help: "What the key is called: its kid.")
    var kid: String

    func run() throws {
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let (keys, name, kid) = (services.publicKeys, name, kid)
        let isRevoked = try Once.write(services) { try keys.revoke(kid, of: name, in: $0) }
        Standard.output(isRevoked ? "the key is revoked" : "the key was revoked before")
    }
}
