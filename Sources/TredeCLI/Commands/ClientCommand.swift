internal import ArgumentParser
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// `trede client`: who may call.
struct ClientCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client", abstract: "Register who may call.",
        subcommands: [
            ClientCreateCommand.self, ClientListCommand.self, ClientRevokeCommand.self, ClientKeyCommand.self,
            ClientPublicKeyCommand.self,
        ])
}

/// `trede client create`: registers a client and shows its token once.
struct ClientCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Register a client; the last line is its token, which is shown once.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var key: KeyOptions

    @Option(help: "What to call it; each name is used once.")
    var name: String

    @Option(help: ArgumentHelp("What it acts as: \(Role.allCases.map(\.rawValue).joined(separator: ", "))."))
    var role: String

    @Option(help: "The enterprise number of the organisation it acts for.")
    var organisation: String?

    @Option(help: "The e-mail address of the professional it acts for.")
    var professional: String?

    @Option(help: "For a participant: the identifier of the one trajectory it may see.")
    var trajectory: String?

    @Option(help: "For a participant: the identifier of the one referral it may see, and its trajectory.")
    var referral: String?

    @Option(
        help: """
            A scope it is limited to, as scope:trede:referrals:consult; may be given more than once. Without: all that \
            its role may.
            """)
    var scope: [String] = []

    @Option(
        help: """
            For a client that has no token of ours: who issues its access tokens, as the file of issuers of trede serve \
            calls it. The last line is then what the client is called.
            """)
    var issuer: String?

    @Option(help: "What the issuer calls it; none for participants, whom the issuer knows by their number.")
    var subject: String?

    func run() throws {
        guard issuer != nil || subject == nil else { throw ValidationError("--subject goes with --issuer") }
        guard let role = Role(rawValue: role) else {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--role is one of \(roles), not '\(role)'")
        }
        let making = try key.making(Variables.all)
        _ = try database.require()
        let request = ClientRequest(
            name: name, role: role, enterpriseNumber: organisation, email: professional, trajectory: trajectory,
            referral: referral, scopes: scope,
            issuer: issuer.map { ClientDraft.Issuer(name: $0, subject: subject) })
        let services = try Opening.services(database, schema: .broughtUp)
        defer { try? services.close() }
        do {
            let clients = services.clients
            let last: String
            if issuer == nil {
                last = try services.storage.write { try clients.register(request, making, in: $0) }.text
            } else {
                last = try services.storage.write { try clients.registerForIssuer(request, in: $0) }.description
            }
            Standard.output("client \(name) acts as \(role.rawValue)")
            Standard.output(last)
        } catch {
            throw ValidationError(FailureText.sentences(error).joined(separator: "; "))
        }
    }
}

/// `trede client list`: shows every client, without its token.
struct ClientListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show every client, one on a line with tabs between: name, role, for whom, since when, its token.")

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let clients = services.clients
        for client in try Once.read(services, { try clients.list(in: $0) }) {
            Standard.output(ClientListCommand.line(client))
        }
    }

    private static func line(_ client: ClientItem) -> String {
        let subject = client.email ?? client.enterpriseNumber ?? client.trajectory?.description ?? "-"
        let token =
            switch client.token {
            case .valid: "valid"
            case .revoked(let at): "revoked at \(at)"
            case .expired(let at): "expired at \(at)"
            case .none: "no token"
            }
        return [oneLine(client.name), client.role.rawValue, subject, "\(client.createdAt)", token]
            .joined(separator: "\t")
    }

    /// A name from before names were of one line.
    private static func oneLine(_ name: String) -> String {
        String(name.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}

/// `trede client revoke`: withdraws a token for good.
struct ClientRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Withdraw a client with all its tokens, at once and for good.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "What the client is called.")
    var name: String

    func run() throws {
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let (clients, name) = (services.clients, name)
        let isRevoked = try Once.write(services) { try clients.revoke(name, in: $0) }
        Standard.output(isRevoked ? "client \(name) is revoked" : "client \(name) was revoked before")
    }
}
