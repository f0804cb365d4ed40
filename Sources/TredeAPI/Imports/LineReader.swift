internal import Glibc

/// Reads a file line by line, whatever its size, holding one line at a time.
package struct LineReader: ~Copyable {
    /// How many bytes a line may have.
    package static let lineBytesMax = 4 << 20

    /// A line and whether it was too long to be read whole.
    package struct Line {
        /// The line without its end.
        package let bytes: [UInt8]
        /// Whether it had more than `lineBytesMax` bytes, which were passed over.
        package let isTooLong: Bool
    }

    /// Gives the next bytes, or none at the end; nil when there should be more but there is not.
    private let source: () -> [UInt8]?
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// Whether the lines broke off before their end, so that what stands behind the last line end is no line.
    package private(set) var isCut = false

    /// Reads from an open descriptor, which stays the caller's to close.
    package init(descriptor: Int32) {
        self.init {
            [UInt8](unsafeUninitializedCapacity: LineReader.readBytesMax) { bytes, count in
                count = max(0, read(descriptor, bytes.baseAddress, bytes.count))
            }
        }
    }

    /// Reads what `source` gives: bytes, none at the end, nil when they broke off.
    package init(_ source: @escaping () -> [UInt8]?) {
        self.source = source
    }

    private static let readBytesMax = 1 << 18

    /// The next line; nil at the end.
    package mutating func next() -> Line? {
        var searched = start
        var isTooLong = false
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Line(bytes: isTooLong ? [] : Array(buffer[start..<end]), isTooLong: isTooLong)
                start = end + 1
                return line
            }
            if buffer.count - start > LineReader.lineBytesMax {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
                start = 0
            }
            searched = buffer.count
            if isAtEnd { return rest(isTooLong) }
            searched -= fill()
        }
    }

    private mutating func rest(_ isTooLong: Bool) -> Line? {
        guard !isCut, start < buffer.count || isTooLong else { return nil }
        let line = Line(bytes: isTooLong ? [] : Array(buffer[start...]), isTooLong: isTooLong)
        buffer.removeAll()
        start = 0
        return line
    }

    /// Reads more, and returns by how much what was read before moved to the front.
    private mutating func fill() -> Int {
        let moved = start
        buffer.removeFirst(start)
        start = 0
        guard let bytes = source() else {
            isCut = true
            isAtEnd = true
            return moved
        }
        buffer.append(contentsOf: bytes)
        isAtEnd = bytes.isEmpty
        return moved
    }
}
