/// The syntax of a host with an optional port (RFC 9110, section 7.2; RFC 3986, section 3.2).
enum HostRules {
    /// Whether the bytes are a host name, or an address in brackets, with an optional port; user names are not allowed.
    static func isValid(_ bytes: Span<UInt8>, _ range: ByteRange) -> Bool {
        guard !range.isEmpty else { return false }
        guard let hostEnd = hostEnd(bytes, range) else { return false }
        guard hostEnd < range.upper else { return true }
        guard bytes[hostEnd] == Byte.colon else { return false }
        return isPort(bytes, hostEnd + 1, range.upper)
    }

    /// Where a valid host ends; nil when there is none.
    private static func hostEnd(_ bytes: Span<UInt8>, _ range: ByteRange) -> Int? {
        var index = range.lower
        if bytes[index] == Byte.leftBracket {
            index += 1
            let start = index
            while index < range.upper, ByteSet.hostAddress.contains(bytes[index]) { index += 1 }
            guard index < range.upper, bytes[index] == Byte.rightBracket else { return nil }
            let text = String(decoding: [UInt8](copying: bytes.extracting(start..<index)), as: UTF8.self)
            return text.contains(":") && RemoteAddress(host: text) != nil ? index + 1 : nil
        }
        while index < range.upper, bytes[index] != Byte.colon {
            if bytes[index] == Byte.percent {
                guard index + 2 < range.upper, Byte.hexValue(bytes[index + 1]) != nil,
                    Byte.hexValue(bytes[index + 2]) != nil
                else { return nil }
                index += 3
            } else {
                guard ByteSet.hostName.contains(bytes[index]) else { return nil }
                index += 1
            }
        }
        return index > range.lower ? index : nil
    }

    /// A port may be empty (RFC 3986, section 3.2.3), and is at most 65535.
    private static func isPort(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var port = 0
        for index in start..<end {
            guard Byte.isDigit(bytes[index]) else { return false }
            port = port * 10 + Int(bytes[index] - Byte.zero)
            guard port <= 65535 else { return false }
        }
        return true
    }
}
