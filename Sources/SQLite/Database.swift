/// A database file: its writer, and as many readers as are asked for.
package final class Database: Sendable {
    /// The path of the file.
    package let path: String

    /// Tells the time in milliseconds since 1970 UTC.
    package let clock: @Sendable () -> Int64

    /// The number by which SQLite knows the files of this program; 0 for none.
    package let application: Int32

    /// What travels with every connection.
    package let companion: (any Companion)?

    /// The only writer of this process.
    package let writer: Writer

    /// Tells whether the file can be written.
    package let probe: WriteProbe

    /// Opens the file, and creates it, readable by its owner alone, when it is missing.
    ///
    /// With an `application` a file of another program is refused, and left as it was.
    ///
    /// - Throws: `ForeignDatabase`, `SQLiteError` or `FileError`.
    package static func open(
        path: String, application: Int32 = 0, companion: (any Companion)? = nil,
        clock: @escaping @Sendable () -> Int64
    ) throws -> Database {
        let isNew = try DurableFile.create(path)
        if !isNew, application != 0 { try FileOwner.check(path, application: application) }
        return try Database(path: path, application: application, companion, clock)
    }

    /// Refuses a file of another program, and one that is no database; one that is missing is none's yet.
    ///
    /// - Throws: `ForeignDatabase`, `SQLiteError`.
    package static func checkOwner(path: String, application: Int32) throws {
        guard DurableFile.exists(path) else { return }
        try FileOwner.check(path, application: application)
    }

    private init(
        path: String, application: Int32, _ companion: (any Companion)?, _ clock: @escaping @Sendable () -> Int64
    ) throws {
        self.path = path
        self.application = application
        self.companion = companion
        self.clock = clock
        let writer = try Writer(path: path, companion: companion, clock: clock)
        self.writer = writer
        probe = WriteProbe(
            write: { done in
                do {
                    try writer.submit {
                        _ = try $0.run(WriteProbeQuery.write)
                    } completion: {
                        done((try? $0.get()) != nil)
                    }
                } catch {
                    done(false)
                }
            }, freeBytes: { DurableFile.freeBytes(besides: path) })
    }

    /// A new connection for short reads, for the thread that will use it.
    package func makeReader() throws -> Reader {
        try Reader(path: path, companion: companion, clock: clock)
    }

    /// A new thread for long reads; the caller closes it.
    package func makeLane() throws -> Lane {
        try Lane(path: path, companion: companion, clock: clock)
    }

    /// Writes a copy of one moment to `target` while readers and the writer go on.
    ///
    /// The copy gets its name only when it is whole, checked and on disk.
    ///
    /// - Throws: `BackupError`, `SQLiteError` or `FileError`; nothing is left at `target` then.
    package func backup(to target: String) throws {
        try Backup(source: path, target: target).write()
    }

    /// Finishes the writes that wait, checkpoints and closes the writer; lanes and readers should be gone by then.
    package func close() throws {
        try writer.close()
    }
}
