import HTTPTesting
import Testing

@testable import HTTPServer

/// Short ways to say what bytes come to, for the tests of the standards.
enum Exchange {
    static let host = "Host: a.example\r\n"

    /// The lines of the transcript of a text.
    static func lines(_ text: String, limits: Limits = Limits()) -> [String] {
        Transcript.lines(of: Array(text.utf8), limits: limits)
    }

    /// The lines of a GET with these fields.
    static func lines(fields: String) -> [String] {
        lines("GET / HTTP/1.1\r\n\(host)\(fields)\r\n")
    }

    /// The lines of a POST with these fields and what follows them.
    static func lines(fields: String, content: String) -> [String] {
        lines("POST / HTTP/1.1\r\n\(host)\(fields)\r\n\(content)")
    }

    /// The lines of a POST whose content is chunks.
    static func lines(chunks: String) -> [String] {
        lines(fields: "Transfer-Encoding: chunked\r\n", content: chunks)
    }

    /// The requests of a text.
    static func requests(_ text: String) -> [Request] {
        Transcript(of: [Array(text.utf8)[...]]).events.compactMap { event in
            guard case .request(let request, _, _, _) = event else { return nil }
            return request
        }
    }

    /// A response as it is written.
    static func written(_ response: Response, _ terms: ResponseTerms = ResponseTerms()) -> String {
        var output: [UInt8] = []
        ResponseWriter.append(response, terms, dateLine: Array("Date: now\r\n".utf8), to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// The head of a response whose content follows in pieces, as it is written.
    static func beginning(_ response: Response, _ terms: ResponseTerms = ResponseTerms()) -> String {
        var output: [UInt8] = []
        ResponseWriter.appendBeginning(response, terms, dateLine: Array("Date: now\r\n".utf8), to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// What a server answers to a text, until it ends the connection, which it must do by itself.
    static func answers(_ text: String, _ change: (inout Limits) -> Void = { _ in }) throws -> String {
        let server = try EchoServer(loops: 1, change)
        let client = try server.client()
        client.send(text)
        return try client.rest()
    }
}
