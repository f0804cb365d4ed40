import Glibc

/// Says that one process serves a database, for as long as that process lives.
///
/// The lock is that of an empty file beside the database, since closing the database file itself would drop the locks
/// SQLite holds on it. The file stays; the lock goes with the process, however it ends.
package struct ServerLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock of a database, waiting for whoever holds it; nil when it was held all that time.
    ///
    /// A server that is replaced holds it until it has finished what was asked of it.
    ///
    /// - Throws: `FileError`.
    package static func take(ofDatabase path: String, waitingSeconds: Int) throws(FileError) -> ServerLock? {
        let file = path + "-serve"
        let descriptor = unsafe open(file, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
        guard descriptor >= 0 else { throw FileError(operation: "open", path: file, code: errno) }
        for attempt in 0...max(0, waitingSeconds * attemptsPerSecond) {
            if attempt > 0 { usleep(1_000_000 / UInt32(attemptsPerSecond)) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return ServerLock(descriptor: descriptor) }
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
        }
        let code = errno
        close(descriptor)
        guard code == EWOULDBLOCK || code == EINTR else {
            throw FileError(operation: "flock", path: file, code: code)
        }
        return nil
    }

    private static let attemptsPerSecond = 20

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}
