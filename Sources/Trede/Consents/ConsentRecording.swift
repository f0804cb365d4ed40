internal import SQLite
internal import TredeDomain

/// Consents that follow from something else the participant did, recorded with it.
struct ConsentRecording {
    let ids: IDSource

    /// The participant's signature under a plan is the agreement that who carries it out registers it (V-3, P-7).
    ///
    /// Where the participant ever said something about those providers, that holds: signing a plan gives nothing back
    /// that was taken back (V-8).
    func planSigned(
        by signedOn: Day, for roles: Set<Role>, in trajectory: Int64, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        for role in ConsentScope.providerRegistration.receivers where roles.contains(role) {
            let isSaid = try ConsentStore.wasSaid(.providerRegistration, for: role, in: trajectory, transaction)
            guard !isSaid else { continue }
            try record(
                .providerRegistration, for: role, from: signedOn, ConsentRules.purposeOfPlan,
                actor.isImporter ? .takenOver : .planSignature, in: trajectory, by: actor, transaction)
        }
    }

    /// Who takes a file over in an imported history has it there with what was agreed elsewhere (H-3).
    func takenOver(
        by role: Role, on day: Day, in trajectory: Int64, by actor: Actor,
        _ transaction: borrowing WriteTransaction
    ) throws {
        let isSaid = try ConsentStore.wasSaid(.fileAccess, for: role, in: trajectory, transaction)
        guard !isSaid else { return }
        try record(
            .fileAccess, for: role, from: day, ConsentRules.purposeOfTakingOver, .takenOver, in: trajectory, by: actor,
            transaction)
    }

    private func record(
        _ scope: ConsentScope, for role: Role, from day: Day, _ purpose: String, _ basis: Consent.Basis,
        in trajectory: Int64, by actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws {
        guard let period = Period(from: day, until: nil) else { return }
        let content = Consent.Content(scope: scope, receiverRole: role, purpose: purpose, period: period)
        try ConsentStore.insert(
            content, id: ids.id(), basis: basis, of: trajectory, by: actor, in: transaction)
    }
}
