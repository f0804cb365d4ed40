internal import ArgumentParser
internal import Foundation

/// The program `trede`.
@main
struct TredeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trede",
        abstract: "The backend for integrated work-and-care trajectories.",
        discussion: "Every command works on one SQLite database: --database PATH, or TREDE_DATABASE.",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ClientCommand.self, ImportCommand.self, BackupCommand.self,
            KeysCommand.self, PersonCommand.self, AccessCommand.self, AuditCommand.self, DossierCommand.self,
            DoctorCommand.self, HealthCommand.self, VersionCommand.self,
        ])

    /// Runs the command; a wrong flag or value gives one line on standard error and exit 64.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            Standard.error(failure.sentence)
            Foundation.exit(failure.code)
        } catch {
            end(error)
        }
    }

    private static func end(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        guard code == .validationFailure else { exit(withError: error) }
        Standard.error(message(for: error).split(separator: "\n").joined(separator: " "))
        Foundation.exit(code.rawValue)
    }
}

/// A command could not do what it was asked, and says why in one sentence.
struct CommandFailure: Error {
    let sentence: String
    var code: Int32 = 1
}

/// Where a command speaks.
enum Standard {
    static func output(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    static func error(_ line: String) {
        FileHandle.standardError.write(Data(("trede: " + line + "\n").utf8))
    }
}
