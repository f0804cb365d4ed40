package import SQLite
package import TredeDomain

/// Draws up statements from what is booked.
package struct StatementService: Sendable {
    /// What is due and paid on a day, as known now.
    ///
    /// A controller sees every statement and a lead partner those of its networks, whole; an organisation sees its own
    /// lines (V-6).
    ///
    /// - Throws: `notFound` for what there is not and for what the actor may not see, alike (V-9).
    package func draw(
        _ subject: Statement.Subject, on day: Day, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Statement {
        switch subject {
        case .trajectory(let id):
            guard let place = try StatementStore.place(.trajectory, id.bytes, in: transaction) else {
                throw Failure.notFound(.trajectory)
            }
            return try draw(subject, at: place, on: day, by: actor, in: transaction)
        case .network(let id):
            guard let place = try StatementStore.place(.network, id.bytes, in: transaction),
                MoneyScope(actor).coversNetwork(ledBy: place.leadPartner)
            else { throw Failure.notFound(.network) }
            return try whole(subject, at: place, on: day, in: transaction)
        case .organisation(let id): return try draw(id, on: day, by: actor, in: transaction)
        }
    }

    private func draw(
        _ subject: Statement.Subject, at place: StatementStore.Place, on day: Day, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Statement {
        if MoneyScope(actor).coversNetwork(ledBy: place.leadPartner) {
            return try whole(subject, at: place, on: day, in: transaction)
        }
        guard case .organisation(let organisation) = MoneyScope(actor) else { throw Failure.notFound(.trajectory) }
        let lines = try StatementStore.lines(of: place, on: day, organisation: organisation, in: transaction)
        let isAtWork = try StatementStore.isAtWork(organisation, trajectory: place.trajectory, in: transaction)
        guard isAtWork || !lines.isEmpty else { throw Failure.notFound(.trajectory) }
        return Statement(subject: subject, on: day, trajectories: 1, lines: lines, whole: nil)
    }

    private func draw(
        _ id: ID<Organisation>, on day: Day, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Statement {
        let organisation = try OrganisationStore.find(id, in: transaction).number
        var leadPartner: Int64?
        switch MoneyScope(actor) {
        case .all: break
        case .led(let own): leadPartner = own == organisation ? nil : own
        case .organisation(let own): guard own == organisation else { throw Failure.notFound(.organisation) }
        }
        let lines = try StatementStore.lines(
            organisation: organisation, on: day, leadPartner: leadPartner, in: transaction)
        guard leadPartner == nil || !lines.isEmpty else { throw Failure.notFound(.organisation) }
        let count = try StatementStore.trajectories(
            organisation: organisation, on: day, leadPartner: leadPartner, in: transaction)
        return Statement(subject: .organisation(id), on: day, trajectories: count, lines: lines, whole: nil)
    }

    private func whole(
        _ subject: Statement.Subject, at place: StatementStore.Place, on day: Day,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Statement {
        let lines = try StatementStore.lines(of: place, on: day, organisation: nil, in: transaction)
        let sessions = try StatementStore.sessions(of: place, on: day, in: transaction)
        let isPooled = place.scheme == .pooled
        let reserve = isPooled ? try StatementStore.reserveCents(of: place, on: day, in: transaction) : 0
        let isNetwork = place.trajectory == 0
        let count = isNetwork ? try StatementStore.trajectories(network: place.network, on: day, in: transaction) : 1
        return Statement(
            subject: subject, on: day, trajectories: count, lines: lines,
            whole: Self.whole(lines, sessions, place, reserveCents: reserve, on: day))
    }

    private static func whole(
        _ lines: [Statement.Line], _ sessions: StatementStore.SessionTotals, _ place: StatementStore.Place,
        reserveCents: Int64, on day: Day
    ) -> Statement.Whole {
        var (budget, spent): (Int64, Int64) = (0, 0)
        for line in lines {
            switch line.beneficiary {
            case .leadPartner: budget += line.dueCents
            case .leadPartnerOwnShare: budget -= line.dueCents
            case .workProvider, .careProvider: spent += line.dueCents
            case .caseManagerWork, .caseManagerCare: break
            }
        }
        let isPerSession = place.scheme == .perAction || place.scheme == .pooled
        let hasMandateEnded = place.trajectory == 0 && place.mandateUntil.map { day > $0 } ?? false
        return Statement.Whole(
            scheme: place.scheme, budgetCents: budget, unspentCents: budget - spent,
            shortfallCents: isPerSession ? sessions.verifiedCents - spent : 0, reserveCents: reserveCents,
            dueBackCents: hasMandateEnded ? budget - spent : 0, effortMinutes: sessions.effortMinutes,
            sessions: sessions.counts)
    }
}
