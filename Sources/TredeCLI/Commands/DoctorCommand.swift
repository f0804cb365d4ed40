internal import ArgumentParser
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// `trede doctor`: checks everything that must always hold.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check everything that must always hold; exit 1 names what does not.")

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let services = try database.open(schema: .asItIs)
        defer { try? services.close() }
        let doctor = services.doctor
        let findings = try Reading.once(services) { try doctor.run(in: $0) }
        for finding in findings { Standard.output("\(finding.invariant): \(finding.sentence)") }
        guard findings.isEmpty else { throw CommandFailure(sentence: "\(findings.count) findings") }
        Standard.output("everything holds")
    }
}

/// One read by a command.
enum Reading {
    static func once<Output>(
        _ services: Services, _ body: (borrowing ReadTransaction) throws -> Output
    ) throws -> Output {
        do {
            return try services.storage.makeReader().read(body)
        } catch let failure as Failure {
            guard case .fault(let fault) = failure else {
                throw CommandFailure(sentence: FailureText.sentences(failure).joined(separator: "; "))
            }
            throw CommandFailure(sentence: "the database cannot be read: \(FaultText.sentence(fault))")
        }
    }
}
