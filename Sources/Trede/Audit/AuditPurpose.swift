/// Why somebody looked or acted, as the audit has it.
package enum AuditPurpose: Equatable, Sendable {
    /// What we call it ourselves.
    case named(String)
    /// What somebody said, which may tell of a person: it is sealed.
    case said(String)
}
