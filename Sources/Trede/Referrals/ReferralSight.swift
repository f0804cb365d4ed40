internal import SQLite
internal import TredeDomain

// How services come to a referral that their caller may see, and what they make of it.
extension ReferralService {
    /// A referral and how much of it the actor sees.
    ///
    /// - Throws: `notFound` when that is nothing (V-9); `forbidden` when the actor may not do this on it.
    func seen(
        _ id: ID<Referral>, by actor: Actor, to operation: ContractOperation,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, sight: ReferralExtent) {
        try ReferralSight(regimes: regimes).seen(id, by: actor, to: operation, in: transaction)
    }

    /// A referral that the actor pushed, or that names it.
    func own(
        _ id: ID<Referral>, of actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> ReferralHead {
        guard let head = try ReferralStore.find(id, in: transaction) else {
            try ReferralSight(regimes: regimes).askInVain(for: actor, in: transaction)
            throw Failure.notFound(.referral)
        }
        guard try ReferralAccessStore.isOwn(head, of: actor, in: transaction) else {
            throw Failure.notFound(.referral)
        }
        return head
    }

    /// A referral without content; to the referrer it names the person as the referral itself does, since the number
    /// may lead to somebody of another name, and so to the participant where it does.
    func open(
        _ head: ReferralHead, for actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralOpen {
        let name: ReferralOpen.Named
        if actor.role == .referrer || actor.role == .participant && head.hasOtherIdentity {
            name = try ReferralVersionStore.name(of: head, in: transaction)
        } else {
            let person = try PersonStore.find(head.person, in: transaction)
            name = ReferralOpen.Named(id: person.id, familyName: person.familyName, givenName: person.givenName)
        }
        return ReferralOpen(
            head: head, person: name, progress: try ReferralStore.progress(of: head, in: transaction),
            showsExternalID: actor.role == .referrer || actor.role == .screener)
    }

    /// A referral with its content and signals; what is known of others is not for the referrer and the participant.
    func file(
        _ head: ReferralHead, _ content: ReferralContent, _ progress: ReferralProgress, for actor: Actor, today: Day
    ) -> ReferralFile {
        var signals: [ReferralSignal] = []
        let isReferrer = actor.role == .referrer
        let knowsOthers = !isReferrer && actor.role != .participant
        if head.isPossibleDuplicate, knowsOthers { signals.append(.possibleDuplicate) }
        if head.hasOtherIdentity, knowsOthers { signals.append(.identityDiffers) }
        if head.state.isOpen, head.stateSince.days(to: today) > ReferralSignal.waitingDaysMax {
            signals.append(.waitsTooLong)
        }
        return ReferralFile(
            head: head, content: content, progress: progress, signals: signals,
            person: isReferrer ? nil : head.personID)
    }
}

/// How somebody stands to a referral, worked out in one place; how much of it that shows, and what it allows, says
/// `AccessMatrix` (V-2, V-9).
struct ReferralSight {
    let regimes: Regimes

    /// A referral and how much of it the actor sees, when `AccessMatrix` lets the actor do this on it.
    ///
    /// - Throws: `notFound` when the actor sees nothing of it; `forbidden`.
    func seen(
        _ id: ID<Referral>, by actor: Actor, to operation: ContractOperation,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, sight: ReferralExtent) {
        guard let head = try ReferralStore.find(id, in: transaction) else {
            try askInVain(for: actor, in: transaction)
            throw Failure.notFound(.referral)
        }
        guard let relation = try relation(of: actor, to: head, in: transaction) else {
            throw Failure.notFound(.referral)
        }
        let sight = try extent(of: head, for: relation, by: actor, in: transaction)
        guard sight != .nothing else { throw Failure.notFound(.referral) }
        let row = AccessMatrix.row(of: operation)
        guard actor.standsInForAnybody || row.admits(relation) else { throw row.refusal(of: relation) }
        return (head, sight)
    }

    /// How much of a referral an actor sees.
    func sight(
        of head: ReferralHead, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralExtent {
        guard let relation = try relation(of: actor, to: head, in: transaction) else { return .nothing }
        return try extent(of: head, for: relation, by: actor, in: transaction)
    }

    /// How much of a referral who stands so to it sees.
    ///
    /// Who screens sees again what was decided on while somebody appeals against that, to judge it (S-8). The participant
    /// reads all of the own one, admitted or not (V-8), once somebody looked at whose it is: the number in it could be
    /// another person's (F-12).
    private func extent(
        of head: ReferralHead, for relation: FileRelation, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralExtent {
        guard actor.insightIntoReferral == nil else { return .full }
        var isDecided = head.state.isFinal
        if isDecided, relation == .screener, head.state != .admitted {
            isDecided = try !AppealStore.isPending(on: head.number, in: transaction)
        }
        if relation == .participant { isDecided = head.isOfPersonForCertain || actor.isNamed && head.isDecided }
        return AccessMatrix.extent(ofReferralBy: relation, isDecided: isDecided)
    }

    /// Whether the actor sees a referral, or did until its file was closed.
    func hasSeen(
        _ head: ReferralHead, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        if try sight(of: head, by: actor, in: transaction) != .nothing { return true }
        guard actor.role.isCaseManager else { return false }
        return try relation(ofAdmitted: head, by: actor, in: transaction) != nil
    }

    /// How an actor stands to a referral; nil when it may not even know of it.
    ///
    /// A participant knows the own referral, and can take it back and appeal, whether it was admitted or not (F-4, S-8);
    /// case managers and counsellors know it from admission, and while its file is open to them.
    func relation(
        of actor: Actor, to head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> FileRelation? {
        if let referral = actor.insightIntoReferral { return referral == head.id ? .caseManager : nil }
        guard actor.insight == nil else { return try relation(ofAdmitted: head, by: actor, in: transaction)?.kind }
        switch actor.role {
        case .referrer: return try ReferralAccessStore.isOwn(head, of: actor, in: transaction) ? .referrer : nil
        case .screener: return .screener
        case .participant where actor.referral == head.id: return .participant
        case .caseManagerWork, .caseManagerCare, .counsellor, .participant:
            let relation = try relation(ofAdmitted: head, by: actor, in: transaction)
            return relation.flatMap { $0.isClosed ? nil : $0.kind }
        default:
            // What was imported from the command line may be completed from there.
            return head.client == actor.client ? .administrator : nil
        }
    }

    private func relation(
        ofAdmitted head: ReferralHead, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryRelation? {
        let trajectory = try TrajectoryStore.find(referral: head.number, in: transaction)
        let access = TrajectoryAccess(regimes: regimes)
        guard head.state == .admitted, let trajectory else {
            try access.askInVain(for: actor, in: transaction)
            return nil
        }
        return try access.relation(of: actor, to: trajectory, in: transaction)
    }

    /// Asks of a referral that is not there what is asked of a foreign one, so that both take as long (V-9).
    fileprivate func askInVain(for actor: Actor, in transaction: borrowing Transaction<some TransactionMode>) throws {
        let none: Int64 = 0
        switch actor.role {
        case .referrer: _ = try ReferralAccessStore.isNamed(in: none, actor, in: transaction)
        case .caseManagerWork, .caseManagerCare, .counsellor, .participant:
            _ = try TrajectoryStore.find(referral: none, in: transaction)
            try TrajectoryAccess(regimes: regimes).askInVain(for: actor, in: transaction)
        default: break
        }
    }
}

extension ReferralHead {
    /// Whether somebody who decided on it found whose it is: the person's whose number it names (F-12).
    var isOfPersonForCertain: Bool { isDecided && (state == .admitted || !hasOtherIdentity) }

    /// Whether somebody decided on it.
    var isDecided: Bool { [.admitted, .redirected, .rejected].contains(state) }

    /// The same referral under the number it got.
    func numbered(_ number: Int64, client: Int64) -> ReferralHead {
        ReferralHead(
            id: id, number: number, client: client, externalID: externalID, person: person, personID: personID,
            measure: measure, regime: regime, state: state, stateSince: stateSince, version: version,
            contentVersion: contentVersion, submittedOn: submittedOn, isPossibleDuplicate: isPossibleDuplicate,
            hasOtherIdentity: hasOtherIdentity, recordedAt: recordedAt)
    }

    /// Refuses a state that may not follow, a day to come, and a day before the last change (F-4, T-2).
    func check(becoming next: ReferralState, on day: Day, named name: String, today: Day) throws {
        guard day <= today else {
            throw Failure.invalid([Violation(name, .inTheFuture, arguments: ["\(today)"])])
        }
        let refusals = refusals(becoming: next, on: day)
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }

    /// Why another state may not follow on a day; a screener's act takes up what was submitted.
    func refusals(becoming next: ReferralState, on day: Day) -> [Refusal] {
        var refusals: [Refusal] = []
        let from = next == .inScreening || next == .withdrawn ? state : state.takenUp
        if let refusal = from.refusal(becoming: next) { refusals.append(refusal) }
        if day < stateSince {
            refusals.append(Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(stateSince)"]))
        }
        return refusals
    }
}
