/// One condition of an entitlement and whether it holds (E-13, E-17).
package struct Condition: Equatable, Sendable {
    /// What must be so.
    package enum Code: String, CaseIterable, Sendable {
        case trajectoryStarted
        case planApproved
        case lastedLongEnough
        case endReportDelivered
        case endAdviceRegistered
        case actionsCarriedOut
        case informationInTime
        case stillRunning
        case budgetSuffices
        case amountKnown
        case notTerminated
        case sessionVerified
        case notReimbursedElsewhere
    }

    /// What must be so.
    package let code: Code
    /// Whether it is.
    package let isMet: Bool
    /// The rule that asks for it.
    package let rule: Rule
    /// Who can make it so.
    package let whoMustAct: Role
    /// The day by which or on which it can be, where that is known.
    package let by: Day?
    /// The day on which it came to be so, where that is one day.
    package let metOn: Day?

    /// Makes a condition without a day of its own.
    package init(_ code: Code, isMet: Bool, rule: Rule, whoMustAct: Role, by: Day? = nil) {
        self.code = code
        self.isMet = isMet
        self.rule = rule
        self.whoMustAct = whoMustAct
        self.by = by
        metOn = nil
    }

    /// Makes a condition that is met from a day on; not met without one.
    package init(_ code: Code, metOn: Day?, rule: Rule, whoMustAct: Role, by: Day? = nil) {
        self.code = code
        isMet = metOn != nil
        self.rule = rule
        self.whoMustAct = whoMustAct
        self.by = by
        self.metOn = metOn
    }
}
