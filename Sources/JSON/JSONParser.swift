/// Reads a document once, checks all of its syntax (RFC 8259) and lays its tokens on a tape.
struct JSONParser {
    /// A syntax fault before its line, column and path are worked out.
    struct Fault: Error {
        let kind: JSONSyntaxError.Kind
        let offset: Int

        init(_ kind: JSONSyntaxError.Kind, _ offset: Int) {
            self.kind = kind
            self.offset = offset
        }
    }

    private(set) var tape: [JSONToken] = []
    /// The tokens of names that stand earlier in the same object, in the order found.
    private(set) var duplicates: [Int] = []
    private let limits: JSONLimits
    private var at = 0
    private var depth = 0

    init(limits: JSONLimits) {
        self.limits = limits
    }

    /// Reads the whole document.
    mutating func parse(_ bytes: Span<UInt8>) throws(Fault) {
        guard bytes.count <= limits.documentBytesMax else { throw Fault(.bytesExceeded, limits.documentBytesMax) }
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { throw Fault(.byteOrderMark, 0) }
        tape.reserveCapacity(min(bytes.count / 10 + 8, limits.tokensMax))
        skipSpace(bytes)
        guard at < bytes.count else { throw Fault(.emptyInput, at) }
        try value(bytes)
        skipSpace(bytes)
        guard at == bytes.count else { throw Fault(.trailingBytes, at) }
    }

    private mutating func value(_ bytes: Span<UInt8>) throws(Fault) {
        switch peek(bytes) {
        case UInt8(ascii: "\""): try string(bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(bytes)
        case UInt8(ascii: "{"): try object(bytes)
        case UInt8(ascii: "["): try array(bytes)
        case UInt8(ascii: "t"): try literal("true", .true, bytes)
        case UInt8(ascii: "f"): try literal("false", .false, bytes)
        case UInt8(ascii: "n"): try literal("null", .null, bytes)
        default: throw unexpected(bytes)
        }
    }

    private mutating func object(_ bytes: Span<UInt8>) throws(Fault) {
        let opening = try open(.object)
        var memberCount = 0
        if try !closes(UInt8(ascii: "}"), bytes) {
            repeat {
                guard peek(bytes) == UInt8(ascii: "\"") else { throw unexpected(bytes) }
                try name(bytes)
                skipSpace(bytes)
                guard peek(bytes) == UInt8(ascii: ":") else { throw unexpected(bytes) }
                at += 1
                skipSpace(bytes)
                try value(bytes)
                memberCount += 1
            } while try continues(closing: UInt8(ascii: "}"), bytes)
        }
        close(opening)
        if memberCount > 1 {
            JSONMemberNames.appendDuplicates(
                to: &duplicates, in: bytes, tape: tape, object: opening, memberCount: memberCount)
        }
    }

    private mutating func array(_ bytes: Span<UInt8>) throws(Fault) {
        let opening = try open(.array)
        if try !closes(UInt8(ascii: "]"), bytes) {
            repeat { try value(bytes) } while try continues(closing: UInt8(ascii: "]"), bytes)
        }
        close(opening)
    }

    private mutating func open(_ kind: JSONToken.Kind) throws(Fault) -> Int {
        guard depth < limits.depthMax else { throw Fault(.depthExceeded, at) }
        depth += 1
        try append(JSONToken(kind, start: at, end: at + 1))
        at += 1
        return tape.count - 1
    }

    private mutating func close(_ opening: Int) {
        tape[opening].end = UInt32(truncatingIfNeeded: at)
        tape[opening].detail = UInt32(truncatingIfNeeded: tape.count)
        depth -= 1
    }

    /// Whether the container just opened closes at once, which is then read.
    @inline(__always)
    private mutating func closes(_ bracket: UInt8, _ bytes: Span<UInt8>) throws(Fault) -> Bool {
        skipSpace(bytes)
        guard peek(bytes) == bracket else { return false }
        at += 1
        return true
    }

    /// Reads the comma or closing bracket after a value; true if another value or name must follow.
    @inline(__always)
    private mutating func continues(closing bracket: UInt8, _ bytes: Span<UInt8>) throws(Fault) -> Bool {
        skipSpace(bytes)
        let byte = peek(bytes)
        guard byte == UInt8(ascii: ",") || byte == bracket else { throw unexpected(bytes) }
        at += 1
        guard byte != bracket else { return false }
        skipSpace(bytes)
        return true
    }

    @inline(__always)
    private mutating func string(_ bytes: Span<UInt8>) throws(Fault) {
        let scan = try JSONStringSyntax.scan(bytes, from: at + 1)
        let count = UInt32(truncatingIfNeeded: scan.scalarCount)
        try append(
            JSONToken(.string, start: at + 1, end: scan.end, detail: count, hasEscapes: scan.hasEscapes))
        at = scan.end + 1
    }

    @inline(__always)
    private mutating func name(_ bytes: Span<UInt8>) throws(Fault) {
        let scan = try JSONStringSyntax.scan(bytes, from: at + 1)
        var token = JSONToken(.name, start: at + 1, end: scan.end, hasEscapes: scan.hasEscapes)
        token.detail = JSONMemberNames.fingerprint(of: token, in: bytes)
        try append(token)
        at = scan.end + 1
    }

    @inline(__always)
    private mutating func number(_ bytes: Span<UInt8>) throws(Fault) {
        let scan = try JSONNumberSyntax.scan(bytes, from: at)
        try append(JSONToken(scan.isInteger ? .integer : .decimal, start: at, end: scan.end))
        at = scan.end
    }

    private mutating func literal(_ word: StaticString, _ kind: JSONToken.Kind, _ bytes: Span<UInt8>) throws(Fault) {
        let end = at + word.utf8CodeUnitCount
        guard end <= bytes.count, word.matches(bytes, at: at) else { throw Fault(.invalidLiteral, at) }
        try append(JSONToken(kind, start: at, end: end))
        at = end
    }

    @inline(__always)
    private mutating func append(_ token: JSONToken) throws(Fault) {
        guard tape.count < limits.tokensMax else { throw Fault(.tokensExceeded, at) }
        tape.append(token)
    }

    @inline(__always)
    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while at < bytes.count, bytes[at] <= 0x20 {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    /// The byte to read next, or 0, which can begin nothing, at the end.
    @inline(__always)
    private func peek(_ bytes: Span<UInt8>) -> UInt8 {
        at < bytes.count ? bytes[at] : 0
    }

    private func unexpected(_ bytes: Span<UInt8>) -> Fault {
        Fault(at < bytes.count ? .unexpectedByte : .unexpectedEnd, at)
    }
}
