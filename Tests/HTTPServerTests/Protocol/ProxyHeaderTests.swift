import Testing

@testable import HTTPServer

/// A header of version 2 with these parts.
private func binary(_ command: UInt8, _ family: UInt8, _ addresses: [UInt8], length: Int? = nil) -> [UInt8] {
    let count = length ?? addresses.count
    return [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A, command, family]
        + [UInt8(count >> 8), UInt8(count & 255)] + addresses
}

private let four: [UInt8] = [192, 0, 2, 1, 10, 0, 0, 1, 0x1F, 0x90, 0, 80]
private let six: [UInt8] =
    [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [5] + [UInt8](repeating: 0, count: 15) + [1] + [
        0x1F, 0x90, 0, 80,
    ]

@Suite("What a proxy puts before the first request")
struct ProxyHeaderTests {
    private static let taken: [([UInt8], String?)] = [
        (Array("PROXY TCP4 192.0.2.1 10.0.0.1 8080 80\r\n".utf8), "192.0.2.1:8080"),
        (Array("PROXY TCP6 2001:db8::5 ::1 8080 80\r\n".utf8), "[2001:db8::5]:8080"),
        (Array("PROXY UNKNOWN\r\n".utf8), nil), (Array("PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n".utf8), nil),
        (binary(0x21, 0x11, four), "192.0.2.1:8080"), (binary(0x21, 0x21, six), "[2001:db8::5]:8080"),
        (binary(0x21, 0x11, four + [1, 0, 2, 0x68, 0x32]), "192.0.2.1:8080"), (binary(0x20, 0x00, []), nil),
        (binary(0x20, 0x11, four), nil), (binary(0x21, 0x00, []), nil),
        (binary(0x21, 0x31, [UInt8](repeating: 0, count: 216)), nil),
    ]

    private static let refused: [[UInt8]] = [
        Array("GET / HTTP/1.1\r\n".utf8), Array("PROXX".utf8), Array("proxy TCP4".utf8),
        Array("PROXY TCP4 192.0.2.1 10.0.0.1 8080\r\n".utf8), Array("PROXY TCP4 192.0.2.1 10.0.0.1 8080 80\n".utf8),
        Array("PROXY TCP4 192.0.2.1 10.0.0.1 08080 80\r\n".utf8),
        Array("PROXY TCP4 192.0.2.1 10.0.0.1 80 65536\r\n".utf8),
        Array("PROXY TCP4 2001:db8::5 ::1 8080 80\r\n".utf8), Array("PROXY TCP6 192.0.2.1 10.0.0.1 1 2\r\n".utf8),
        Array("PROXY TCP4 localhost 10.0.0.1 1 2\r\n".utf8), Array("PROXY TCP4  192.0.2.1 10.0.0.1 1 2\r\n".utf8),
        Array(("PROXY UNKNOWN " + String(repeating: "x", count: 100)).utf8), binary(0x11, 0x11, four),
        binary(0x22, 0x11, four), binary(0x21, 0x11, Array(four.dropLast())), binary(0x21, 0x21, four),
        binary(0x21, 0x12, four), binary(0x21, 0x11, four, length: 5_000), [0x0D, 0x0A, 0x0D, 0x0B],
    ]

    @Test("a header is taken whole and no further, and not before it is complete", arguments: taken)
    func complete(bytes: [UInt8], client: String?) throws {
        let more = bytes + Array("GET /".utf8)
        guard case .complete(let count, let found) = try ProxyHeader.read(more.span) else {
            Issue.record("not complete")
            return
        }
        #expect(count == bytes.count)
        #expect(found?.description == client)
        for cut in 0..<bytes.count {
            let part = Array(bytes[..<cut])
            #expect(try ProxyHeader.read(part.span) == .incomplete)
        }
    }

    @Test("anything else is refused", arguments: refused)
    func malformed(bytes: [UInt8]) {
        #expect(throws: Refusal.malformed(.proxyHeader)) { try ProxyHeader.read(bytes.span) }
    }
}

@Suite("Where requests came from")
struct ClientAddressTests {
    private func client(
        _ source: ClientAddresses.Source, peer: String, _ fields: String, proxies: [String] = ["10.0.0.0/8", "::1"]
    ) throws -> String {
        let clients = ClientAddresses(source, from: try proxies.map { try #require(AddressRange($0)) })
        let peer = try #require(RemoteAddress(host: peer, port: 9))
        var state = ConnectionState(limits: Limits(), remoteAddress: peer, clients: clients, at: .now())
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n".utf8)
        var offset = 0
        guard case .request(let request) = state.next(bytes.span, &offset, at: .now()) else { return "no request" }
        return request.remoteAddress.host
    }

    @Test(
        "the last address that is no named proxy is the client's",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("192.0.2.9, 192.0.2.1", "192.0.2.1"),
            ("192.0.2.1, 10.1.1.1", "192.0.2.1"), ("10.1.1.1", "10.1.1.1"), ("192.0.2.1:4000", "192.0.2.1"),
            ("2001:db8::5", "2001:db8::5"), ("[2001:db8::5]:80", "2001:db8::5"), ("[2001:db8::5]", "2001:db8::5"),
            ("::ffff:192.0.2.1", "192.0.2.1"), ("unknown", "10.0.0.1"), ("192.0.2.1, unknown", "10.0.0.1"),
            ("192.0.2.1, unknown, 10.1.1.1", "10.1.1.1"), ("", "10.0.0.1"), ("localhost", "10.0.0.1"),
            ("localhost:80", "10.0.0.1"), ("192.0.2.1,", "10.0.0.1"),
        ])
    func list(value: String, expected: String) throws {
        #expect(try client(.xForwardedFor, peer: "10.0.0.1", "X-Forwarded-For: \(value)\r\n") == expected)
    }

    @Test(
        "Forwarded is read by its syntax",
        arguments: [
            ("for=192.0.2.1", "192.0.2.1"), ("For=\"192.0.2.1:4000\";proto=https", "192.0.2.1"),
            ("proto=https; for=192.0.2.1", "192.0.2.1"), ("for=\"[2001:db8::5]:80\"", "2001:db8::5"),
            ("for=192.0.2.9, for=192.0.2.1", "192.0.2.1"), ("for=192.0.2.1, for=10.1.1.1;by=10.0.0.1", "192.0.2.1"),
            ("for=192.0.2.1;host=\"a,for=192.0.2.7\"", "192.0.2.1"), ("for=_hidden", "10.0.0.1"),
            ("proto=https", "10.0.0.1"), ("for=192.0.2.1, for=_hidden", "10.0.0.1"),
            // What the client began must not swallow what the proxy added after it.
            ("for=192.0.2.9;x=\"abc, for=192.0.2.1", "192.0.2.1"), ("\", for=192.0.2.1", "192.0.2.1"),
            ("for=192.0.2.9;x=\"a\\\", for=\"[2001:db8::5]\"", "2001:db8::5"),
            ("for=192.0.2.9;x=\", for=192.0.2.1, for=10.1.1.1", "192.0.2.1"),
            ("for=192.0.2.9;for=192.0.2.1", "10.0.0.1"),
        ])
    func forwarded(value: String, expected: String) throws {
        #expect(try client(.forwarded, peer: "10.0.0.1", "Forwarded: \(value)\r\n") == expected)
    }

    @Test("several fields are one list, and the other field is not read")
    func fields() throws {
        let fields = "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 10.1.1.1\r\nForwarded: for=192.0.2.7\r\n"
        #expect(try client(.xForwardedFor, peer: "10.0.0.1", fields) == "192.0.2.1")
        #expect(try client(.forwarded, peer: "10.0.0.1", fields) == "192.0.2.7")
        #expect(try client(.socket, peer: "10.0.0.1", fields) == "10.0.0.1")
    }

    @Test("nobody but a named proxy is believed", arguments: ["192.0.2.2", "11.0.0.1", "::2"])
    func stranger(peer: String) throws {
        #expect(try client(.xForwardedFor, peer: peer, "X-Forwarded-For: 192.0.2.1\r\n") == peer)
        #expect(try client(.proxyProtocol, peer: peer, "") == peer)
    }

    @Test(
        "a range is written with the bits its addresses share",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false), ("0.0.0.0/0", "203.0.113.7", true), ("0.0.0.0/0", "::1", false),
            ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
            ("2001:db8::4/126", "2001:db8::7", true), ("2001:db8::4/126", "2001:db8::8", false),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true),
        ])
    func ranges(text: String, address: String, isIn: Bool) throws {
        #expect(try #require(AddressRange(text)).contains(try #require(RemoteAddress(host: address))) == isIn)
    }

    @Test(
        "what is no range is none", arguments: ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/08", "a.example", "::/129"])
    func noRange(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test("over a socket, a proxy names its client once for all requests of a connection, in any pieces")
    func overSocket() throws {
        let clients = ClientAddresses(.proxyProtocol, from: try [#require(AddressRange("127.0.0.1"))])
        let server = try EchoServer(at: "127.0.0.1:0", loops: 1) {
            $0.clients = clients
            $0.limits.headerTimeMillisecondsMax = 200
            $0.limits.connectionsPerAddressMax = 1
        }
        let get = "GET /from HTTP/1.1\r\nHost: a\r\n\r\n"
        let client = try server.client()
        for byte in binary(0x21, 0x11, four) { client.send([byte]) }
        client.send(get + get)
        #expect(try client.answer().body == "192.0.2.1")
        #expect(try client.answer().body == "192.0.2.1")
        let own = try server.client()
        own.send(binary(0x20, 0x00, []) + Array(get.utf8))
        #expect(try own.answer().body == "127.0.0.1")
        let without = try server.client()
        without.send(get)
        #expect(try without.answer().status == 400)
        let silent = try server.client()
        silent.send("PROXY TC")
        #expect(try silent.isEnded())
        let stranger = try WireClient(server.server, from: "127.0.0.2")
        stranger.send("PROXY TCP4 192.0.2.1 10.0.0.1 1 2\r\n" + get)
        #expect(try stranger.answer().status == 400)
    }

    @Test("a proxy on a socket in the file system is named unix")
    func local() throws {
        let range = try #require(AddressRange("unix"))
        #expect(range.contains(.local))
        #expect(!range.contains(try #require(RemoteAddress(host: "127.0.0.1"))))
    }
}
