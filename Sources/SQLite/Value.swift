/// One value bound to a parameter of a query.
package enum Value: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// The text, or NULL when there is none.
    package static func optional(_ text: String?) -> Value {
        text.map(Value.text) ?? .null
    }

    /// The integer, or NULL when there is none.
    package static func optional(_ integer: Int64?) -> Value {
        integer.map(Value.integer) ?? .null
    }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    package init(nilLiteral: ()) {
        self = .null
    }

    package init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    package init(stringLiteral value: String) {
        self = .text(value)
    }
}
