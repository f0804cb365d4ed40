import Glibc

/// Files and directory entries that must survive a loss of power.
package enum DurableFile {
    /// Only the owner may read what a database holds.
    private static let ownerOnly: mode_t = 0o600

    /// Creates an empty file that only its owner may read; false when there is one already.
    ///
    /// An existing file is not opened: closing it would drop the locks SQLite holds on it in this process.
    static func create(_ path: String) throws(FileError) -> Bool {
        let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, ownerOnly)
        if descriptor < 0, errno == EEXIST { return false }
        guard descriptor >= 0 else { throw FileError(operation: "create", path: path, code: errno) }
        close(descriptor)
        try synchronizeDirectory(of: path)
        return true
    }

    /// Flushes the contents of a file to disk.
    static func synchronize(_ path: String) throws(FileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(operation: "open", path: path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(operation: "fsync", path: path, code: errno) }
    }

    /// Flushes the directory entry of a file to disk.
    ///
    /// - Throws: `FileError`.
    package static func synchronizeDirectory(of path: String) throws(FileError) {
        let directory = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        try synchronize(directory)
    }

    /// Gives a file its final name; false when that name is taken.
    static func rename(_ path: String, to target: String) throws(FileError) -> Bool {
        // A plain rename would replace a file that has appeared meanwhile.
        guard unsafe link(path, target) != 0 else {
            remove(path)
            return true
        }
        if errno == EEXIST { return false }
        throw FileError(operation: "link", path: target, code: errno)
    }

    /// How many bytes may still be written to the disk that holds a file.
    static func freeBytes(besides path: String) -> UInt64? {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    /// Tells whether there is anything by that name.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Removes a file if it is there.
    static func remove(_ path: String) {
        unsafe unlink(path)
    }
}
