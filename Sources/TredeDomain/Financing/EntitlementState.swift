/// Where an entitlement stands (E-13).
package enum EntitlementState: String, CaseIterable, Sendable {
    /// A condition is not met yet.
    case expected
    /// All conditions are met; it will be paid by the calendar (E-23).
    case due
    /// It was paid.
    case paid
    /// It was due by facts that were corrected since.
    case reversed
    /// A condition can no longer be met.
    case lost

    /// The state of a line that was not booked before.
    package init(_ line: EntitlementLine) {
        self = line.dueOn != nil ? .due : line.isLost ? .lost : .expected
    }
}
