internal import CLinux
internal import Glibc

/// A socket that accepts connections; it closes with its last reference.
final class Listener: Sendable {
    /// What an attempt to accept came to.
    enum Outcome {
        case connection(Int32, RemoteAddress)
        case nothing
        /// The process or the system has no descriptor left.
        case exhausted
    }

    let descriptor: Int32
    /// The address with the port it really has.
    let address: ListenAddress

    /// Listens beside others of this server on the same address; the kernel spreads connections over them.
    convenience init(sharing address: ListenAddress) throws(ServerError) {
        try self.init(address, isShared: true)
        guard listen(descriptor, Limits.backlogMax) == 0 else { throw ServerError("listen on \(address)", errno) }
    }

    /// Fails if a server listens there already, which a shared listener would join without a word.
    static func checkIsFree(_ address: ListenAddress) throws(ServerError) {
        guard address.port != 0 else { return }
        _ = try Listener(address, isShared: false)
    }

    private init(_ address: ListenAddress, isShared: Bool) throws(ServerError) {
        guard let (storage, size) = address.storage else { throw ServerError("\(address) is no address", 0) }
        let opened = trede_stream_socket(Int32(storage.ss_family))
        guard opened >= 0 else { throw ServerError("socket", -opened) }
        guard Socket.setOption(opened, SOL_SOCKET, SO_REUSEADDR),
            !isShared || Socket.setOption(opened, SOL_SOCKET, SO_REUSEPORT),
            Self.bindSocket(opened, storage, size), let port = Self.port(of: opened)
        else {
            let code = errno
            close(opened)
            throw ServerError("listen on \(address)", code)
        }
        descriptor = opened
        self.address = address.with(port: port)
    }

    deinit {
        close(descriptor)
    }

    func accept() -> Outcome {
        while true {
            var peer = sockaddr_storage()
            let accepted = unsafe trede_accept(descriptor, &peer)
            switch -accepted {
            case ...0:
                _ = Socket.setOption(accepted, Int32(IPPROTO_TCP), TCP_NODELAY)
                return .connection(accepted, RemoteAddress(peer))
            case EAGAIN: return .nothing
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            // The others are the faults of one connection that is gone (accept(2)).
            case EBADF, EINVAL, ENOTSOCK, EOPNOTSUPP: return .nothing
            default: continue
            }
        }
    }

    private static func bindSocket(_ descriptor: Int32, _ storage: sockaddr_storage, _ size: Int) -> Bool {
        unsafe withUnsafeBytes(of: storage) { bytes in
            guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
            return unsafe bind(descriptor, base, socklen_t(size)) == 0
        }
    }

    private static func port(of descriptor: Int32) -> UInt16? {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let outcome = unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return Int32(-1) }
            return unsafe getsockname(descriptor, base, &size)
        }
        return outcome == 0 ? UInt16(RemoteAddress(storage).port) : nil
    }
}
