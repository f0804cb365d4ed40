internal import ArgumentParser
internal import Foundation
internal import JSON
internal import Synchronization
internal import Trede
internal import TredeAPI
internal import TredeDomain

/// `trede import`: puts a file through the services, a line at a time.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import lines of JSON through the services.",
        discussion: """
            KIND is organisations, networks, professionals, referrals or histories; import them in this order. Each line \
            is answered on standard output, as {line, status, reference, faults}; a line that fails leaves nothing and \
            the others go on. Importing a file again changes nothing.
            """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: "organisations, networks, professionals, referrals or histories.")
    var kind: String

    @Argument(help: "A file with one JSON object on each line, or - for standard input.")
    var file: String

    func run() throws {
        guard let kind = ImportKind(rawValue: kind) else {
            let kinds = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("KIND is one of \(kinds), not '\(kind)'")
        }
        _ = try database.require()
        let descriptor = file == "-" ? 0 : open(file, O_RDONLY)
        guard descriptor >= 0 else {
            throw CommandFailure(sentence: "\(file) cannot be read: \(String(cString: strerror(errno)))", code: 66)
        }
        defer { if descriptor > 0 { close(descriptor) } }
        let services = try Opening.services(database, schema: .broughtUp)
        defer { try? services.close() }
        let counts = ImportCounts()
        let importer = Importer(kind, into: services) { line, outcome in
            counts.add(outcome)
            Standard.output(ImportCommand.text(line, outcome))
        }
        do {
            try importer.run(LineReader(descriptor: descriptor))
            if kind == .histories { _ = try services.calendar.bringUpToDate() }
        } catch let interruption as LineReader.Interruption {
            Standard.error(counts.text(kind))
            let place = "after line \(interruption.lines): \(interruption.reason)"
            throw CommandFailure(sentence: "\(file) cannot be read \(place)", code: 66)
        } catch let failure as Failure {
            throw CommandFailure(sentence: FailureText.sentences(failure).joined(separator: "; "))
        }
        Standard.error(counts.text(kind))
        guard counts.failed == 0 else { throw ExitCode(1) }
    }

    private static func text(_ line: Int, _ outcome: ImportReport) -> String {
        let bytes = JSONWriter.object { object in
            object.member("line", line)
            object.member("status", code: outcome.status)
            if !outcome.reference.isEmpty { object.member("reference", outcome.reference) }
            if !outcome.faults.isEmpty { object.array("faults", strings: outcome.faults) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// How many lines ended how.
final class ImportCounts: Sendable {
    private let counts = Mutex<[ImportReport.Status: Int]>([:])

    func add(_ outcome: ImportReport) {
        counts.withLock { $0[outcome.status, default: 0] += 1 }
    }

    var failed: Int { counts.withLock { $0[.failed] ?? 0 } }

    func text(_ kind: ImportKind) -> String {
        let counts = counts.withLock { $0 }
        let parts = ImportReport.Status.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }
        return "\(kind.rawValue): " + parts.joined(separator: ", ")
    }
}
