internal import Glibc

extension [UInt8] {
    /// The bytes of a span, in an array of exactly their size.
    init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// Adds the bytes of a span in one move.
    mutating func append(copying bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}

extension Span<UInt8> {
    /// The offset of the first line feed at or after `start`.
    func firstLineFeed(from start: Int) -> Int? {
        guard start < count else { return nil }
        return unsafe withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            guard let found = unsafe memchr(base + start, Int32(Byte.lineFeed), buffer.count - start) else {
                return nil
            }
            return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    /// Whether the bytes of the range are `name`, which is in lower case, whatever their case.
    func isEqual(_ range: ByteRange, lowercased name: [UInt8]) -> Bool {
        guard range.count == name.count else { return false }
        for index in name.indices where Byte.lowercased(self[range.lower + index]) != name[index] { return false }
        return true
    }
}
