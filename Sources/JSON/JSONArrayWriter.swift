/// Writes the elements of one array, in the order of the calls.
package struct JSONArrayWriter: ~Copyable {
    private let buffer: JSONBuffer
    private var isFirst = true

    /// Writes a whole array into a buffer.
    @inline(__always)
    static func write(to buffer: JSONBuffer, _ body: (inout JSONArrayWriter) -> Void) {
        buffer.append(UInt8(ascii: "["))
        var writer = JSONArrayWriter(buffer: buffer)
        body(&writer)
        buffer.append(UInt8(ascii: "]"))
    }

    private init(buffer: JSONBuffer) {
        self.buffer = buffer
    }

    /// Writes a string.
    package mutating func element(_ text: String) {
        begin()
        buffer.appendString(text)
    }

    /// Writes an integer.
    package mutating func element(_ integer: Int) {
        begin()
        buffer.appendInteger(integer)
    }

    /// Writes a truth value.
    package mutating func element(_ bool: Bool) {
        begin()
        buffer.appendBool(bool)
    }

    /// Writes the code of an enumeration's case.
    package mutating func element(code: some RawRepresentable<String>) {
        element(code.rawValue)
    }

    /// Writes a value that is JSON already; it is not checked.
    package mutating func element(rawJSON bytes: [UInt8]) {
        begin()
        bytes.withUnsafeBufferPointer { buffer.append($0) }
    }

    /// Writes an object.
    package mutating func object(_ body: (inout JSONObjectWriter) -> Void) {
        begin()
        JSONObjectWriter.write(to: buffer, body)
    }

    /// Writes an array.
    package mutating func array(_ body: (inout JSONArrayWriter) -> Void) {
        begin()
        buffer.append(UInt8(ascii: "["))
        isFirst = true
        body(&self)
        isFirst = false
        buffer.append(UInt8(ascii: "]"))
    }

    @inline(__always)
    private mutating func begin() {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
