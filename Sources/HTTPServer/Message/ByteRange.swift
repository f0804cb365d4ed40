/// A stretch of a buffer, in offsets of 32 bits: half the size of `Range<Int>`, and kept in great numbers.
struct ByteRange: Equatable, Sendable {
    var start: UInt32
    var end: UInt32

    @inline(__always)
    init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }

    static let empty = ByteRange(0, 0)

    var lower: Int { Int(start) }
    var upper: Int { Int(end) }
    var count: Int { Int(end &- start) }
    var isEmpty: Bool { start == end }
    var range: Range<Int> { Int(start)..<Int(end) }
}
