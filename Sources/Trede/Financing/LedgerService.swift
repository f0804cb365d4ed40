package import SQLite
package import TredeDomain

/// Shows the ledger: all of it to a controller, that of its networks to a lead partner (V-6).
package struct LedgerService: Sendable {
    /// A page of entries, oldest first; what the actor may not see is as if it were not there (V-9).
    package func list(
        trajectory: ID<Trajectory>?, organisation: ID<Organisation>?, _ page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<LedgerEntry> {
        let nothing = Page<LedgerEntry>([], request: page) { $0.id.bytes }
        var filter = LedgerListStore.Filter(leadPartner: MoneyScope(actor).leadPartner)
        if let trajectory {
            filter.trajectory = try StatementStore.place(.trajectory, trajectory.bytes, in: transaction)?.trajectory
            if filter.trajectory == nil { return nothing }
        }
        if let organisation {
            filter.organisation = try EntitlementListStore.number(.organisation, organisation.bytes, in: transaction)
            if filter.organisation == nil { return nothing }
        }
        if let leadPartner = filter.leadPartner, filter.query == .all {
            filter.network = try EntitlementListStore.onlyNetwork(ledBy: leadPartner, in: transaction)
        }
        let start = try start(of: page, by: actor, in: transaction)
        let numbers = try LedgerListStore.numbers(filter, after: start, count: page.size + 1, in: transaction)
        var found: [LedgerEntry] = []
        for number in numbers {
            if let entry = try LedgerListStore.find(number, in: transaction) { found.append(entry) }
        }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// The entry with that identifier.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<LedgerEntry>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> LedgerEntry {
        guard let found = try visible(id.bytes, by: actor, in: transaction) else {
            throw Failure.notFound(.ledgerEntry)
        }
        return found
    }

    private func visible(
        _ uid: [UInt8], by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> LedgerEntry? {
        // What is not there is looked for like what is foreign (V-9); no entry has that number.
        let number = try LedgerListStore.number(uid, in: transaction) ?? -1
        guard let found = try LedgerListStore.find(number, in: transaction) else { return nil }
        return MoneyScope(actor).coversNetwork(ledBy: found.leadPartner) ? found : nil
    }

    private func start(
        of page: PageRequest, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        guard let last = try visible(cursor.bytes, by: actor, in: transaction) else { throw PageRequest.unknownCursor }
        return last.number
    }
}
