/// Changes bytes in the ways that have broken parsers.
package enum Damage {
    private static let spice: [UInt8] = Array("\r\n\t :;=,%/?.\"\\0aF\0\u{7f}".utf8) + [0x80, 0xFF]
    private static let phrases = [
        "\r\n\r\n", "\r\n ", "\n\n", "\r\r\n", " HTTP/1.1\r\n", "Content-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding:\u{b}chunked\r\n", "Host: b\r\n", "Connection: close\r\n", "Expect: 100-continue\r\n",
        "0\r\n\r\n", "1;a=\"\r\n", "ffffffffffffffff", "18446744073709551616", "%00", "%2e%2e", "%2f", "http://a@b/",
        "\u{e9}",
        ", chunked", "GET / HTTP/1.0\r\n",
    ].map { Array($0.utf8) }

    /// The bytes after up to `stepsMax` changes of one byte or a few.
    package static func done(
        to bytes: [UInt8], stepsMax: Int, _ generator: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<generator.below(stepsMax + 1) where !bytes.isEmpty {
            let index = generator.below(bytes.count)
            switch generator.below(8) {
            case 0: bytes[index] = generator.pick(spice)
            case 1: bytes[index] ^= 1 << UInt8(generator.below(8))
            case 2: bytes.insert(generator.pick(spice), at: index)
            case 3: bytes.remove(at: index)
            case 4: bytes.removeSubrange(index..<min(bytes.count, index + 1 + generator.below(12)))
            case 5: bytes.insert(contentsOf: Array(bytes[index...].prefix(1 + generator.below(24))), at: index)
            case 6: bytes.insert(contentsOf: generator.pick(phrases), at: index)
            default: bytes.removeSubrange(index...)
            }
        }
        return bytes
    }

    /// The bytes in pieces of 1 to `bytesMax`.
    package static func pieces(
        of bytes: [UInt8], bytesMax: Int, _ generator: inout SeededGenerator
    ) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 1 + generator.below(bytesMax))
            pieces.append(bytes[start..<end])
            start = end
        }
        return pieces
    }
}
