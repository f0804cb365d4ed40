/// The bytes written so far, with room behind them; shared by the writers of one document.
final class JSONBuffer {
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

    init(byteCapacity: Int) {
        capacity = max(byteCapacity, 64)
        bytes = .allocate(capacity: capacity)
    }

    deinit {
        bytes.deallocate()
    }

    /// The bytes written.
    var written: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }

    @inline(__always)
    func append(_ byte: UInt8) {
        reserve(1)
        bytes[count] = byte
        count += 1
    }

    /// Appends bytes as they are.
    func append(_ other: UnsafeBufferPointer<UInt8>) {
        guard let start = other.baseAddress else { return }
        reserve(other.count)
        (bytes + count).update(from: start, count: other.count)
        count += other.count
    }

    /// Appends a comma unless `isFirst`, then the quoted name, which needs no escapes, and a colon.
    @inline(__always)
    func appendName(_ name: StaticString, isFirst: Bool) {
        name.withUTF8Buffer { text in
            reserve(text.count + 4)
            var room = bytes + count
            if !isFirst {
                room[0] = UInt8(ascii: ",")
                room += 1
            }
            room[0] = UInt8(ascii: "\"")
            for index in 0..<text.count { room[1 + index] = text[index] }
            room[text.count + 1] = UInt8(ascii: "\"")
            room[text.count + 2] = UInt8(ascii: ":")
            count += text.count + (isFirst ? 3 : 4)
        }
    }

    /// Appends a quoted string.
    func appendString(_ text: String) {
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { appendString($0) }
        if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { appendString($0) } }
    }

    /// Appends a quoted string of valid UTF-8.
    func appendString(_ text: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var at = 0
        repeat {
            at = appendPlain(text, from: at)
            if at < text.count {
                reserve(JSONEscape.lengthMax)
                count += JSONEscape.write(text[at], to: bytes + count)
                at += 1
            }
        } while at < text.count
        append(UInt8(ascii: "\""))
    }

    /// Appends bytes up to the first that needs an escape and returns where that is.
    @inline(__always)
    private func appendPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        reserve(text.count - start)
        let room = bytes + count - start
        let source = UnsafeRawBufferPointer(text)
        var at = start
        while at + 8 <= text.count {
            let word = source.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            guard !JSONEscape.mayBeNeeded(word) else { break }
            UnsafeMutableRawPointer(room + at).storeBytes(of: word, as: UInt64.self)
            at += 8
        }
        while at < text.count, !JSONEscape.isNeeded(text[at]) {
            room[at] = text[at]
            at += 1
        }
        count += at - start
        return at
    }

    func appendBool(_ bool: Bool) {
        let word: StaticString = bool ? "true" : "false"
        word.withUTF8Buffer { append($0) }
    }

    /// Appends an integer in decimal.
    func appendInteger(_ value: Int) {
        // The sign and nineteen digits.
        reserve(20)
        if value < 0 {
            bytes[count] = UInt8(ascii: "-")
            count += 1
        }
        var rest = value.magnitude
        var digitCount = 1
        var bound: UInt = 10
        while digitCount < 19, rest >= bound {
            digitCount += 1
            bound &*= 10
        }
        for at in stride(from: count + digitCount - 1, through: count, by: -1) {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
        count += digitCount
    }

    @inline(__always)
    private func reserve(_ length: Int) {
        if capacity - count < length { grow(length) }
    }

    @inline(never)
    private func grow(_ length: Int) {
        let grown = max(capacity * 2, count + length)
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
        room.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = room
        capacity = grown
    }
}
