/// Messages that two servers could divide in two ways; each must end in a refusal, with nothing read behind it.
enum SmugglingCorpus {
    private static let host = "Host: trede.example\r\n"
    private static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: trede.example\r\n\r\n"
    private static let hidden = "0\r\n\r\n" + smuggled

    static let all = lengthAgainstLength + lengthAgainstCoding + disguisedCodings + lineEnds

    static let lengthAgainstLength = [
        attack("two lengths that differ", "Content-Length: 5\r\nContent-Length: 0\r\n", "400 lengthRepeated"),
        attack("two lengths that agree", "Content-Length: 5\r\nContent-Length: 5\r\n", "400 lengthRepeated"),
        attack("a list of lengths", "Content-Length: 5, 0\r\n", "400 lengthInvalid"),
        attack("a list of equal lengths", "Content-Length: 5, 5\r\n", "400 lengthInvalid"),
        attack("a length in another case", "Content-Length: 5\r\ncontent-length: 6\r\n", "400 lengthRepeated"),
        attack("a length with a letter", "Content-Length: 5a\r\n", "400 lengthInvalid"),
        attack("a length behind a vertical tab", "Content-Length: \u{b}5\r\n", "400 fieldValue"),
        attack("a length of other digits", "Content-Length: \u{665}\r\n", "400 lengthInvalid"),
        attack("a length with a space before the colon", "Content-Length : 5\r\n", "400 fieldName"),
        attack("a folded length", "Content-Length:\r\n 5\r\n", "400 lengthInvalid"),
        attack("a length in a folded field", "X: y\r\n Content-Length: 5\r\n", "400 foldedField"),
    ]

    static let lengthAgainstCoding = [
        attack(
            "a length, then chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "400 lengthAndTransferCoding"),
        attack(
            "chunks, then a length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
            "400 lengthAndTransferCoding"),
        attack(
            "chunks and a length of nothing", "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n",
            "400 lengthAndTransferCoding"),
        attack(
            "an unknown coding and a length", "Transfer-Encoding: x\r\nContent-Length: 5\r\n",
            "400 lengthAndTransferCoding"),
    ]

    static let disguisedCodings = [
        attack("a coding with a prefix", "Transfer-Encoding: xchunked\r\n", "400 transferCodingInvalid"),
        attack("a coding with a suffix", "Transfer-Encoding: chunkedx\r\n", "400 transferCodingInvalid"),
        attack("a coding with a parameter", "Transfer-Encoding: chunked;q=1\r\n", "400 transferCodingInvalid"),
        attack("a quoted coding", "Transfer-Encoding: \"chunked\"\r\n", "400 transferCodingInvalid"),
        attack("two codings", "Transfer-Encoding: gzip, chunked\r\n", "501"),
        attack("chunked twice in a list", "Transfer-Encoding: chunked, chunked\r\n", "400 transferCodingInvalid"),
        attack("chunked before identity", "Transfer-Encoding: chunked, identity\r\n", "400 transferCodingInvalid"),
        attack("identity", "Transfer-Encoding: identity\r\n", "400 transferCodingInvalid"),
        attack("an empty coding", "Transfer-Encoding:\r\n", "400 transferCodingInvalid"),
        attack("a list with a gap", "Transfer-Encoding: , chunked\r\n", "400 transferCodingInvalid"),
        attack(
            "chunked in two fields", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "400 transferCodingRepeated"),
        attack(
            "identity in a second field", "Transfer-Encoding: chunked\r\nTransfer-encoding: identity\r\n",
            "400 transferCodingRepeated"),
        attack("a coding with a space before the colon", "Transfer-Encoding : chunked\r\n", "400 fieldName"),
        attack("a coding behind a vertical tab", "Transfer-Encoding: \u{b}chunked\r\n", "400 fieldValue"),
        attack("a coding behind a form feed", "Transfer-Encoding: chunked\u{c}\r\n", "400 fieldValue"),
        attack("a coding with a NUL", "Transfer-Encoding: chunked\0\r\n", "400 fieldValue"),
        attack("a folded coding", "Transfer-Encoding:\r\n chunked\r\n", "400 foldedField"),
        attack("a coding behind a bare line feed", "X: y\nTransfer-Encoding: chunked\r\n", "400 lineEnd"),
        attack("a coding behind a bare carriage return", "X: y\rTransfer-Encoding: chunked\r\n", "400 fieldValue"),
        attack("a coding with a long s", "Tran\u{17f}fer-Encoding: chunked\r\n", "400 fieldName"),
        WireCase(
            "chunks in HTTP/1.0", "POST / HTTP/1.0\r\n\(host)Transfer-Encoding: chunked\r\n\r\n" + hidden,
            "400 transferCodingInOldVersion"),
    ]

    static let lineEnds = [
        attack("a section that ends with bare line feeds", "X: y\n\n", "400 lineEnd"),
        attack("a section that ends with a bare carriage return", "X: y\r\r", "400 fieldValue"),
        attack("an empty name", ": y\r\n", "400 fieldName"),
        attack("a second request line as a field", "GET /smuggled HTTP/1.1\r\n", "400 fieldName"),
        chunkAttack("a chunk size cut by a bare line feed", "5\nhello\r\n" + hidden, "400 lineEnd"),
        chunkAttack("an extension that holds a bare line feed", "5;a\n\r\nhello\r\n" + hidden, "400 lineEnd"),
        chunkAttack(
            "an extension that holds a bare carriage return", "5;a\rb\r\nhello\r\n" + hidden, "400 chunkExtension"),
        chunkAttack("a size of two numbers", "5 5\r\nhello\r\n" + hidden, "400 chunkExtension"),
        chunkAttack("a size with an underscore", "0_5\r\nhello\r\n" + hidden, "400 chunkSize"),
        chunkAttack("a size with a NUL", "5\0\r\nhello\r\n" + hidden, "400 chunkSize"),
        chunkAttack("a chunk without its end", "5\r\nhello0\r\n\r\n" + smuggled, "400 chunkEnd"),
        chunkAttack("a trailer that hides a request", "0\r\nGET /smuggled HTTP/1.1\r\n\r\n", "400 fieldName"),
    ]

    private static func attack(_ name: String, _ fields: String, _ expected: String) -> WireCase {
        WireCase(name, "POST / HTTP/1.1\r\n\(host)\(fields)\r\n\(hidden)", expected)
    }

    private static func chunkAttack(_ name: String, _ content: String, _ expected: String) -> WireCase {
        WireCase(name, "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n" + content, expected)
    }
}
