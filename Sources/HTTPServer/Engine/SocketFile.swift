internal import CLinux
internal import Glibc
internal import Synchronization

/// The name of a socket in the file system, as long as it leads to the socket that we made.
final class SocketFile: Sendable {
    private struct Status: Sendable {
        let device: UInt64
        let inode: UInt64
        let owner: UInt32
        let isSocket: Bool

        func isSame(_ other: Status) -> Bool { device == other.device && inode == other.inode }
    }

    private let path: String
    private let made: Status?
    private let isRemoved = Atomic<Bool>(false)

    /// The file that was just made at the path.
    init(_ path: String) {
        self.path = path
        made = SocketFile.status(path)
    }

    /// Removes the name, unless somebody put another file in its place.
    func remove() {
        guard !isRemoved.exchange(true, ordering: .relaxed), let made, let status = SocketFile.status(path) else {
            return
        }
        if status.isSame(made) { _ = unsafe unlink(path) }
    }

    /// Makes room at the path: a socket of this user at which nobody listens is what an earlier run left.
    ///
    /// - Throws: when something else is there.
    static func clear(_ path: String, _ address: ListenAddress) throws(ServerError) {
        guard let status = status(path) else { return }
        guard status.isSocket else { throw ServerError("\(path) is no socket", 0) }
        guard status.owner == geteuid() else { throw ServerError("\(path) is another user's", 0) }
        let probe = trede_stream_socket(AF_UNIX)
        guard probe >= 0 else { throw ServerError("socket", -probe) }
        defer { close(probe) }
        let code = Socket.connectTo(probe, address)
        guard code == ECONNREFUSED else { throw ServerError("listen on \(address)", EADDRINUSE) }
        guard unsafe unlink(path) == 0 else { throw ServerError("remove \(path)", errno) }
    }

    private static func status(_ path: String) -> Status? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        return Status(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), owner: status.st_uid,
            isSocket: status.st_mode & S_IFMT == S_IFSOCK)
    }
}
