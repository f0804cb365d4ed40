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

    /// The lines broke off before their end; what stands after them is unknown.
    package struct Interruption: Error, Equatable {
        /// How many lines were read whole before.
        package let lines: Int
        /// The `errno` value.
        package let code: Int32

        /// Why, in the words of the system.
        package var reason: String { strerror(code).map { String(cString: $0) } ?? "unknown" }
    }

    /// What a source gives.
    package enum Piece {
        /// The next bytes, at least one.
        case bytes([UInt8])
        case end
        /// There should be more, but there is not; the `errno` value says why.
        case broken(Int32)
    }

    private let source: () -> Piece
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var lines = 0

    private static let bytesAtOnce = 1 << 16

    /// Reads from an open descriptor, which stays the caller's to close.
    package init(descriptor: Int32) {
        self.init { LineReader.piece(of: descriptor) }
    }

    /// Reads what `source` gives, which is not asked again after an end.
    package init(_ source: @escaping () -> Piece) {
        self.source = source
    }

    private static func piece(of descriptor: Int32) -> Piece {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: bytesAtOnce) { bytes, count in
            var got = 0
            repeat { got = read(descriptor, bytes.baseAddress, bytes.count) } while got < 0 && errno == EINTR
            if got < 0 { code = errno }
            count = max(0, got)
        }
        guard code == 0 else { return .broken(code) }
        return bytes.isEmpty ? .end : .bytes(bytes)
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
        switch source() {
        case .bytes(let bytes): buffer.append(contentsOf: bytes)
        case .end: isAtEnd = true
        case .broken(let code): throw Interruption(lines: lines, code: code)
        }
        return moved
    }
}
