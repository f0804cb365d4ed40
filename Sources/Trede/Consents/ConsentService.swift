package import SQLite
package import TredeDomain

/// Keeps what the participant agreed to, and shows what taking it back would change (V-3, V-4, V-8).
package struct ConsentService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess

    /// Records a consent: the participant does, or a case manager for the participant with a proof.
    ///
    /// Of the latter the participant is told with the same act. Where no case manager is left who has the file the lead
    /// partner does, for an organisation that it names, so that somebody can be let in.
    ///
    /// Who comes in by a code that a case manager drew gives none: the code proves no more than that a case manager
    /// agrees, and who speaks for the participant has a proof.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`; `refused` while the same is given already, for the own role or
    ///   organisation, for who was not told of the confidential compartment, and for a day before the admission.
    package func give(
        _ content: Consent.Content, in id: ID<Trajectory>, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> Consent {
        let trajectory = try access.find(id, by: actor, to: .giveConsent, in: transaction).trajectory
        // A lead partner often registers for a provider, whom it would let in itself.
        guard actor.role != .leadPartner || content.scope == .fileAccess else { throw Failure.forbidden }
        try refuseInvalid(content, by: actor, in: transaction)
        let refusals = try refusals(of: content, in: trajectory, by: actor, transaction)
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        let consent = ids.id(of: Consent.self)
        try ConsentStore.insert(
            content, id: consent, basis: actor.role == .participant ? .participant : .onBehalf,
            of: trajectory.number, by: actor, in: transaction)
        if actor.role != .participant {
            try ConsentRecording(ids: ids).tell(
                .consentGiven, of: consent, in: trajectory.number, by: actor, transaction)
        }
        return try ConsentStore.find(consent, of: trajectory.number, in: transaction)
    }

    /// Everything that keeps a consent from being given.
    private func refusals(
        of content: Consent.Content, in trajectory: Trajectory, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws -> [Refusal] {
        var refusals = [ConsentRules.refusal(speakingBy: actor.role, with: content.onBehalf, for: content.receiverRole)]
            .compactMap(\.self)
        if refusals.isEmpty, try letsOneselfIn(content, in: trajectory.number, by: actor, transaction) {
            refusals.append(Refusal(.v4, .consentForOneself, arguments: [content.receiverRole.rawValue]))
        }
        if actor.isByCode { refusals.append(Refusal(.v4, .ownTokenNeeded)) }
        if content.period.from < trajectory.days.admittedOn {
            refusals.append(Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(trajectory.days.admittedOn)"]))
        }
        let before = try ConsentStore.all(of: trajectory.number, in: transaction)
        if let same = before.first(where: { $0.overlaps(content) }) {
            refusals.append(Refusal(.v8, .alreadyRegistered, arguments: ["\(same.content.period.from)"]))
        }
        if actor.role != .participant,
            try !NoticeStore.wasTold(by: content.period.from, of: trajectory.number, in: transaction)
        {
            refusals.append(Refusal(.v3, .participantNotTold))
        }
        return refusals
    }

    /// Whether somebody who speaks for the participant would give the file to the own organisation or the own person,
    /// who stands in that role as a backup or not (V-4).
    private func letsOneselfIn(
        _ content: Consent.Content, in trajectory: Int64, by actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        guard actor.role != .participant, content.scope == .fileAccess else { return false }
        let own = try ConsentStore.organisation(of: actor, in: transaction)
        if let named = content.organisation { return named == own?.id }
        return try TrajectoryAccessStore.places(as: content.receiverRole, in: trajectory, in: transaction).contains {
            $0.organisation == own?.number || $0.professional != nil && $0.professional == actor.professional
        }
    }

    /// What taking a consent back today would change: who no longer registers or sees what.
    package struct Preview: Sendable {
        /// The consent.
        package let consent: Consent
        /// What changes; empty for one that does not stand.
        package let effects: [ConsentEffect]
        /// The roles of case managers in which nobody would have the file.
        package let rolesWithoutFile: [Role]
    }

    /// What taking a consent back would change; nothing is changed.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func preview(
        withdrawing id: ID<Consent>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Preview {
        let file = try access.find(trajectory, by: actor, to: .previewConsentWithdrawal, in: transaction).trajectory
        let consent = try ConsentStore.find(id, of: file.number, in: transaction)
        let (scope, role) = (consent.content.scope, consent.content.receiverRole)
        let receivers = try ConsentStore.receivers(of: scope, as: role, in: file.number, transaction)
        let today = transaction.today
        let effects = receivers.filter { consent.lets($0, as: role, do: scope, on: today) }.map {
            ConsentEffect(
                role: role, organisation: $0.organisation, professional: $0.professional,
                change: scope == .fileAccess ? .losesFile : .stopsRegistering)
        }
        var without: [Role] = []
        if scope == .fileAccess, !effects.isEmpty {
            let places = try TrajectoryAccessStore.places(as: role, in: file.number, in: transaction)
            let others = try ConsentStore.all(of: file.number, in: transaction).filter { $0.id != id }
            let keeps = receivers.contains { receiver in
                others.contains { $0.lets(receiver, as: role, do: scope, on: today) }
            }
            if !keeps, !places.contains(where: { $0.kind == .member }) { without = [role] }
        }
        return Preview(consent: consent, effects: effects, rolesWithoutFile: without)
    }

    /// What is asked when a consent is taken back.
    package struct WithdrawalDraft: Sendable {
        /// The first day on which it no longer stands; today when it is nil.
        package let withdrawnOn: Day?
        /// Why, where the participant says so.
        package let reason: String?
        /// Why and by which proof somebody else enters it; nil when the participant does.
        package let onBehalf: Signature.OnBehalf?

        /// Makes the draft.
        package init(withdrawnOn: Day? = nil, reason: String? = nil, onBehalf: Signature.OnBehalf? = nil) {
            self.withdrawnOn = withdrawnOn
            self.reason = reason
            self.onBehalf = onBehalf
        }
    }

    /// Takes a consent back, at any time: the participant does, or a case manager for the participant with a proof.
    ///
    /// Of the latter the participant is told with the same act, and of what was done with a code that a case manager drew,
    /// since that could be the case manager.
    ///
    /// What was registered and read by it stays so.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`, `refused` for one that was taken back before.
    package func withdraw(
        _ id: ID<Consent>, of trajectory: ID<Trajectory>, _ draft: WithdrawalDraft, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Consent {
        let file = try access.find(trajectory, by: actor, to: .withdrawConsent, in: transaction).trajectory
        let consent = try ConsentStore.find(id, of: file.number, in: transaction)
        let withdrawnOn = draft.withdrawnOn ?? max(transaction.today, consent.content.period.from)
        var violations = ConsentRules.violations(in: draft.onBehalf, by: actor.role)
        if withdrawnOn > max(transaction.today, consent.content.period.from) {
            violations.append(Violation("withdrawnOn", .inTheFuture, rule: .t2))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        var refusals = [ConsentRules.refusal(speakingBy: actor.role, with: draft.onBehalf, for: nil)]
            .compactMap(\.self)
        if let before = consent.withdrawal {
            refusals.append(Refusal(.v3, .alreadyWithdrawn, arguments: ["\(before.withdrawnOn)"]))
        }
        if withdrawnOn < consent.content.period.from {
            refusals.append(Refusal(.v3, .notBeforeEarlierFact, arguments: ["\(consent.content.period.from)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
        let withdrawal = Consent.Withdrawal(
            withdrawnOn: withdrawnOn, reason: draft.reason, onBehalf: draft.onBehalf,
            recordedBy: actor.role, recordedAt: Instant(milliseconds: transaction.now))
        try ConsentStore.withdraw(id, of: file.number, withdrawal, by: actor, in: transaction)
        try NarrowingStore.insert(file.referral, in: transaction)
        if actor.role != .participant || actor.isByCode {
            try ConsentRecording(ids: ids).tell(.consentWithdrawn, of: id, in: file.number, by: actor, transaction)
        }
        return try ConsentStore.find(id, of: file.number, in: transaction)
    }

    /// A consent: for both case managers and the participant.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func find(
        _ id: ID<Consent>, of trajectory: ID<Trajectory>, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Consent {
        let file = try access.find(trajectory, by: actor, to: .getConsent, in: transaction).trajectory
        return try ConsentStore.find(id, of: file.number, in: transaction)
    }

    /// A page of consents, in order of recording.
    ///
    /// - Throws: `notFound`, `forbidden`, `invalid`.
    package func list(
        of trajectory: ID<Trajectory>, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Consent> {
        let file = try access.find(trajectory, by: actor, to: .listConsents, in: transaction).trajectory
        return try ConsentStore.list(of: file.number, page: page, in: transaction)
    }

    private func refuseInvalid(
        _ content: Consent.Content, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        var violations = ConsentRules.violations(in: content, today: transaction.today)
        violations += ConsentRules.violations(in: content.onBehalf, by: actor.role)
        if let organisation = content.organisation, try !ConsentStore.knows(organisation, in: transaction) {
            violations.append(Violation("organisationId", .notFoundReference))
        }
        // Else it would hold for whoever the lead partner puts in the role next.
        if actor.role == .leadPartner, content.organisation == nil {
            violations.append(Violation("organisationId", .required, rule: .v4))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
    }
}

extension Consent {
    /// Whether it lets a receiver do that on a day.
    ///
    /// A backup only what the participant gave, and not what is taken to have been given elsewhere: `ConsentStore.stands`
    /// asks the same of the store.
    fileprivate func lets(
        _ receiver: ConsentStore.Receiver, as role: Role, do scope: ConsentScope, on day: Day
    ) -> Bool {
        !(receiver.isBackup && basis == .takenOver) && lets(role, of: receiver.organisation, do: scope, on: day)
    }
}
