internal import SQLite
internal import TredeDomain

extension TrajectoryAccess.Seen {
    /// Refuses a provider to whose registering in the file the participant does not consent today (V-3).
    ///
    /// - Throws: `refused`.
    func refuseRegistering(by actor: Actor, in transaction: borrowing WriteTransaction) throws {
        guard let organisation = relation.organisation else { return }
        let isConsented = try ConsentStore.stands(
            .providerRegistration, for: actor.role, of: organisation, in: trajectory.number, on: transaction.today,
            transaction)
        guard !isConsented else { return }
        throw Failure.refused([Refusal(.v3, .consentMissing, arguments: [actor.role.rawValue])])
    }
}
