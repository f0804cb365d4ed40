internal import SQLite

/// Values that were sealed together, as bytes: for each a kind, and what it holds.
enum SealedValues {
    private enum Kind {
        static let null: UInt8 = 0
        static let integer: UInt8 = 1
        static let text: UInt8 = 2
        static let blob: UInt8 = 3
    }

    static func pack(_ values: [Value]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 + 16 * values.count)
        for value in values {
            switch value {
            case .null: bytes.append(Kind.null)
            case .integer(let number):
                bytes.append(Kind.integer)
                append(UInt64(bitPattern: number << 1 ^ number >> 63), to: &bytes)
            case .text(let text):
                bytes.append(Kind.text)
                append(UInt64(text.utf8.count), to: &bytes)
                bytes.append(contentsOf: text.utf8)
            case .blob(let blob):
                bytes.append(Kind.blob)
                append(UInt64(blob.count), to: &bytes)
                bytes.append(contentsOf: blob)
            case .real: preconditionFailure("No sealed value is a floating-point number.")
            }
        }
        return bytes
    }

    static func unpack(_ bytes: [UInt8]) throws(SealingFault) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(min(bytes.count, 40))
        var index = 0
        while index < bytes.count {
            let kind = bytes[index]
            index += 1
            guard kind != Kind.null else {
                values.append(.null)
                continue
            }
            let number = try read(bytes, &index)
            guard kind != Kind.integer else {
                values.append(.integer(Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)))
                continue
            }
            guard number <= UInt64(bytes.count - index) else { throw .damaged }
            let content = index..<(index + Int(number))
            index = content.upperBound
            switch kind {
            case Kind.text: values.append(.text(try text(bytes.span.extracting(content))))
            case Kind.blob: values.append(.blob(Array(bytes[content])))
            default: throw .damaged
            }
        }
        return values
    }

    private static func text(_ bytes: Span<UInt8>) throws(SealingFault) -> String {
        do {
            return String(copying: try UTF8Span(validating: bytes))
        } catch {
            throw .damaged
        }
    }

    /// Seven bits a byte, the lowest first.
    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func read(_ bytes: [UInt8], _ index: inout Int) throws(SealingFault) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard index < bytes.count else { throw .damaged }
            let byte = bytes[index]
            index += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw .damaged
    }
}
