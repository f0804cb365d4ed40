internal import ArgumentParser
internal import TredeAPI

/// `trede version`: says which version this is.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Say which version this is.")

    func run() throws {
        Standard.output("trede \(ContractDocument.version)")
    }
}
