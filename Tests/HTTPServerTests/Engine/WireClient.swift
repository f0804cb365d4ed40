import CLinux
import Glibc

@testable import HTTPServer

/// A blocking client that sends raw bytes and reads answers; it gives up after ten seconds.
final class WireClient {
    struct Answer: Equatable {
        var status: Int
        var head: String
        var body: String
    }

    enum Failure: Error { case connect(Int32), cut, silence(Int32) }

    private let descriptor: Int32
    private var received: [UInt8] = []
    /// Whether the server broke the connection off, instead of ending it.
    private(set) var wasReset = false

    convenience init(_ server: Server, receiveBufferBytes: Int32? = nil, from source: String? = nil) throws {
        guard let address = server.addresses.first else { throw Failure.connect(0) }
        try self.init(address, receiveBufferBytes: receiveBufferBytes, from: source)
    }

    /// Connects to an address; from another address of this machine where that is given.
    init(_ address: ListenAddress, receiveBufferBytes: Int32? = nil, from source: String? = nil) throws {
        guard let (storage, size) = address.storage else { throw Failure.connect(0) }
        descriptor = socket(Int32(storage.ss_family), Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        if var bytes = receiveBufferBytes {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        if let source, let (own, ownSize) = ListenAddress(host: source, port: 0)?.storage {
            withUnsafeBytes(of: own) { bytes in
                _ = bytes.baseAddress.map {
                    bind(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(ownSize))
                }
            }
        }
        let outcome = withUnsafeBytes(of: storage) { bytes in
            bytes.baseAddress.map { connect(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(size)) }
        }
        guard outcome == 0 else {
            let code = errno
            close(descriptor)
            throw Failure.connect(code)
        }
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            start += count
        }
    }

    /// Sends as much as the sockets hold without anyone reading, at most `bytesMax`, and says how much that was.
    func sendUntilFull(_ bytes: [UInt8], bytesMax: Int) -> Int {
        var sent = 0
        var waits = 0
        while sent < bytesMax, waits < 20 {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count > 0 {
                sent += count
                waits = 0
            } else {
                guard errno == EAGAIN else { return sent }
                waits += 1
                var interest = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&interest, 1, 10)
            }
        }
        return sent
    }

    /// Breaks the connection off: what is unsent or unread is lost, and the other side is told so.
    func reset() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        // The number of the descriptor stays taken until the client goes, so that nobody else's is closed then.
        let none = open("/dev/null", O_RDONLY)
        dup2(none, descriptor)
        close(none)
    }

    func endOutput() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next answer; that to HEAD has no body whatever its length says.
    func answer(hasBody: Bool = true) throws -> Answer {
        while true {
            if let answer = try takeAnswer(hasBody: hasBody) { return answer }
            guard try receive() else { throw Failure.cut }
        }
    }

    /// The next answer, whose content comes in chunks.
    func chunkedAnswer() throws -> Answer {
        var answer = try answer(hasBody: false)
        var body: [UInt8] = []
        while true {
            let size = try line()
            guard let count = Int(size, radix: 16) else { throw Failure.cut }
            while received.count < count + 2 { guard try receive() else { throw Failure.cut } }
            body += received[..<count]
            received.removeFirst(count + 2)
            if count == 0 { break }
        }
        answer.body = String(decoding: body, as: UTF8.self)
        return answer
    }

    /// What comes until the server ends the connection.
    func rest() throws -> String {
        while try receive() {}
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    private func line() throws -> String {
        while true {
            if let end = received.firstIndex(of: 0x0A) {
                defer { received.removeFirst(end + 1) }
                return String(decoding: received[..<(end - 1)], as: UTF8.self)
            }
            guard try receive() else { throw Failure.cut }
        }
    }

    /// Whether the server ends the connection, having sent nothing more.
    func isEnded() throws -> Bool {
        try !receive() && received.isEmpty
    }

    private func takeAnswer(hasBody: Bool) throws -> Answer? {
        let end = Array("\r\n\r\n".utf8)
        guard let start = received.indices.first(where: { received[$0...].starts(with: end) }) else { return nil }
        let head = String(decoding: received[..<(start + end.count)], as: UTF8.self)
        let line = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
        let length = line.flatMap { Int($0.dropFirst("Content-Length: ".count)) }
        let headCount = head.utf8.count
        let bodyCount = hasBody ? length ?? 0 : 0
        guard received.count >= headCount + bodyCount else { return nil }
        let body = String(decoding: received[headCount..<headCount + bodyCount], as: UTF8.self)
        received.removeFirst(headCount + bodyCount)
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return Answer(status: status, head: head, body: body)
    }

    /// Reads once; false at the end.
    private func receive() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN { throw Failure.silence(errno) }
        if count < 0, errno == ECONNRESET { wasReset = true }
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }

    /// Reads at most that many bytes at once, and forgets them; 0 at the end.
    func skip(_ countMax: Int) -> Int {
        var buffer = [UInt8](repeating: 0, count: countMax)
        return max(0, recv(descriptor, &buffer, buffer.count, 0))
    }
}
