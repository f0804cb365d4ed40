internal import ArgumentParser
internal import Trede

/// `trede backup`: copies the database while it is in use.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database to a new file while it is in use.")

    @OptionGroup var database: DatabaseOption

    @Option(name: .customLong("to"), help: "The new file; it must not exist.")
    var target: String

    func run() throws {
        let services = try database.open(schema: .asItIs, withKeys: false)
        defer { try? services.close() }
        do {
            try services.backup(to: target)
        } catch {
            throw CommandFailure(sentence: "no backup was made: \(FaultText.sentence(error))")
        }
        Standard.output("backup in \(target)")
        // A copy is wanted most of all before a database is put right, so this is said and not refused.
        do {
            try services.checkSchema()
        } catch {
            Standard.error("what was copied is not of this version: \(FaultText.sentence(error))")
        }
    }
}
