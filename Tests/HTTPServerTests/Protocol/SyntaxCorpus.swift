import Testing

/// A message on the wire and what must come of it.
struct WireCase: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let expected: [String]

    init(_ name: String, _ text: String, _ expected: String...) {
        self.name = name
        self.text = text
        self.expected = expected
    }

    var testDescription: String { name }
}

/// Requests that are right, and requests that break one rule of RFC 9112 or RFC 9110 each.
enum SyntaxCorpus {
    static let host = "Host: trede.example\r\n"

    static let all = requestLines + targets + paths + hosts + fields + lengths + chunks + expectations + sequences

    static let requestLines = [
        WireCase("a plain GET", "GET / HTTP/1.1\r\n\(host)\r\n", "GET /"),
        WireCase("an unknown method", "BREW /pot HTTP/1.1\r\n\(host)\r\n", "BREW /pot"),
        WireCase("a long unknown method", "PROPPATCH2 /pot HTTP/1.1\r\n\(host)\r\n", "PROPPATCH2 /pot"),
        WireCase("a method in lower case is another method", "get / HTTP/1.1\r\n\(host)\r\n", "get /"),
        WireCase("TRACE is recognised", "TRACE / HTTP/1.1\r\n\(host)\r\n", "TRACE /"),
        WireCase("CONNECT opens no tunnel", "CONNECT a.example:443 HTTP/1.1\r\n\(host)\r\n", "501"),
        WireCase("two spaces after the method", "GET  / HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("two spaces before the version", "GET /  HTTP/1.1\r\n\(host)\r\n", "400 version"),
        WireCase("a tab for a space", "GET\t/ HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("a tab before the version", "GET /\tHTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("a leading space", " GET / HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("a trailing space", "GET / HTTP/1.1 \r\n\(host)\r\n", "400 version"),
        WireCase("a method that is no token", "G@T / HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("no target", "GET HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("no version", "GET /\r\n\(host)\r\n", "400 requestLine"),
        WireCase("HTTP/0.9", "GET / HTTP/0.9\r\n\(host)\r\n", "505"),
        WireCase("HTTP/1.2", "GET / HTTP/1.2\r\n\(host)\r\n", "505"),
        WireCase("HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"),
        WireCase("a version in lower case", "GET / http/1.1\r\n\(host)\r\n", "400 version"),
        WireCase("a version with two digits", "GET / HTTP/1.10\r\n\(host)\r\n", "400 version"),
        WireCase("a version without a digit", "GET / HTTP/1.x\r\n\(host)\r\n", "400 version"),
        WireCase("a cut version", "GET / HTTP/1\r\n\r\n", "400 version"),
        WireCase("one empty line first", "\r\nGET / HTTP/1.1\r\n\(host)\r\n", "GET /"),
        WireCase("two empty lines first", "\r\n\r\nGET / HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("an empty line of a bare line feed", "\nGET / HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("a carriage return alone first", "\rGET / HTTP/1.1\r\n\(host)\r\n", "400 lineEnd"),
        WireCase("a bare line feed after the request line", "GET / HTTP/1.1\n\(host)\r\n", "400 lineEnd"),
        WireCase("a bare carriage return in the request line", "GET /\rx HTTP/1.1\r\n\(host)\r\n", "400 requestLine"),
        WireCase("a TLS greeting", "\u{16}\u{3}\u{1}\u{2}", "400 requestLine"),
    ]

    static let targets = [
        WireCase("a query", "GET /a?b=c&d=%20 HTTP/1.1\r\n\(host)\r\n", "GET /a?b=c&d=%20"),
        WireCase("an empty query", "GET /a? HTTP/1.1\r\n\(host)\r\n", "GET /a?"),
        WireCase("a question mark in a query", "GET /a?b?c HTTP/1.1\r\n\(host)\r\n", "GET /a?b?c"),
        WireCase("a bad escape in a query", "GET /a?b=%2 HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("a fragment", "GET /a#b HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("a fragment behind a query", "GET /a?b#c HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("a path without a slash", "GET a HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("an asterisk for OPTIONS", "OPTIONS * HTTP/1.1\r\n\(host)\r\n", "OPTIONS *"),
        WireCase("an asterisk for GET", "GET * HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("an asterisk with more", "OPTIONS *a HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("an absolute target", "GET http://a.example/b?c HTTP/1.1\r\n\(host)\r\n", "GET /b?c"),
        WireCase("an absolute target in capitals", "GET HTTPS://A.example:443/b HTTP/1.1\r\n\(host)\r\n", "GET /b"),
        WireCase("an absolute target without a path", "GET http://a.example HTTP/1.1\r\n\(host)\r\n", "GET /"),
        WireCase("an absolute target of query only", "GET http://a.example?b HTTP/1.1\r\n\(host)\r\n", "GET /?b"),
        WireCase("OPTIONS on an authority", "OPTIONS http://a.example HTTP/1.1\r\n\(host)\r\n", "OPTIONS *"),
        WireCase("an absolute target without Host", "GET http://a.example/ HTTP/1.1\r\n\r\n", "400 hostMissing"),
        WireCase("a user name in the target", "GET http://me@a.example/ HTTP/1.1\r\n\(host)\r\n", "400 hostInvalid"),
        WireCase("an empty authority", "GET http:///a HTTP/1.1\r\n\(host)\r\n", "400 hostInvalid"),
        WireCase("another scheme", "GET ftp://a.example/ HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("an authority for GET", "GET a.example:80 HTTP/1.1\r\n\(host)\r\n", "400 target"),
    ]

    static let paths = [
        WireCase("an escaped letter", "GET /%61%c3%a9 HTTP/1.1\r\n\(host)\r\n", "GET /a\u{e9}"),
        WireCase("an escaped percent sign is decoded once", "GET /%2561 HTTP/1.1\r\n\(host)\r\n", "GET /%61"),
        WireCase("an escaped question mark", "GET /a%3Fb HTTP/1.1\r\n\(host)\r\n", "GET /a?b"),
        WireCase("an escaped slash", "GET /a%2Fb HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("an escaped slash in lower case", "GET /a%2fb HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("an escaped NUL", "GET /a%00 HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("an escaped line feed", "GET /a%0Ab HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("an escape without digits", "GET /a%zz HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("a cut escape", "GET /a%4 HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("an escape cut by the query", "GET /a%4?1 HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("an overlong slash", "GET /%c0%af HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("an escaped surrogate", "GET /%ed%a0%80 HTTP/1.1\r\n\(host)\r\n", "400 pathEscape"),
        WireCase("a dot segment", "GET /a/./b HTTP/1.1\r\n\(host)\r\n", "400 pathSegment"),
        WireCase("two dots", "GET /a/../b HTTP/1.1\r\n\(host)\r\n", "400 pathSegment"),
        WireCase("two dots at the end", "GET /a/.. HTTP/1.1\r\n\(host)\r\n", "400 pathSegment"),
        WireCase("escaped dots", "GET /a/%2e%2E/b HTTP/1.1\r\n\(host)\r\n", "400 pathSegment"),
        WireCase("a half-escaped dot segment", "GET /.%2e HTTP/1.1\r\n\(host)\r\n", "400 pathSegment"),
        WireCase("a file name with a dot", "GET /.well-known/a..b HTTP/1.1\r\n\(host)\r\n", "GET /.well-known/a..b"),
        WireCase("three dots", "GET /... HTTP/1.1\r\n\(host)\r\n", "GET /..."),
        WireCase("dots in the query", "GET /a?../ HTTP/1.1\r\n\(host)\r\n", "GET /a?../"),
        WireCase("a backslash", "GET /a\\b HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("a letter that is not ASCII", "GET /\u{e9} HTTP/1.1\r\n\(host)\r\n", "400 target"),
        WireCase("a double quote", "GET /\"a\" HTTP/1.1\r\n\(host)\r\n", "400 target"),
    ]

    static let hosts = [
        WireCase("no Host", "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n", "400 hostMissing"),
        WireCase("no field at all", "GET / HTTP/1.1\r\n\r\n", "400 hostMissing"),
        WireCase("two Hosts", "GET / HTTP/1.1\r\n\(host)\(host)\r\n", "400 hostRepeated"),
        WireCase("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\n\(host)\(host)\r\n", "400 hostRepeated"),
        WireCase("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host with a port", "GET / HTTP/1.1\r\nHost: a:8080\r\n\r\n", "GET /"),
        WireCase("a Host with an empty port", "GET / HTTP/1.1\r\nHost: a:\r\n\r\n", "GET /"),
        WireCase("a Host with a large port", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host with two ports", "GET / HTTP/1.1\r\nHost: a:1:2\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host of an address", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET /"),
        WireCase("a Host of an open bracket", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host behind a bracket", "GET / HTTP/1.1\r\nHost: [::1]a\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host with a slash", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host with a user name", "GET / HTTP/1.1\r\nHost: me@a\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host of a port", "GET / HTTP/1.1\r\nHost: :80\r\n\r\n", "400 hostInvalid"),
        WireCase("a Host with an escape", "GET / HTTP/1.1\r\nHost: a%41\r\n\r\n", "GET /"),
        WireCase("a Host with a bad escape", "GET / HTTP/1.1\r\nHost: a%4\r\n\r\n", "400 hostInvalid"),
    ]

    static let fields = [
        WireCase("a field name in any case", "GET / HTTP/1.1\r\nhOsT: a\r\n\r\n", "GET /"),
        WireCase("blanks around a value", "GET / HTTP/1.1\r\nHost: \t a \t \r\n\r\n", "GET /"),
        WireCase("no blank before a value", "GET / HTTP/1.1\r\nHost:a\r\n\r\n", "GET /"),
        WireCase("an empty value", "GET / HTTP/1.1\r\n\(host)X-A:\r\n\r\n", "GET /"),
        WireCase("a value of blanks", "GET / HTTP/1.1\r\n\(host)X-A:  \t\r\n\r\n", "GET /"),
        WireCase("a value that is not ASCII", "GET / HTTP/1.1\r\n\(host)X-A: \u{e9}\r\n\r\n", "GET /"),
        WireCase("a space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400 fieldName"),
        WireCase("a tab before the colon", "GET / HTTP/1.1\r\nHost\t: a\r\n\r\n", "400 fieldName"),
        WireCase("no colon", "GET / HTTP/1.1\r\n\(host)X-A\r\n\r\n", "400 fieldName"),
        WireCase("no name", "GET / HTTP/1.1\r\n\(host): a\r\n\r\n", "400 fieldName"),
        WireCase("a name that is no token", "GET / HTTP/1.1\r\n\(host)X(A): a\r\n\r\n", "400 fieldName"),
        WireCase("a name that is not ASCII", "GET / HTTP/1.1\r\n\(host)X\u{e9}: a\r\n\r\n", "400 fieldName"),
        WireCase("a folded field", "GET / HTTP/1.1\r\n\(host)X-A: a\r\n b\r\n\r\n", "400 foldedField"),
        WireCase("a field folded with a tab", "GET / HTTP/1.1\r\n\(host)X-A: a\r\n\tb\r\n\r\n", "400 foldedField"),
        WireCase("a fold behind the request line", "GET / HTTP/1.1\r\n \(host)\r\n", "400 foldedField"),
        WireCase("a NUL in a value", "GET / HTTP/1.1\r\n\(host)X-A: a\0b\r\n\r\n", "400 fieldValue"),
        WireCase("a DEL in a value", "GET / HTTP/1.1\r\n\(host)X-A: a\u{7f}b\r\n\r\n", "400 fieldValue"),
        WireCase("a control character in a value", "GET / HTTP/1.1\r\n\(host)X-A: \u{b}\r\n\r\n", "400 fieldValue"),
        WireCase("a bare carriage return in a value", "GET / HTTP/1.1\r\n\(host)X-A: a\rb\r\n\r\n", "400 fieldValue"),
        WireCase("a doubled carriage return", "GET / HTTP/1.1\r\n\(host)X-A: a\r\r\n\r\n", "400 fieldValue"),
        WireCase("a bare line feed in a value", "GET / HTTP/1.1\r\n\(host)X-A: a\nb\r\n\r\n", "400 lineEnd"),
        WireCase("an end of a bare line feed", "GET / HTTP/1.1\r\n\(host)\n", "400 lineEnd"),
        WireCase("an unfinished section is no request", "GET / HTTP/1.1\r\n\(host)"),
    ]

    static let lengths = [
        WireCase("a length", "POST / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nhello", "POST / 'hello'"),
        WireCase("a length of nothing", "POST / HTTP/1.1\r\n\(host)Content-Length: 0\r\n\r\n", "POST /"),
        WireCase(
            "a length with leading zeros", "POST / HTTP/1.1\r\n\(host)Content-Length: 005\r\n\r\nhello",
            "POST / 'hello'"),
        WireCase("content of a GET", "GET / HTTP/1.1\r\n\(host)Content-Length: 2\r\n\r\nhi", "GET / 'hi'"),
        WireCase("an unfinished content is no request", "POST / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nhell"),
        WireCase(
            "a length with a plus", "POST / HTTP/1.1\r\n\(host)Content-Length: +5\r\n\r\nhello", "400 lengthInvalid"),
        WireCase("a negative length", "POST / HTTP/1.1\r\n\(host)Content-Length: -5\r\n\r\nhello", "400 lengthInvalid"),
        WireCase(
            "a length in hexadecimal", "POST / HTTP/1.1\r\n\(host)Content-Length: 0x5\r\n\r\nhello", "400 lengthInvalid"
        ),
        WireCase(
            "a length with a fraction", "POST / HTTP/1.1\r\n\(host)Content-Length: 5.0\r\n\r\nhello",
            "400 lengthInvalid"),
        WireCase(
            "a length with a gap", "POST / HTTP/1.1\r\n\(host)Content-Length: 5 5\r\n\r\nhello", "400 lengthInvalid"),
        WireCase("an empty length", "POST / HTTP/1.1\r\n\(host)Content-Length:\r\n\r\n", "400 lengthInvalid"),
        WireCase(
            "a length larger than any number",
            "POST / HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999999\r\n\r\n", "413"),
        WireCase(
            "a length that wraps around to 5", "POST / HTTP/1.1\r\n\(host)Content-Length: 18446744073709551621\r\n\r\n",
            "413"),
    ]

    static let chunks = [
        WireCase("one chunk", chunked("5\r\nhello\r\n0\r\n\r\n"), "POST / 'hello'"),
        WireCase("two chunks", chunked("2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"), "POST / 'hello'"),
        WireCase("no chunk", chunked("0\r\n\r\n"), "POST /"),
        WireCase("a size in capitals", chunked("A\r\n0123456789\r\n0\r\n\r\n"), "POST / '0123456789'"),
        WireCase("a size with leading zeros", chunked("0005\r\nhello\r\n000\r\n\r\n"), "POST / 'hello'"),
        WireCase("an extension", chunked("5;a\r\nhello\r\n0\r\n\r\n"), "POST / 'hello'"),
        WireCase(
            "extensions with values", chunked("5 ; a = b ;c=\"d\\\";\"\r\nhello\r\n0;e\r\n\r\n"), "POST / 'hello'"),
        WireCase("a trailer", chunked("2\r\nhi\r\n0\r\nX-A: b\r\n\r\n"), "POST / 'hi'"),
        WireCase(
            "a trailer of framing is dropped", chunked("2\r\nhi\r\n0\r\nContent-Length: 9\r\n\r\n"), "POST / 'hi'"),
        WireCase(
            "the coding in capitals", "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n", "POST /"),
        WireCase("no size", chunked("\r\nhello\r\n"), "400 chunkSize"),
        WireCase("a size that is no number", chunked("g\r\n"), "400 chunkSize"),
        WireCase("a size with a prefix", chunked("0x5\r\nhello\r\n0\r\n\r\n"), "400 chunkSize"),
        WireCase("a size with a sign", chunked("+5\r\nhello\r\n0\r\n\r\n"), "400 chunkSize"),
        WireCase("a size behind a space", chunked(" 5\r\nhello\r\n0\r\n\r\n"), "400 chunkSize"),
        WireCase("a space behind a size", chunked("5 \r\nhello\r\n0\r\n\r\n"), "400 chunkExtension"),
        WireCase("a size that overflows", chunked("FFFFFFFFFFFFFFFFF\r\n"), "413"),
        WireCase("a size that wraps around to 5", chunked("10000000000000005\r\nhello\r\n"), "413"),
        WireCase("a size line of a bare line feed", chunked("5\nhello\r\n0\r\n\r\n"), "400 lineEnd"),
        WireCase("a bare carriage return in a size line", chunked("5\r;a\r\nhello\r\n"), "400 chunkExtension"),
        WireCase("an extension without a name", chunked("5;\r\nhello\r\n0\r\n\r\n"), "400 chunkExtension"),
        WireCase("an extension without a value", chunked("5;a=\r\nhello\r\n0\r\n\r\n"), "400 chunkExtension"),
        WireCase("an extension with an open quote", chunked("5;a=\"b\r\nhello\r\n0\r\n\r\n"), "400 chunkExtension"),
        WireCase("an extension with a control character", chunked("5;a=\"\0\"\r\nhello\r\n"), "400 chunkExtension"),
        WireCase("a chunk that is longer than its size", chunked("3\r\nhello\r\n0\r\n\r\n"), "400 chunkEnd"),
        WireCase("a chunk that ends with a bare line feed", chunked("5\r\nhello\n0\r\n\r\n"), "400 chunkEnd"),
        WireCase("a chunk that ends with a bare carriage return", chunked("5\r\nhello\rx0\r\n\r\n"), "400 chunkEnd"),
        WireCase("a trailer that is no field", chunked("0\r\nX A: b\r\n\r\n"), "400 fieldName"),
        WireCase("a folded trailer", chunked("0\r\nX-A: b\r\n c\r\n\r\n"), "400 foldedField"),
        WireCase("a trailer of a bare line feed", chunked("0\r\nX-A: b\n\r\n"), "400 lineEnd"),
        WireCase("unfinished chunks are no request", chunked("5\r\nhello\r\n0\r\n")),
    ]

    static let expectations = [
        WireCase(
            "leave to continue", "POST / HTTP/1.1\r\n\(host)Expect: 100-Continue\r\nContent-Length: 2\r\n\r\nhi", "100",
            "POST / 'hi'"),
        WireCase(
            "leave to continue with chunks",
            "POST / HTTP/1.1\r\n\(host)Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "100",
            "POST /"),
        WireCase("no leave without content", "GET / HTTP/1.1\r\n\(host)Expect: 100-continue\r\n\r\n", "GET /"),
        WireCase(
            "no leave for HTTP/1.0",
            "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi", "POST / 'hi' and close"),
        WireCase(
            "no leave for too much",
            "POST / HTTP/1.1\r\n\(host)Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n", "413"),
        WireCase("another expectation", "GET / HTTP/1.1\r\n\(host)Expect: tea\r\n\r\n", "417"),
        WireCase("two expectations", "GET / HTTP/1.1\r\n\(host)Expect: 100-continue, tea\r\n\r\n", "417"),
    ]

    static let sequences = [
        WireCase(
            "three requests in a row", String(repeating: "GET / HTTP/1.1\r\n\(host)\r\n", count: 3), "GET /", "GET /",
            "GET /"),
        WireCase(
            "a request behind content",
            "POST /a HTTP/1.1\r\n\(host)Content-Length: 2\r\n\r\nhi\r\nGET /b HTTP/1.1\r\n\(host)\r\n", "POST /a 'hi'",
            "GET /b"),
        WireCase(
            "a request behind chunks", chunked("1\r\na\r\n0\r\n\r\n") + "GET /b HTTP/1.1\r\n\(host)\r\n", "POST / 'a'",
            "GET /b"),
        WireCase(
            "nothing is read behind a close",
            "GET /a HTTP/1.1\r\n\(host)Connection: keep-alive, Close\r\n\r\nGET /b HTTP/1.1\r\n\(host)\r\n",
            "GET /a and close"),
        WireCase(
            "nothing is read behind a refusal", "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\(host)\r\n",
            "400 hostMissing"),
        WireCase("HTTP/1.0 closes", "GET / HTTP/1.0\r\n\r\nGET / HTTP/1.0\r\n\r\n", "GET / and close"),
        WireCase(
            "HTTP/1.0 goes on when asked",
            "GET /a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n", "GET /a", "GET /b and close"),
        WireCase(
            "an upgrade is ignored", "GET / HTTP/1.1\r\n\(host)Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "GET /"),
    ]

    private static func chunked(_ content: String) -> String {
        "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n" + content
    }
}
