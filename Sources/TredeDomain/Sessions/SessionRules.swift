/// What is registered of a session, and whether it can be paid per action.
package enum SessionRules {
    /// The longest session, in minutes: half a day and night.
    package static let minutesMax = 720

    /// What is wrong with the minutes: what took place has a length, what did not has none.
    package static func violations(state: SessionState, minutes: Int, effortMinutes: Int) -> [Violation] {
        var violations: [Violation] = []
        if minutes < 0 || minutes > minutesMax {
            violations.append(Violation("minutes", .outOfRange, rule: .x2, arguments: ["0", "\(minutesMax)"]))
        } else if (minutes > 0) != state.tookPlace {
            violations.append(
                Violation("minutes", .minutesDoNotFitState, rule: .x2, arguments: [state.rawValue, "\(minutes)"]))
        }
        if effortMinutes < 0 || effortMinutes > minutesMax {
            violations.append(Violation("effortMinutes", .outOfRange, rule: .x2, arguments: ["0", "\(minutesMax)"]))
        }
        return violations
    }

    /// What the plan says of the action of a session on the day it is held.
    package struct Planned: Equatable, Sendable {
        /// The day it is held.
        package var heldOn: Day
        /// The day the first plan was fully signed; nil while none is.
        package var approvedOn: Day?
        /// How many units the plan in force that day has of the action; nil when the action is not in it.
        package var units: Int?
        /// How many units of the action are planned or carried out besides it, whatever the order.
        package var unitsBefore: Int
        /// Whether it takes up a unit: what was missed or called off does not.
        package var usesUnit: Bool

        /// Makes the facts.
        package init(heldOn: Day, approvedOn: Day?, units: Int?, unitsBefore: Int, usesUnit: Bool = true) {
            self.heldOn = heldOn
            self.approvedOn = approvedOn
            self.units = units
            self.unitsBefore = unitsBefore
            self.usesUnit = usesUnit
        }
    }

    /// Everything that keeps a session from being one of the approved plan; empty when it is (X-3, P-7).
    ///
    /// What is dated before the plan was fully signed is not payable, what is dated on that day is.
    package static func planRefusals(of planned: Planned) -> [Refusal] {
        guard let approvedOn = planned.approvedOn else { return [Refusal(.x3, .noApprovedPlan)] }
        if planned.heldOn < approvedOn { return [Refusal(.p7, .beforePlanApproval, arguments: ["\(approvedOn)"])] }
        guard let units = planned.units else { return [Refusal(.x3, .actionNotInPlan)] }
        return planned.usesUnit && planned.unitsBefore >= units
            ? [Refusal(.x3, .moreThanPlanned, arguments: ["\(units)"])] : []
    }

    /// What a registered session still needs to be paid, each with whether it is so.
    ///
    /// A session that is held waits for its verification, a disputed one for who resolves the dispute first. What the
    /// health insurance reimburses is never paid.
    package static func paymentConditions(
        state: SessionState, verifiedOn: Day?, isReimbursedElsewhere: Bool
    ) -> [Condition] {
        let verified = Condition(
            .sessionVerified, metOn: state == .verified ? verifiedOn : nil, rule: .x3,
            whoMustAct: state == .disputed ? .caseManagerCare : .leadPartner)
        guard isReimbursedElsewhere else { return [verified] }
        return [verified, Condition(.notReimbursedElsewhere, isMet: false, rule: .x4, whoMustAct: .leadPartner)]
    }
}
