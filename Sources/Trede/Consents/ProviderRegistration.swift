internal import SQLite
internal import TredeDomain

extension TrajectoryAccess.Seen {
    /// Refuses a provider to whose registering in the file the participant does not consent today (V-3).
    ///
    /// - Throws: `refused`.
    func refuseRegistering(by actor: Actor, in transaction: borrowing WriteTransaction) throws {
        guard let organisation = relation.organisation else { return }
        try refuse(actor.role, of: organisation, in: transaction)
    }

    /// Refuses a lead partner, who registers what a provider carried out, while the participant does not consent to
    /// that provider's registering: often the two are one organisation (V-3).
    ///
    /// - Throws: `refused`.
    func refuseRegistering(
        insteadOf role: Role, of provider: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        guard relation.kind == .leadPartner else { return }
        try refuse(role, of: provider, in: transaction)
    }

    /// Refuses a lead partner to register an internship while the participant consents to no work provider's
    /// registering (V-3).
    ///
    /// - Throws: `refused`.
    func refuseInternship(by actor: Actor, in transaction: borrowing WriteTransaction) throws {
        try refuseRegistering(by: actor, in: transaction)
        guard relation.kind == .leadPartner else { return }
        let role = Role.workProvider
        let isConsented = try ConsentStore.standsForAny(
            .providerRegistration, for: role, in: trajectory.number, on: transaction.today, transaction)
        try refuse(role, unless: isConsented)
    }

    private func refuse(
        _ role: Role, of organisation: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let isConsented = try ConsentStore.stands(
            .providerRegistration, for: role, of: organisation, in: trajectory.number, on: transaction.today,
            transaction)
        try refuse(role, unless: isConsented)
    }

    private func refuse(_ role: Role, unless isConsented: Bool) throws {
        guard !isConsented else { return }
        throw Failure.refused([Refusal(.v3, .consentMissing, arguments: [role.rawValue])])
    }
}
