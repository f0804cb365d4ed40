import Foundation
import JSON
import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import HTTPServer
@testable import Trede
@testable import TredeAPI

@Suite("How participants come in")
struct ParticipantTests {
    let file: StartedFile
    let scene: TokenScene
    private var path: String { "/trajectories/\(file.trajectory)" }

    init() throws { try self.init(isApproved: false) }

    private init(isApproved: Bool) throws {
        file = try StartedFile()
        if isApproved { try file.approve() }
        scene = try TokenScene(house: file.house)
    }

    private func registerPersons() throws {
        let draft = ClientDraft(
            name: "persons", role: .participant,
            issuer: ClientDraft.Issuer(name: TokenScene.foreignIssuer, subject: nil))
        let clients = scene.house.services.clients
        _ = try scene.house.services.storage.write { try clients.registerForIssuer(draft, in: $0) }
    }

    private func look(ssin: Any) throws -> Int {
        let claims = scene.foreignClaims.merging(["ssin": ssin]) { $1 }
        return try scene.house.call(.get, path, token: try scene.issuer.token(scene.foreignHeader, claims)).status
    }

    private func code(minutes: Int = 15, by role: Role = .caseManagerWork) throws -> Response {
        try scene.house.call(
            .post, path + "/accessCodes", token: file.tokens[role], body: #"{"validMinutes":\#(minutes)}"#)
    }

    private func redeem(_ code: String, from address: RemoteAddress = .none) throws -> Response {
        let form = "grant_type=urn%3Atrede%3Aoauth%3Agrant-type%3Aaccess-code&code=\(code)"
        return try scene.house.call(
            .post, "/oauth/token", body: form, contentType: TokenScene.form, from: address)
    }

    @Test("V-3: whom an issuer vouches for by number sees the own file and no other")
    func byNumber() throws {
        let number = SampleReferral().ssin
        let other = try #require(Ssin(SampleReferral.ssin(77)))
        #expect(try look(ssin: number) == 401, "no client is registered for persons yet")
        try registerPersons()
        #expect(try look(ssin: number) == 200)
        #expect(try look(ssin: other.text) == 404)
        for wrong: Any in ["12345678901", "", 7, [number]] { #expect(try look(ssin: wrong) == 401, "\(wrong)") }
    }

    @Test("F-12: a referral that nobody decided on is not open to whose number stands in it")
    func undecided() throws {
        try registerPersons()
        let source = try scene.house.actor(.referrer)
        let referral = try scene.house.submit(.number(2), by: source).file.head.id
        let claims = scene.foreignClaims.merging(["ssin": SampleReferral.ssin(2)]) { $1 }
        let token = try scene.issuer.token(scene.foreignHeader, claims)
        #expect(try scene.house.call(.get, "/referrals/\(referral)", token: token).status == 404)
        let rejection =
            #"{"outcome":"rejected","decidedOn":"2021-06-30","motivation":"No.","againstRecommendationReason":"No."}"#
        let screener = try scene.house.token(.screener)
        let decided = try scene.house.call(
            .post, "/referrals/\(referral)/decisions", token: screener, body: rejection)
        #expect(decided.status == 201, "\(decided.text)")
        // Nor is one that was not admitted: nobody met the person.
        #expect(try scene.house.call(.get, "/referrals/\(referral)", token: token).status == 404)
    }

    private enum NumberQuery: String, Query {
        case add = "INSERT INTO person_number (ssin_index, person_id, sealed, recorded_at) VALUES (?1, ?2, ?3, ?4)"
        case replace = "UPDATE person_number SET replaced_by = ?2 WHERE person_id = ?1 AND ssin_index <> ?2"
    }

    /// A token for the second sample's number; with what else the issuer says of who bears it.
    private func token(_ said: [String: Any] = [:]) throws -> String {
        let claims = scene.foreignClaims.merging(["ssin": SampleReferral.ssin(2)]) { $1 }.merging(said) { $1 }
        return try scene.issuer.token(scene.foreignHeader, claims)
    }

    private func decide(_ referral: ID<Referral>, _ outcome: String, on day: String = "2021-06-30") throws {
        let body =
            #"{"outcome":"\#(outcome)","decidedOn":"\#(day)","motivation":"NEEDLE grounds","#
            + #""againstRecommendationReason":"No."}"#
        let answer = try scene.house.call(
            .post, "/referrals/\(referral)/decisions", token: try scene.house.token(.screener), body: body)
        #expect(answer.status == 201, "\(answer.text)")
    }

    @Test(
        "V-2, F-12: a rejected application is whole for who is so called as it says, and not there for the number alone",
        arguments: [
            (["family_name": "PETRO-VIANI", "given_name": "Giovànni Luca", "birthdate": "1982-05-09"], true),
            (["family_name": "Janssens", "given_name": "Giovanni", "birthdate": "1982-05-09"], false),
            (["family_name": "Petroviani", "given_name": "Giovanna", "birthdate": "1982-05-09"], false),
            (["family_name": "Petroviani", "given_name": "Giovanni", "birthdate": "1982-05-10"], false),
            (["family_name": "Petroviani", "given_name": "Giovanni"], false), ([:], false),
        ])
    func rejected(said: [String: String], isWhole: Bool) throws {
        try registerPersons()
        let sample = SampleReferral.with {
            $0.externalID = "REF-rejected"
            $0.ssin = SampleReferral.ssin(2)
        }
        let referral = try scene.house.submit(sample, by: try scene.house.actor(.referrer)).file.head.id
        try decide(referral, "rejected")
        let token = try token(said)
        let (path, status) = ("/referrals/\(referral)", isWhole ? 200 : 404)
        let seen = try scene.house.call(.get, path, token: token)
        #expect(seen.status == status && seen.text.contains("Needle") == isWhole, "\(seen.text)")
        let decisions = try scene.house.call(.get, path + "/decisions", token: token)
        #expect(decisions.status == status && decisions.text.contains("rejected") == isWhole)
        let grounds = #"{"lodgedOn":"2021-06-30","grounds":"I do not agree."}"#
        #expect(
            try scene.house.call(.post, path + "/appeals", token: token, body: grounds).status == (isWhole ? 201 : 404))
    }

    @Test("V-8, F-12: who is named reads and appeals the own refusal, though a mistake with the number came first")
    func namedAfterMistake() throws {
        try registerPersons()
        let mistaken = SampleReferral.with {
            $0.externalID = "REF-mistaken"
            $0.ssin = SampleReferral.ssin(2)
            $0.familyName = "Janssens"
        }
        let own = SampleReferral.with {
            $0.externalID = "REF-own"
            $0.ssin = SampleReferral.ssin(2)
        }
        var ids: [ID<Referral>] = []
        for sample in [mistaken, own] {
            ids.append(try scene.house.submit(sample, by: try scene.house.actor(.referrer)).file.head.id)
            try decide(ids[ids.count - 1], "rejected")
        }
        let token = try token(["family_name": "Petroviani", "given_name": "Giovanni", "birthdate": "1982-05-09"])
        let seen = try scene.house.call(.get, "/referrals/\(ids[1])", token: token)
        #expect(seen.status == 200 && seen.text.contains("Needle"), "\(seen.text)")
        let grounds = #"{"lodgedOn":"2021-06-30","grounds":"I do not agree."}"#
        let path = "/referrals/\(ids[1])/appeals"
        #expect(try scene.house.call(.post, path, token: token, body: grounds).status == 201)
        let other = try scene.house.call(.get, "/referrals/\(ids[0])", token: token)
        #expect(other.status == 404 && !other.text.contains("Needle"))
    }

    @Test("V-2, F-12: an admission under another name is not there for who has the number, nor hides the own file")
    func admittedUnderAnotherName() throws {
        try registerPersons()
        let number = SampleReferral().ssin
        #expect(try look(ssin: number) == 200)
        try scene.house.end(file.trajectory, on: "2021-06-01")
        let other = SampleReferral.with {
            $0.externalID = "REF-other"
            $0.familyName = "Janssens"
            $0.submittedOn = "2021-06-02"
        }
        let referral = try scene.house.submit(other, by: try scene.house.actor(.referrer)).file.head.id
        try decide(referral, "admitted")
        #expect(try look(ssin: number) == 200, "the own file stays the one that is seen")
        let claims = scene.foreignClaims.merging(["ssin": number]) { $1 }
        let token = try scene.issuer.token(scene.foreignHeader, claims)
        #expect(try scene.house.call(.get, "/referrals/\(referral)", token: token).status == 404)
        let list = try scene.house.call(.get, "/referrals", token: token)
        #expect(!list.text.contains(referral.description))
        let said = ["family_name": "Janssens", "given_name": "Giovanni", "birthdate": "1982-05-09", "ssin": number]
        let named = try scene.issuer.token(scene.foreignHeader, scene.foreignClaims.merging(said) { $1 })
        #expect(try scene.house.call(.get, "/referrals/\(referral)", token: named).status == 200)
        #expect(try scene.house.call(.get, path, token: named).status == 404)
    }

    @Test("F-11: a number that was replaced lets nobody in, for it may be somebody else's")
    func replacedNumber() throws {
        try registerPersons()
        let number = SampleReferral().ssin
        let old = try #require(Ssin(number))
        let new = try #require(Ssin(SampleReferral.ssin(77)))
        try scene.house.services.storage.write { transaction in
            guard let person = try PersonStore.find(old, in: transaction) else { return }
            // As it was done before a number that was a mistake was forgotten.
            let (vault, number) = (transaction.vault, person.number)
            let index = vault.index(.ssin, new.text)
            guard case .blob(let bytes) = index else { return }
            let sealed = try vault.seal(
                [.text(new.text)], of: number, at: SealedPlace(.personNumber, .bytes(bytes)))
            try transaction.insert(NumberQuery.add, index, .integer(number), sealed, .integer(transaction.now))
            try transaction.run(NumberQuery.replace, .integer(number), index)
        }
        #expect(try look(ssin: number) == 404)
        #expect(try look(ssin: new.text) == 200)
    }

    @Test("V-3: a code of a case manager lets the participant in once, for an hour")
    func byCode() throws {
        let made = try code()
        #expect(made.status == 201)
        #expect(made.location == path)
        let text = try #require(try made.json()["code"]?.string)
        #expect(text.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/) != nil)
        #expect(try made.json()["expiresAt"]?.string == "2021-06-30T12:15:00.000Z")
        let answer = try redeem(text.lowercased().replacingOccurrences(of: "-", with: "+"))
        #expect(answer.status == 200)
        #expect(try answer.json()["expires_in"]?.integer == 3600)
        let token = try #require(try answer.json()["access_token"]?.string)
        #expect(try scene.house.call(.get, path, token: token).status == 200)
        #expect(try scene.house.call(.get, "/organisations/x", token: token).status == 404)
        #expect(try scene.house.call(.get, "/auditEntries", token: token).status == 403)
        #expect(try redeem(text).status == 401, "a code is good once")
        try scene.house.setToday("2021-06-30", secondsLater: 3600)
        #expect(try scene.house.call(.get, path, token: token).status == 401)
    }

    @Test("V-3, V-4: who comes in by a code takes no mark back, lets nobody in, and does not see what is kept back")
    func byCodeOnly() throws {
        try ParticipantTests(isApproved: true).tryDoors()
    }

    private func tryDoors() throws {
        let note = "Vertrouwelijk gezegd"
        let made = try scene.house.call(
            .post, "/sessions", token: file.tokens[.caseManagerCare],
            body: #"{"items":[{"trajectoryId":"\#(file.trajectory)","actionRef":"A1","heldOn":"2020-08-03","#
                + #""minutes":30,"note":"\#(note)"}]}"#)
        let session = try #require(try made.json()["items"]?[0]?["id"]?.string, "\(made.text)")
        let own = try #require(file.tokens[.participant])
        let marked = try scene.house.call(
            .post, path + "/withholdings", token: own,
            body: #"{"itemKind":"session","itemId":"\#(session)","role":"caseManagerWork"}"#)
        let mark = try #require(try marked.json()["id"]?.string, "\(marked.text)")
        let text = try #require(try code().json()["code"]?.string)
        let token = try #require(try redeem(text).json()["access_token"]?.string)
        let dossier = try scene.house.call(.get, path + "/dossier", token: token)
        #expect(dossier.status == 200)
        #expect(!dossier.text.contains(note) && !dossier.text.contains(mark))
        #expect(try scene.house.call(.get, path + "/withholdings/\(mark)", token: token).status == 404)
        let released = try scene.house.call(.post, path + "/withholdings/\(mark)/releases", token: token, body: "{}")
        #expect(released.status == 409, "\(released.text)")
        let body = """
            {"scope":"fileAccess","receiverRole":"caseManagerWork","purpose":"Vervanging","givenOn":"2020-08-03"}
            """
        #expect(try scene.house.call(.post, path + "/consents", token: token, body: body).status == 409)
        // With the own token all of it can be done (V-8).
        let whole = try scene.house.call(.get, path + "/dossier", token: own)
        #expect(whole.text.contains(note) && whole.text.contains(mark))
        #expect(
            try scene.house.call(.post, path + "/withholdings/\(mark)/releases", token: own, body: "{}").status == 201)
    }

    @Test("V-5, V-9: who comes in by a code reads who looked, and not why, which is said to the participant")
    func purposes() throws {
        let reason = "Overleg met de psychiater"
        let looked = try scene.house.call(
            .get, path + "/plans", token: file.tokens[.caseManagerCare], fields: [Field("Trede-Purpose", reason)])
        #expect(looked.status == 200)
        let text = try #require(try code().json()["code"]?.string)
        let token = try #require(try redeem(text).json()["access_token"]?.string)
        for page in ["/accessLog", "/dossier"] {
            let byCode = try scene.house.call(.get, path + page, token: token)
            #expect(byCode.status == 200 && byCode.text.contains("bekeek uw plannen"), "\(byCode.text)")
            #expect(!byCode.text.contains(reason))
            #expect(try scene.house.call(.get, path + page, token: file.tokens[.participant]).text.contains(reason))
        }
    }

    @Test("a code that expired, was replaced, or never was is refused in the same words")
    func refused() throws {
        let first = try #require(try code(minutes: 60).json()["code"]?.string)
        let second = try #require(try code(minutes: 5).json()["code"]?.string)
        var answers = [try redeem(first), try redeem("0000-0000-0000"), try redeem("short"), try redeem("%27--")]
        try scene.house.setToday("2021-06-30", secondsLater: 300)
        answers.append(try redeem(second))
        for answer in answers {
            #expect(answer.status == 401)
            #expect(try answer.json()["error"]?.string == "invalid_client")
        }
        #expect(Set(try answers.map { try $0.json()["detail"]?.string }).count == 1)
        #expect(try redeem("").status == 400)
    }

    @Test("V-9: only the case managers of the team give a code, and for no other file")
    func issuers() throws {
        for role in Role.allCases {
            let expected = role.isCaseManager ? 201 : 403
            #expect(try code(by: role).status == expected, "\(role)")
        }
        let stranger = try scene.house.token(.caseManagerWork, organisation: 1)
        let answer = try scene.house.call(
            .post, path + "/accessCodes", token: stranger, body: #"{"validMinutes":15}"#)
        #expect(answer.status == 404)
        for minutes in [4, 61] { #expect(try code(minutes: minutes).status == 400) }
    }

    @Test("V-8: who is limited by scopes gives a code only with all that a participant may need")
    func narrow() throws {
        let routes = API.routes(scene.house.services, readiness: Readiness())
        let ofParticipants = routes.filter { $0.row.roles?.contains(.participant) == true }
        #expect(Set(ofParticipants.compactMap(\.scope)) == Set(Scope.ofParticipants))
        func draw(_ scopes: [Scope]) throws -> Response {
            let narrowed = try scene.house.token(
                .caseManagerWork, organisation: file.actor(.caseManagerWork).organisation, scopes: Scopes(Set(scopes)))
            return try scene.house.call(
                .post, path + "/accessCodes", token: narrowed, body: #"{"validMinutes":15}"#)
        }
        let own = Scope(.trajectories, .update)
        #expect(try draw(Scope.ofParticipants + [own]).status == 201)
        let refused = try draw(Array(Scope.ofParticipants.dropLast()) + [own])
        #expect(refused.status == 403)
        let missing = try refused.json()["requiredScopes"]?.elements.map(\.string)
        #expect(missing == [Scope.ofParticipants.last?.description])
    }

    @Test("a code is nowhere in the store, also when it was asked for with an Idempotency-Key")
    func notKept() throws {
        let made = try scene.house.call(
            .post, path + "/accessCodes", token: file.tokens[.caseManagerCare], body: #"{"validMinutes":15}"#,
            fields: [Field("Idempotency-Key", "k1")])
        let text = try #require(try made.json()["code"]?.string)
        let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try scene.house.services.backup(to: copy.path)
        defer { try? FileManager.default.removeItem(at: copy) }
        let bytes = try Data(contentsOf: copy)
        #expect(bytes.range(of: Data(text.utf8)) == nil)
        #expect(bytes.range(of: Data(text.filter { $0 != "-" }.utf8)) == nil)
        #expect(bytes.range(of: Data(Digest.sha256("access code " + text).bytes)) != nil)
    }

    @Test("who guesses codes is held back by address")
    func guessing() throws {
        let text = try #require(try code().json()["code"]?.string)
        let address = try #require(RemoteAddress(text: "192.0.2.9"))
        for _ in 0..<20 { #expect(try redeem("0000-0000-0000", from: address).status == 401) }
        #expect(try redeem(text, from: address).status == 429)
        #expect(try redeem(text).status == 200)
    }

    @Test("who shows bad keys and assertions holds back no code from the same address")
    func notLockedOut() throws {
        let text = try #require(try code().json()["code"]?.string)
        let address = try #require(RemoteAddress(text: "192.0.2.9"))
        for _ in 0..<20 {
            let key = Token(drawnFrom: .system).text
            #expect(try scene.house.call(.get, path, token: key, from: address).status != 200)
            #expect(try scene.ask("x.y.z", from: "192.0.2.9").status != 200)
        }
        #expect(try redeem(text, from: address).status == 200)
    }

    @Test("V-5: coming in with a code is in the audit, under the participant's own file")
    func audited() throws {
        _ = try redeem(try #require(try code().json()["code"]?.string))
        let list = try scene.house.call(
            .get, "/auditEntries?trajectoryId=\(file.trajectory)&pageSize=500",
            token: try scene.house.token(.administrator)
        ).json()
        let entries = list["items"]?.elements.map { "\($0["operation"]?.string ?? "") \($0["role"]?.string ?? "")" }
        #expect(entries?.contains("issueAccessCode caseManagerWork") == true)
        #expect(entries?.contains("issueToken participant") == true)
    }
}
