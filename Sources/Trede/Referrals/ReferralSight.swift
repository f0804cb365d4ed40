internal import SQLite
internal import TredeDomain

// How services come to a referral that their caller may see, and what they make of it.
extension ReferralService {
    /// A referral and how much of it the actor sees.
    ///
    /// - Throws: `notFound` when that is nothing (V-9).
    func seen(
        _ id: ID<Referral>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, sight: ReferralSight.Sight) {
        try ReferralSight(regimes: regimes).seen(id, by: actor, in: transaction)
    }

    /// A referral that the actor pushed, or that names it.
    func own(
        _ id: ID<Referral>, of actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> ReferralHead {
        guard let head = try ReferralStore.find(id, in: transaction),
            try ReferralAccessStore.isOwn(head, of: actor, in: transaction)
        else { throw Failure.notFound(.referral) }
        return head
    }

    /// A referral without content; to the referrer it names the person as the referral itself does, since the number
    /// may lead to somebody of another name.
    func open(
        _ head: ReferralHead, for actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralOpen {
        let name: ReferralOpen.Named
        if actor.role == .referrer {
            name = try ReferralVersionStore.name(of: head, in: transaction)
        } else {
            let person = try PersonStore.find(head.person, in: transaction)
            name = ReferralOpen.Named(id: person.id, familyName: person.familyName, givenName: person.givenName)
        }
        return ReferralOpen(
            head: head, person: name, progress: try ReferralStore.progress(of: head, in: transaction),
            showsExternalID: actor.role == .referrer || actor.role == .screener)
    }

    /// A referral with its content and signals; what else is known of the person is not for the referrer.
    func file(
        _ head: ReferralHead, _ content: ReferralContent, _ progress: ReferralProgress, for actor: Actor, today: Day
    ) -> ReferralFile {
        var signals: [ReferralSignal] = []
        let isReferrer = actor.role == .referrer
        if head.isPossibleDuplicate, !isReferrer { signals.append(.possibleDuplicate) }
        if head.hasOtherIdentity, !isReferrer { signals.append(.identityDiffers) }
        if head.state.isOpen, head.stateSince.days(to: today) > ReferralSignal.waitingDaysMax {
            signals.append(.waitsTooLong)
        }
        return ReferralFile(
            head: head, content: content, progress: progress, signals: signals,
            person: isReferrer ? nil : head.personID)
    }
}

/// Who sees how much of a referral (V-2, V-9).
struct ReferralSight {
    let regimes: Regimes

    /// How much of it somebody sees.
    enum Sight: Equatable {
        case nothing
        case open
        case full
    }

    /// A referral and how much of it the actor sees.
    ///
    /// - Throws: `notFound` when that is nothing.
    func seen(
        _ id: ID<Referral>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (head: ReferralHead, sight: Sight) {
        guard let head = try ReferralStore.find(id, in: transaction) else { throw Failure.notFound(.referral) }
        let sight = try sight(of: head, by: actor, in: transaction)
        guard sight != .nothing else { throw Failure.notFound(.referral) }
        return (head, sight)
    }

    /// How much of a referral an actor sees: its referrer and the screener everything until it is decided or taken
    /// back, both case managers from admission until the end of after-care, others at most that it is there.
    ///
    /// A participant sees the own referral, and can take it back and appeal, whether it was admitted or not (F-4, S-8).
    func sight(
        of head: ReferralHead, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Sight {
        if let insight = actor.insight {
            let trajectory = try TrajectoryStore.find(referral: head.number, in: transaction)
            return trajectory?.id == insight ? .full : .nothing
        }
        switch actor.role {
        case .referrer:
            guard try ReferralAccessStore.isOwn(head, of: actor, in: transaction) else { return .nothing }
            return head.state.isFinal ? .open : .full
        case .screener: return head.state.isFinal ? .open : .full
        case .participant where actor.referral == head.id: return .open
        case .caseManagerWork, .caseManagerCare, .counsellor, .participant:
            return try sight(ofAdmitted: head, by: actor, in: transaction)
        default:
            // What was imported from the command line may be completed from there.
            guard head.client == actor.client else { return .nothing }
            return head.state.isFinal ? .open : .full
        }
    }

    /// Whether the actor sees a referral, or did until its file was closed.
    func hasSeen(
        _ head: ReferralHead, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        if try sight(of: head, by: actor, in: transaction) != .nothing { return true }
        guard actor.role.isCaseManager, head.state == .admitted,
            let trajectory = try TrajectoryStore.find(referral: head.number, in: transaction)
        else { return false }
        return try TrajectoryAccess(regimes: regimes).relation(of: actor, to: trajectory, in: transaction) != nil
    }

    private func sight(
        ofAdmitted head: ReferralHead, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Sight {
        guard head.state == .admitted,
            let trajectory = try TrajectoryStore.find(referral: head.number, in: transaction)
        else { return .nothing }
        let relation = try TrajectoryAccess(regimes: regimes).relation(of: actor, to: trajectory, in: transaction)
        guard let relation, relation != .former else { return .nothing }
        return relation.view == .file ? .full : .open
    }
}

extension ReferralHead {
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
