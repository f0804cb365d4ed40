// What a caller may ask of an object; each pair is the same, for a member that must and one that may be there.
extension JSONObject {
    /// A string of so many Unicode scalars.
    package mutating func string(_ name: StaticString, _ lengths: ClosedRange<Int>) -> String? {
        require(name).flatMap { reading.string(at: $0, lengths) }
    }

    /// A string of so many Unicode scalars, if it is there.
    package mutating func optionalString(_ name: StaticString, _ lengths: ClosedRange<Int>) -> String? {
        find(name).flatMap { reading.string(at: $0, lengths) }
    }

    /// An integer in a range, written without fraction and exponent.
    package mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) -> Int? {
        require(name).flatMap { reading.integer(at: $0, range) }
    }

    /// An integer in a range, if it is there.
    package mutating func optionalInteger(_ name: StaticString, in range: ClosedRange<Int>) -> Int? {
        find(name).flatMap { reading.integer(at: $0, range) }
    }

    /// A truth value.
    package mutating func bool(_ name: StaticString) -> Bool? {
        require(name).flatMap { reading.bool(at: $0) }
    }

    /// A truth value, if it is there.
    package mutating func optionalBool(_ name: StaticString) -> Bool? {
        find(name).flatMap { reading.bool(at: $0) }
    }

    /// A string that is one of an enumeration's codes.
    @inlinable
    package mutating func code<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, as type: T.Type = T.self
    ) -> T? {
        require(name).flatMap { reading.code(at: $0, as: type) }
    }

    /// A string that is one of an enumeration's codes, if it is there.
    @inlinable
    package mutating func optionalCode<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, as type: T.Type = T.self
    ) -> T? {
        find(name).flatMap { reading.code(at: $0, as: type) }
    }

    /// A string that is one of the codes of a table.
    @inlinable
    package mutating func code<T>(_ name: StaticString, in codes: JSONCodes<T>) -> T? {
        require(name).flatMap { reading.code(at: $0, in: codes) }
    }

    /// A string that is one of the codes of a table, if it is there.
    @inlinable
    package mutating func optionalCode<T>(_ name: StaticString, in codes: JSONCodes<T>) -> T? {
        find(name).flatMap { reading.code(at: $0, in: codes) }
    }

    /// A string that `parse` understands; where it does not, `invalidFormat` is reported with the format's name.
    @inlinable
    package mutating func value<T>(_ name: StaticString, format: String, parse: (String) -> T?) -> T? {
        require(name).flatMap { reading.value(at: $0, format: format, parse: parse) }
    }

    /// A string that `parse` understands, if it is there.
    @inlinable
    package mutating func optionalValue<T>(_ name: StaticString, format: String, parse: (String) -> T?) -> T? {
        find(name).flatMap { reading.value(at: $0, format: format, parse: parse) }
    }

    /// An object, decoded by `body`, which returns nil when something it needs is faulty.
    @inlinable
    package mutating func object<T>(_ name: StaticString, _ body: (inout JSONObject) -> T?) -> T? {
        require(name).flatMap { reading.object(at: $0, body) }
    }

    /// An object decoded by `body`, if it is there.
    @inlinable
    package mutating func optionalObject<T>(_ name: StaticString, _ body: (inout JSONObject) -> T?) -> T? {
        find(name).flatMap { reading.object(at: $0, body) }
    }
}
