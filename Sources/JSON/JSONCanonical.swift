/// Writes the canonical form of a document.
struct JSONCanonical {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let tape: UnsafeBufferPointer<JSONToken>
    private let buffer: JSONBuffer
    /// Up to this many members, an object's names are sorted by insertion.
    private static let insertionMax = 24
    /// The names of the objects being written, each object's behind those of the one around it.
    private var names: [Int] = []

    /// The canonical form of a whole document.
    static func bytes(of document: JSONDocument) -> [UInt8] {
        document.bytes.withUnsafeBufferPointer { bytes in
            document.tape.withUnsafeBufferPointer { tape in
                var canonical = JSONCanonical(bytes: bytes, tape: tape)
                canonical.write(0)
                return canonical.buffer.written
            }
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, tape: UnsafeBufferPointer<JSONToken>) {
        self.bytes = bytes
        self.tape = tape
        buffer = JSONBuffer(byteCapacity: bytes.count)
    }

    private mutating func write(_ index: Int) {
        switch tape[index].kind {
        case .object: writeObject(index)
        case .array: writeArray(index)
        case .string, .name: writeString(tape[index])
        default: append(tape[index].range)
        }
    }

    private mutating func writeArray(_ index: Int) {
        buffer.append(UInt8(ascii: "["))
        let end = tape[index].next(at: index)
        var child = index + 1
        while child < end {
            if child > index + 1 { buffer.append(UInt8(ascii: ",")) }
            write(child)
            child = tape[child].next(at: child)
        }
        buffer.append(UInt8(ascii: "]"))
    }

    private mutating func writeObject(_ index: Int) {
        buffer.append(UInt8(ascii: "{"))
        let first = names.count
        appendSortedNames(index)
        for ordinal in first..<names.count {
            if ordinal > first { buffer.append(UInt8(ascii: ",")) }
            writeString(tape[names[ordinal]])
            buffer.append(UInt8(ascii: ":"))
            write(names[ordinal] + 1)
        }
        names.removeLast(names.count - first)
        buffer.append(UInt8(ascii: "}"))
    }

    /// Appends an object's names by the bytes of their text; those of the same text in the order of the document.
    private mutating func appendSortedNames(_ index: Int) {
        let end = tape[index].next(at: index)
        let first = names.count
        var name = index + 1
        while name < end {
            names.append(name)
            name = tape[name + 1].next(at: name + 1)
        }
        guard names.count - first > Self.insertionMax else { return sortByInsertion(from: first) }
        let sorted = names[first...].sorted { isOrdered($0, before: $1) }
        names.replaceSubrange(first..., with: sorted)
    }

    /// Sorts the last names in place, which for the few that an object mostly has needs no room of its own.
    private mutating func sortByInsertion(from first: Int) {
        for unsorted in first..<names.count {
            let name = names[unsorted]
            var at = unsorted
            while at > first, isOrdered(name, before: names[at - 1]) {
                names[at] = names[at - 1]
                at -= 1
            }
            names[at] = name
        }
    }

    private func isOrdered(_ left: Int, before right: Int) -> Bool {
        let order = JSONText.order(tape[left], tape[right], in: bytes.span)
        return order == 0 ? left < right : order < 0
    }

    private func writeString(_ token: JSONToken) {
        guard token.hasEscapes else {
            // Without escapes a string already is what it would be written as.
            return append(Int(token.start) - 1..<Int(token.end) + 1)
        }
        JSONText.unescaped(token, in: bytes.span).withUnsafeBufferPointer { buffer.appendString($0) }
    }

    private func append(_ range: Range<Int>) {
        buffer.append(UnsafeBufferPointer(rebasing: bytes[range]))
    }
}

extension JSONDocument {
    /// The document with members sorted by the UTF-8 of their names, without white space, and with as few escapes as
    /// can be: equal for documents that say the same.
    ///
    /// Numbers stay as written, so `1` and `1.0` differ. This is not RFC 8785, which sorts by UTF-16.
    package func canonicalBytes() -> [UInt8] {
        JSONCanonical.bytes(of: self)
    }
}
