/// What a plan must be like to be saved (P-2, P-3, P-5); what it lacks to be approved is told apart (P-4).
package enum PlanRules {
    /// Everything wrong with a content in itself, each at its place.
    package static func violations(in content: PlanContent, regime: Regime) -> [Violation] {
        referenceViolations(content) + goalViolations(content) + actionViolations(content, regime)
            + internshipViolations(content) + barrierViolations(content) + PlanOrder.circleViolations(content.actions)
    }

    private static func referenceViolations(_ content: PlanContent) -> [Violation] {
        let goalRefs = Set(content.goals.map(\.ref))
        let barrierRefs = Set(content.structuralBarriers.map(\.ref))
        let actionRefs = Set(content.actions.map(\.ref))
        var violations = repeated("goals", content.goals) + repeated("actions", content.actions)
        violations += repeated("internships", content.internships)
        violations += repeated("structuralBarriers", content.structuralBarriers)
        for (index, goal) in content.goals.enumerated() {
            violations += unknown("goals[\(index)].structuralBarriers", goal.structuralBarriers, barrierRefs)
        }
        for (index, action) in content.actions.enumerated() {
            if !goalRefs.contains(action.goalRef) {
                let name = "actions[\(index)].goalRef"
                violations.append(Violation(name, .unknownReference, rule: .p2, arguments: [action.goalRef]))
            }
            violations += unknown("actions[\(index)].after", action.after, actionRefs)
        }
        return violations
    }

    private static func repeated(_ list: String, _ parts: [some PlanPart]) -> [Violation] {
        var seen: Set<String> = []
        return parts.enumerated().compactMap { index, part in
            guard !seen.insert(part.ref).inserted else { return nil }
            return Violation("\(list)[\(index)].ref", .repeatedReference, rule: .p2, arguments: [part.ref])
        }
    }

    private static func unknown(_ name: String, _ refs: [String], _ known: Set<String>) -> [Violation] {
        refs.enumerated().compactMap { index, ref in
            guard !known.contains(ref) else { return nil }
            return Violation("\(name)[\(index)]", .unknownReference, rule: .p2, arguments: [ref])
        }
    }

    private static func goalViolations(_ content: PlanContent) -> [Violation] {
        content.goals.enumerated().flatMap { index, goal in
            var violations = goal.factors.enumerated().compactMap { position, code in
                IcfFactor(rawValue: code) == nil
                    ? Violation("goals[\(index)].factors[\(position)]", .unknownCode, rule: .p2, arguments: [code])
                    : nil
            }
            if goal.factors.isEmpty, goal.structuralBarriers.isEmpty {
                violations.append(
                    Violation("goals[\(index)]", .goalWithoutBarrier, rule: .p2, arguments: [goal.ref]))
            }
            return violations
        }
    }

    private static func actionViolations(_ content: PlanContent, _ regime: Regime) -> [Violation] {
        content.actions.enumerated().flatMap { index, action in
            typeViolations(of: action, at: "actions[\(index)]", regime)
                + figureViolations(of: action, at: "actions[\(index)]")
                + periodViolations(from: action.from, until: action.until, at: "actions[\(index)]")
        }
    }

    private static func typeViolations(
        of action: PlanContent.Action, at path: String, _ regime: Regime
    ) -> [Violation] {
        var violations: [Violation] = []
        if let type = regime.actionTypes.first(where: { $0.code == action.type }) {
            if type.domain != action.domain.rawValue {
                violations.append(
                    Violation(path + ".domain", .domainDiffers, rule: .p2, arguments: [action.type, type.domain]))
            }
        } else {
            violations.append(Violation(path + ".type", .unknownCode, rule: .p2, arguments: [action.type]))
        }
        if !action.providerRole.isProvider {
            violations.append(
                Violation(path + ".providerRole", .unknownCode, rule: .p2, arguments: [action.providerRole.rawValue]))
        }
        return violations
    }

    private static func figureViolations(of action: PlanContent.Action, at path: String) -> [Violation] {
        var violations: [Violation] = []
        if action.units < 1 {
            violations.append(Violation(path + ".units", .outOfRange, rule: .p2, arguments: ["1"]))
        }
        if let cents = action.unitPriceCents, cents < 0 {
            violations.append(Violation(path + ".unitPriceCents", .outOfRange, rule: .p2, arguments: ["0"]))
        }
        return violations
    }

    private static func periodViolations(from: Day?, until: Day?, at path: String) -> [Violation] {
        guard let from, let until, until < from else { return [] }
        return [Violation(path + ".until", .invalidPeriod, rule: .p2, arguments: ["\(from)", "\(until)"])]
    }

    private static func internshipViolations(_ content: PlanContent) -> [Violation] {
        content.internships.enumerated().flatMap { index, internship in
            periodViolations(from: internship.from, until: internship.until, at: "internships[\(index)]")
        }
    }

    private static func barrierViolations(_ content: PlanContent) -> [Violation] {
        content.structuralBarriers.enumerated().compactMap { index, barrier in
            guard barrier.responsible == nil else { return nil }
            let name = "structuralBarriers[\(index)].responsible"
            return Violation(name, .structuralBarrierWithoutRole, rule: .p5, arguments: [barrier.ref])
        }
    }
}
