import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import HTTPServer

@Suite("Who is let in")
struct AuthenticationTests {
    let house: House
    private let address: RemoteAddress

    init() throws {
        house = try House()
        address = try #require(RemoteAddress(text: "192.0.2.7"))
    }

    private func look(_ token: String?, from address: RemoteAddress = .none) throws -> Response {
        try house.call(.get, "/organisations", token: token, from: address)
    }

    private func type(_ response: Response) throws -> String? { try response.json()["type"]?.string }

    /// A token that looks right and that nobody was given.
    private func stranger() -> String { Token(drawnFrom: .system).text }

    /// What the audit holds of attempts, once all that was handed to the writer is written.
    private func audited() throws -> [String] {
        try house.services.storage.write { _ in }
        let operatorToken = try house.token(.administrator)
        let list = try house.call(.get, "/auditEntries?pageSize=500", token: operatorToken).json()
        return list["items"]?.elements.filter { $0["operation"]?.string == "authenticate" }.compactMap {
            "\($0["kind"]?.string ?? "") \($0["role"]?.string ?? "")"
        } ?? []
    }

    @Test("a token that is mistyped, unknown or withdrawn is refused in the same words")
    func alike() throws {
        let token = try house.token(.screener)
        let gone = try house.token(.screener)
        let name = try #require(Token(gone)?.name)
        let (keys, clients) = (house.services.clientKeys, house.services.clients)
        let all = try house.services.storage.makeReader().read { try clients.list(in: $0) }
        let owner = try #require(all.last?.name)
        #expect(try house.services.storage.write { try keys.revoke(name, of: owner, in: $0) })
        let answers = try [String(token.dropLast()), token + "a", stranger(), gone, "", "x y"].map { try look($0) }
        for answer in answers {
            #expect(answer.status == 401)
            #expect(try type(answer) == "urn:problem-type:belgif:invalidAccessToken")
            #expect(answer.field("WWW-Authenticate") == "Bearer realm=\"trede\", error=\"invalid_token\"")
        }
        #expect(Set(try answers.map { try $0.json()["detail"]?.string }).count == 1)
        #expect(try look(token).status == 200)
    }

    @Test("two fields of authorization are refused, even when both are good")
    func twice() throws {
        let token = try house.token(.screener)
        let more = [Field("Authorization", "Bearer \(token)")]
        #expect(try house.call(.get, "/organisations", token: token, fields: more).status == 401)
    }

    @Test("an expired token says so")
    func expired() throws {
        let clients = house.services.clients
        let request = ClientRequest(
            name: "a", role: .screener, enterpriseNumber: nil, email: nil, trajectory: nil, referral: nil, scopes: [])
        let token = try house.services.storage.write { transaction in
            try clients.register(request, .init(validDays: 1), in: transaction)
        }
        #expect(try look(token.text).status == 200)
        try house.setToday("2020-07-01")
        let answer = try look(token.text)
        #expect(answer.status == 401)
        #expect(try type(answer) == "urn:problem-type:belgif:expiredAccessToken")
    }

    @Test("who fails too often from an address is held back, and a good token from there is taken all the same")
    func heldBack() throws {
        let token = try house.token(.screener)
        for _ in 0..<20 { #expect(try look(stranger(), from: address).status == 401) }
        let answer = try look("nonsense", from: address)
        #expect(answer.status == 429)
        #expect(try type(answer) == "urn:problem-type:belgif:tooManyFailedRequests")
        #expect(answer.field("Retry-After") == "60")
        #expect(try answer.json()["retryAfterSec"]?.integer == 60)
        #expect(try look(token, from: address).status == 200)
        #expect(try look(nil, from: address).status == 401, "who shows nothing tries nothing")
        let other = try #require(RemoteAddress(text: "192.0.2.8"))
        #expect(try look(stranger(), from: other).status == 401)
    }

    @Test("failed attempts are in the audit: as the client whose name was tried, or as nobody known")
    func audit() throws {
        let token = try house.token(.screener)
        _ = try look(stranger(), from: address)
        #expect(try audited() == ["refusal administrator"])
        let clients = house.services.clients
        let owner = try #require(try house.services.storage.makeReader().read { try clients.list(in: $0) }.first?.name)
        #expect(try house.services.storage.write { try clients.revoke(owner, in: $0) })
        _ = try look(token)
        #expect(try audited() == ["refusal administrator", "refusal screener"])
        let audit = house.services.audit
        guard case .whole = try house.services.storage.makeReader().read({ try audit.verify(in: $0) }) else {
            Issue.record("the audit is broken")
            return
        }
    }

    @Test("a look with a key keeps that it was used, and not again within the hour")
    func lastUse() throws {
        let token = try house.token(.screener)
        let (keys, clients) = (house.services.clientKeys, house.services.clients)
        for _ in 0..<3 { #expect(try look(token).status == 200) }
        try house.services.storage.write { _ in }
        let name = try #require(try house.services.storage.makeReader().read { try clients.list(in: $0) }.first?.name)
        let used = try house.services.storage.makeReader().read { try keys.list(of: name, in: $0) }
        #expect(used.map { $0.lastUsedAt?.description } == ["2020-06-30T12:00:00.000Z"])
    }

    @Test("a client with scopes does what they say; what is missing is named", arguments: [true, false])
    func scopes(mayUpdate: Bool) throws {
        let clients = house.services.clients
        let scopes = ["scope:trede:organisations:consult"] + (mayUpdate ? ["scope:trede:organisations:update"] : [])
        let request = ClientRequest(
            name: "a", role: .administrator, enterpriseNumber: nil, email: nil, trajectory: nil, referral: nil,
            scopes: scopes)
        let token = try house.services.storage.write { try clients.register(request, in: $0) }.text
        #expect(try look(token).status == 200)
        let foreign = try house.call(.get, "/auditEntries", token: token)
        #expect(foreign.status == 403)
        #expect(try type(foreign) == "urn:problem-type:belgif:missingScope")
        #expect(
            try foreign.json()["requiredScopes"]?.elements.compactMap(\.string) == ["scope:trede:audit:consult"])
        #expect(
            foreign.field("WWW-Authenticate")
                == "Bearer realm=\"trede\", error=\"insufficient_scope\", scope=\"scope:trede:audit:consult\"")
        // Nothing of the request is looked at before that: with the scope it is the body that is wrong.
        let change = try house.call(.post, "/organisations", token: token, body: "{}")
        #expect(change.status == (mayUpdate ? 400 : 403))
        #expect(try house.call(.get, "/doc/openapi.json").status == 200)
    }

    @Test("a scope gives nothing that the role does not have")
    func scopeBeyondRole() throws {
        let clients = house.services.clients
        let request = ClientRequest(
            name: "a", role: .screener, enterpriseNumber: nil, email: nil, trajectory: nil, referral: nil,
            scopes: ["scope:trede:audit:consult"])
        let token = try house.services.storage.write { try clients.register(request, in: $0) }.text
        let answer = try house.call(.get, "/auditEntries", token: token)
        #expect(answer.status == 403)
        #expect(try type(answer) == "urn:problem-type:belgif:missingPermission")
    }
}
