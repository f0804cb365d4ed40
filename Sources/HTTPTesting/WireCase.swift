package import HTTPServer

/// A message on the wire and what must come of it.
package struct WireCase: Sendable {
    /// What is special about it.
    package let name: String
    /// The bytes that are sent.
    package private(set) var bytes: [UInt8] = []
    /// The lines of the transcript that must come of it.
    package private(set) var expected: [String] = []
    /// Whether it is about `Limits.small`.
    package private(set) var isAboutLimits = false

    /// The bounds it is read with.
    package var limits: Limits { isAboutLimits ? .small : Limits() }

    /// Whether nothing of it may be accepted.
    package var isRefusedWhole: Bool {
        expected.count == 1 && expected.allSatisfy { $0.first == "4" || $0.first == "5" }
    }

    /// The cases of a corpus file: blocks of `== name`, `< bytes` and `> expected line`; `#` begins a remark.
    ///
    /// Bytes are ASCII with `\r`, `\n`, `\t`, `\0`, `\\`, `\xHH`, and `\{500:a}` for 500 times the letter a; the line
    /// ends of the file are not part of them.
    /// - Throws: `CorpusFault` with the line that is not understood.
    package static func cases(in text: String) throws -> [WireCase] {
        var cases: [WireCase] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("== ") {
                cases.append(WireCase(name: String(line.dropFirst(3))))
                continue
            }
            guard let last = cases.indices.last else { throw CorpusFault(line: String(line)) }
            if line.hasPrefix("< ") {
                cases[last].bytes += try unescaped(line.dropFirst(2))
            } else if line.hasPrefix("> ") {
                cases[last].expected.append(String(decoding: try unescaped(line.dropFirst(2)), as: UTF8.self))
            } else if line == "limits small" {
                cases[last].isAboutLimits = true
            } else {
                throw CorpusFault(line: String(line))
            }
        }
        return cases
    }

    private static func unescaped(_ text: Substring) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "0"): bytes.append(0)
            case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "x"):
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                    throw CorpusFault(line: String(text))
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            case UInt8(ascii: "{"):
                let parts = rest.prefix { $0 != UInt8(ascii: "}") }.split(separator: UInt8(ascii: ":"), maxSplits: 1)
                guard parts.count == 2, let count = Int(String(decoding: parts[0], as: UTF8.self)) else {
                    throw CorpusFault(line: String(text))
                }
                for _ in 0..<count { bytes += parts[1] }
                rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
            default: throw CorpusFault(line: String(text))
            }
        }
        return bytes
    }
}

/// A line of a corpus file that is not understood.
package struct CorpusFault: Error {
    /// The line, or what is left of it.
    package let line: String
}

extension Limits {
    /// Bounds so narrow that a case of a few bytes goes beyond them.
    package static var small: Limits {
        var limits = Limits()
        limits.requestLineBytesMax = 40
        limits.headerBytesMax = 60
        limits.headerFieldsMax = 4
        limits.bodyBytesMax = 10
        limits.chunkLineBytesMax = 20
        limits.chunkExtensionBytesMax = 30
        return limits
    }
}
