/// A closed list of SQL statements: every statement of the program is a case of an `enum XQuery: String, Query`.
///
/// Because all of them can be listed, a test can prepare each one against the migrated schema.
package protocol Query: RawRepresentable, CaseIterable, Sendable where RawValue == String {}

extension Query {
    /// The name that errors show, such as `PlanQuery.find`.
    var name: String {
        "\(Self.self).\(self)"
    }
}
