/// One thing in the way of a payment: who must act, by when, and what follows (E-17).
package struct Blocker: Equatable, Sendable {
    /// What kind of thing it is.
    package enum Kind: String, Sendable {
        case condition
        case budget
        case openValue
        case calendar
    }

    /// What kind of thing it is.
    package let kind: Kind
    /// The condition that is not met; nil when it only waits for the calendar.
    package let condition: Condition.Code?
    /// The rule that asks for it.
    package let rule: Rule
    /// Who must act.
    package let whoMustAct: Role
    /// By or on which day, where that is known.
    package let by: Day?
    /// What follows when it is resolved, in euro cents; nothing for what can no longer be met or is not known yet.
    package let amountCents: Int64

    /// Everything in the way of a line as it is booked, at once; nothing when it was paid, reversed or can be paid.
    package static func all(
        _ state: EntitlementState, conditions: [Condition], amountCents: Int64?, payableOn: Day?, today: Day
    ) -> [Blocker] {
        switch state {
        case .paid, .reversed: []
        case .due:
            payableOn.map { day in
                day <= today
                    ? []
                    : [
                        Blocker(
                            kind: .calendar, condition: nil, rule: .e23, whoMustAct: .controller, by: day,
                            amountCents: amountCents ?? 0)
                    ]
            } ?? []
        case .expected: conditions.filter { !$0.isMet }.map { Blocker($0, amountCents: amountCents ?? 0) }
        case .lost: conditions.filter { !$0.isMet }.map { Blocker($0, amountCents: 0) }
        }
    }
}

extension Blocker {
    private init(_ condition: Condition, amountCents: Int64) {
        let kind: Kind =
            switch condition.code {
            case .budgetSuffices: .budget
            case .amountKnown: .openValue
            default: .condition
            }
        self.init(
            kind: kind, condition: condition.code, rule: condition.rule, whoMustAct: condition.whoMustAct,
            by: condition.by, amountCents: amountCents)
    }
}
