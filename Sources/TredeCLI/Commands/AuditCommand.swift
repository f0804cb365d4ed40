internal import ArgumentParser
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// `trede audit`: who did and saw what.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check the record of who did and saw what.",
        subcommands: [AuditVerifyCommand.self])
}

/// `trede audit verify`: follows the chain of the audit from its first entry to its last.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Follow the chain of the audit; exit 1 names the first broken entry.")

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let services = try database.open(schema: .current)
        defer { try? services.close() }
        let audit = services.audit
        switch try Reading.once(services, { try audit.verify(in: $0) }) {
        case .whole(let count): Standard.output("the audit is whole: \(count) entries")
        case .broken(let number): throw CommandFailure(sentence: "the audit is broken at entry \(number)")
        }
    }
}

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
