internal import ArgumentParser
internal import Foundation
internal import Trede

/// `trede audit`: who did and saw what.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check and witness the record of who did and saw what.",
        subcommands: [
            AuditVerifyCommand.self, AuditCheckpointCommand.self, AuditKeyCommand.self, AuditAlertsCommand.self,
            AuditArchiveCommand.self,
        ])
}

/// `trede audit verify`: follows the chain of the audit from its first entry to its last.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Follow the chain of the audit; exit 1 names the first broken entry.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "A file of checkpoints, kept elsewhere, that the chain must agree with.")
    var checkpoints: String?

    @Option(help: "The public key the checkpoints are signed with; may be given more than once.")
    var publicKey: [String] = []

    @Option(help: "A file that entries were archived in; may be given more than once, the oldest first.")
    var archive: [String] = []

    func validate() throws {
        guard (checkpoints == nil) == publicKey.isEmpty else {
            throw ValidationError("--checkpoints and --public-key go together")
        }
    }

    func run() throws {
        let witnesses = try checkpoints.map(witnesses) ?? []
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let audit = services.audit
        let archives: ((_ take: ([UInt8]) -> Void) throws -> Void)? =
            archive.isEmpty ? nil : { take in try LineFiles.read(archive, take) }
        let found = try Once.read(services) {
            try audit.survey(against: witnesses, archives: archives, in: $0)
        }
        switch found.verification {
        case .whole(let count): tell(count, found.extent)
        case .broken(let breach): throw CommandFailure(sentence: "the audit is broken: \(breach.sentence)")
        }
    }

    /// Says what was looked at, and what was not.
    private func tell(_ count: Int, _ extent: AuditService.Extent) {
        guard extent.first > 1 else {
            Standard.output("the audit is whole: \(count) entries")
            return tellCheckpoints(extent)
        }
        Standard.output("the audit is whole from entry \(extent.first) on: \(count) entries")
        Standard.output(
            "entries 1 to \(extent.first - 1) are in archives, as an entry says, and were not looked at: name the files "
                + "with --archive")
        tellCheckpoints(extent)
    }

    private func tellCheckpoints(_ extent: AuditService.Extent) {
        guard checkpoints != nil else { return }
        if let last = extent.lastCompared {
            Standard.output(
                "it agrees with \(extent.comparedCount) checkpoints, the last of \(last.at) at entry \(last.number)")
        } else {
            Standard.output("it was compared with no checkpoint")
        }
        guard extent.passedOverCount > 0 else { return }
        Standard.output(
            "\(extent.passedOverCount) checkpoints were signed over archived entries, and were not compared")
    }

    private func witnesses(in path: String) throws -> [AuditWitness] {
        let keys = try publicKey.map(AuditKeyFile.readPublic)
        guard let content = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(sentence: "the checkpoints in \(path) cannot be read")
        }
        do {
            return try AuditCheckpointFile.witnesses(in: Array(content), signedBy: keys)
        } catch {
            throw CommandFailure(sentence: "the checkpoints cannot be believed: \(error.sentence)")
        }
    }
}

/// `trede audit checkpoint`: signs where the audit ends.
struct AuditCheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign where the audit ends, and add that to a file to be kept elsewhere.")

    @OptionGroup var database: DatabaseOption

    @Option(name: .customLong("to"), help: "The file; it is made when it is missing.")
    var target: String

    @Option(help: "The file of the key to sign with (env TREDE_AUDIT_KEY, or the credential trede-audit-key).")
    var key: String?

    func run() throws {
        guard let path = AuditKeyFile.path(key, environment: Variables.all) else {
            throw ValidationError("say which key with --key FILE or TREDE_AUDIT_KEY")
        }
        let writer = CheckpointWriter(path: target, key: try AuditKeyFile.read(path, environment: Variables.all))
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let checkpoint = try writer.write(services)
        Standard.output("signed at entry \(checkpoint.number)")
    }
}

/// `trede audit key`: the key of the checkpoints.
struct AuditKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make the key that checkpoints are signed with.",
        subcommands: [AuditKeyCreateCommand.self])
}

/// `trede audit key create`: draws a key and keeps it in a file, with its public key beside it.
struct AuditKeyCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Draw a key; its public key comes beside it, in a file that ends in .pub.")

    @Option(name: .customLong("to"), help: "The new file; it must not exist.")
    var target: String

    func run() throws {
        let key = AuditKey()
        try AuditKeyFile.write(key, to: target)
        Standard.output("key \(key.publicKey.name) in \(target), its public key in \(target).pub")
    }
}
