internal import Foundation
internal import Trede

/// Adds signed checkpoints of the audit to the end of a file, and never touches what stands there.
struct CheckpointWriter {
    let path: String
    let key: AuditKey

    /// The longest line there is, with its line feed, is shorter.
    private static let lineBytesMax = 1024

    /// Signs where the audit ends now and adds that to the file, flushed to disk.
    func write(_ services: Services) throws -> AuditCheckpoint {
        let lastLine = try lastLine()
        let audit = services.audit
        let checkpoint: AuditCheckpoint
        do {
            checkpoint = try services.storage.makeReader().read {
                try audit.checkpoint(after: lastLine, key: key, in: $0)
            }
        } catch {
            throw CommandFailure(sentence: "no checkpoint was signed: \(AuditFaultText.sentence(error))")
        }
        try append(checkpoint.line + [UInt8(ascii: "\n")])
        return checkpoint
    }

    /// The last line of the file without its line feed; empty when there is none.
    private func lastLine() throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            let size = try file.seekToEnd()
            try file.seek(toOffset: size - min(size, UInt64(CheckpointWriter.lineBytesMax)))
            let end = Array(try file.readToEnd() ?? Data())
            guard let last = end.last else { return [] }
            guard last == UInt8(ascii: "\n") else {
                throw CommandFailure(sentence: "no checkpoint was signed: the last line of \(path) has no end")
            }
            return Array(end.dropLast().reversed().prefix { $0 != UInt8(ascii: "\n") }.reversed())
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(sentence: "the checkpoints in \(path) cannot be read")
        }
    }

    private func append(_ line: [UInt8]) throws {
        let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw CommandFailure(sentence: "\(path) cannot be written") }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(line))
            try file.synchronize()
        } catch {
            throw CommandFailure(sentence: "\(path) cannot be written")
        }
    }
}
