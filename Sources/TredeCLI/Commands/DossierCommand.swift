internal import ArgumentParser
internal import Foundation
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// `trede dossier`: everything in the file of one person, for who answers that person's request.
struct DossierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Write everything in the file of one person, to answer that person; it stands in the audit.")

    @OptionGroup var database: DatabaseOption

    @Option(help: "The identifier of the trajectory.")
    var trajectory: String

    @Option(help: "Which request it answers, for the audit; the participant reads it.")
    var reason: String

    @Option(name: .customLong("to"), help: "The folder for dossier.json and dossier.html; neither may exist in it.")
    var target: String

    func run() throws {
        guard let id = ID<Trajectory>(trajectory) else {
            throw ValidationError("--trajectory is an identifier, not '\(trajectory)'")
        }
        guard (1...200).contains(reason.unicodeScalars.count), !reason.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--reason is 1 to 200 characters")
        }
        let paths = ["dossier.json", "dossier.html"].map { target + "/" + $0 }
        for path in paths where FileManager.default.fileExists(atPath: path) {
            throw CommandFailure(sentence: "\(path) is there already")
        }
        let services = try database.open(schema: .current)
        defer { try? services.close() }
        let (json, html) = try made(id, services)
        for (path, bytes) in zip(paths, [json, html]) { try OwnFile.write(bytes, to: path) }
        Standard.output("dossier in \(paths.joined(separator: " and "))")
    }

    private func made(_ id: ID<Trajectory>, _ services: Services) throws -> (json: [UInt8], html: [UInt8]) {
        do {
            return try DossierFiles.make(id, reason: reason, services)
        } catch Failure.notFound {
            throw CommandFailure(sentence: "there is no trajectory \(id)")
        } catch {
            throw CommandFailure(sentence: "the dossier cannot be made: \(FaultText.sentence(error))")
        }
    }
}
