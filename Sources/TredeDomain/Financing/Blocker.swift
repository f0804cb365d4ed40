/// One thing in the way of a payment: who must act, by when, and what follows (E-17).
package struct Blocker: Equatable, Sendable {
    /// What kind of thing it is.
    package enum Kind: String, Sendable {
        case condition
        case budget
        case openValue
        case calendar
        /// Nothing is in the way any more, and it is booked when the trajectory is settled next.
        case settlement
    }

    /// What kind of thing it is.
    package let kind: Kind
    /// The condition that is not met; nil when it only waits for the calendar or to be settled.
    package let condition: Condition.Code?
    /// The rule that asks for it.
    package let rule: Rule
    /// Who must act.
    package let whoMustAct: Role
    /// By or on which day, where that is known.
    package let by: Day?
    /// What follows when it is resolved, in euro cents; 0 for what can no longer be met, nil while it is not known.
    package let amountCents: Int64?
    /// The figure of the regime that an administrator must set (Z-3).
    package let openValue: Regime.OpenValue?

    /// Everything in the way of a line as it is booked, at once; nothing when it was paid, reversed or can be paid.
    package static func all(
        _ state: EntitlementState, rule: Rule, conditions: [Condition], amountCents: Int64?, payableOn: Day?,
        today: Day
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
                            amountCents: amountCents, openValue: nil)
                    ]
            } ?? []
        case .expected where conditions.allSatisfy(\.isMet):
            [
                Blocker(
                    kind: .settlement, condition: nil, rule: .e13, whoMustAct: .administrator, by: today,
                    amountCents: amountCents, openValue: nil)
            ]
        case .expected: conditions.filter { !$0.isMet }.map { Blocker($0, of: rule, amountCents: amountCents) }
        case .lost: conditions.filter { !$0.isMet }.map { Blocker($0, of: rule, amountCents: 0) }
        }
    }
}

extension Blocker {
    private init(_ condition: Condition, of rule: Rule, amountCents: Int64?) {
        let kind: Kind =
            switch condition.code {
            case .budgetSuffices: .budget
            case .amountKnown: .openValue
            default: .condition
            }
        self.init(
            kind: kind, condition: condition.code, rule: condition.rule, whoMustAct: condition.whoMustAct,
            by: condition.by, amountCents: amountCents,
            openValue: condition.code == .amountKnown ? Regime.OpenValue(amountOf: rule) : nil)
    }
}
