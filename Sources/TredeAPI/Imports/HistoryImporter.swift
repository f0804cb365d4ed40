internal import Trede
internal import TredeDomain

/// Replays what happened elsewhere through the same services as the API, each event with its own business day (H-1).
struct HistoryImporter: Sendable {
    let services: Services
    let actor: Actor

    /// Replays what is new of a history; what was imported before must be told the same way (H-4).
    ///
    /// An event that is refused leaves nothing and ends this history; the events before it stay (H-2).
    func replay(
        _ externalId: String, _ events: [HistoryEvent], _ digests: [Digest],
        in transaction: borrowing WriteTransaction
    ) throws -> ImportReport {
        guard let referral = try ImportStore.referral(externalId, client: actor.client, in: transaction),
            let id = try services.referrals.id(ofExternalID: externalId, by: actor, in: transaction)
        else {
            throw Failure.refused([Refusal(.h1, .unknownReferral, arguments: [externalId])])
        }
        let known = try ImportStore.known(referral, in: transaction)
        guard known.count <= events.count, zip(known, digests).allSatisfy({ $0.digest == $1 }) else {
            throw Failure.refused([Refusal(.h4, .contradictsEarlierImport, arguments: [externalId])])
        }
        var changes = 0
        for position in known.indices {
            let (event, earlier) = (events[position], known[position])
            guard earlier.endedOn == nil || earlier.endedOn == event.fact.endedOn else {
                throw Failure.refused([Refusal(.h4, .contradictsEarlierImport, arguments: [externalId])])
            }
            guard earlier.endedOn == nil, let endedOn = event.fact.endedOn else { continue }
            if try complete(event, earlier, referral, externalId, in: transaction) { changes += 1 }
            try ImportStore.end(position, on: endedOn, referral: referral, in: transaction)
        }
        for position in known.count..<events.count {
            let event = events[position]
            do {
                try ImportStore.part(in: transaction) { part in
                    let violations = event.fact.violations(after: events[..<position])
                    guard violations.isEmpty else { throw Failure.invalid(violations) }
                    let subject = try apply(event, to: id, referral, in: part)
                    try ImportStore.keep(
                        digests[position], position: position, subject: subject, endedOn: event.fact.endedOn,
                        referral: referral, in: part)
                }
            } catch let failure as Failure {
                return refused(failure, event, position: position, externalId)
            }
            changes += 1
        }
        return ImportReport(known.isEmpty && changes > 0 ? .created : changes > 0 ? .changed : .unchanged, externalId)
    }

    private func refused(
        _ failure: Failure, _ event: HistoryEvent, position: Int, _ externalId: String
    ) -> ImportReport {
        let place = "event \(position + 1), \(event.fact.name) of \(event.occurredOn): "
        return ImportReport(.failed, externalId, faults: FailureText.sentences(failure).map { place + $0 })
    }

    /// Does what an event tells; returns the identifier of what may be completed by a later import.
    private func apply(
        _ event: HistoryEvent, to referral: ID<Referral>, _ number: Int64, in transaction: borrowing WriteTransaction
    ) throws -> [UInt8]? {
        if case .decision(let decision) = event.fact {
            try decide(decision, on: event.occurredOn, referral, in: transaction)
            return nil
        }
        guard let trajectory = try TrajectoryStore.find(referral: number, in: transaction)?.id else {
            throw Failure.notFound(.trajectory)
        }
        switch event.fact {
        case .suspension(let from, let until, let reason):
            guard let period = Period(from: from, until: until) else {
                throw Failure.invalid([Violation("until", .invalidPeriod)])
            }
            let content = Suspension.Content(period: period, reason: reason)
            return try services.suspensions.register(content, in: trajectory, by: actor, transaction).id.bytes
        case .internship(let internship):
            let content = content(of: internship)
            return try services.internships.importInternship(
                content, of: trajectory, by: actor, in: transaction
            ).bytes
        case .session(let session):
            try register(session, of: trajectory, in: transaction)
        case .planApproved(let content):
            try services.plans.importApproved(
                content, of: trajectory, on: event.occurredOn, by: actor, in: transaction)
        case .teamAppointed(let network, let members):
            try refuseOther(network, than: number, in: transaction)
            try appoint(members, on: event.occurredOn, in: trajectory, transaction)
        default: try move(event, trajectory, in: transaction)
        }
        return nil
    }

    /// The events that move the trajectory on, or tell what came after it.
    private func move(
        _ event: HistoryEvent, _ trajectory: ID<Trajectory>, in transaction: borrowing WriteTransaction
    ) throws {
        let day = event.occurredOn
        switch event.fact {
        case .firstConversation(let present):
            let content = Conversation.Content(heldOn: day, present: Set(present))
            _ = try services.conversations.register(content, in: trajectory, by: actor, transaction)
        case .extended(let newEnd, let motivation):
            let content = Extension.Content(decidedOn: day, newEndOn: newEnd, motivation: motivation)
            _ = try services.extensions.register(content, in: trajectory, by: actor, transaction)
        case .endReportDelivered(let carriedOut, let inTime):
            let judgement = EndReport.Judgement(areActionsCarriedOut: carriedOut, isInformationInTime: inTime)
            let content = EndReport.Content(deliveredOn: day, judgement: judgement)
            _ = try services.endReports.deliver(content, in: trajectory, by: actor, transaction)
        case .endAdvice(let code):
            let content = EndAdvice.Content.imported(code: code, on: day)
            _ = try services.endAdvices.register(content, in: trajectory, by: actor, transaction)
        case .termination(let reason):
            let content = Termination.Content(terminatedOn: day, reason: reason)
            _ = try services.terminations.register(content, in: trajectory, by: actor, transaction)
        case .monthlyStatus(let content):
            _ = try services.outcomes.register(content, measuredOn: day, in: trajectory, by: actor, transaction)
        default: break
        }
    }

    private func decide(
        _ decision: HistoryEvent.Decision, on day: Day, _ referral: ID<Referral>,
        in transaction: borrowing WriteTransaction
    ) throws {
        let network = try decision.network.map { try PartyLookup.network($0, in: transaction) }
        // A decision against the recommendation, or for another network, takes the imported reason as its own (H-3).
        let draft = DecisionDraft(
            outcome: decision.outcome, decidedOn: day, motivation: decision.reason,
            measure: decision.outcome == .redirected ? decision.measure : nil, network: network,
            networkReason: network == nil ? nil : decision.reason, againstRecommendationReason: decision.reason)
        _ = try services.decisions.decide(referral, draft, by: actor, in: transaction)
    }

    /// The team is of the network that the person was admitted to.
    private func refuseOther(
        _ code: String, than referral: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let named = try PartyLookup.network(code, in: transaction)
        guard let own = try ImportStore.network(ofReferral: referral, in: transaction), own.id != named else { return }
        throw Failure.refused([Refusal(.s6, .networkDiffers, arguments: [own.code])])
    }

    private func appoint(
        _ members: [HistoryEvent.Member], on day: Day, in trajectory: ID<Trajectory>,
        _ transaction: borrowing WriteTransaction
    ) throws {
        var team: [Team.Member] = []
        for member in members {
            let professional = try PartyLookup.professional(member.professional, in: transaction)
            let organisation = try PartyLookup.organisation(member.organisation, in: transaction)
            team.append(
                Team.Member(
                    role: member.role, professional: professional, organisation: organisation, isBackup: false))
        }
        let draft = TeamDraft(appointedOn: day, members: team)
        _ = try services.teams.appoint(draft, in: trajectory, expecting: nil, by: actor, transaction)
    }

    private func register(
        _ session: HistoryEvent.Session, of trajectory: ID<Trajectory>, in transaction: borrowing WriteTransaction
    ) throws {
        let draft = SessionDraft(
            trajectory: trajectory, actionRef: session.actionRef, heldOn: session.heldOn, minutes: session.minutes,
            state: session.state, effortMinutes: session.effortMinutes, priceCents: session.priceCents)
        try services.sessions.importSession(draft, provider: session.provider, by: actor, in: transaction)
    }

    private func content(of internship: HistoryEvent.Internship) -> InternshipContent {
        InternshipContent(
            perspective: internship.perspective, circuit: internship.circuit,
            employer: InternshipContent.Employer(
                enterpriseNumber: internship.employer, name: internship.employerName),
            startOn: internship.from, endOn: internship.until, steps: internship.steps)
    }

    /// Gives a period its end when the history tells it now and did not before; whether it did.
    ///
    /// An end that was registered here meanwhile must be the one it tells.
    private func complete(
        _ event: HistoryEvent, _ known: ImportStore.Known, _ referral: Int64, _ externalId: String,
        in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        guard let subject = known.subject,
            let trajectory = try TrajectoryStore.find(referral: referral, in: transaction)?.id
        else { return false }
        switch event.fact {
        case .suspension(let from, let until?, let reason):
            guard let id = ID<Suspension>(bytes: subject) else { return false }
            guard let period = Period(from: from, until: until) else {
                throw Failure.invalid([Violation("until", .invalidPeriod)])
            }
            let stored = try services.suspensions.find(id, of: trajectory, by: actor, in: transaction)
            if let end = stored.period.until {
                guard end != until else { return false }
                throw Failure.refused([Refusal(.h4, .contradictsEarlierImport, arguments: [externalId])])
            }
            let change = Suspension.Change(period: period, reason: reason)
            _ = try services.suspensions.change(
                id, of: trajectory, to: change, expecting: nil, by: actor, transaction)
            return true
        case .internship(let internship):
            guard let until = internship.until, let id = ID<Internship>(bytes: subject) else { return false }
            let stored = try services.internships.find(id, of: trajectory, by: actor, in: transaction)
            if let end = stored.view.open.endOn, end != until {
                throw Failure.refused([Refusal(.h4, .contradictsEarlierImport, arguments: [externalId])])
            }
            return try services.internships.importEnd(until, of: id, in: trajectory, by: actor, transaction)
        default: return false
        }
    }
}
