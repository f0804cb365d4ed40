// The arrays a caller may ask of an object. Each is nil if there are too few or too many elements or one is faulty;
// the elements of one with too many are not looked at.
extension JSONObject {
    /// An array of objects, each decoded by `element`.
    @inlinable
    package mutating func array<T>(
        _ name: StaticString, counts: ClosedRange<Int>, element: (inout JSONObject) -> T?
    ) -> [T]? {
        require(name).flatMap { array(at: $0, counts, element) }
    }

    /// An array of objects, if it is there.
    @inlinable
    package mutating func optionalArray<T>(
        _ name: StaticString, counts: ClosedRange<Int>, element: (inout JSONObject) -> T?
    ) -> [T]? {
        find(name).flatMap { array(at: $0, counts, element) }
    }

    /// An array of strings of so many Unicode scalars each.
    package mutating func strings(
        _ name: StaticString, counts: ClosedRange<Int>, _ lengths: ClosedRange<Int>
    ) -> [String]? {
        require(name).flatMap { strings(at: $0, counts, lengths) }
    }

    /// An array of strings, if it is there.
    package mutating func optionalStrings(
        _ name: StaticString, counts: ClosedRange<Int>, _ lengths: ClosedRange<Int>
    ) -> [String]? {
        find(name).flatMap { strings(at: $0, counts, lengths) }
    }

    /// An array of integers in a range.
    package mutating func integers(
        _ name: StaticString, counts: ClosedRange<Int>, in range: ClosedRange<Int>
    ) -> [Int]? {
        require(name).flatMap { integers(at: $0, counts, range) }
    }

    /// An array of integers, if it is there.
    package mutating func optionalIntegers(
        _ name: StaticString, counts: ClosedRange<Int>, in range: ClosedRange<Int>
    ) -> [Int]? {
        find(name).flatMap { integers(at: $0, counts, range) }
    }

    /// An array of an enumeration's codes.
    @inlinable
    package mutating func codes<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, counts: ClosedRange<Int>, as type: T.Type = T.self
    ) -> [T]? {
        require(name).flatMap { codes(at: $0, counts, type) }
    }

    /// An array of an enumeration's codes, if it is there.
    @inlinable
    package mutating func optionalCodes<T: RawRepresentable<String> & CaseIterable>(
        _ name: StaticString, counts: ClosedRange<Int>, as type: T.Type = T.self
    ) -> [T]? {
        find(name).flatMap { codes(at: $0, counts, type) }
    }

    /// An array of strings that `parse` understands.
    @inlinable
    package mutating func values<T>(
        _ name: StaticString, counts: ClosedRange<Int>, format: String, parse: (String) -> T?
    ) -> [T]? {
        require(name).flatMap { values(at: $0, counts, format, parse) }
    }

    /// An array of strings that `parse` understands, if it is there.
    @inlinable
    package mutating func optionalValues<T>(
        _ name: StaticString, counts: ClosedRange<Int>, format: String, parse: (String) -> T?
    ) -> [T]? {
        find(name).flatMap { values(at: $0, counts, format, parse) }
    }

    @inlinable
    func array<T>(at index: Int, _ counts: ClosedRange<Int>, _ element: (inout JSONObject) -> T?) -> [T]? {
        reading.array(at: index, counts) { reading.object(at: $0, element) }
    }

    private func strings(at index: Int, _ counts: ClosedRange<Int>, _ lengths: ClosedRange<Int>) -> [String]? {
        reading.array(at: index, counts) { reading.string(at: $0, lengths) }
    }

    private func integers(at index: Int, _ counts: ClosedRange<Int>, _ range: ClosedRange<Int>) -> [Int]? {
        reading.array(at: index, counts) { reading.integer(at: $0, range) }
    }

    @inlinable
    func codes<T: RawRepresentable<String> & CaseIterable>(
        at index: Int, _ counts: ClosedRange<Int>, _ type: T.Type
    ) -> [T]? {
        reading.array(at: index, counts) { reading.code(at: $0, as: type) }
    }

    @inlinable
    func values<T>(
        at index: Int, _ counts: ClosedRange<Int>, _ format: String, _ parse: (String) -> T?
    ) -> [T]? {
        reading.array(at: index, counts) { reading.value(at: $0, format: format, parse: parse) }
    }
}
