package import JSON

/// Any JSON, written again value by value.
package enum RewrittenJSON {
    /// Adds a value to an array.
    package static func write(_ value: JSONValue, to array: inout JSONArrayWriter) {
        switch value.kind {
        case .object(let members):
            array.object { object in
                for member in members { write(member.value, named: member.name, to: &object) }
            }
        case .array(let elements):
            array.array { array in
                for element in elements { write(element, to: &array) }
            }
        case .string(let text): array.element(text)
        case .integer(let integer): array.element(integer)
        case .bool(let bool): array.element(bool)
        case .number, .null: array.element(rawJSON: Array(value.bytes))
        }
    }

    /// Adds a member to an object.
    package static func write(_ value: JSONValue, named name: String, to object: inout JSONObjectWriter) {
        switch value.kind {
        case .object(let members):
            object.object(named: name) { object in
                for member in members { write(member.value, named: member.name, to: &object) }
            }
        case .array(let elements):
            object.array(named: name) { array in
                for element in elements { write(element, to: &array) }
            }
        case .string(let text): object.member(named: name, text)
        case .integer(let integer): object.member(named: name, integer)
        case .bool, .number, .null: object.member(named: name, rawJSON: Array(value.bytes))
        }
    }
}
