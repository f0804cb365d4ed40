internal import CLinux
internal import Glibc

/// The calls on a connected socket; the descriptor belongs to whoever holds it.
enum Socket {
    /// What a call that must not block came to.
    enum Outcome {
        case bytes(Int)
        /// The peer has sent its last byte.
        case end
        case wouldBlock
        case broken
    }

    /// Takes bytes into the buffer, from its beginning.
    static func receive(_ descriptor: Int32, into buffer: inout [UInt8]) -> Outcome {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno != EINTR { return failure() }
        }
    }

    /// Gives bytes of the buffer, from `start` on; a peer that is gone raises no signal.
    static func send(_ descriptor: Int32, _ buffer: [UInt8], from start: Int) -> Outcome {
        while true {
            let count = unsafe buffer.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
                return unsafe Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 { return .bytes(count) }
            if errno != EINTR { return failure() }
        }
    }

    static func close(_ descriptor: Int32) {
        Glibc.close(descriptor)
    }

    static func endOutput(_ descriptor: Int32) {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    /// The bytes that were handed to the socket and that the peer has not taken.
    static func queued(_ descriptor: Int32) -> Int {
        max(0, Int(trede_queued(descriptor)))
    }

    /// Makes the close of the socket a reset, which no peer takes for a good end.
    static func resetAtClose(_ descriptor: Int32) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    /// The address the socket is bound to.
    static func address(of descriptor: Int32) -> ListenAddress? {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let outcome = unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return Int32(-1) }
            return unsafe getsockname(descriptor, base, &size)
        }
        return outcome == 0 ? ListenAddress(storage, size: Int(size)) : nil
    }

    /// Binds it; false sets `errno`.
    static func bindTo(_ descriptor: Int32, _ address: ListenAddress) -> Bool {
        guard let (storage, size) = address.storage else { return false }
        return unsafe withUnsafeBytes(of: storage) { bytes in
            guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
            return unsafe bind(descriptor, base, socklen_t(size)) == 0
        }
    }

    /// Connects it; returns 0 or the error number.
    static func connectTo(_ descriptor: Int32, _ address: ListenAddress) -> Int32 {
        guard let (storage, size) = address.storage else { return EINVAL }
        return unsafe withUnsafeBytes(of: storage) { bytes in
            guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return EINVAL }
            return unsafe connect(descriptor, base, socklen_t(size)) == 0 ? 0 : errno
        }
    }

    /// Whether the descriptor is a stream socket that listens.
    static func isListening(_ descriptor: Int32) -> Bool {
        option(descriptor, SO_TYPE) == trede_stream_kind() && option(descriptor, SO_ACCEPTCONN) == 1
    }

    private static func option(_ descriptor: Int32, _ name: Int32) -> Int32? {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return unsafe getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
    }

    static func setOption(_ descriptor: Int32, _ level: Int32, _ name: Int32, to value: Int32 = 1) -> Bool {
        var value = value
        return unsafe setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size)) == 0
    }

    private static func failure() -> Outcome {
        errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .broken
    }
}
