import Testing

@testable import HTTPServer

@Suite("Limits")
struct LimitsTests {
    @Test("every limit can be set by its name")
    func names() {
        let properties = Mirror(reflecting: Limits()).children.compactMap(\.label)
        #expect(Set(properties) == Set(Limits.names.keys))
        for name in properties {
            var limits = Limits()
            let isSet = limits.set(name, to: 12_345)
            #expect(isSet)
            let set = Mirror(reflecting: limits).children.first { $0.label == name }?.value as? Int
            #expect(set == 12_345, "\(name)")
        }
    }

    @Test(
        "a limit at its greatest overflows nothing, and beyond that it is refused",
        arguments: Limits.names.keys.sorted())
    func greatest(name: String) throws {
        var limits = Limits()
        let isBeyond = limits.set(name, to: Limits.greatest(name) + 1)
        #expect(!isBeyond)
        let isSet = limits.set(name, to: Limits.greatest(name))
        #expect(isSet)
        let set = limits
        let server = try EchoServer(loops: 1) { $0 = set }
        let client = try server.client()
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\n\r\n")
        #expect(try client.answer().body == "abc")
    }

    @Test("a name that is none, or a bound of nothing, is refused", arguments: [("idle", 1), ("bodyBytesMax", 0)])
    func refused(name: String, value: Int) {
        var limits = Limits()
        let isSet = limits.set(name, to: value)
        #expect(!isSet)
    }
}
