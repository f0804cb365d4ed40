internal import Logging
internal import SQLite

/// Sees to it that a database has one server.
enum ServingAlone {
    /// The lock of a database, which a server that is being replaced may hold for its grace.
    static func lock(_ path: String, waitingSeconds: Int, _ logger: Logger) throws -> ServerLock {
        do {
            if let lock = try ServerLock.take(ofDatabase: path, waitingSeconds: 0) { return lock }
            logger.notice("another server holds the database: waiting for its end", metadata: ["database": "\(path)"])
            if let lock = try ServerLock.take(ofDatabase: path, waitingSeconds: waitingSeconds) { return lock }
        } catch {
            throw CommandFailure(sentence: "the database at \(path) cannot be used: \(error)")
        }
        throw CommandFailure(sentence: "the database at \(path) is served by another process")
    }
}
