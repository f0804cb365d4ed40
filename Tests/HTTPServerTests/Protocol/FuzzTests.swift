import HTTPTesting
import Testing

@testable import HTTPServer

/// A bounded part of what `make fuzz` does for as long as it is left to.
@Suite("Random input")
struct FuzzTests {
    private static let inputs: [FuzzTarget: Int] = [
        .requests: 12_000, .chunks: 8_000, .json: 20_000, .router: 20_000, .proxies: 20_000,
    ]

    @Test("no random input breaks what holds for any", arguments: FuzzTarget.allCases)
    func invariants(target: FuzzTarget) throws {
        let fuzzer = Fuzzer(TestCorpus.all, seed: 20_261_122)
        for input in 0..<(Self.inputs[target] ?? 0) { try fuzzer.feed(target, input: input) }
    }

    @Test("an input depends on its seed and number only, and covers the choices there are")
    func generator() {
        var (one, same, other) = (
            SeededGenerator(seed: 1, input: 9), SeededGenerator(seed: 1, input: 9), SeededGenerator(seed: 1, input: 8)
        )
        let numbers = (0..<500).map { _ in one.below(10) }
        #expect(numbers == (0..<500).map { _ in same.below(10) })
        #expect(numbers != (0..<500).map { _ in other.below(10) })
        #expect(Set(numbers) == Set(0..<10))
    }

    @Test(
        "the witness objects to what a parser must not take as one request",
        arguments: [
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\nx", ""), ("GET / HTTP/1.1\nHost: a\r\n\r\n", ""),
            ("GET / HTTP/1.1\r\n\r\n", ""), ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", ""),
            ("GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", ""), ("GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", ""),
            ("GET / HTTP/1.1\r\nHost: a\r\n X: y\r\n\r\n", ""), ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", ""),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nab", "ab"),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nab", "ab"),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", "ab"),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nX", "a"),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", ""),
        ])
    func witness(text: String, content: String) throws {
        let request = try Request(.get, "/")
        #expect(Witness.objection(to: Array(text.utf8)[...], as: request, Array(content.utf8)) != nil)
    }

    @Test(
        "the witness has nothing against a request that is in order",
        arguments: [
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", ""), ("\r\nGET / HTTP/1.0\r\n\r\n", ""),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 02\r\n\r\nab", "ab"),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n1;a\r\na\r\n0\r\nX: y\r\n\r\n", "a"),
        ])
    func witnessAgrees(text: String, content: String) throws {
        let request = try Request(.get, "/")
        #expect(Witness.objection(to: Array(text.utf8)[...], as: request, Array(content.utf8)) == nil)
    }
}
