extension Regime {
    /// One number of a regime by its own code, for showing and for setting (Z-3).
    package struct Figure: Equatable, Sendable {
        /// What it counts.
        package enum Unit: String, CaseIterable, Sendable {
            case cents
            case months
            case days
            case percent
            case count
        }

        /// The code, as `caseManagerCents`.
        package let code: String
        /// What it counts.
        package let unit: Unit
        /// The number; nil while the regime's file leaves it open.
        package let value: Int64?

        /// Makes a figure.
        package init(code: String, unit: Unit, value: Int64?) {
            self.code = code
            self.unit = unit
            self.value = value
        }
    }

    /// Every number, the amounts first.
    package var figures: [Figure] {
        let amounts = [
            Figure(code: OpenValue.caseManagerCents.rawValue, unit: .cents, value: financing.caseManagerCents),
            Figure(code: OpenValue.leadPartnerCents.rawValue, unit: .cents, value: financing.leadPartnerCents),
        ]
        let shares =
            parts("caseManager", financing.caseManagerSharesPercent)
            + parts("leadPartner", financing.leadPartnerSharesPercent)
        let rest: [(String, Figure.Unit, Int)] = [
            ("ownSharePercent", .percent, financing.ownSharePercent),
            ("paidAfterMonths", .months, financing.paidAfterMonths),
            ("durationMonthsMin", .months, terms.durationMonthsMin),
            ("durationMonthsMax", .months, terms.durationMonthsMax),
            ("heavyProfileSeriousProblemsMin", .count, terms.heavyProfileSeriousProblemsMin),
            ("actionGapDaysMax", .days, terms.actionGapDaysMax),
        ]
        return amounts + shares + rest.map { Figure(code: $0.0, unit: $0.1, value: Int64($0.2)) }
    }

    private func parts(_ name: String, _ percents: [Int]) -> [Figure] {
        zip(["First", "Second"], percents).map { part, percent in
            Figure(code: "\(name)\(part)PartPercent", unit: .percent, value: Int64(percent))
        }
    }
}
