package import TredeDomain

/// What an access token says, once its signature was checked: who bears it; what they may is read anew each time.
package struct VerifiedToken: Equatable, Sendable {
    /// Who bears it.
    enum Bearer: Equatable, Sendable {
        /// A client to whom it was issued here.
        case client(ID<Actor>)
        /// Whom another issuer names.
        case subject(issuer: String, subject: String)
        /// The person with a number, for whom another issuer vouches, and what it calls that person where it says so.
        case person(issuer: String, number: Ssin, named: ClaimedName?)
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

/// Who an issuer says that the person with a number is (OpenID Connect Core 1.0, section 5.1).
struct ClaimedName: Equatable, Sendable {
    let familyName: String
    let givenName: String
    let birthDate: Day

    /// What a token says; nil unless it says all three.
    init?(_ token: SignedToken) {
        guard let familyName = token.text("family_name"), let givenName = token.text("given_name"),
            let birthDate = token.text("birthdate").flatMap({ Day($0) }), !familyName.isEmpty, !givenName.isEmpty
        else { return nil }
        self.familyName = familyName
        self.givenName = givenName
        self.birthDate = birthDate
    }

    /// Whether a referral describes somebody of this birth date, family name and first given name, however they are
    /// written; issuers give all given names, sources one.
    func isSame(as participant: Participant) -> Bool {
        birthDate == participant.birthDate
            && folded(familyName, givenName) == folded(participant.familyName, participant.givenName)
    }

    private func folded(_ familyName: String, _ givenName: String) -> String {
        let first = givenName.split { $0 == " " || $0 == "-" }.first.map(String.init) ?? givenName
        return FoldedName.text(familyName: familyName, givenName: first)
    }
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
