/// The codes of an enumeration in a table made once, for lists so long that comparing each code takes too much time.
@usableFromInline
package struct JSONCodes<T: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
    @usableFromInline let codes: [T]
    @usableFromInline let table: JSONCodeTable

    /// Makes the table of all cases.
    package init(_ type: T.Type = T.self) {
        codes = Array(T.allCases)
        table = JSONCodeTable(codes.map(\.rawValue))
    }
}
