/// The bounds of every queue, cache and wait in this target.
package enum Limits {
    /// The most jobs that share one transaction and one flush to disk.
    package static let groupJobsMax = 256

    /// The most jobs that may wait for the writer before a further one is refused.
    package static let queueJobsMax = 4096

    /// The most jobs that may wait for one lane of long reads.
    package static let laneJobsMax = 256

    /// The prepared statements one connection keeps; far more than the program has queries.
    static let statementsCachedMax = 1024

    /// How long a connection waits for a lock that another process holds.
    static let busyTimeoutMilliseconds: Int32 = 5000

    /// The page cache of one connection; the operating system caches the file besides.
    static let cacheKibibytes = 8192

    /// How much of the file is mapped into memory: nothing, because a disk fault on a mapped page ends the process
    /// with a signal where a read returns an error.
    static let mappedBytes = 0

    /// The pages in the write-ahead log after which a commit copies them into the database file.
    static let walCheckpointPages = 4000

    /// The size to which the write-ahead log shrinks again after a burst.
    static let walBytesKept = 16 * 1024 * 1024

    /// The rows per index that `PRAGMA optimize` looks at.
    static let analysisRowsMax = 400

    /// The characters of an SQL text that an error shows when the statement has no name.
    static let excerptCharactersMax = 120
}
