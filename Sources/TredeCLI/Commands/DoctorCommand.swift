internal import ArgumentParser
internal import Trede

/// `trede doctor`: checks everything that must always hold.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check everything that must always hold; exit 1 names what does not.")

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let services = try database.open(schema: .asItIs)
        defer { try? services.close() }
        let doctor = services.doctor
        let findings = try Once.read(services) { try doctor.run(in: $0) }
        for finding in findings { Standard.output("\(finding.invariant): \(finding.sentence)") }
        guard findings.isEmpty else { throw CommandFailure(sentence: "\(findings.count) findings") }
        Standard.output("everything holds")
        let archived = try Once.read(services) { try AuditStore.head(in: $0)?.keptFrom ?? 1 } - 1
        guard archived > 0 else { return }
        Standard.output("entries 1 to \(archived) of the audit are in archives, and were not looked at")
    }
}
