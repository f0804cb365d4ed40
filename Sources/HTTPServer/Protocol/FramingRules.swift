/// What the fields say about where the message ends and what comes after it (RFC 9112, sections 6 and 9).
struct FramingRules {
    private(set) var contentLength: Int?
    private(set) var isChunked = false
    private(set) var expectsContinue = false
    private(set) var keepsAlive = true

    private var hostCount = 0
    private var transferCodingCount = 0
    private var endsWithChunked = false
    private var hasUnknownCoding = false
    private var saysClose = false
    private var saysKeepAlive = false
    private var hasUnknownExpectation = false

    private static let host = Array("host".utf8)
    private static let expect = Array("expect".utf8)
    private static let connection = Array("connection".utf8)
    private static let contentLengthName = Array("content-length".utf8)
    private static let transferEncoding = Array("transfer-encoding".utf8)
    private static let chunked = Array("chunked".utf8)
    private static let continueExpectation = Array("100-continue".utf8)
    private static let close = Array("close".utf8)
    private static let keepAlive = Array("keep-alive".utf8)

    /// Takes note of a field if it is one of those that matter here.
    mutating func note(_ field: FieldRange, in bytes: Span<UInt8>) throws(Refusal) {
        switch field.name.count {
        case 4 where bytes.isEqual(field.name, lowercased: Self.host):
            try noteHost(field.value, bytes)
        case 6 where bytes.isEqual(field.name, lowercased: Self.expect):
            noteExpectation(field.value, bytes)
        case 10 where bytes.isEqual(field.name, lowercased: Self.connection):
            noteConnection(field.value, bytes)
        case 14 where bytes.isEqual(field.name, lowercased: Self.contentLengthName):
            try noteLength(field.value, bytes)
        case 17 where bytes.isEqual(field.name, lowercased: Self.transferEncoding):
            noteTransferCoding(field.value, bytes)
        default: break
        }
    }

    /// Decides, once all fields are known.
    mutating func finish(minorVersion: UInt8) throws(Refusal) {
        guard hostCount <= 1 else { throw .malformed(.hostRepeated) }
        guard hostCount == 1 || minorVersion == 0 else { throw .malformed(.hostMissing) }
        if transferCodingCount > 0 {
            guard minorVersion == 1 else { throw .malformed(.transferCodingInOldVersion) }
            guard contentLength == nil else { throw .malformed(.lengthAndTransferCoding) }
            guard transferCodingCount == 1 else { throw .malformed(.transferCodingRepeated) }
            guard endsWithChunked else { throw .malformed(.transferCodingInvalid) }
            guard !hasUnknownCoding else { throw .transferCodingUnknown }
            isChunked = true
        }
        guard !hasUnknownExpectation else { throw .expectationUnknown }
        // RFC 9110, section 10.1.1: an HTTP/1.0 client cannot have meant it.
        if minorVersion == 0 { expectsContinue = false }
        keepsAlive = minorVersion == 1 ? !saysClose : saysKeepAlive && !saysClose
    }

    private mutating func noteHost(_ value: ByteRange, _ bytes: Span<UInt8>) throws(Refusal) {
        hostCount += 1
        guard HostRules.isValid(bytes, value) else { throw .malformed(.hostInvalid) }
    }

    private mutating func noteExpectation(_ value: ByteRange, _ bytes: Span<UInt8>) {
        var start = value.lower
        while start < value.upper {
            let (expectation, next) = Self.element(bytes, from: start, to: value.upper)
            if bytes.isEqual(expectation, lowercased: Self.continueExpectation) {
                expectsContinue = true
            } else if !expectation.isEmpty {
                hasUnknownExpectation = true
            }
            start = next
        }
    }

    /// Digits only; a number too large to hold is as large as can be, and refused by the limit of the content.
    private mutating func noteLength(_ value: ByteRange, _ bytes: Span<UInt8>) throws(Refusal) {
        guard contentLength == nil else { throw .malformed(.lengthRepeated) }
        guard !value.isEmpty else { throw .malformed(.lengthInvalid) }
        var length = 0
        for index in value.range {
            guard Byte.isDigit(bytes[index]) else { throw .malformed(.lengthInvalid) }
            let (tenfold, overflows) = length.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = tenfold.addingReportingOverflow(Int(bytes[index] - Byte.zero))
            length = overflows || overflowsToo ? .max : sum
        }
        contentLength = length
    }

    /// A list that does not end with `chunked`, or names it before its end, does not say where the content ends
    /// (RFC 9112, sections 6.1 and 6.3), and a gap in this list is no mistake that honest senders make.
    private mutating func noteTransferCoding(_ value: ByteRange, _ bytes: Span<UInt8>) {
        transferCodingCount += 1
        endsWithChunked = false
        var hasFault = false
        var start = value.lower
        while start <= value.upper {
            let (coding, next) = Self.element(bytes, from: start, to: value.upper)
            if endsWithChunked || coding.isEmpty { hasFault = true }
            endsWithChunked = bytes.isEqual(coding, lowercased: Self.chunked)
            if !endsWithChunked { hasUnknownCoding = true }
            start = next
        }
        if hasFault { endsWithChunked = false }
    }

    private mutating func noteConnection(_ value: ByteRange, _ bytes: Span<UInt8>) {
        var start = value.lower
        while start < value.upper {
            let (option, next) = Self.element(bytes, from: start, to: value.upper)
            if bytes.isEqual(option, lowercased: Self.close) { saysClose = true }
            if bytes.isEqual(option, lowercased: Self.keepAlive) { saysKeepAlive = true }
            start = next
        }
    }

    /// The element of a list that begins at `start`, without the blanks around it, and where the next one begins
    /// (RFC 9110, section 5.6.1).
    private static func element(_ bytes: Span<UInt8>, from start: Int, to upper: Int) -> (ByteRange, next: Int) {
        var end = start
        while end < upper, bytes[end] != Byte.comma { end += 1 }
        var (first, last) = (start, end)
        while first < last, Byte.isBlank(bytes[first]) { first += 1 }
        while last > first, Byte.isBlank(bytes[last - 1]) { last -= 1 }
        return (ByteRange(first, last), end + 1)
    }
}
