internal import SQLite
internal import TredeDomain

/// Finds the order a session belongs to, or makes it of plan and team, and refuses what cannot be paid.
struct SessionOrders {
    let file: Trajectory
    let ids: IDSource
    let client: Int64
    /// The organisation of the provider that asks; nil for everybody else.
    let ownOnly: Int64?
    /// The number of the order that a session which took place was carried out under; a correction of it may stay.
    var kept: Int64?

    /// - Throws: `invalid` for an action that was in no plan in force that day, `refused` with everything else.
    func order(
        for draft: SessionDraft, enterpriseNumber: EnterpriseNumber? = nil,
        in transaction: borrowing WriteTransaction
    ) throws -> OrderStore.Standing {
        let usesUnit = draft.state.tookPlace || draft.state == .planned
        var refusals = try planRefusals(of: draft, usesUnit: usesUnit, in: transaction)
        if let endedOn = file.days.endedOn, draft.heldOn > endedOn {
            refusals.append(Refusal(.t8, .wrongTrajectoryState, arguments: [file.state.rawValue]))
        }
        if usesUnit, let lastOn = file.days.plannedEndOn, draft.heldOn > lastOn {
            refusals.append(Refusal(.t3, .afterPlannedEnd, arguments: ["\(lastOn)"]))
        }
        let orders = try OrderStore.orders(of: draft.actionRef, trajectory: file.number, in: transaction)
        let standing = orders.filter { $0.stands(on: draft.heldOn) || $0.number == kept }
        let candidates = standing.filter { isAsked($0, by: draft, enterpriseNumber) }
        let order =
            candidates.first { $0.number == kept } ?? candidates.first { !usesUnit || $0.unitsUsed < $0.units }
            ?? candidates.last
        guard let order else {
            guard standing.isEmpty else { throw Failure.refused(refusals + [missing(standing, draft)]) }
            guard refusals.isEmpty else { throw Failure.refused(refusals) }
            let made = try makeOrder(for: draft, in: transaction)
            guard isAsked(made, by: draft, enterpriseNumber) else { throw Failure.refused([missing([made], draft)]) }
            try refuse(draft, order: made, usesUnit: usesUnit, refusals)
            return made
        }
        try refuse(draft, order: order, usesUnit: usesUnit, refusals)
        return order
    }

    /// Whether the plan in force that day has the action, and a unit of it left over all its orders (X-3, P-7).
    ///
    /// - Throws: `invalid` for an action that is not in it.
    private func planRefusals(
        of draft: SessionDraft, usesUnit: Bool, in transaction: borrowing WriteTransaction
    ) throws -> [Refusal] {
        let (ref, trajectory) = (draft.actionRef, file.number)
        let refusals = SessionRules.planRefusals(
            of: SessionRules.Planned(
                heldOn: draft.heldOn, approvedOn: file.days.planApprovedOn,
                units: try PlanPartStore.unitsInForce(ref, of: trajectory, on: draft.heldOn, in: transaction),
                unitsBefore: try SessionStore.unitsUsed(ref, of: trajectory, in: transaction), usesUnit: usesUnit))
        if refusals.contains(where: { $0.reason == .actionNotInPlan }) {
            throw Failure.invalid([Violation("actionRef", .actionNotInPlan, rule: .x3, arguments: [ref])])
        }
        guard file.days.planApprovedOn != nil else { throw Failure.refused(refusals) }
        return refusals
    }

    private func refuse(
        _ draft: SessionDraft, order: OrderStore.Standing, usesUnit: Bool, _ earlier: [Refusal]
    ) throws {
        var refusals = earlier
        if let cents = draft.priceCents, cents != order.unitPriceCents {
            refusals.append(Refusal(.x1, .priceNotAgreed, arguments: [order.unitPriceCents.euros]))
        }
        let isBound = refusals.contains { $0.reason == .moreThanPlanned }
        if usesUnit, !isBound, order.unitsUsed >= order.units {
            refusals.append(Refusal(.x3, .moreThanPlanned, arguments: ["\(order.units)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }

    /// A provider is told nothing about orders with others (V-9).
    private func missing(_ orders: [OrderStore.Standing], _ draft: SessionDraft) -> Refusal {
        ownOnly != nil || orders.isEmpty
            ? Refusal(.x1, .actionNotOrdered, arguments: [draft.actionRef])
            : Refusal(.x5, .providerDiffers)
    }

    private func isAsked(
        _ order: OrderStore.Standing, by draft: SessionDraft, _ enterpriseNumber: EnterpriseNumber?
    ) -> Bool {
        if let own = ownOnly, own != order.provider.number { return false }
        if let asked = draft.organisation, asked != order.provider.id { return false }
        if let asked = enterpriseNumber, asked.text != order.provider.enterpriseNumber { return false }
        return true
    }

    /// Orders what is left of an action from the provider that plan or team had for it that day, at the agreed price.
    ///
    /// Of a provider who has left the team since, only what was carried out is ordered.
    private func makeOrder(
        for draft: SessionDraft, in transaction: borrowing WriteTransaction
    ) throws -> OrderStore.Standing {
        let unordered = Failure.refused([Refusal(.x1, .actionNotOrdered, arguments: [draft.actionRef])])
        guard let plan = try PlanStore.inForce(of: file.number, on: draft.heldOn, in: transaction) else {
            throw unordered
        }
        let actions = try PlanPartStore.openActions(plan: plan.number, role: nil, in: transaction)
        guard let action = actions.first(where: { $0.ref == draft.actionRef }),
            let found = try provider(of: action, plan: plan.number, on: draft.heldOn, in: transaction)
        else { throw unordered }
        guard let price = try OrderService.agreedPrice(of: action, network: file.network, in: transaction) else {
            throw Failure.refused([Refusal(.x1, .priceNotAgreed)])
        }
        let ordered = try OrderStore.unitsOrdered(action.ref, trajectory: file.number, in: transaction)
        guard ordered < action.units else {
            throw Failure.refused([Refusal(.x3, .moreThanPlanned, arguments: ["\(action.units)"])])
        }
        let order = try OrderStore.insert(
            OrderStore.Draft(
                id: ids.id(), trajectory: file.number, plan: plan.number, action: action, provider: found.provider,
                units: found.isStill ? action.units - ordered : 1, unitPriceCents: price, orderedOn: draft.heldOn,
                client: client),
            in: transaction)
        guard !found.isStill else { return order }
        let nextDay = Day(daysSince1970: draft.heldOn.daysSince1970 + 1)
        try OrderEndingStore.insert(
            Order.Ending.Draft(endedOn: nextDay, reason: .providerReplaced), of: order.number, client: client,
            in: transaction)
        return order
    }

    /// Who carries an action out on a day, and whether it still does.
    private func provider(
        of action: PlanActions.Action, plan: Int64, on day: Day, in transaction: borrowing WriteTransaction
    ) throws -> (provider: OrderStore.Provider, isStill: Bool)? {
        if let named = try OrderStore.named(for: action.ref, plan: plan, in: transaction) { return (named, true) }
        let now = try OrderStore.providers(of: file.number, in: transaction)[action.providerRole]
        let then = try OrderStore.providers(of: file.number, on: day, in: transaction)[action.providerRole]
        guard let provider = then ?? now else { return nil }
        return (provider, provider == now)
    }
}
