package import SQLite
package import TredeDomain

/// Shows entitlements with the truth of their conditions, and why one is not payable yet (E-13, E-17).
///
/// A controller sees all, a lead partner those of its networks, an organisation its own (V-6).
package struct EntitlementService: Sendable {
    let settlement: SettlementService

    /// A number that nothing in the store has.
    private static let noNumber: Int64 = -1

    /// Which entitlements are asked for.
    package struct Selection: Sendable {
        /// Only those of this trajectory.
        package var trajectory: ID<Trajectory>?
        /// Only those of this organisation.
        package var organisation: ID<Organisation>?
        /// Only those of this network.
        package var network: ID<Network>?
        /// Only those in this state.
        package var state: EntitlementState?

        /// Selects.
        package init(
            trajectory: ID<Trajectory>? = nil, organisation: ID<Organisation>? = nil, network: ID<Network>? = nil,
            state: EntitlementState? = nil
        ) {
            self.trajectory = trajectory
            self.organisation = organisation
            self.network = network
            self.state = state
        }
    }

    /// A page of entitlements in order of booking; what the actor may not see is as if it were not there (V-9).
    package func list(
        _ selection: Selection, _ page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Entitlement> {
        let nothing = Page<Entitlement>([], request: page) { $0.id.bytes }
        guard let filter = try filter(selection, MoneyScope(actor), in: transaction) else { return nothing }
        let start = try start(of: page, by: actor, in: transaction)
        let numbers = try EntitlementListStore.numbers(filter, after: start, count: page.size + 1, in: transaction)
        var lines: [Int64: [String: [Condition]]] = [:]
        var found: [Entitlement] = []
        for number in numbers {
            guard var entitlement = try EntitlementListStore.find(number, in: transaction) else { continue }
            try complete(&entitlement, &lines, in: transaction)
            found.append(entitlement)
        }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// A page of the entitlements of a trajectory.
    ///
    /// - Throws: `notFound` for a trajectory in which the actor neither sees nor can come to earn anything.
    package func list(
        of trajectory: ID<Trajectory>, _ page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Entitlement> {
        // Of one that is not there is asked what is asked of a foreign one, so that both take as long (V-9).
        let place = try StatementStore.place(.trajectory, trajectory.bytes, in: transaction)
        let (scope, selection) = (MoneyScope(actor), Selection(trajectory: trajectory))
        // Before the cursor is looked at, which would tell a foreign trajectory from none (V-9).
        if !scope.coversNetwork(ledBy: place?.leadPartner ?? Self.noNumber) {
            let first = try list(selection, PageRequest(size: 1, after: nil), by: actor, in: transaction)
            guard case .organisation(let own) = scope else { throw Failure.notFound(.trajectory) }
            let isAtWork = try StatementStore.isAtWork(
                own, trajectory: place?.trajectory ?? Self.noNumber, in: transaction)
            guard isAtWork || !first.items.isEmpty else { throw Failure.notFound(.trajectory) }
        }
        guard place != nil else { throw Failure.notFound(.trajectory) }
        return try list(selection, page, by: actor, in: transaction)
    }

    /// The entitlement with that identifier.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<EntitlementLine>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Entitlement {
        guard var found = try visible(id.bytes, by: actor, in: transaction) else {
            throw Failure.notFound(.entitlement)
        }
        var lines: [Int64: [String: [Condition]]] = [:]
        try complete(&found, &lines, in: transaction)
        return found
    }

    /// Whether an entitlement can be paid now, and everything in the way.
    ///
    /// - Throws: `notFound`.
    package func blockers(
        of id: ID<EntitlementLine>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (trajectory: ID<Trajectory>, isPayable: Bool, blockers: [Blocker]) {
        let found = try find(id, by: actor, in: transaction)
        let today = Instant(milliseconds: transaction.now).brusselsDay
        let blockers = Blocker.all(
            found.state, rule: found.rule, conditions: found.conditions, amountCents: found.amountCents,
            payableOn: found.payableOn, today: today)
        return (found.trajectory, found.state == .due && blockers.isEmpty, blockers)
    }

    private func visible(
        _ uid: [UInt8], by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Entitlement? {
        // What is not there is looked for like what is foreign (V-9).
        let number = try EntitlementListStore.number(.number, uid, in: transaction)
        let found = try EntitlementListStore.find(number ?? Self.noNumber, in: transaction)
        let scope = MoneyScope(actor)
        return found.flatMap { entitlement in
            let isOwn = (scope.beneficiary ?? scope.leadPartner) == entitlement.organisationNumber
            return isOwn || scope.coversNetwork(ledBy: entitlement.leadPartner) ? entitlement : nil
        }
    }

    /// The number after which a page begins; a cursor of what the actor may not see is no cursor (V-9).
    private func start(
        of page: PageRequest, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        guard let last = try visible(cursor.bytes, by: actor, in: transaction) else { throw PageRequest.unknownCursor }
        return last.number
    }

    /// What is asked for by number, within what the actor may see; nil when that can be nothing.
    private func filter(
        _ selection: Selection, _ scope: MoneyScope, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> EntitlementListStore.Filter? {
        var filter = EntitlementListStore.Filter(state: selection.state, leadPartner: scope.leadPartner)
        if let id = selection.trajectory {
            let place = try StatementStore.place(.trajectory, id.bytes, in: transaction)
            filter.trajectory = place?.trajectory ?? Self.noNumber
        }
        if let id = selection.organisation {
            filter.organisation = try EntitlementListStore.number(.organisation, id.bytes, in: transaction)
            if filter.organisation == nil { return nil }
        }
        if let id = selection.network {
            filter.network = try EntitlementListStore.number(.network, id.bytes, in: transaction)
            if filter.network == nil { return nil }
        }
        // What it earned itself a lead partner sees of networks that it no longer leads, too (N-1).
        if let own = scope.leadPartner, filter.organisation == own { filter.leadPartner = nil }
        if let own = scope.beneficiary {
            guard filter.organisation == nil || filter.organisation == own else { return nil }
            filter.organisation = own
        }
        if let leadPartner = scope.leadPartner, filter.query == .all || filter.query == .inState {
            filter.network = try EntitlementListStore.onlyNetwork(ledBy: leadPartner, in: transaction)
        }
        return filter
    }

    /// Adds the conditions, worked out once for each trajectory.
    private func complete(
        _ entitlement: inout Entitlement, _ lines: inout [Int64: [String: [Condition]]],
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws {
        guard entitlement.state != .reversed else { return }
        let number = entitlement.trajectoryNumber
        if lines[number] == nil {
            let all = try settlement.lines(of: number, in: transaction).map { ($0.key, $0.conditions) }
            lines[number] = Dictionary(all) { first, _ in first }
        }
        entitlement.conditions = lines[number]?[entitlement.key] ?? []
    }
}
