/// Why bytes are not a JSON document, and where; the first such fault ends the reading.
package struct JSONSyntaxError: Error, Equatable, Sendable {
    /// What is wrong at the offset.
    package enum Kind: String, CaseIterable, Sendable {
        /// No value at all: no bytes, or only white space.
        case emptyInput
        /// A byte order mark before the document (RFC 8259, section 8.1).
        case byteOrderMark
        /// A byte that cannot stand here.
        case unexpectedByte
        /// The document stops before it is complete.
        case unexpectedEnd
        /// Something follows the document.
        case trailingBytes
        /// A word that is not `true`, `false` or `null`.
        case invalidLiteral
        /// A number that RFC 8259, section 6, does not allow.
        case invalidNumber
        /// A backslash followed by what RFC 8259, section 7, does not allow.
        case invalidEscape
        /// Half of a surrogate pair.
        case loneSurrogate
        /// An unescaped control character inside a string.
        case controlCharacter
        /// The character NUL written as an escape: allowed by RFC 8259, refused here.
        case nulCharacter
        /// Bytes that are not UTF-8 (RFC 3629).
        case invalidUTF8
        /// Objects and arrays nested deeper than the limit.
        case depthExceeded
        /// More values and names than the limit.
        case tokensExceeded
        /// More bytes than the limit.
        case bytesExceeded
    }

    /// What is wrong.
    package let kind: Kind
    /// The offset of the faulty byte, from 0.
    package let byteOffset: Int
    /// The line of the faulty byte, from 1; only line feeds end lines.
    package let line: Int
    /// The column of the faulty byte, from 1, in Unicode scalars.
    package let column: Int
    /// The place of the member or element that was being read, such as `icf.scores[3]`; empty at the top.
    package let path: String

    init(_ fault: JSONParser.Fault, in bytes: [UInt8], path: String) {
        kind = fault.kind
        byteOffset = fault.offset
        self.path = path
        let before = bytes.prefix(fault.offset)
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    }
}
