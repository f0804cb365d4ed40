internal import CLinux
internal import Glibc

/// A socket that accepts connections; one that we opened closes with its last reference.
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
    /// Whether it was open before this program started, and stays open after it.
    let isInherited: Bool
    /// Whether several loops wait at this one socket.
    let isShared: Bool
    private let file: SocketFile?

    /// Takes over an open socket.
    init(_ descriptor: Int32, _ address: ListenAddress, isInherited: Bool, isShared: Bool, file: SocketFile? = nil) {
        self.descriptor = descriptor
        self.address = address
        self.isInherited = isInherited
        self.isShared = isShared
        self.file = file
    }

    deinit {
        file?.remove()
        if !isInherited { close(descriptor) }
    }

    /// Takes away what leads new clients here; those that have connected already can still be accepted.
    func withdraw() {
        file?.remove()
    }

    func accept() -> Outcome {
        while true {
            var peer = sockaddr_storage()
            let accepted = unsafe trede_accept(descriptor, &peer)
            switch -accepted {
            case ...0:
                _ = Socket.setOption(accepted, Int32(IPPROTO_TCP), TCP_NODELAY)
                // Where the kernel holds megabytes for a slow client, it says too late that the client takes them.
                _ = Socket.setOption(
                    accepted, Int32(IPPROTO_TCP), trede_notsent_lowat(), to: Limits.unsentInKernelBytesMax)
                return .connection(accepted, RemoteAddress(peer))
            case EAGAIN: return .nothing
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            // The others are the faults of one connection that is gone (accept(2)).
            case EBADF, EINVAL, ENOTSOCK, EOPNOTSUPP: return .nothing
            default: continue
            }
        }
    }
}
