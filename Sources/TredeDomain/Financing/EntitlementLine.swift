/// What one organisation earns, or can still earn, for one reason from one trajectory.
package struct EntitlementLine: Equatable, Sendable {
    /// Names the reason within the trajectory, as `E-1/caseManagerWork/1` or `session/4711`; never used twice.
    package let key: String
    /// The rule it rests on.
    package let rule: Rule
    /// In which part it is earned.
    package let beneficiary: Beneficiary
    /// The organisation's number in the store.
    package let organisation: Int64
    /// The amount in euro cents; nil while the regime leaves it open (Z-3).
    package let amountCents: Int64?
    /// The day on which all conditions were met; nil while one is not.
    package let dueOn: Day?
    /// Whether a condition can no longer be met.
    package let isLost: Bool
    /// Every condition, met or not.
    package let conditions: [Condition]
    /// What was paid of it and the facts no longer support, in euro cents; it waits for a decision (E-7).
    package let receivableCents: Int64

    /// Makes a line; it is due on the given day only when every condition is met.
    package init(
        key: String, rule: Rule, beneficiary: Beneficiary, organisation: Int64, amountCents: Int64?, dueOn: Day?,
        isLost: Bool = false, conditions: [Condition]
    ) {
        self.key = key
        self.rule = rule
        self.beneficiary = beneficiary
        self.organisation = organisation
        self.amountCents = amountCents
        self.isLost = isLost
        receivableCents = 0
        let amountKnown = Condition(
            .amountKnown, isMet: amountCents != nil, rule: .z3, whoMustAct: .administrator)
        self.conditions = amountCents == nil ? conditions + [amountKnown] : conditions
        self.dueOn = !isLost && self.conditions.allSatisfy(\.isMet) ? dueOn : nil
    }

    /// The line as it was paid, whatever the facts say now: what they no longer support is a receivable.
    func keeping(_ paid: SettlementFacts.Paid) -> EntitlementLine {
        let supportedCents = dueOn == nil ? 0 : min(amountCents ?? 0, paid.amountCents)
        return EntitlementLine(self, paid: paid, receivableCents: paid.amountCents - supportedCents)
    }

    private init(_ line: EntitlementLine, paid: SettlementFacts.Paid, receivableCents: Int64) {
        key = line.key
        rule = line.rule
        beneficiary = line.beneficiary
        organisation = paid.organisation
        amountCents = paid.amountCents
        dueOn = paid.dueOn
        isLost = false
        conditions = line.conditions
        self.receivableCents = receivableCents
    }

    private static let sessionPrefix = "session/"

    /// The key of the line of a session, by the number of its first row.
    package static func sessionKey(_ number: Int64) -> String { "\(sessionPrefix)\(number)" }

    /// Whether a key is that of the line of a session.
    package static func isSessionKey(_ key: String) -> Bool { key.hasPrefix(sessionPrefix) }

    /// Makes a line that goes to who held the part on the day it fell due, or holds it last.
    init(
        key: String, rule: Rule, beneficiary: Beneficiary, holders: Holders, amountCents: Int64?, dueOn: Day?,
        isLost: Bool, conditions: [Condition]
    ) {
        let isDue = !isLost && amountCents != nil && conditions.allSatisfy(\.isMet)
        self.init(
            key: key, rule: rule, beneficiary: beneficiary,
            organisation: isDue ? dueOn.map(holders.organisation) ?? holders.last : holders.last,
            amountCents: amountCents, dueOn: dueOn, isLost: isLost, conditions: conditions)
    }
}
