internal import ArgumentParser
internal import Trede

/// `trede keys`: the keys that what is confidential is sealed with.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Look after the keys that what is confidential is sealed with.",
        subcommands: [Draw.self, Status.self, Rotate.self, Backup.self])

    /// `trede keys draw`: a new key-encryption key.
    struct Draw: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "draw", abstract: "Draw a key-encryption key into a new file that only its owner may read.")

        @Option(name: .customLong("to"), help: "The new file; it must not exist.")
        var target: String

        func run() throws {
            try OwnFile.write(Array(KeyEncryptionKeys.drawnText().utf8), to: target)
            Standard.output("key-encryption key in \(target)")
        }
    }

    /// `trede keys status`: whether a rotation is still to be done.
    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Say how many data keys another key than the one in use wraps.")

        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Visit.run(database) { services in
                let count = try services.vault.countWrappedByOthers()
                Standard.output(
                    count == 0
                        ? "every data key is wrapped with the key in use"
                        : "\(count) data keys are wrapped with another key than the one in use: trede keys rotate")
            }
        }
    }

    /// `trede keys rotate`: wraps every data key with the first key of the file.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract: "Wrap every data key with the first key of the file of key-encryption keys, while it is in use.")

        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Visit.run(database) { services in
                Standard.output("wrapped \(try services.vault.rotate()) data keys with the key in use")
            }
        }
    }

    /// `trede keys backup`: copies the file of data keys.
    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup",
            abstract: """
                Copy the file of data keys, wrapped as they are, to a new file while it is in use; an older copy still \
                opens who was erased since, so keep none.
                """)

        @OptionGroup var database: DatabaseOption

        @Option(name: .customLong("to"), help: "The new file; it must not exist.")
        var target: String

        func run() throws {
            try Visit.run(database) { services in
                try services.vault.backup(to: target)
                Standard.output("data keys in \(target)")
            }
        }
    }

    /// One look at the database; what goes wrong is said in a line.
    private enum Visit {
        static func run(_ database: DatabaseOption, _ body: (Services) throws -> Void) throws {
            let services = try database.open(schema: .current)
            defer { try? services.close() }
            do {
                try body(services)
            } catch let failure as CommandFailure {
                throw failure
            } catch {
                throw CommandFailure(sentence: "the data keys cannot be used: \(FaultText.sentence(error))")
            }
        }
    }
}
