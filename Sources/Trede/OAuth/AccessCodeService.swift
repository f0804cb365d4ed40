internal import SQLite
package import TredeDomain

/// Lets participants in by a code that a case manager gives them (A-1, V-3).
package struct AccessCodeService: Sendable {
    let ids: IDSource
    let access: TrajectoryAccess
    let tokens: TokenService

    /// For how many minutes a code may be good.
    package static let minutes = 5...60
    /// For how long the token is good that a code gives, in seconds: there is no other code to get the next with.
    package static let tokenSeconds = 3600

    /// A code as it is shown once, with until when it is good, and what it is about.
    package struct Issued: Sendable {
        /// The code.
        package let code: AccessCode
        /// Until when it is good.
        package let expiresAt: Instant
        /// The number of the referral whose person it lets in.
        package let referral: Int64
    }

    /// Makes a code for the participant of a trajectory, in the place of an earlier one that was not used; a case
    /// manager of the team may.
    ///
    /// - Throws: `notFound`, `forbidden`.
    package func issue(
        for id: ID<Trajectory>, minutes: Int, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Issued {
        let trajectory = try access.find(id, by: actor, to: .issueAccessCode, in: transaction).trajectory
        let code = AccessCode(drawnFrom: ids)
        let expiresAt = transaction.now + Int64(minutes) * 60_000
        try AccessCodeStore.insert(
            code, id: ids.id(of: AccessCode.self), trajectory: trajectory.number,
            client: try participant(of: id, in: transaction), expiresAt: expiresAt, by: actor, in: transaction)
        return Issued(code: code, expiresAt: Instant(milliseconds: expiresAt), referral: trajectory.referral)
    }

    /// Takes a code and gives the token of the participant, once; nil when it is not good, for whatever reason.
    ///
    /// It is good only while who drew it still has the file, and so is the token: nobody keeps a door to what was taken
    /// back (V-4).
    package func redeem(
        _ text: String, issuer: String, trace: String, in transaction: borrowing WriteTransaction
    ) throws -> IssuedToken? {
        guard let code = AccessCode(text), let found = try AccessCodeStore.find(code, in: transaction) else {
            return nil
        }
        guard found.actor.role == .participant,
            try tokens.isGood(found.id, for: found.actor, in: transaction)
        else { return nil }
        try AccessCodeStore.use(found.number, in: transaction)
        let entry = AuditEntry(
            operation: "issueToken", outcome: "done", compartment: .parties, subject: .client,
            subjectID: found.client.bytes, referral: found.referral, trace: trace)
        try AuditStore.append(entry, by: found.actor, in: transaction)
        return try tokens.sign(
            for: found.client, as: found.actor, professional: nil, byCode: found.id, issuer: issuer,
            seconds: AccessCodeService.tokenSeconds, now: transaction.now)
    }

    /// The client in whose name the participant of a trajectory comes in; made with the first code.
    private func participant(
        of trajectory: ID<Trajectory>, in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let name = ClientRules.participantName(trajectory)
        if let found = try ClientStore.identity(name: name, in: transaction) {
            // Before the name was reserved, somebody may have called another client so.
            let isParticipant = found.role == .participant && found.trajectory == trajectory && found.referral == nil
            guard isParticipant, !found.isRevoked else { throw Failure.forbidden }
            return found.number
        }
        let draft = ClientDraft(name: name, role: .participant, trajectory: trajectory)
        let id = ids.id(of: Actor.self)
        let number = try ClientStore.insert(draft, id: id, in: transaction)
        try OperatorAudit(ids: ids).append("createClient", about: id, in: transaction)
        return number
    }
}
