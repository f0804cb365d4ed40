import HTTPTesting
import Testing

@testable import HTTPServer

@Suite("RFC 9112: where a message ends")
struct FramingConformanceTests {
    private let next = "GET /next HTTP/1.1\r\n\(Exchange.host)\r\n"

    @Test("RFC 9112 §6.1: chunked content is read", arguments: ["chunked", "Chunked", "CHUNKED"])
    func chunked(coding: String) throws {
        let fields = "Transfer-Encoding: \(coding)\r\nConnection: close\r\n"
        let content = "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
        #expect(Exchange.lines(fields: fields, content: content) == ["POST / 'hello world' and close"])
        let answers = try Exchange.answers("POST /echo HTTP/1.1\r\n\(Exchange.host)\(fields)\r\n\(content)")
        #expect(answers.hasSuffix("\r\n\r\nhello world"))
    }

    @Test("RFC 9112 §6.1: content is chunked once when it is sent, and the one coding stands alone")
    func chunkedOnce() throws {
        let response = Response(status: 200, fields: [Field("Transfer-Encoding", "gzip")])
        #expect(Exchange.beginning(response).components(of: "Transfer-Encoding") == ["chunked"])
        let answers = try Exchange.answers(
            "GET /write/3 HTTP/1.1\r\n\(Exchange.host)Connection: close\r\n\r\n")
        #expect(answers.components(of: "Transfer-Encoding") == ["chunked"])
        #expect(answers.hasSuffix("\r\n0\r\n\r\n"))
    }

    @Test("RFC 9112 §6.1: no Transfer-Encoding with 1xx and 204", arguments: [204, 304, 205])
    func noCoding(status: Int) {
        #expect(!Exchange.beginning(Response(status: status)).contains("Transfer-Encoding"))
        #expect(!Exchange.written(Response(status: status)).contains("Transfer-Encoding"))
        #expect(String(decoding: ResponseWriter.interim, as: UTF8.self) == "HTTP/1.1 100 Continue\r\n\r\n")
    }

    @Test("RFC 9112 §6.1: no Transfer-Encoding to a client of HTTP/1.0, whose answer ends with the connection")
    func oldClient() throws {
        let answers = try Exchange.answers("GET /write/3 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        #expect(!answers.contains("Transfer-Encoding"))
        #expect(answers.contains("\r\nConnection: close\r\n"))
        #expect(answers.split(separator: "\r\n\r\n", maxSplits: 1).last?.utf8.count == 30_000)
    }

    @Test(
        "RFC 9112 §6.1: a request with a length and a coding ends the connection",
        arguments: [
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        ])
    func both(fields: String) throws {
        #expect(Exchange.lines(fields: fields, content: "0\r\n\r\n\(next)") == ["400 lengthAndTransferCoding"])
        let answers = try Exchange.answers("POST / HTTP/1.1\r\n\(Exchange.host)\(fields)\r\n0\r\n\r\n\(next)")
        #expect(answers.hasPrefix("HTTP/1.1 400 "))
        #expect(answers.contains("\r\nConnection: close\r\n"))
        #expect(!answers.contains("/next"))
    }

    @Test("RFC 9112 §6.1: a coding in HTTP/1.0 is faulty framing and ends the connection")
    func oldCoding() throws {
        let text =
            "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"
        #expect(Exchange.lines(text + "0\r\n\r\n\(next)") == ["400 transferCodingInOldVersion"])
        #expect(try !Exchange.answers(text + "0\r\n\r\n\(next)").contains("/next"))
    }

    @Test("RFC 9112 §6.2: an answer has a length or a coding, never both", arguments: [200, 204, 205, 304, 404, 500])
    func oneFraming(status: Int) {
        let response = Response(
            status: status, fields: [Field("Content-Length", "9"), Field("transfer-encoding", "x")])
        for text in [Exchange.written(response), Exchange.beginning(response)] {
            #expect(text.components(of: "Content-Length").count + text.components(of: "Transfer-Encoding").count <= 1)
        }
    }

    @Test(
        "RFC 9112 §6.3: a coding that does not end with chunked is answered 400 and ends the connection",
        arguments: [
            "gzip", "chunked, gzip", "chunked, identity", "xchunked", "chunked;a=b", "\"chunked\"", "", "chunked,",
        ])
    func chunkedNotLast(coding: String) throws {
        let fields = "Transfer-Encoding: \(coding)\r\n"
        #expect(Exchange.lines(fields: fields, content: "0\r\n\r\n\(next)") == ["400 transferCodingInvalid"])
        let answers = try Exchange.answers("POST / HTTP/1.1\r\n\(Exchange.host)\(fields)\r\n0\r\n\r\n\(next)")
        #expect(answers.hasPrefix("HTTP/1.1 400 "))
        #expect(!answers.contains("/next"))
    }

    @Test(
        "RFC 9112 §6.3: an invalid length is answered 400 and ends the connection",
        arguments: ["x", "-1", "+5", "5 5", "0x5", "5.0", "", "5, 6", "5,x"])
    func invalidLength(length: String) throws {
        let fields = "Content-Length: \(length)\r\n"
        #expect(Exchange.lines(fields: fields, content: "hello\(next)") == ["400 lengthInvalid"])
        let answers = try Exchange.answers("POST / HTTP/1.1\r\n\(Exchange.host)\(fields)\r\nhello\(next)")
        #expect(answers.hasPrefix("HTTP/1.1 400 "))
        #expect(!answers.contains("/next"))
    }

    @Test("RFC 9112 §6.3: content that stops short is no request, and the connection ends", arguments: [0, 1, 4])
    func cutContent(count: Int) throws {
        let head = "POST /echo HTTP/1.1\r\n\(Exchange.host)Content-Length: 5\r\n\r\n"
        let text = head + String(repeating: "x", count: count)
        #expect(Exchange.lines(text).isEmpty)
        let server = try EchoServer(loops: 1)
        let client = try server.client()
        client.send(text)
        client.endOutput()
        #expect(try client.isEnded())
        let slow = try Exchange.answers(text) { $0.bodyTimeMillisecondsMax = 30 }
        #expect(slow.hasPrefix("HTTP/1.1 408 "))
    }

    @Test("RFC 9112 §6.3: a request without length and coding has no content", arguments: ["GET", "POST", "PUT"])
    func noContent(method: String) {
        let text = "\(method) / HTTP/1.1\r\n\(Exchange.host)\r\n\(next)"
        #expect(Exchange.lines(text) == ["\(method) /", "GET /next"])
    }

    @Test("RFC 9112 §7.1: chunks are joined, however they are cut")
    func decoding() {
        let bytes =
            Array("PUT / HTTP/1.1\r\n\(Exchange.host)Transfer-Encoding: chunked\r\n\r\n".utf8)
            + Array("1\r\n\n\r\n0A\r\n0123456789\r\n3\r\n\r\n0\r\n0\r\n\r\n".utf8)
        for size in 1...bytes.count {
            let pieces = stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min(bytes.count, $0 + size)] }
            #expect(Transcript(of: pieces).lines == ["PUT / '\n0123456789\r\n0'"])
        }
    }

    @Test(
        "RFC 9112 §7.1: no chunk size is too large to be understood",
        arguments: [
            "7fffffffffffffff", "8000000000000000", "FFFFFFFFFFFFFFFF", "10000000000000001", "ffffffffffffffffffffffff",
        ])
    func largeChunk(size: String) {
        #expect(Exchange.lines(chunks: "\(size)\r\nhello\r\n0\r\n\r\n") == ["413"])
        #expect(Exchange.lines(chunks: "5\r\nhello\r\n\(size)\r\n") == ["413"])
        #expect(Exchange.lines(chunks: "00000000000000000005\r\nhello\r\n0\r\n\r\n") == ["POST / 'hello'"])
    }

    @Test("RFC 9112 §7.1.1: unknown chunk extensions are ignored", arguments: [";a", ";a=b", " ; a = \"b;\\\"c\" ;d"])
    func extensions(text: String) {
        #expect(Exchange.lines(chunks: "5\(text)\r\nhello\r\n0\(text)\r\n\r\n") == ["POST / 'hello'"])
    }

    @Test("RFC 9112 §7.1.1: the extensions of a request are bounded")
    func extensionsMax() {
        let chunk = "1;\(String(repeating: "a", count: 250))\r\nx\r\n"
        #expect(Exchange.lines(chunks: String(repeating: chunk, count: 17) + "0\r\n\r\n") == ["400 chunkExtension"])
        #expect(
            Exchange.lines(chunks: String(repeating: chunk, count: 16) + "0\r\n\r\n").first?.hasPrefix("POST") == true)
    }

    @Test("RFC 9112 §7.1.2: a trailer field never becomes a header field")
    func trailers() throws {
        let text =
            "POST / HTTP/1.1\r\n\(Exchange.host)Transfer-Encoding: chunked\r\n\r\n"
            + "1\r\na\r\n0\r\nAuthorization: b\r\nHost: c\r\nContent-Length: 9\r\n\r\n"
        let request = try #require(Exchange.requests(text + next).first)
        #expect(request.header("authorization") == nil)
        #expect(request.headers("host") == ["a.example"])
        #expect(request.header("content-length") == nil)
        #expect(Exchange.lines(text + next) == ["POST / 'a'", "GET /next"])
    }
}

extension String {
    /// The values of the fields of this name in a written message.
    func components(of name: String) -> [String] {
        split(separator: "\r\n").filter { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }
}
