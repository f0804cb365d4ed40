import HTTPServer
import JSON
import Trede
import TredeDomain
import TredeTesting

/// How participants are let in.
extension NeedleWorld {
    /// Registers whom the issuer vouches for by number.
    func registerPersons() throws {
        let draft = ClientDraft(
            name: "persons", role: .participant,
            issuer: ClientDraft.Issuer(name: TokenScene.foreignIssuer, subject: nil))
        let clients = house.services.clients
        _ = try house.services.storage.write { try clients.registerForIssuer(draft, in: $0) }
    }

    /// The token of a client that is bound to a referral.
    func token(ofReferral key: String) throws -> String {
        let referral = file(key).flatMap { ID<Referral>($0.id("referralId")) }
        return try house.token(.participant, referral: referral)
    }

    /// A token of the issuer with the number of a file's person.
    func token(ofNumberIn key: String) throws -> String {
        guard let file = file(key) else { throw TestingFault("no file \(key)") }
        let now = Int(house.services.storage.now.milliseconds / 1000)
        return try issuer.token(
            ["alg": "ES256", "kid": issuer.name, "typ": "at+jwt"],
            [
                "iss": TokenScene.foreignIssuer, "sub": "person-\(file.index)", "aud": "https://trede.test", "iat": now,
                "exp": now + 60, "ssin": file.ssin(),
            ])
    }

    /// A token for a code that a case manager of a file drew.
    func tokenByCode(to key: String) throws -> String {
        guard let file = file(key) else { throw TestingFault("no file \(key)") }
        let made = try house.call(
            .post, "/trajectories/\(file.id("trajectoryId"))/accessCodes",
            token: try token(.caseManagerWork, file.side),
            body: #"{"validMinutes":15}"#)
        let code = try made.json()["code"]?.string ?? ""
        let answer = try house.call(
            .post, "/oauth/token", body: "grant_type=urn%3Atrede%3Aoauth%3Agrant-type%3Aaccess-code&code=\(code)",
            contentType: TokenScene.form)
        guard let token = try answer.json()["access_token"]?.string else { throw TestingFault(answer.text) }
        return token
    }
}
