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

    static func endOutput(_ descriptor: Int32) {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    static func setOption(_ descriptor: Int32, _ level: Int32, _ name: Int32) -> Bool {
        var one: Int32 = 1
        return unsafe setsockopt(descriptor, level, name, &one, socklen_t(MemoryLayout<Int32>.size)) == 0
    }

    private static func failure() -> Outcome {
        errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .broken
    }
}
