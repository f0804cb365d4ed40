internal import JSON
internal import SQLite
internal import TredeDomain

// Whom a token stands for.
extension TokenService {
    /// A client that acts for a professional of its own organisation, in its own role, which the professional holds;
    /// nil for anybody else's professional, and for a client that is bound to another.
    func onBehalf(
        of professional: ID<Professional>, _ client: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Actor? {
        guard let organisation = client.organisation else { return nil }
        let colleague = try OAuthStore.colleague(
            professional, organisation: organisation, role: client.role, in: transaction)
        guard let colleague, client.professional == nil || client.professional == colleague else { return nil }
        return Actor(
            client: client.client, role: client.role, organisation: organisation, professional: colleague,
            scopes: client.scopes)
    }

    /// The participant with a number, who sees the own latest file that was decided on and is for certain the own.
    ///
    /// Before that nobody looked at whose number was handed in (F-12). A number that was replaced is nobody's (F-11).
    func participant(
        _ number: Ssin, named name: ClaimedName?, issuer: String,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Actor? {
        let client = try OAuthStore.client(issuer: issuer, subject: nil, in: transaction)
        guard let client, client.role == .participant else { return nil }
        guard case .blob(let bearer) = transaction.vault.index(.ssin, number.text) else { return nil }
        let person = try PersonStore.find(number, in: transaction)
        guard let person, try PersonStore.details(of: person, in: transaction).ssin == number else {
            return Actor(client: client.client, role: .participant, scopes: client.scopes, bearer: bearer)
        }
        var (referral, trajectory): (ReferralHead?, Trajectory?)
        for id in try OAuthStore.decidedReferrals(of: person, in: transaction) {
            guard let head = try ReferralStore.find(id, in: transaction),
                try isOwn(head, named: name, in: transaction)
            else { continue }
            referral = referral ?? head
            trajectory = try TrajectoryStore.find(referral: head.number, in: transaction)
            if trajectory != nil { break }
        }
        return Actor(
            client: client.client, role: .participant, trajectory: trajectory?.id, referral: referral?.id,
            scopes: client.scopes, isNamed: name != nil && referral != nil, bearer: bearer)
    }

    /// Whether a referral under the bearer's number is for certain about the bearer: a source may have mistyped the
    /// number of somebody else, and the first that hands one in names its person too (F-12).
    ///
    /// Where the issuer says who the bearer is, that decides. Where it does not, only what led to a trajectory is certain,
    /// in which people met the participant, and that under the name by which the person is known.
    private func isOwn(
        _ head: ReferralHead, named name: ClaimedName?, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        guard let name else { return head.state == .admitted && !head.hasOtherIdentity }
        return name.isSame(as: try ReferralVersionStore.participant(of: head, in: transaction))
    }

    /// The client with an identifier, with a token that was given for a code or for none.
    ///
    /// Whose codes are drawn comes in with their tokens alone: one that names no code could outlive who drew it.
    func client(
        _ id: ID<Actor>, byCode code: ID<AccessCode>?, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Actor? {
        guard let client = try OAuthStore.client(id, in: transaction) else { return nil }
        guard client.isByCode else { return code == nil ? client : nil }
        guard let code, try isGood(code, for: client, in: transaction) else { return nil }
        return client
    }

    /// Whether who drew a code for a client could draw it now: has the file, and could come in (V-4).
    func isGood(
        _ code: ID<AccessCode>, for client: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        guard let issuer = try AccessCodeStore.issuer(of: code, for: client.client, in: transaction) else {
            return false
        }
        do {
            _ = try access.find(issuer.trajectory, by: issuer.actor, to: .issueAccessCode, in: transaction)
            return true
        } catch Failure.forbidden, Failure.consentNeeded, Failure.notFound {
            return false
        }
    }

    /// A new access token (RFC 9068, section 2): for the client itself, or for the professional it acts for.
    func sign(
        for client: ID<Actor>, as actor: Actor, professional: ID<Professional>?, byCode code: ID<AccessCode>? = nil,
        issuer: String,
        seconds: Int = TokenService.seconds, now: Int64
    ) throws -> IssuedToken {
        let begin = Int(now / 1000)
        let claims = JSONWriter.object { object in
            object.member("iss", issuer)
            object.member("aud", issuer)
            object.member("sub", professional?.description ?? client.description)
            object.member("client_id", client.description)
            object.member("iat", begin)
            object.member("exp", begin + seconds)
            object.member("jti", ids.id(of: IssuedToken.self).description)
            if let code { object.member("access_code", code.description) }
            // None is said too: without the claim a token is good for all of the role.
            if actor.scopes.list != nil { object.member("scope", actor.scopes.text) }
        }
        return IssuedToken(
            text: try keys.issuing.sign(type: TokenService.type, claims), seconds: seconds,
            scopes: actor.scopes, actor: actor)
    }
}
