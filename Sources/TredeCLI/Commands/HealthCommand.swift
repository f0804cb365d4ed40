internal import ArgumentParser
internal import Foundation

/// `trede health`: asks a running service whether it is ready; for health checks where there is no curl.
struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Ask a running service whether it is ready; exit 1 when it is not.")

    @Option(help: "Where it listens (env TREDE_LISTEN; default 127.0.0.1:8080).")
    var listen: String?

    func run() throws {
        let given = listen ?? Variables.all["TREDE_LISTEN"] ?? "127.0.0.1:8080"
        // A service that listens everywhere is asked on this machine.
        let address = given.replacingOccurrences(of: "0.0.0.0", with: "127.0.0.1")
        guard let colon = address.lastIndex(of: ":"), let port = UInt16(address[address.index(after: colon)...]) else {
            throw ValidationError("--listen is an address and a port as 127.0.0.1:8080, not '\(given)'")
        }
        let status = HealthProbe.status(host: String(address[..<colon]), port: port)
        guard status == 200 else { throw CommandFailure(sentence: "\(given) is not ready") }
        Standard.output("ready")
    }
}

/// One GET of /trede/v1/health over a socket.
enum HealthProbe {
    private static let timeoutSeconds = 3

    /// The status of the answer; nil when there was none.
    static func status(host: String, port: UInt16) -> Int? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var limit = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        guard connects(descriptor, host: host, port: port) else { return nil }
        let request = Array("GET /trede/v1/health HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return nil
        }
        var answer = [UInt8](repeating: 0, count: 64)
        let got = recv(descriptor, &answer, answer.count, 0)
        guard got > 0 else { return nil }
        let words = String(decoding: answer.prefix(got), as: UTF8.self).split(separator: " ")
        return words.count > 1 ? Int(words[1]) : nil
    }

    private static func connects(_ descriptor: Int32, host: String, port: UInt16) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return false }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
