// Objects whose names are data, such as a price for each code.
extension JSONObject {
    /// An object of integers in a range, under names that `parse` understands; other names are reported as unknown.
    ///
    /// It is nil if there are too many members or one is faulty.
    package mutating func integers<Name: Hashable>(
        byName name: StaticString, countMax: Int, in range: ClosedRange<Int>, parse: (String) -> Name?
    ) -> [Name: Int]? {
        require(name).flatMap { integers(byName: $0, countMax, range, parse) }
    }

    /// An object of integers under names that `parse` understands, if it is there.
    package mutating func optionalIntegers<Name: Hashable>(
        byName name: StaticString, countMax: Int, in range: ClosedRange<Int>, parse: (String) -> Name?
    ) -> [Name: Int]? {
        find(name).flatMap { integers(byName: $0, countMax, range, parse) }
    }

    private func integers<Name: Hashable>(
        byName index: Int, _ countMax: Int, _ range: ClosedRange<Int>, _ parse: (String) -> Name?
    ) -> [Name: Int]? {
        guard reading.expect(.object, at: index) else { return nil }
        let end = reading.tape[index].next(at: index)
        var integers: [Name: Int] = [:]
        var isFaulty = false
        var count = 0
        var name = index + 1
        while name < end {
            count += 1
            guard count <= countMax else {
                reading.report(.tooManyItems(minimum: 0, maximum: countMax), at: index)
                return nil
            }
            let integer = reading.integer(at: name + 1, range)
            let parsed = parse(JSONText.string(reading.tape[name], in: reading.bytes))
            if parsed == nil { reading.report(.unknownMember, at: name) }
            if let parsed, let integer { integers[parsed] = integer } else { isFaulty = true }
            name = reading.tape[name + 1].next(at: name + 1)
        }
        return isFaulty ? nil : integers
    }
}
