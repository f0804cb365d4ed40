/// What an internship must be like (G-1, G-2).
package enum InternshipRules {
    /// The hours a week may have: up to full time.
    ///
    /// - Source: general knowledge (38 hours, law of 10 August 2001, article 2), not looked up.
    package static let hoursPerWeek = 1...38

    /// From when on how many hours a week are worked.
    package struct Step: Equatable, Sendable {
        /// The first day of the step.
        package let from: Day
        /// The hours a week from then on.
        package let hoursPerWeek: Int

        /// Makes a step.
        package init(from: Day, hoursPerWeek: Int) {
            self.from = from
            self.hoursPerWeek = hoursPerWeek
        }
    }

    /// Everything wrong with an internship, each at its place; the municipality is where the work is done.
    package static func violations(from: Day, until: Day?, steps: [Step], municipality: NisCode?) -> [Violation] {
        var violations: [Violation] = []
        if let until, until < from {
            violations.append(Violation("until", .invalidPeriod, rule: .g2, arguments: ["\(from)", "\(until)"]))
        } else {
            violations += stepViolations(steps, from: from, until: until)
        }
        violations += hoursViolations(steps)
        if let municipality, [.brussels, .walloon].contains(Region(of: municipality, on: from)) {
            violations.append(
                Violation(
                    "employer.address.nisCode", .internshipOutsideFlanders, rule: .g1,
                    arguments: [municipality.text]))
        }
        return violations
    }

    /// Why a day of attendance does not belong to an internship; nil when it does.
    package static func refusal(attendanceOn day: Day, during period: Period) -> Refusal? {
        period.covers(day) ? nil : Refusal(.g2, .attendanceOutsideInternship, arguments: ["\(day)"])
    }

    /// Steps begin inside the period, each later than the one before.
    private static func stepViolations(_ steps: [Step], from: Day, until: Day?) -> [Violation] {
        guard !steps.isEmpty else { return [Violation("hoursPerWeekSteps", .tooFewItems, rule: .g2, arguments: ["1"])] }
        return steps.enumerated().compactMap { index, step in
            let isInside = step.from >= from && until.map { step.from <= $0 } ?? true
            let isLater = index == 0 || steps[index - 1].from < step.from
            guard !isInside || !isLater else { return nil }
            return Violation(
                "hoursPerWeekSteps[\(index)].from", .invalidPeriod, rule: .g2, arguments: ["\(step.from)"])
        }
    }

    private static func hoursViolations(_ steps: [Step]) -> [Violation] {
        steps.enumerated().compactMap { index, step in
            guard !hoursPerWeek.contains(step.hoursPerWeek) else { return nil }
            return Violation(
                "hoursPerWeekSteps[\(index)].hoursPerWeek", .outOfRange, rule: .g2,
                arguments: ["\(hoursPerWeek.lowerBound)", "\(hoursPerWeek.upperBound)"])
        }
    }
}
