internal import ArgumentParser
internal import Foundation
internal import Trede
internal import TredeDomain

/// `trede audit archive`: moves entries that are old enough from the database to a file.
struct AuditArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Move entries that are old enough to a file, which audit verify reads with --archive.")

    @OptionGroup var database: DatabaseOption

    @Option(name: .customLong("to"), help: "The new file; it must not exist.")
    var target: String

    @Option(help: "How many months entries stay in the database, 1 to 120.")
    var monthsKept = 6

    func run() throws {
        guard (1...120).contains(monthsKept) else {
            throw ValidationError("--months-kept is 1 to 120, not \(monthsKept)")
        }
        let services = try database.open(schema: .current, withKeys: false)
        defer { try? services.close() }
        let audit = services.audit
        do {
            // What an earlier archive holds goes, also where that was broken off before it did.
            while try services.storage.write({ try audit.removeArchived(in: $0) }) {}
            guard let last = try writeFile(services) else {
                return Standard.output("no entry is older than \(monthsKept) months")
            }
            try keeping { while try services.storage.write({ try audit.removeArchived(in: $0) }) {} }
            Standard.output("entries through \(last.number) are in \(target)")
        } catch let failure as CommandFailure {
            throw failure
        } catch Failure.fault(let failure as CommandFailure) {
            throw failure
        } catch {
            throw CommandFailure(sentence: "the audit was not archived: \(AuditFaultText.sentence(error))")
        }
    }

    /// Writes what is old enough to the file, and notes that it may go; nil, and no file, when nothing is.
    ///
    /// A file that came to nothing is taken away; one of which the database says that it holds entries never is.
    private func writeFile(_ services: Services) throws -> AuditWitness? {
        let (audit, ids) = (services.audit, services.ids)
        let day = services.storage.now.brusselsDay.adding(months: -monthsKept)
        let before = Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000)
        try OwnFile.write([], to: target)
        var isKept = false
        defer { if !isKept { try? FileManager.default.removeItem(atPath: target) } }
        let file = try writing { try FileHandle(forWritingTo: URL(filePath: target)) }
        let last = try services.storage.makeReader().read { transaction in
            try audit.archive(before: before, in: transaction) { line in
                try writing { try file.write(contentsOf: Data(line + [UInt8(ascii: "\n")])) }
            }
        }
        guard let last else { return nil }
        try writing {
            try file.synchronize()
            try file.close()
        }
        // From here on the file holds what the database may let go; nobody knows whether a write that fails did that.
        isKept = true
        try keeping { try services.storage.write { try audit.note(archived: last, ids: ids, in: $0) } }
        return last
    }

    /// Does what comes once the file may hold what the database lets go; what goes wrong then says so.
    private func keeping(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw CommandFailure(
                sentence: "keep \(target): entries may be in it alone. What follows was not done: "
                    + AuditFaultText.sentence(error))
        }
    }

    /// Does something with the file; what goes wrong is said of it.
    private func writing<Output>(_ body: () throws -> Output) throws -> Output {
        do {
            return try body()
        } catch {
            throw CommandFailure(sentence: "\(target) cannot be written")
        }
    }
}

/// Why something about the audit was not done, in a sentence.
enum AuditFaultText {
    static func sentence(_ error: any Error) -> String {
        guard case .fault(let fault)? = error as? Failure, let reason = fault as? AuditService.NoCheckpoint else {
            return FaultText.sentence(error)
        }
        return reason.sentence
    }
}

/// Reads the lines of files, one file after another.
enum LineFiles {
    private static let pieceBytes = 1 << 20

    /// Calls `take` with each line, without its line feed.
    static func read(_ paths: [String], _ take: ([UInt8]) -> Void) throws {
        for path in paths {
            guard let file = FileHandle(forReadingAtPath: path) else {
                throw CommandFailure(sentence: "the archive \(path) cannot be read")
            }
            var rest: [UInt8] = []
            while let piece = try piece(of: file, path), !piece.isEmpty {
                rest += piece
                var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                rest = Array(lines.popLast() ?? [])
                for line in lines { take(Array(line)) }
            }
            if !rest.isEmpty { take(rest) }
        }
    }

    private static func piece(of file: FileHandle, _ path: String) throws -> Data? {
        do {
            return try file.read(upToCount: pieceBytes)
        } catch {
            throw CommandFailure(sentence: "the archive \(path) cannot be read")
        }
    }
}
