internal import SQLite
internal import TredeDomain

/// Keeps the books equal to the facts: works out what a trajectory makes due and books the difference.
///
/// What was booked is never changed: what facts no longer support is reversed (E-12). What was paid is not even that:
/// it stays paid, and what facts no longer support of it stands open as a receivable until it is decided on (E-7).
package struct SettlementService: Sendable {
    let regimes: Regimes
    let ids: IDSource

    /// Settles every trajectory whose facts changed in this transaction; runs at the end of each write.
    package func settleUnsettled(in transaction: borrowing WriteTransaction) throws {
        for trajectory in try SettlementStore.marked(in: transaction) {
            try settle(trajectory, in: transaction)
            try SettlementStore.unmark(trajectory, in: transaction)
        }
    }

    /// Marks up to `count` trajectories for which time alone may have made something due; returns how many.
    package func markDue(count: Int, in transaction: borrowing WriteTransaction) throws -> Int {
        let today = transaction.today
        let found = try SettlementStore.dueForCheck(on: today, count: count, in: transaction)
        for trajectory in found { try SettlementStore.mark(trajectory, in: transaction) }
        return found.count
    }

    /// What the facts of a trajectory make due as they stand now, with every condition (E-13, E-17).
    func lines(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [EntitlementLine] {
        let subject = try SettlementStore.subject(trajectory, in: transaction)
        return try settlement(of: subject, in: transaction).lines()
    }

    /// The keys of the lines on which the books of a trajectory differ from its facts.
    func differences(
        of trajectory: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [String] {
        let booked = try EntitlementStore.living(trajectory, in: transaction)
        var byKey = Dictionary(booked.map { ($0.key, $0) }) { first, _ in first }
        let changed = try lines(of: trajectory, in: transaction).filter { line in
            byKey.removeValue(forKey: line.key).map { !$0.agrees(with: line) } ?? true
        }
        let gone = byKey.values.filter { $0.state != .paid || $0.receivableCents != $0.amountCents }
        return changed.map(\.key) + gone.map(\.key).sorted()
    }

    private func settle(_ trajectory: Int64, in transaction: borrowing WriteTransaction) throws {
        let subject = try SettlementStore.subject(trajectory, in: transaction)
        let settlement = try settlement(of: subject, in: transaction)
        let paidAfterMonths = try regimes.find(subject.regime).financing.paidAfterMonths
        let booked = try EntitlementStore.living(trajectory, in: transaction)
        var byKey = Dictionary(booked.map { ($0.key, $0) }) { first, _ in first }
        for line in settlement.lines() {
            let payableOn = line.dueOn.map { Settlement.payableOn(dueOn: $0, paidAfterMonths: paidAfterMonths) }
            let booking = Booking(
                line: line, payableOn: payableOn, trajectory: trajectory, network: subject.network,
                planApprovedOn: subject.facts.planApprovedOn)
            try book(booking, over: byKey.removeValue(forKey: line.key), in: transaction)
        }
        for gone in booked where byKey[gone.key] != nil {
            if gone.state == .paid {
                let place = Place(trajectory: trajectory, network: subject.network)
                try claimBack(gone.amountCents ?? 0, of: gone, place, in: transaction)
            } else {
                try reverse(gone, trajectory, network: subject.network, in: transaction)
            }
        }
        try SettlementStore.checkAgain(trajectory, on: settlement.nextCheckOn(), in: transaction)
    }

    private func settlement(
        of subject: SettlementStore.Subject, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Settlement {
        let values = try SettlementStore.regimeValues(subject.regime, in: transaction)
        let regime = try regimes.find(subject.regime).with(values: values)
        let today = transaction.today
        return Settlement(subject.facts, regime: regime, distribution: subject.distribution, today: today)
    }

    /// A line to be booked, with what booking needs.
    private struct Booking {
        let line: EntitlementLine
        let payableOn: Day?
        let trajectory: Int64
        let network: Int64
        let planApprovedOn: Day?
    }

    private func book(
        _ booking: Booking, over booked: EntitlementStore.Booked?, in transaction: borrowing WriteTransaction
    ) throws {
        let line = booking.line
        guard let booked else { return try insert(booking, in: transaction) }
        switch booked.state {
        case .expected, .lost:
            if !booked.agrees(with: line) {
                try EntitlementStore.change(booked.number, to: line, payableOn: booking.payableOn, in: transaction)
            }
            try post(booking, entitlement: booked.number, in: transaction)
        case .paid:
            let place = Place(trajectory: booking.trajectory, network: booking.network)
            try claimBack(line.receivableCents, of: booked, place, in: transaction)
        case .due:
            guard !booked.agrees(with: line) else { return }
            try reverse(booked, booking.trajectory, network: booking.network, in: transaction)
            try insert(booking, in: transaction)
        case .reversed: break
        }
    }

    private func insert(_ booking: Booking, in transaction: borrowing WriteTransaction) throws {
        let number = try EntitlementStore.insert(
            booking.line, payableOn: booking.payableOn, trajectory: booking.trajectory, network: booking.network,
            id: ids.id(), in: transaction)
        try post(booking, entitlement: number, in: transaction)
    }

    /// Books what fell due, or keeps it pending once the plan is approved (E-18).
    ///
    /// What is due by the day of approval is booked at once and never waits.
    private func post(
        _ booking: Booking, entitlement: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let line = booking.line
        guard let cents = line.amountCents, cents > 0 else { return }
        if let planApprovedOn = booking.planApprovedOn, line.dueOn.map({ $0 > planApprovedOn }) ?? true {
            try PendingStore.book(entitlement, amountCents: cents, on: planApprovedOn, in: transaction)
        }
        if let dueOn = line.dueOn {
            try PendingStore.resolve(entitlement, postedCents: cents, on: dueOn, voidReason: nil, in: transaction)
            try append(booking, cents: cents, entitlement: entitlement, on: dueOn, in: transaction)
        } else if line.isLost {
            let reason = line.conditions.first { !$0.isMet }?.code.rawValue
            let today = transaction.today
            try PendingStore.resolve(
                entitlement, postedCents: 0, on: today, voidReason: reason, in: transaction)
        }
    }

    private func append(
        _ booking: Booking, cents: Int64, entitlement: Int64, on day: Day, in transaction: borrowing WriteTransaction
    ) throws {
        let line = booking.line
        let move = AccountMove.due(
            line.beneficiary, organisation: line.organisation, trajectory: booking.trajectory)
        let entry = LedgerStore.Entry(
            trajectory: booking.trajectory, network: booking.network, organisation: line.organisation,
            entitlement: entitlement, cause: .due, rule: line.rule, occurredOn: day,
            debit: try LedgerStore.account(move.from, in: transaction),
            credit: try LedgerStore.account(move.to, in: transaction), amountCents: cents)
        try LedgerStore.append(entry, id: ids.id(), in: transaction)
    }

    private func reverse(
        _ booked: EntitlementStore.Booked, _ trajectory: Int64, network: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        try EntitlementStore.reverse(booked.number, in: transaction)
        let today = transaction.today
        try PendingStore.resolve(
            booked.number, postedCents: 0, on: today, voidReason: EntitlementState.reversed.rawValue, in: transaction)
        for standing in try LedgerStore.standing(booked.number, in: transaction) {
            try undo(standing, of: booked, Place(trajectory: trajectory, network: network), in: transaction)
        }
    }

    /// Where an entry belongs.
    private struct Place {
        let trajectory: Int64
        let network: Int64
    }

    private func undo(
        _ standing: LedgerStore.Standing, of booked: EntitlementStore.Booked, _ place: Place,
        in transaction: borrowing WriteTransaction
    ) throws {
        let entry = LedgerStore.Entry(
            trajectory: place.trajectory, network: place.network, organisation: booked.organisation,
            entitlement: booked.number, cause: .reversal, rule: standing.rule, occurredOn: transaction.today,
            debit: standing.credit, credit: standing.debit, amountCents: standing.amountCents,
            reverses: standing.number)
        try LedgerStore.append(entry, id: ids.id(), in: transaction)
    }

    /// Brings what stands to be recovered of a paid line to an amount, in the books and on the line.
    private func claimBack(
        _ cents: Int64, of booked: EntitlementStore.Booked, _ place: Place,
        in transaction: borrowing WriteTransaction
    ) throws {
        guard booked.receivableCents != cents else { return }
        for standing in try LedgerStore.standing(booked.number, cause: .receivable, in: transaction) {
            try undo(standing, of: booked, place, in: transaction)
        }
        try EntitlementStore.claimBack(booked.number, cents: cents, in: transaction)
        guard cents > 0 else { return }
        let move = AccountMove.receivable(
            booked.beneficiary, organisation: booked.organisation, trajectory: place.trajectory)
        let entry = LedgerStore.Entry(
            trajectory: place.trajectory, network: place.network, organisation: booked.organisation,
            entitlement: booked.number, cause: .receivable, rule: booked.rule, occurredOn: transaction.today,
            debit: try LedgerStore.account(move.from, in: transaction),
            credit: try LedgerStore.account(move.to, in: transaction), amountCents: cents)
        try LedgerStore.append(entry, id: ids.id(), in: transaction)
    }
}
