/// A value of a document, for reading what is there without a shape to check it against.
package struct JSONValue: Sendable {
    /// What a value is.
    package enum Kind: Equatable, Sendable {
        /// With its members; a name may stand twice.
        case object([Member])
        /// With its elements.
        case array([JSONValue])
        /// With its text.
        case string(String)
        /// A number without fraction and exponent that fits in 64 bits.
        case integer(Int)
        /// Any other number, as written.
        case number(String)
        /// `true` or `false`.
        case bool(Bool)
        /// `null`.
        case null
    }

    /// A name and its value.
    package struct Member: Equatable, Sendable {
        /// The name, escapes resolved.
        package let name: String
        /// The value.
        package let value: JSONValue
    }

    private let document: JSONDocument
    private let index: Int

    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// What this value is; the members and elements are not read further.
    package var kind: Kind {
        let token = document.tape[index]
        switch token.kind {
        case .object: return .object(members)
        case .array: return .array(elements)
        case .string, .name: return .string(JSONText.string(token, in: document.bytes))
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .null: return .null
        case .integer, .decimal:
            let integer = token.kind == .integer ? JSONInteger.value(of: token, in: document.bytes) : nil
            return integer.map(Kind.integer) ?? .number(JSONText.string(token, in: document.bytes))
        }
    }

    /// The text, if this is a string.
    package var string: String? {
        guard case .string(let text) = kind else { return nil }
        return text
    }

    /// The number, if this is an integer of 64 bits.
    package var integer: Int? {
        guard case .integer(let integer) = kind else { return nil }
        return integer
    }

    /// The truth value, if this is one.
    package var bool: Bool? {
        guard case .bool(let bool) = kind else { return nil }
        return bool
    }

    /// The elements, if this is an array; otherwise none.
    package var elements: [JSONValue] {
        document.tape[index].kind == .array ? children.map { JSONValue(document: document, index: $0) } : []
    }

    /// The members in the order of the document, if this is an object; otherwise none.
    package var members: [Member] {
        guard document.tape[index].kind == .object else { return [] }
        let children = children
        return stride(from: 0, to: children.count, by: 2).map { ordinal in
            let name = JSONText.string(document.tape[children[ordinal]], in: document.bytes)
            return Member(name: name, value: JSONValue(document: document, index: children[ordinal + 1]))
        }
    }

    /// The value of a member; nil if this is no object, or if the name stands in it twice.
    package subscript(name: String) -> JSONValue? {
        let found = members.filter { $0.name == name }
        return found.count == 1 ? found[0].value : nil
    }

    /// An element; nil if this is no array or has no such element.
    package subscript(ordinal: Int) -> JSONValue? {
        let elements = elements
        return elements.indices.contains(ordinal) ? elements[ordinal] : nil
    }

    /// Where the value stands: `participant.address`; empty for the root.
    package var path: String {
        JSONPath.string(to: index, tape: document.tape, bytes: document.bytes)
    }

    /// The bytes of the value as they stand in the document.
    package var bytes: ArraySlice<UInt8> {
        let token = document.tape[index]
        return token.kind == .string
            ? document.bytes[Int(token.start) - 1..<Int(token.end) + 1] : document.bytes[token.range]
    }

    /// The tokens of names and values directly inside this one.
    private var children: [Int] {
        let end = document.tape[index].next(at: index)
        var children: [Int] = []
        var child = index + 1
        while child < end {
            children.append(child)
            child = document.tape[child].next(at: child)
        }
        return children
    }
}

extension JSONValue: Equatable {
    /// Whether two values write the same thing: same kinds, names in the same order, numbers as written.
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        left.kind == right.kind
    }
}
