/// Writes a JSON document: `JSONWriter.object { $0.member("name", name) }`, without white space.
package enum JSONWriter {
    /// Writes an object; `byteCapacity` is the room made at first, which grows as needed.
    package static func object(byteCapacity: Int = 1024, _ body: (inout JSONObjectWriter) -> Void) -> [UInt8] {
        let buffer = JSONBuffer(byteCapacity: byteCapacity)
        JSONObjectWriter.write(to: buffer, body)
        return buffer.written
    }

    /// Writes an array; a body is to be an object, so this is for parts put in by `member(_:rawJSON:)`.
    package static func array(byteCapacity: Int = 1024, _ body: (inout JSONArrayWriter) -> Void) -> [UInt8] {
        let buffer = JSONBuffer(byteCapacity: byteCapacity)
        JSONArrayWriter.write(to: buffer, body)
        return buffer.written
    }
}
