internal import Glibc

/// Reads a file line by line, whatever its size, holding one line at a time.
package struct LineReader: ~Copyable {
    /// How many bytes a line may have: some eighteen times the longest history of a whole population.
    package static let lineBytesMax = 256 << 10

    /// A line and whether it was too long to be read whole.
    package struct Line {
        /// The line without its end.
        package let bytes: [UInt8]
        /// Whether it had more than `lineBytesMax` bytes, which were passed over.
        package let isTooLong: Bool
    }

    /// The system could not read on; what stands after these lines is unknown.
    package struct Interruption: Error, Equatable {
        /// How many lines were read whole before.
        package let lines: Int
        /// The `errno` value.
        package let code: Int32

        /// Why, in the words of the system.
        package var reason: String { strerror(code).map { String(cString: $0) } ?? "unknown" }
    }

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var lines = 0

    private static let bytesAtOnce = 1 << 16

    /// Reads from an open descriptor, which stays the caller's to close.
    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next line; nil at the end.
    ///
    /// - Throws: When the system cannot read on; a line that was read in part is not returned.
    package mutating func next() throws(Interruption) -> Line? {
        var searched = start
        var isTooLong = false
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) { return line(to: end, isTooLong) }
            if buffer.count - start > LineReader.lineBytesMax {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
                start = 0
            }
            searched = buffer.count
            if isAtEnd { return rest(isTooLong) }
            searched -= try fill()
        }
    }

    private mutating func line(to end: Int, _ isTooLong: Bool) -> Line {
        let isTooLong = isTooLong || end - start > LineReader.lineBytesMax
        defer {
            start = end + 1
            lines += 1
        }
        return Line(bytes: isTooLong ? [] : Array(buffer[start..<end]), isTooLong: isTooLong)
    }

    private mutating func rest(_ isTooLong: Bool) -> Line? {
        guard start < buffer.count || isTooLong else { return nil }
        let line = Line(bytes: isTooLong ? [] : Array(buffer[start...]), isTooLong: isTooLong)
        buffer.removeAll()
        start = 0
        lines += 1
        return line
    }

    /// Reads more, and returns by how much what was read before moved to the front.
    private mutating func fill() throws(Interruption) -> Int {
        let moved = start
        buffer.removeFirst(start)
        start = 0
        let had = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: LineReader.bytesAtOnce))
        var got = 0
        repeat {
            got = buffer.withUnsafeMutableBytes { bytes in
                read(descriptor, bytes.baseAddress?.advanced(by: had), bytes.count - had)
            }
        } while got < 0 && errno == EINTR
        let code = errno
        buffer.removeLast(buffer.count - had - max(0, got))
        guard got >= 0 else { throw Interruption(lines: lines, code: code) }
        isAtEnd = got == 0
        return moved
    }
}
