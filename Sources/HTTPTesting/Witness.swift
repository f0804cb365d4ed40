package import HTTPServer

/// Reads an accepted message a second time, slowly and by the letter of RFC 9112, with no code of the parser.
///
/// What it objects to should have been refused: it is how fuzzing knows a smuggled request when it sees one.
package struct Witness {
    private var bytes: ArraySlice<UInt8>
    private var hostCount = 0
    private var lengths: [[UInt8]] = []
    private var codings: [[UInt8]] = []

    /// What is wrong with these bytes being taken as this request with this content; nil when nothing is.
    package static func objection(to bytes: ArraySlice<UInt8>, as request: Request, _ content: [UInt8]) -> String? {
        var witness = Witness(bytes: bytes.starts(with: lineEnd) ? bytes.dropFirst(2) : bytes)
        return witness.examine(request, content)
    }

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    private static let blanks: [UInt8] = [0x20, 0x09]
    private static let marks = Array("!#$%&'*+-.^_`|~".utf8)

    private mutating func examine(_ request: Request, _ content: [UInt8]) -> String? {
        guard let first = takeLine() else { return "the request line has no end" }
        let words = first.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 3, words.allSatisfy({ !$0.isEmpty }) else { return "the request line has not three words" }
        guard words[0].allSatisfy(Self.isToken), words[0].elementsEqual(request.method.name.utf8) else {
            return "the method is another"
        }
        let isOld = words[2].elementsEqual("HTTP/1.0".utf8)
        guard isOld || words[2].elementsEqual("HTTP/1.1".utf8) else { return "the version is another" }
        while true {
            guard let line = takeLine() else { return "the header section has no end" }
            if line.isEmpty { break }
            if let objection = note(line) { return objection }
        }
        guard hostCount == 1 || isOld && hostCount == 0 else { return "there are \(hostCount) Hosts" }
        guard codings.isEmpty else {
            guard codings == [Array("chunked".utf8)], lengths.isEmpty, !isOld else { return "the framing is ambiguous" }
            return examineChunks(content)
        }
        guard lengths.count <= 1 else { return "there are \(lengths.count) lengths" }
        if let length = lengths.first {
            guard !length.isEmpty, length.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return "the length is none"
            }
        }
        guard Int(String(decoding: lengths.first ?? [0x30], as: UTF8.self)) == bytes.count else {
            return "the content is not as long as it says"
        }
        return bytes.elementsEqual(content) ? nil : "the content is another"
    }

    private mutating func note(_ line: ArraySlice<UInt8>) -> String? {
        let name = line.prefix { $0 != 0x3A }
        guard name.count < line.count, !name.isEmpty, name.allSatisfy(Self.isToken) else {
            return "a field has no name"
        }
        let value = Self.trimmed(line[(name.endIndex + 1)...])
        guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { return "a value holds a control" }
        switch String(decoding: name, as: UTF8.self).lowercased() {
        case "host": hostCount += 1
        case "content-length": lengths.append(Array(value))
        case "transfer-encoding": codings.append(value.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        default: break
        }
        return nil
    }

    private mutating func examineChunks(_ content: [UInt8]) -> String? {
        var joined: [UInt8] = []
        while true {
            guard let line = takeLine() else { return "a chunk has no size" }
            let digits = line.prefix { $0 != 0x3B && !Self.blanks.contains($0) }
            guard !digits.isEmpty, digits.allSatisfy({ UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "f") }),
                let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return "a chunk size is no number" }
            if size == 0 { break }
            guard bytes.count >= size + 2 else { return "a chunk is cut" }
            joined += bytes.prefix(size)
            bytes = bytes.dropFirst(size)
            guard bytes.starts(with: Self.lineEnd) else { return "a chunk has no end" }
            bytes = bytes.dropFirst(2)
        }
        while let line = takeLine() {
            guard !line.isEmpty else {
                guard bytes.isEmpty else { return "there is more behind the last chunk" }
                return joined == content ? nil : "the content is another"
            }
            let name = line.prefix { $0 != 0x3A }
            guard name.count < line.count, !name.isEmpty, name.allSatisfy(Self.isToken) else {
                return "a trailer has no name"
            }
        }
        return "the trailer section has no end"
    }

    /// The next line without its end; nil when there is none, or when its end is not both of CR and LF.
    private mutating func takeLine() -> ArraySlice<UInt8>? {
        guard let end = bytes.firstIndex(of: 0x0A), end > bytes.startIndex, bytes[end - 1] == 0x0D else { return nil }
        let line = bytes[..<(end - 1)]
        guard !line.contains(0x0D), !line.contains(0) else { return nil }
        bytes = bytes[(end + 1)...]
        return line
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: marks.contains(byte)
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop { blanks.contains($0) }
        while let last = rest.last, blanks.contains(last) { rest = rest.dropLast() }
        return rest
    }
}
