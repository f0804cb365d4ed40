/// Writes the members of one object, in the order of the calls; a name is to be written once.
///
/// Names given as literals are lowerCamelCase and need no escapes. There is no null: what is unknown is left out with
/// `memberIfPresent`.
package struct JSONObjectWriter: ~Copyable {
    private let buffer: JSONBuffer
    private var isFirst = true

    /// Writes a whole object into a buffer.
    @inline(__always)
    static func write(to buffer: JSONBuffer, _ body: (inout JSONObjectWriter) -> Void) {
        buffer.append(UInt8(ascii: "{"))
        var writer = JSONObjectWriter(buffer: buffer)
        body(&writer)
        buffer.append(UInt8(ascii: "}"))
    }

    private init(buffer: JSONBuffer) {
        self.buffer = buffer
    }

    /// Writes a string.
    package mutating func member(_ name: StaticString, _ text: String) {
        begin(name)
        buffer.appendString(text)
    }

    /// Writes an integer.
    package mutating func member(_ name: StaticString, _ integer: Int) {
        begin(name)
        buffer.appendInteger(integer)
    }

    /// Writes a truth value.
    package mutating func member(_ name: StaticString, _ bool: Bool) {
        begin(name)
        buffer.appendBool(bool)
    }

    /// Writes the code of an enumeration's case.
    package mutating func member(_ name: StaticString, code: some RawRepresentable<String>) {
        member(name, code.rawValue)
    }

    /// Writes a value that is JSON already; it is not checked.
    package mutating func member(_ name: StaticString, rawJSON bytes: [UInt8]) {
        begin(name)
        bytes.withUnsafeBufferPointer { buffer.append($0) }
    }

    /// Writes a string unless it is nil.
    package mutating func memberIfPresent(_ name: StaticString, _ text: String?) {
        if let text { member(name, text) }
    }

    /// Writes an integer unless it is nil.
    package mutating func memberIfPresent(_ name: StaticString, _ integer: Int?) {
        if let integer { member(name, integer) }
    }

    /// Writes a truth value unless it is nil.
    package mutating func memberIfPresent(_ name: StaticString, _ bool: Bool?) {
        if let bool { member(name, bool) }
    }

    /// Writes the code of an enumeration's case unless it is nil.
    package mutating func memberIfPresent<T: RawRepresentable<String>>(_ name: StaticString, code: T?) {
        if let code { member(name, code.rawValue) }
    }

    /// Writes an integer under a name known only at run time.
    package mutating func member(named name: String, _ integer: Int) {
        begin(named: name)
        buffer.appendInteger(integer)
    }

    /// Writes a string under a name known only at run time.
    package mutating func member(named name: String, _ text: String) {
        begin(named: name)
        buffer.appendString(text)
    }

    /// Writes an object.
    package mutating func object(_ name: StaticString, _ body: (inout JSONObjectWriter) -> Void) {
        begin(name)
        nested(body)
    }

    /// Writes an object under a name known only at run time.
    package mutating func object(named name: String, _ body: (inout JSONObjectWriter) -> Void) {
        begin(named: name)
        nested(body)
    }

    /// Writes an array under a name that is known only at run time.
    package mutating func array(named name: String, _ body: (inout JSONArrayWriter) -> Void) {
        begin(named: name)
        JSONArrayWriter.write(to: buffer, body)
    }

    /// Writes a member whose value is JSON already, under a name that is known only at run time.
    package mutating func member(named name: String, rawJSON bytes: [UInt8]) {
        begin(named: name)
        bytes.withUnsafeBufferPointer { buffer.append($0) }
    }

    /// Writes an array.
    package mutating func array(_ name: StaticString, _ body: (inout JSONArrayWriter) -> Void) {
        begin(name)
        JSONArrayWriter.write(to: buffer, body)
    }

    /// Writes an array of strings.
    package mutating func array(_ name: StaticString, strings: some Sequence<String>) {
        array(name) { array in
            for text in strings { array.element(text) }
        }
    }

    private mutating func nested(_ body: (inout JSONObjectWriter) -> Void) {
        buffer.append(UInt8(ascii: "{"))
        isFirst = true
        body(&self)
        isFirst = false
        buffer.append(UInt8(ascii: "}"))
    }

    @inline(__always)
    private mutating func begin(_ name: StaticString) {
        buffer.appendName(name, isFirst: isFirst)
        isFirst = false
    }

    private mutating func begin(named name: String) {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        isFirst = false
        buffer.appendString(name)
        buffer.append(UInt8(ascii: ":"))
    }
}
