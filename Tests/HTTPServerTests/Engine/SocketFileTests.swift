import Glibc
import Testing

@testable import HTTPServer

@Suite("Sockets in the file system")
struct SocketFileTests {
    private let get = "GET /from HTTP/1.1\r\nHost: a\r\n\r\n"
    private let path = "/tmp/trede-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"

    private func address() throws -> ListenAddress { try #require(ListenAddress("unix:\(path)")) }

    private func mode() -> UInt32? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode : nil
    }

    @Test("a server listens at a path with the permissions it is told, and takes the name away when it stops")
    func served() throws {
        let server = try EchoServer(at: "unix:\(path)", loops: 3) { $0.socketFileMode = 0o600 }
        #expect(try server.server.addresses == [address()])
        #expect(mode() == S_IFSOCK | 0o600)
        for _ in 0..<20 {
            let client = try server.client()
            client.send(get + get)
            #expect(try client.answer().body == "unix")
            #expect(try client.answer().body == "unix")
        }
        server.server.stop(graceSeconds: 1)
        #expect(mode() == nil)
    }

    @Test("what an earlier run left is taken over")
    func stale() throws {
        let (storage, size) = try #require(try address().storage)
        let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        _ = withUnsafeBytes(of: storage) { bytes in
            bytes.baseAddress.map { bind(left, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(size)) }
        }
        close(left)
        #expect(mode() != nil)
        let server = try EchoServer(at: "unix:\(path)") { _ in }
        let client = try server.client()
        client.send(get)
        #expect(try client.answer().body == "unix")
    }

    @Test("a path at which somebody listens is refused, and stays theirs")
    func inUse() throws {
        let first = try EchoServer(at: "unix:\(path)") { _ in }
        let failure = #expect(throws: ServerError.self) { try EchoServer(at: "unix:\(path)") { _ in } }
        #expect(failure?.isAddressInUse == true)
        let client = try first.client()
        client.send(get)
        #expect(try client.answer().body == "unix")
    }

    @Test("a file that is no socket is not touched")
    func otherFile() throws {
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        close(file)
        defer { unlink(path) }
        #expect(throws: ServerError.self) { try EchoServer(at: "unix:\(path)") { _ in } }
        #expect(mode() == S_IFREG | 0o600)
    }

    @Test("a name that leads to another socket by now is left alone")
    func replaced() throws {
        let first = try EchoServer(at: "unix:\(path)") { _ in }
        unlink(path)
        let second = try EchoServer(at: "unix:\(path)") { _ in }
        first.server.stop(graceSeconds: 0)
        let client = try second.client()
        client.send(get)
        #expect(try client.answer().body == "unix")
    }

    @Test("a path is written after unix:, and may be as long as the system allows")
    func addresses() {
        #expect(ListenAddress("unix:/run/trede.sock")?.description == "unix:/run/trede.sock")
        #expect(ListenAddress("unix:") == nil)
        #expect(ListenAddress("unix:/" + String(repeating: "a", count: 106)) != nil)
        #expect(ListenAddress("unix:/" + String(repeating: "a", count: 107)) == nil)
        #expect(ListenAddress("systemd")?.description == "systemd")
        #expect(ListenAddress("systemd:api")?.description == "systemd:api")
    }
}
