/// What a proxy puts before the first request of a connection: the PROXY protocol, versions 1 and 2.
enum ProxyHeader: Equatable {
    /// More is needed.
    case incomplete
    /// It has so many bytes; the address is nil when the proxy speaks for itself, or for a client it cannot name.
    case complete(byteCount: Int, client: RemoteAddress?)

    /// The longest header of version 1.
    private static let textBytesMax = 107
    /// The longest header of version 2 that is taken, with what a proxy may add to it.
    private static let binaryBytesMax = 16 + 2048
    private static let textStart = Array("PROXY ".utf8)
    private static let signature: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A]

    /// Reads the header that the bytes of a connection begin with.
    ///
    /// - Throws: `malformed(.proxyHeader)`.
    static func read(_ bytes: Span<UInt8>) throws(Refusal) -> ProxyHeader {
        guard !bytes.isEmpty else { return .incomplete }
        return bytes[0] == signature[0] ? try readBinary(bytes) : try readText(bytes)
    }

    private static let malformed = Refusal.malformed(.proxyHeader)

    private static func check(_ bytes: Span<UInt8>, beginsWith start: [UInt8]) throws(Refusal) {
        for index in 0..<min(start.count, bytes.count) where bytes[index] != start[index] { throw malformed }
    }

    private static func readText(_ bytes: Span<UInt8>) throws(Refusal) -> ProxyHeader {
        try check(bytes, beginsWith: textStart)
        guard let lineFeed = bytes.firstLineFeed(from: 0) else {
            guard bytes.count < textBytesMax else { throw malformed }
            return .incomplete
        }
        guard lineFeed < textBytesMax, bytes[lineFeed - 1] == Byte.carriageReturn else { throw malformed }
        let line = String(decoding: [UInt8](copying: bytes.extracting(..<(lineFeed - 1))), as: UTF8.self)
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if words.count >= 2, words[1] == "UNKNOWN" { return .complete(byteCount: lineFeed + 1, client: nil) }
        guard words.count == 6, words[1] == "TCP4" || words[1] == "TCP6",
            (words[1] == "TCP6") == words[2].contains(":"),
            let port = port(words[4]), self.port(words[5]) != nil, RemoteAddress(host: words[3]) != nil,
            let client = RemoteAddress(host: words[2], port: port)
        else { throw malformed }
        return .complete(byteCount: lineFeed + 1, client: client)
    }

    private static func port(_ text: String) -> UInt16? {
        guard let port = UInt16(text), "\(port)" == text else { return nil }
        return port
    }

    private static func readBinary(_ bytes: Span<UInt8>) throws(Refusal) -> ProxyHeader {
        try check(bytes, beginsWith: signature)
        guard bytes.count >= 16 else { return .incomplete }
        let (version, command) = (bytes[12] >> 4, bytes[12] & 15)
        let byteCount = 16 + (Int(bytes[14]) << 8 | Int(bytes[15]))
        guard version == 2, command <= 1, byteCount <= binaryBytesMax else { throw malformed }
        guard bytes.count >= byteCount else { return .incomplete }
        guard command == 1 else { return .complete(byteCount: byteCount, client: nil) }
        let addresses = [UInt8](copying: bytes.extracting(16..<byteCount))
        switch bytes[13] {
        case 0x11:
            guard addresses.count >= 12 else { throw malformed }
            let port = UInt16(addresses[8]) << 8 | UInt16(addresses[9])
            return .complete(byteCount: byteCount, client: RemoteAddress(bytes: Array(addresses[..<4]), port: port))
        case 0x21:
            guard addresses.count >= 36 else { throw malformed }
            let port = UInt16(addresses[32]) << 8 | UInt16(addresses[33])
            return .complete(byteCount: byteCount, client: RemoteAddress(bytes: Array(addresses[..<16]), port: port))
        // A connection that has no address on the network.
        case 0x00, 0x31: return .complete(byteCount: byteCount, client: nil)
        default: throw malformed
        }
    }
}
