/// One entry of the tape: a value or a member name, with the bytes it stands in.
///
/// An object's members follow it as name, value, name, value; an array's elements follow it one after another.
struct JSONToken: Sendable {
    enum Kind: UInt8, Sendable {
        case object, array, string, name, integer, decimal, `true`, `false`, null
    }

    /// The first byte: of a string or name the one after its quote.
    var start: UInt32
    /// The byte after the last: of a string or name its closing quote.
    var end: UInt32
    /// Meaning by kind: see `next`, `scalarCount` and `fingerprint`.
    var detail: UInt32
    var kind: Kind
    /// Whether a string or name holds escapes, so that its bytes are not its text.
    var hasEscapes = false

    init(_ kind: Kind, start: Int, end: Int, detail: UInt32 = 0, hasEscapes: Bool = false) {
        self.kind = kind
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.detail = detail
        self.hasEscapes = hasEscapes
    }

    var range: Range<Int> { Int(start)..<Int(end) }

    var byteCount: Int { Int(end) - Int(start) }

    /// The length of a string in Unicode scalars, escapes counted as what they stand for.
    var scalarCount: Int { Int(detail) }

    /// Of a name: a few of its bytes, equal for equal names.
    var fingerprint: UInt32 { detail }

    var isContainer: Bool { kind == .object || kind == .array }

    /// Whether this is a container whose end has not been read.
    var isOpen: Bool { isContainer && detail == 0 }

    /// The index of the token after this value, which stands at `index`.
    func next(at index: Int) -> Int {
        isContainer ? Int(detail) : index + 1
    }
}
