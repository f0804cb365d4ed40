package import TredeDomain

/// What an access token says, once its signature was checked: who bears it; what they may is read anew each time.
package struct VerifiedToken: Equatable, Sendable {
    /// Who bears it.
    enum Bearer: Equatable, Sendable {
        /// A client to whom it was issued here.
        case client(ID<Actor>)
        /// Whom another issuer names.
        case subject(issuer: String, subject: String)
        /// The person with a number, for whom another issuer vouches.
        case person(issuer: String, number: Ssin)
    }

    let bearer: Bearer
    /// The professional for whom the client acts.
    let professional: ID<Professional>?
    /// The code it was given for, whose issuer is to have the file still (V-4).
    let code: ID<AccessCode>?
    /// What the token is limited to.
    let scopes: Scopes
    /// Until when it is good, in milliseconds since 1970.
    package let expiresAt: Int64
}

/// An access token as it is answered to who asked for one (RFC 6749, section 5.1).
package struct IssuedToken: Equatable, Sendable {
    /// The token.
    package let text: String
    /// For how long it is good, in seconds.
    package let seconds: Int
    /// What it is limited to; empty for all of the role.
    package let scopes: Scopes
    /// Who will bear it.
    package let actor: Actor
}
