package import SQLite
package import TredeDomain

// How values of the domain stand in columns.
extension Value {
    /// A day as `yyyy-MM-dd`.
    package static func day(_ day: Day) -> Value { .text(day.description) }

    /// A day, or NULL.
    package static func day(_ day: Day?) -> Value { day.map { .text($0.description) } ?? .null }

    /// An identifier as its sixteen bytes.
    package static func id(_ id: ID<some Any>) -> Value { .blob(id.bytes) }

    /// A code by its raw value.
    package static func code(_ code: some RawRepresentable<String>) -> Value { .text(code.rawValue) }

    /// A code by its raw value, or NULL.
    package static func code(_ code: (some RawRepresentable<String>)?) -> Value {
        code.map { .text($0.rawValue) } ?? .null
    }

    /// A truth value as 0 or 1.
    package static func flag(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }

    /// A truth value as 0 or 1, or NULL.
    package static func flag(_ flag: Bool?) -> Value { flag.map { .integer($0 ? 1 : 0) } ?? .null }

    /// A whole number.
    package static func number(_ number: Int) -> Value { .integer(Int64(number)) }

    /// A whole number, or NULL.
    package static func number(_ number: Int?) -> Value { number.map { .integer(Int64($0)) } ?? .null }
}

/// Values by their place, counted from 0: the columns of a row, or what was sealed in one.
package protocol Columns: ~Copyable {
    /// Tells whether there is no value.
    func isNull(_ column: Int32) throws -> Bool
    /// The integer there.
    func integer(_ column: Int32) throws -> Int64
    /// The text there.
    func text(_ column: Int32) throws -> String
    /// The bytes there.
    func blob(_ column: Int32) throws -> [UInt8]
}

extension Row: Columns {}

extension Columns where Self: ~Copyable {
    /// The integer in a column that may be NULL.
    package func optionalInteger(_ column: Int32) throws -> Int64? { try isNull(column) ? nil : integer(column) }

    /// The text in a column that may be NULL.
    package func optionalText(_ column: Int32) throws -> String? { try isNull(column) ? nil : text(column) }

    /// The bytes in a column that may be NULL.
    package func optionalBlob(_ column: Int32) throws -> [UInt8]? { try isNull(column) ? nil : blob(column) }

    /// The day in a column.
    package func day(_ column: Int32) throws -> Day {
        let text = try text(column)
        guard let day = Day(text) else { throw CorruptColumn(column: column) }
        return day
    }

    /// The day in a column that may be NULL.
    package func optionalDay(_ column: Int32) throws -> Day? {
        try isNull(column) ? nil : day(column)
    }

    /// The identifier in a column.
    package func id<Subject>(_ column: Int32, of subject: Subject.Type = Subject.self) throws -> ID<Subject> {
        guard let id = ID<Subject>(bytes: try blob(column)) else { throw CorruptColumn(column: column) }
        return id
    }

    /// The identifier in a column that may be NULL.
    package func optionalID<Subject>(_ column: Int32, of subject: Subject.Type = Subject.self) throws -> ID<Subject>? {
        try isNull(column) ? nil : id(column, of: subject)
    }

    /// The code in a column.
    package func code<Code: RawRepresentable<String>>(_ column: Int32, as type: Code.Type = Code.self) throws -> Code {
        guard let code = Code(rawValue: try text(column)) else { throw CorruptColumn(column: column) }
        return code
    }

    /// The code in a column that may be NULL.
    package func optionalCode<Code: RawRepresentable<String>>(
        _ column: Int32, as type: Code.Type = Code.self
    ) throws -> Code? {
        try isNull(column) ? nil : code(column, as: type)
    }

    /// The text in a column, as the value it spells.
    package func value<Parsed>(_ column: Int32, parse: (String) -> Parsed?) throws -> Parsed {
        guard let value = parse(try text(column)) else { throw CorruptColumn(column: column) }
        return value
    }

    /// The text in a column that may be NULL, as the value it spells.
    package func optionalValue<Parsed>(_ column: Int32, parse: (String) -> Parsed?) throws -> Parsed? {
        try isNull(column) ? nil : value(column, parse: parse)
    }

    /// The truth value in a column of 0 and 1.
    package func flag(_ column: Int32) throws -> Bool { try integer(column) != 0 }

    /// The truth value in a column of 0, 1 and NULL.
    package func optionalFlag(_ column: Int32) throws -> Bool? { try optionalInteger(column).map { $0 != 0 } }

    /// The whole number in a column.
    package func number(_ column: Int32) throws -> Int { Int(try integer(column)) }

    /// The whole number in a column that may be NULL.
    package func optionalNumber(_ column: Int32) throws -> Int? { try optionalInteger(column).map(Int.init) }
}

/// A column holds what no version of this program wrote there.
package struct CorruptColumn: Error, CustomStringConvertible {
    let column: Int32

    package var description: String { "column \(column) of a query" }
}
