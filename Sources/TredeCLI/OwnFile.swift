internal import Foundation
internal import SQLite

/// Files that only their owner may read.
enum OwnFile {
    /// Makes a new file and flushes it to disk.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw CommandFailure(sentence: errno == EEXIST ? "\(path) is there already" : "\(path) cannot be made")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(bytes))
            try file.synchronize()
            try DurableFile.synchronizeDirectory(of: path)
        } catch {
            throw CommandFailure(sentence: "\(path) cannot be written")
        }
    }
}
