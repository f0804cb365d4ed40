internal import SQLite
internal import TredeDomain

/// Consents that follow from something else the participant did, recorded with it.
struct ConsentRecording {
    let ids: IDSource

    /// The participant's signature under a plan is the agreement that who carries it out registers it (V-3, P-7); where
    /// somebody else entered the signature, the consent says so, and the participant is told; who signed with a code that a
    /// case manager drew is told too, since that could be the case manager.
    ///
    /// Where the participant said something about those providers that still holds, that holds: signing a plan gives
    /// nothing back that was taken back, and widens nothing that was given to one of them (V-8).
    func planSigned(
        by signedOn: Day, onBehalf: Signature.OnBehalf?, for roles: Set<Role>, in trajectory: Int64, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        for role in ConsentScope.providerRegistration.receivers where roles.contains(role) {
            let isSaid = try ConsentStore.wasSaid(
                .providerRegistration, for: role, from: signedOn, in: trajectory, transaction)
            guard !isSaid else { continue }
            let consent = try record(
                .providerRegistration, for: role, from: signedOn, ConsentRules.purposeOfPlan,
                actor.isImporter ? .takenOver : .planSignature, onBehalf: actor.isImporter ? nil : onBehalf,
                in: trajectory, by: actor, transaction)
            guard !actor.isImporter, onBehalf != nil || actor.isByCode else { continue }
            try tell(.consentGiven, of: consent, in: trajectory, by: actor, transaction)
        }
    }

    /// Tells the participant of a consent that somebody else entered or took back (V-3, V-4).
    func tell(
        _ kind: Notice.Kind, of consent: ID<Consent>, in trajectory: Int64, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        try NoticeStore.insert(
            kind, id: ids.id(), on: transaction.today, consent: consent, of: trajectory, by: actor, in: transaction)
    }

    /// Who takes a file over in an imported history has it there with what was agreed elsewhere (H-3); no more than
    /// that organisation, and no backup of it.
    func takenOver(
        by role: Role, of organisation: Organisation, on day: Day, in trajectory: Int64, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        let isTakenBack = try ConsentStore.wasTakenBack(.fileAccess, for: role, in: trajectory, transaction)
        let stands = try ConsentStore.stands(
            .fileAccess, for: role, of: organisation.number, in: trajectory, on: day, transaction)
        guard !isTakenBack, !stands else { return }
        _ = try record(
            .fileAccess, for: role, of: organisation.id, from: day, ConsentRules.purposeOfTakingOver, .takenOver,
            in: trajectory, by: actor, transaction)
    }

    private func record(
        _ scope: ConsentScope, for role: Role, of organisation: ID<Organisation>? = nil, from day: Day,
        _ purpose: String, _ basis: Consent.Basis, onBehalf: Signature.OnBehalf? = nil, in trajectory: Int64,
        by actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws -> ID<Consent> {
        let content = Consent.Content(
            scope: scope, receiverRole: role, organisation: organisation, purpose: purpose, period: Period(from: day),
            onBehalf: onBehalf)
        let id = ids.id(of: Consent.self)
        try ConsentStore.insert(content, id: id, basis: basis, of: trajectory, by: actor, in: transaction)
        return id
    }
}
