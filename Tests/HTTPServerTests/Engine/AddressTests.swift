import Testing

@testable import HTTPServer

@Suite("Addresses")
struct AddressTests {
    @Test(
        "an address to listen on is read from text",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1:8080"), ("localhost:0", "127.0.0.1:0"), ("[::1]:65535", "[::1]:65535"),
            ("0.0.0.0:80", "0.0.0.0:80"), ("[::]:80", "[::]:80"),
        ])
    func read(text: String, expected: String) {
        #expect(ListenAddress(text)?.description == expected)
    }

    @Test(
        "what is no numeric address with a port is none",
        arguments: [
            "", ":", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "[::1]",
            "a.example:80",
            "127.0.0.256:80", "[127.0.0.1:80",
        ])
    func refused(text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test(
        "a remote address is written as it is usually written",
        arguments: [
            "127.0.0.1:8080", "203.0.113.255:1", "[::1]:443", "[2001:db8::ff00:42:8329]:65535",
        ])
    func remote(text: String) throws {
        let storage = try #require(ListenAddress(text)?.storage)
        #expect(RemoteAddress(storage.address).description == text)
    }

    @Test("no address has no host")
    func none() {
        #expect(RemoteAddress.none.host.isEmpty)
        #expect(RemoteAddress.none.port == 0)
    }
}
