/// What a trajectory's facts make due, to whom and when: a pure function of facts, regime and scheme (E-1 to E-11).
///
/// - Source: decision of the Flemish Government of 2 February 2018, articles 21, 22 and 29, in force 2018-07-01 to
///   2023-06-30, read through the process evaluation on 2026-11-22.
package struct Settlement: Sendable {
    private let facts: SettlementFacts
    private let financing: Regime.Financing
    private let terms: Regime.Terms
    private let deadlines: [Regime.DeadlineRule]
    private let distribution: Distribution
    private let today: Day

    /// Prepares the settlement of one trajectory as it stands on `today`.
    package init(_ facts: SettlementFacts, regime: Regime, distribution: Distribution, today: Day) {
        self.facts = facts
        self.financing = regime.financing
        self.terms = regime.terms
        self.deadlines = regime.deadlines
        self.distribution = distribution
        self.today = today
    }

    /// Every line, in a fixed order: case managers, lead partner, own share, providers.
    package func lines() -> [EntitlementLine] {
        let instalments = leadPartnerLines().map(kept)
        let ownShares = instalments.map(ownShare).map(kept)
        let budgets = zip(instalments, ownShares).compactMap { instalment, own -> Budget? in
            guard let day = instalment.dueOn, let cents = instalment.amountCents else { return nil }
            return Budget(from: day, cents: cents - (own.amountCents ?? 0))
        }
        return caseManagerLines().map(kept) + instalments + ownShares + providerLines(budgets: budgets).map(kept)
    }

    /// What was paid stays paid, to whom it was paid (E-7, E-14).
    private func kept(_ line: EntitlementLine) -> EntitlementLine {
        facts.paid[line.key].map(line.keeping) ?? line
    }

    /// The next day on which the passing of time alone can change the lines; nil when none can.
    package func nextCheckOn() -> Day? {
        guard let startedOn = facts.startedOn, facts.endedOn == nil else { return nil }
        var days = [TrajectoryLength(startedOn: startedOn).earnsLastInstalmentsOn(in: terms)]
        if case .tranches(_, _, let afterMonths) = distribution {
            days.append(startedOn.adding(months: afterMonths))
        }
        return days.filter { $0 > today }.min()
    }

    /// E-1: 60 % when the plan is approved, 40 % when it lasted and report and advice are registered.
    private func caseManagerLines() -> [EntitlementLine] {
        let parts = Self.split(financing.caseManagerCents, shares: financing.caseManagerSharesPercent)
        return [Beneficiary.caseManagerWork, .caseManagerCare].flatMap { role -> [EntitlementLine] in
            guard let holders = facts.holders[role] else { return [] }
            let first = EntitlementLine(
                key: "E-1/\(role.rawValue)/1", rule: .e1, beneficiary: role, holders: holders,
                amountCents: parts.first ?? nil, dueOn: facts.planApprovedOn, isLost: isPlanLost,
                conditions: [planApproved(.e1, by: role.teamRole)])
            let second = EntitlementLine(
                key: "E-1/\(role.rawValue)/2", rule: .e1, beneficiary: role, holders: holders,
                amountCents: parts.last ?? nil, dueOn: facts.adviceRegisteredOn, isLost: isSecondCaseManagerPartLost,
                conditions: closingConditions(by: role.teamRole))
            return [first, second]
        }
    }

    private var isSecondCaseManagerPartLost: Bool {
        if facts.terminatedOn != nil { return true }
        guard let adviceRegisteredOn = facts.adviceRegisteredOn, let longEnoughOn else { return false }
        return adviceRegisteredOn < longEnoughOn
    }

    private func closingConditions(by role: Role) -> [Condition] {
        var conditions = [
            lastedLongEnough(until: facts.endedOn ?? today, rule: .e1),
            Condition(
                .endReportDelivered, metOn: facts.reportDeliveredOn, rule: .e1, whoMustAct: role,
                by: plannedEnd),
            Condition(
                .endAdviceRegistered, metOn: facts.adviceRegisteredOn, rule: .e1, whoMustAct: role,
                by: termEnd("endAdviceRegistered", from: facts.reportDeliveredOn)),
        ]
        if facts.terminatedOn != nil {
            conditions.append(Condition(.notTerminated, isMet: false, rule: .e7, whoMustAct: role))
        }
        return conditions
    }

    /// E-2: 70 % at the start, 30 % when it lasted and the case managers judge both ways well.
    private func leadPartnerLines() -> [EntitlementLine] {
        guard let holders = facts.holders[.leadPartner] else { return [] }
        let parts = Self.split(financing.leadPartnerCents, shares: financing.leadPartnerSharesPercent)
        let first = EntitlementLine(
            key: "E-2/leadPartner/1", rule: .e2, beneficiary: .leadPartner, holders: holders,
            amountCents: parts.first ?? nil, dueOn: facts.startedOn, isLost: isStartLost, conditions: [started(.e2)])
        let second = EntitlementLine(
            key: "E-2/leadPartner/2", rule: .e2, beneficiary: .leadPartner, holders: holders,
            amountCents: parts.last ?? nil, dueOn: secondInstalmentDay, isLost: isSecondInstalmentLost,
            conditions: judgementConditions)
        return [first, second]
    }

    private var secondInstalmentDay: Day? {
        guard let reportDeliveredOn = facts.reportDeliveredOn, let longEnoughOn else { return nil }
        return max(reportDeliveredOn, longEnoughOn)
    }

    private var isSecondInstalmentLost: Bool {
        guard let endedOn = facts.endedOn else { return false }
        guard let longEnoughOn, endedOn >= longEnoughOn else { return true }
        if let terminatedOn = facts.terminatedOn {
            guard let day = secondInstalmentDay, day <= terminatedOn else { return true }
        }
        return facts.reportDeliveredOn != nil && !(facts.areActionsCarriedOut && facts.isInformationInTime)
    }

    private var judgementConditions: [Condition] {
        var conditions = [
            lastedLongEnough(until: facts.endedOn ?? today, rule: .e2),
            Condition(
                .endReportDelivered, metOn: facts.reportDeliveredOn, rule: .e2, whoMustAct: .caseManagerWork,
                by: plannedEnd),
            Condition(
                .actionsCarriedOut, isMet: facts.areActionsCarriedOut, rule: .e2, whoMustAct: .caseManagerWork),
            Condition(
                .informationInTime, isMet: facts.isInformationInTime, rule: .e2, whoMustAct: .leadPartner),
        ]
        if facts.terminatedOn != nil, isSecondInstalmentLost {
            conditions.append(Condition(.notTerminated, isMet: false, rule: .e7, whoMustAct: .leadPartner))
        }
        return conditions
    }

    /// E-3: of each instalment the lead partner keeps at most its share, due and paid with it, on the same conditions.
    private func ownShare(of instalment: EntitlementLine) -> EntitlementLine {
        // A bound is rounded down: parts rounded up could pass it together.
        let cents = instalment.amountCents.map { $0 * Int64(financing.ownSharePercent) / 100 }
        return EntitlementLine(
            key: instalment.key.replacingPrefix("E-2/leadPartner", with: "E-3/leadPartnerOwnShare"), rule: .e3,
            beneficiary: .leadPartnerOwnShare, organisation: instalment.organisation, amountCents: cents,
            dueOn: instalment.dueOn, isLost: instalment.isLost,
            conditions: instalment.conditions.filter { $0.code != .amountKnown })
    }

    private func lastedLongEnough(until day: Day?, rule: Rule) -> Condition {
        var metOn: Day?
        if let longEnoughOn, let day, day >= longEnoughOn { metOn = longEnoughOn }
        return Condition(
            .lastedLongEnough, metOn: metOn, rule: rule, whoMustAct: .caseManagerWork, by: longEnoughOn)
    }

    private func started(_ rule: Rule) -> Condition {
        Condition(.trajectoryStarted, metOn: facts.startedOn, rule: rule, whoMustAct: .caseManagerWork)
    }

    private func planApproved(_ rule: Rule, by role: Role) -> Condition {
        Condition(
            .planApproved, metOn: facts.planApprovedOn, rule: rule, whoMustAct: role,
            by: termEnd("planApproved", from: facts.metCaseManagerWorkOn))
    }

    private var isStartLost: Bool { facts.startedOn == nil && facts.terminatedOn != nil }

    private var isPlanLost: Bool { facts.planApprovedOn == nil && facts.terminatedOn != nil }

    /// The day on which the regime's term for a fact ends; nil when it has none or does not run (T-7).
    private func termEnd(_ fact: String, from day: Day?) -> Day? {
        day.flatMap { start in deadlines.first { $0.until == fact }?.term.end(from: start) }
    }

    /// The last day of the trajectory, extensions included (T-3).
    private var plannedEnd: Day? {
        length?.end(extendedUntil: facts.plannedEndOn, in: terms)
    }

    private var length: TrajectoryLength? { facts.startedOn.map(TrajectoryLength.init) }

    /// The day on which the trajectory has lasted long enough (T-8).
    private var longEnoughOn: Day? { length?.earnsLastInstalmentsOn(in: terms) }

    /// What the network owes its providers, by its scheme.
    private func providerLines(budgets: [Budget]) -> [EntitlementLine] {
        switch distribution {
        case .perAction: sessionLines(.e8, budgets: budgets)
        case .pooled: sessionLines(.e11, budgets: budgets)
        case .perTrajectory(let amounts): fixedLines(amounts)
        case .tranches(let start, let later, let months): trancheLines(start, later, afterMonths: months)
        }
    }

    /// E-8, E-11: sessions in order of date while they fit in what the instalments have brought.
    ///
    /// What was paid keeps its place in the budget; what is verified comes before what still waits for it. What the
    /// health insurance reimburses takes nothing.
    private func sessionLines(_ rule: Rule, budgets: [Budget]) -> [EntitlementLine] {
        let paid = facts.paid.filter { EntitlementLine.isSessionKey($0.key) }.values
        var purse = Purse(spentCents: paid.reduce(0) { $0 + $1.amountCents }, waiting: budgets[...])
        let payable = facts.sessions.filter { !$0.isReimbursedElsewhere }
        let inOrder = payable.filter { $0.state == .verified } + payable.filter { $0.state != .verified }
        return inOrder.map { sessionLine($0, rule, purse: &purse) }
            + facts.sessions.filter(\.isReimbursedElsewhere).map { sessionLine($0, rule, purse: &purse) }
    }

    private func sessionLine(
        _ session: SettlementFacts.Session, _ rule: Rule, purse: inout Purse
    ) -> EntitlementLine {
        let key = EntitlementLine.sessionKey(session.number)
        var conditions = SessionRules.paymentConditions(
            state: session.state, verifiedOn: session.verifiedOn, isReimbursedElsewhere: session.isReimbursedElsewhere)
        // A session that is verified late falls due late (E-8, E-23); its place in the order is that of its day.
        var dueOn = max(session.heldOn, session.verifiedOn ?? session.heldOn)
        if facts.paid[key] == nil, !session.isReimbursedElsewhere {
            let fits = purse.take(session.priceCents)
            conditions.append(Condition(.budgetSuffices, isMet: fits, rule: rule, whoMustAct: .leadPartner))
            dueOn = max(dueOn, purse.lastFrom ?? dueOn)
        }
        return EntitlementLine(
            key: key, rule: rule, beneficiary: session.beneficiary, organisation: session.organisation,
            amountCents: session.priceCents, dueOn: dueOn, isLost: session.isReimbursedElsewhere,
            conditions: conditions)
    }

    /// E-9: a fixed amount per provider role when the plan is approved.
    private func fixedLines(_ amounts: [Role: Int64]) -> [EntitlementLine] {
        [Beneficiary.workProvider, .careProvider].compactMap { role in
            guard let holders = facts.holders[role], let cents = amounts[role.teamRole] else { return nil }
            return EntitlementLine(
                key: "E-9/\(role.rawValue)", rule: .e9, beneficiary: role, holders: holders, amountCents: cents,
                dueOn: facts.planApprovedOn, isLost: isPlanLost,
                conditions: [planApproved(.e9, by: .caseManagerWork)])
        }
    }

    /// E-10: an amount at the start, and one when still running after some months.
    private func trancheLines(
        _ start: [Role: Int64], _ later: [Role: Int64], afterMonths: Int
    ) -> [EntitlementLine] {
        let laterOn = facts.startedOn?.adding(months: afterMonths)
        let isRunning = laterOn.map { $0 <= facts.endedOn ?? today } ?? false
        let running = Condition(
            .stillRunning, isMet: isRunning, rule: .e10, whoMustAct: .caseManagerWork, by: laterOn)
        return [Beneficiary.workProvider, .careProvider].flatMap { role -> [EntitlementLine] in
            guard let holders = facts.holders[role] else { return [] }
            return [
                EntitlementLine(
                    key: "E-10/\(role.rawValue)/1", rule: .e10, beneficiary: role, holders: holders,
                    amountCents: start[role.teamRole] ?? 0, dueOn: facts.startedOn, isLost: isStartLost,
                    conditions: [started(.e10)]),
                EntitlementLine(
                    key: "E-10/\(role.rawValue)/2", rule: .e10, beneficiary: role, holders: holders,
                    amountCents: later[role.teamRole] ?? 0, dueOn: laterOn, isLost: !isRunning && facts.endedOn != nil,
                    conditions: [running]),
            ]
        }
    }

    /// An instalment that came in for actions of the plan.
    private struct Budget {
        let from: Day
        let cents: Int64
    }

    /// What the instalments brought, and what was taken of it.
    private struct Purse {
        var spentCents: Int64
        var waiting: ArraySlice<Budget>
        var budgetCents: Int64 = 0
        /// The day of the last instalment that was needed.
        var lastFrom: Day?

        /// Takes an amount; whether it fits.
        ///
        /// One that does not fit holds back all that follow: first held, first paid.
        mutating func take(_ cents: Int64) -> Bool {
            while spentCents + cents > budgetCents, let next = waiting.popFirst() {
                lastFrom = next.from
                budgetCents += next.cents
            }
            spentCents += cents
            return spentCents <= budgetCents
        }
    }
}

extension Settlement {
    /// Splits an amount in parts by percentages that sum to 100; the parts always sum to the whole.
    ///
    /// A part is rounded half to even; the last takes what is left.
    package static func split(_ amountCents: Int64?, shares: [Int]) -> [Int64?] {
        guard let amountCents else { return shares.map { _ in nil } }
        var parts = shares.dropLast().map { share($0, of: amountCents) }
        parts.append(amountCents - parts.reduce(0, +))
        return parts
    }

    /// That percentage of an amount, rounded half to even.
    package static func share(_ percent: Int, of amountCents: Int64) -> Int64 {
        let (quotient, remainder) = (amountCents * Int64(percent)).quotientAndRemainder(dividingBy: 100)
        if remainder > 50 || (remainder == 50 && !quotient.isMultiple(of: 2)) { return quotient + 1 }
        return quotient
    }

    /// The day on which what falls due on `day` is paid: the last day of a later month (E-23).
    package static func payableOn(dueOn day: Day, paidAfterMonths months: Int) -> Day {
        let (year, month, _) = day.parts
        return (Day(year: year, month: month, day: 1) ?? day).adding(months: months).monthEnd
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with replacement: String) -> String {
        hasPrefix(prefix) ? replacement + dropFirst(prefix.count) : self
    }
}
