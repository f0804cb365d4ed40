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
    var trajectory: String?

    @Option(help: "Or that of a referral that led to no trajectory: refused, redirected, taken back, not yet decided.")
    var referral: String?

    @Option(help: "Which request it answers, for the audit; the participant reads it.")
    var reason: String

    @Option(name: .customLong("to"), help: "The folder for dossier.json and dossier.html; neither may exist in it.")
    var target: String

    func run() throws {
        guard (trajectory == nil) != (referral == nil) else {
            throw ValidationError("name one file: --trajectory, or --referral where there is none")
        }
        let trajectory = try id(trajectory, "--trajectory", of: Trajectory.self)
        let referral = try id(referral, "--referral", of: Referral.self)
        guard (1...200).contains(reason.unicodeScalars.count), !reason.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--reason is 1 to 200 characters")
        }
        let paths = ["dossier.json", "dossier.html"].map { target + "/" + $0 }
        for path in paths where FileManager.default.fileExists(atPath: path) {
            throw CommandFailure(sentence: "\(path) is there already")
        }
        let services = try database.open(schema: .current)
        defer { try? services.close() }
        let (json, html) = try made(trajectory, referral, services)
        for (path, bytes) in zip(paths, [json, html]) { try OwnFile.write(bytes, to: path) }
        Standard.output("dossier in \(paths.joined(separator: " and "))")
    }

    private func id<Subject>(_ text: String?, _ option: String, of: Subject.Type) throws -> ID<Subject>? {
        guard let text else { return nil }
        guard let id = ID<Subject>(text) else { throw ValidationError("\(option) is an identifier, not '\(text)'") }
        return id
    }

    private func made(
        _ trajectory: ID<Trajectory>?, _ referral: ID<Referral>?, _ services: Services
    ) throws -> (json: [UInt8], html: [UInt8]) {
        let found: (json: [UInt8], html: [UInt8])?
        do {
            if let trajectory {
                found = try DossierFiles.make(trajectory, reason: reason, services)
            } else if let referral {
                found = try DossierFiles.make(referral, reason: reason, services)
            } else {
                found = nil
            }
        } catch Failure.notFound(let noun) {
            throw CommandFailure(sentence: "there is no \(noun.rawValue) of that identifier")
        } catch {
            throw CommandFailure(sentence: "the dossier cannot be made: \(FaultText.sentence(error))")
        }
        guard let found else {
            throw CommandFailure(sentence: "that referral led to a trajectory: name that with --trajectory")
        }
        return found
    }
}
