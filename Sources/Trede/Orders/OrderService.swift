package import SQLite
package import TredeDomain

/// Orders actions of the approved plan from providers, at agreed prices (X-1, E-4).
package struct OrderService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    private var access: TrajectoryAccess { TrajectoryAccess(regimes: regimes) }

    /// Orders an action from a provider of the network or an external one (N-4).
    ///
    /// - Throws: `notFound`, `invalid`, `refused` with everything that stands in the way.
    package func order(
        _ draft: Order.Draft, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (order: Order, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .orderAction, in: transaction).trajectory
        let plan = try Self.approvedPlan(of: file, in: transaction)
        let actions = try PlanPartStore.openActions(plan: plan.number, role: nil, in: transaction)
        let action = actions.first { $0.ref == draft.actionRef }
        let provider = try OrderStore.provider(draft.organisation, in: transaction)
        try Self.refuseInvalid(draft, action: action, provider: provider, today: transaction.today)
        guard let action, let provider else { throw Failure.notFound(.order) }
        let agreed = try Self.agreedPrice(of: action, network: file.network, in: transaction)
        try refuse(draft, action: action, agreed: agreed, file: file, in: transaction)
        let id = ids.id(of: Order.self)
        let price = draft.unitPriceCents ?? agreed ?? 0
        _ = try OrderStore.insert(
            OrderStore.Draft(
                id: id, trajectory: file.number, plan: plan.number, action: action, provider: provider,
                units: draft.units, unitPriceCents: price, orderedOn: draft.orderedOn, client: actor.client),
            in: transaction)
        return (try OrderStore.find(id, of: file, organisation: nil, in: transaction), file.referral)
    }

    /// Ends an order from a day on; what was carried out of it stays, the rest can be ordered again.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused` with everything that stands in the way.
    package func end(
        _ id: ID<Order>, _ draft: Order.Ending.Draft, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> (order: Order, referral: Int64) {
        let file = try access.find(trajectory, by: actor, to: .endOrder, in: transaction).trajectory
        let order = try OrderStore.find(id, of: file, organisation: nil, in: transaction)
        try BusinessDays.refuseFuture([("endedOn", draft.endedOn)], now: transaction.now)
        let refusals = order.refusals(ending: draft)
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        try OrderEndingStore.insert(
            draft, of: id, trajectory: file.number, client: actor.client, in: transaction)
        return (try OrderStore.find(id, of: file, organisation: nil, in: transaction), file.referral)
    }

    /// An order; a provider finds its own.
    ///
    /// It stays in the books of the organisations when the file is closed to who worked in it (E-4).
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Order>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (order: Order, referral: Int64) {
        let seen = try access.find(trajectory, by: actor, to: .getOrder, in: transaction)
        let order = try OrderStore.find(
            id, of: seen.trajectory, organisation: actor.ownOnly, in: transaction)
        return (order, seen.trajectory.referral)
    }

    /// A page of the orders, the first one first; a provider sees its own.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (page: Page<Order>, referral: Int64) {
        let seen = try access.find(trajectory, by: actor, to: .listOrders, in: transaction)
        let page = try OrderStore.list(
            of: seen.trajectory, organisation: actor.ownOnly, page: page, in: transaction)
        return (page, seen.trajectory.referral)
    }

    private static func approvedPlan(
        of file: Trajectory, in transaction: borrowing WriteTransaction
    ) throws -> PlanRow.Open {
        guard let plan = try PlanStore.approved(of: file.number, in: transaction) else {
            throw Failure.refused([Refusal(.x3, .noApprovedPlan)])
        }
        return plan
    }

    private static func refuseInvalid(
        _ draft: Order.Draft, action: PlanActions.Action?, provider: OrderStore.Provider?, today: Day
    ) throws {
        var violations: [Violation] = []
        if action == nil {
            violations.append(
                Violation("actionRef", .actionNotInPlan, rule: .x3, arguments: [draft.actionRef]))
        }
        if provider == nil { violations.append(Violation("organisationId", .notFoundReference)) }
        if draft.orderedOn > today {
            violations.append(Violation("orderedOn", .inTheFuture, rule: .t2))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
    }

    private func refuse(
        _ draft: Order.Draft, action: PlanActions.Action, agreed: Int64?, file: Trajectory,
        in transaction: borrowing WriteTransaction
    ) throws {
        var refusals: [Refusal] = []
        if file.state != .inExecution && file.state != .closing {
            refusals.append(Refusal(.t1, .wrongTrajectoryState, arguments: [file.state.rawValue]))
        }
        let unitsInForce = try PlanPartStore.unitsInForce(
            action.ref, of: file.number, on: draft.orderedOn, in: transaction)
        if unitsInForce == nil, let approvedOn = file.days.planApprovedOn {
            refusals.append(Refusal(.p7, .beforePlanApproval, arguments: ["\(approvedOn)"]))
        }
        let ordered = try OrderStore.unitsOrdered(action.ref, trajectory: file.number, in: transaction)
        if ordered + draft.units > action.units {
            refusals.append(Refusal(.x3, .moreThanPlanned, arguments: ["\(action.units)"]))
        }
        let isAgreed = draft.unitPriceCents == nil ? agreed != nil : agreed == nil || agreed == draft.unitPriceCents
        if !isAgreed { refusals.append(Refusal(.x1, .priceNotAgreed, arguments: agreed.map { [$0.euros] } ?? [])) }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }
}

extension OrderService {
    /// The price that was signed, or else that of the network.
    static func agreedPrice(
        of action: PlanActions.Action, network: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64? {
        if let signed = action.unitPriceCents { return signed }
        return try OrderStore.networkPrice(action.type, network: network, in: transaction)
    }
}

extension Actor {
    /// The organisation whose work alone a provider sees; nil for everybody else.
    var ownOnly: Int64? { role.isProvider ? organisation : nil }
}

extension Int64 {
    /// An amount in cents as euros with two decimals and a point.
    var euros: String {
        let cents = self % 100
        return "\(self / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
    }
}
