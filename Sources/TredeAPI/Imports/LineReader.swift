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

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// Reads from an open descriptor, which stays the caller's to close.
    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

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
        guard start < buffer.count || isTooLong else { return nil }
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
        let had = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: 1 << 18))
        let got = buffer.withUnsafeMutableBytes { bytes in
            read(descriptor, bytes.baseAddress?.advanced(by: had), bytes.count - had)
        }
        buffer.removeLast(buffer.count - had - max(0, got))
        isAtEnd = got <= 0
        return moved
    }
}
