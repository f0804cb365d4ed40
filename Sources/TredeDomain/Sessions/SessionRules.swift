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

    /// What decides whether a session is paid.
    package struct PayabilityFacts: Equatable, Sendable {
        /// What became of it.
        package var state: SessionState
        /// The day it was held.
        package var heldOn: Day
        /// The day the plan that covers it was fully signed; nil while none is.
        package var planApprovedOn: Day?
        /// How many units the approved plan has of its action; nil when the action is not in it.
        package var plannedUnits: Int?
        /// How many units of its action were payable before it.
        package var unitsBefore: Int
        /// Whether the health insurance reimburses it.
        package var isReimbursedElsewhere: Bool

        /// Makes the facts.
        package init(
            state: SessionState, heldOn: Day, planApprovedOn: Day?, plannedUnits: Int?, unitsBefore: Int,
            isReimbursedElsewhere: Bool = false
        ) {
            self.state = state
            self.heldOn = heldOn
            self.planApprovedOn = planApprovedOn
            self.plannedUnits = plannedUnits
            self.unitsBefore = unitsBefore
            self.isReimbursedElsewhere = isReimbursedElsewhere
        }
    }

    /// Everything that keeps a session from being paid per action; empty when it can be.
    ///
    /// A session that is held waits for its verification; what was not held is never paid. What is dated before the
    /// plan was fully signed is not payable (P-7), what is dated on that day is.
    package static func blockers(of facts: PayabilityFacts) -> [Refusal] {
        var blockers: [Refusal] = []
        if facts.state != .verified {
            blockers.append(Refusal(.x3, .wrongSessionState, arguments: [facts.state.rawValue, "verified"]))
        }
        if let approvedOn = facts.planApprovedOn {
            if facts.heldOn < approvedOn {
                blockers.append(
                    Refusal(.p7, .beforePlanApproval, arguments: ["\(facts.heldOn)", "\(approvedOn)"]))
            }
            blockers += unitBlockers(of: facts)
        } else {
            blockers.append(Refusal(.x3, .noApprovedPlan))
        }
        if facts.isReimbursedElsewhere { blockers.append(Refusal(.x4, .reimbursedElsewhere)) }
        return blockers
    }

    private static func unitBlockers(of facts: PayabilityFacts) -> [Refusal] {
        guard let planned = facts.plannedUnits else { return [Refusal(.x3, .actionNotInPlan)] }
        return facts.unitsBefore < planned ? [] : [Refusal(.x3, .moreThanPlanned, arguments: ["\(planned)"])]
    }
}
