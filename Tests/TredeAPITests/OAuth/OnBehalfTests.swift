import Foundation
import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Acting for a professional")
struct OnBehalfTests {
    let house: House
    let trajectory: ID<Trajectory>
    let organisation: Int64
    private let own: Organisation
    private let other: Organisation
    /// A case manager work of the organisation, in the team.
    let colleague: Professional
    /// Of the organisation too, in no role of the client.
    let adviser: Professional
    /// A case manager work of another organisation.
    let stranger: Professional

    init() throws {
        let house = try House(today: "2020-07-30")
        self.house = house
        _ = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        trajectory = try #require(try house.admit(SampleReferral()).trajectory)
        let organisations = house.services.organisations
        let contents = try [Sample.organisation(50, .gtb), Sample.organisation(51, .gtb)]
        let made = try house.services.storage.write { transaction in
            try contents.map {
                try organisations.register($0, by: Actor(client: 0, role: .administrator), in: transaction)
            }
        }
        (own, other) = (made[0], made[1])
        organisation = own.number
        colleague = try OnBehalfTests.register(1, of: own, .caseManagerWork, in: house)
        adviser = try OnBehalfTests.register(2, of: own, .referrer, in: house)
        stranger = try OnBehalfTests.register(3, of: other, .caseManagerWork, in: house)
        try house.member(
            .caseManagerWork, of: trajectory, professional: colleague.number, organisation: organisation)
    }

    private static func register(
        _ number: Int, of organisation: Organisation, _ role: Role, in house: House
    ) throws -> Professional {
        let professionals = house.services.professionals
        let content = try Sample.professional(number, of: organisation, roles: [role])
        return try house.services.storage.write {
            try professionals.register(content, by: Actor(client: 0, role: .administrator), in: $0)
        }
    }

    private func scene(organisation: Int64?, professional: Int64? = nil) throws -> TokenScene {
        try TokenScene(
            .caseManagerWork, organisation: organisation, professional: professional, house: house)
    }

    private func status(_ scene: TokenScene, for professional: Any) throws -> Int {
        try scene.ask(try scene.assertion(["on_behalf_of": professional])).status
    }

    @Test("V-5: a portal acts for a professional of its organisation, and the audit says for whom")
    func colleagueOfPortal() throws {
        let scene = try scene(organisation: organisation)
        let token = try scene.token(["on_behalf_of": colleague.id.description])
        let path = "/trajectories/\(trajectory)"
        #expect(try scene.house.call(.get, path, token: token).status == 200)
        let administrator = try scene.house.token(.administrator)
        func entry(_ operation: String) throws -> JSONValue {
            let list = try scene.house.call(.get, "/auditEntries?pageSize=500", token: administrator).json()
            let id = try #require(
                list["items"]?.elements.last { $0["operation"]?.string == operation }?["id"]?.string)
            return try scene.house.call(.get, "/auditEntries/\(id)", token: administrator).json()
        }
        for operation in ["issueToken", "getTrajectory"] {
            let entry = try entry(operation)
            #expect(entry["clientId"]?.string == scene.clientID)
            #expect(entry["professionalId"]?.string == colleague.id.description, "\(operation)")
            #expect(entry["role"]?.string == "caseManagerWork")
        }
    }

    @Test("nobody acts for a professional of another organisation, in a role that is not held, or for nobody")
    func others() throws {
        let scene = try scene(organisation: organisation)
        let unknown = UUID().uuidString.lowercased()
        for professional: Any in [stranger.id.description, adviser.id.description, unknown, "x", "", 7, [String]()] {
            #expect(try status(scene, for: professional) == 401, "\(professional)")
        }
        #expect(try status(scene, for: colleague.id.description) == 200)
    }

    @Test("a client without an organisation acts for nobody")
    func withoutOrganisation() throws {
        #expect(try status(try scene(organisation: nil), for: colleague.id.description) == 401)
    }

    @Test("a client that is bound to a professional acts for no other")
    func bound() throws {
        let scene = try scene(organisation: organisation, professional: colleague.number)
        let second = try OnBehalfTests.register(
            4, of: own, .caseManagerWork, in: scene.house)
        #expect(try status(scene, for: colleague.id.description) == 200)
        #expect(try status(scene, for: second.id.description) == 401)
    }

    @Test("a professional who leaves the organisation is acted for no longer, also with a token from before")
    func moved() throws {
        let scene = try scene(organisation: organisation)
        let token = try scene.token(["on_behalf_of": colleague.id.description])
        let path = "/trajectories/\(trajectory)"
        #expect(try scene.house.call(.get, path, token: token).status == 200)
        let professionals = scene.house.services.professionals
        let content = try Sample.professional(1, of: other, roles: [.caseManagerWork])
        _ = try scene.house.services.storage.write { try professionals.importLine(content, in: $0) }
        #expect(try scene.house.call(.get, path, token: token).status == 401)
        #expect(try status(scene, for: colleague.id.description) == 401)
    }

    @Test(
        "V-9: a client bound to a professional does nothing once the role is taken away or the organisation left",
        arguments: [true, false])
    func boundLoses(moves: Bool) throws {
        let scene = try scene(organisation: organisation, professional: colleague.number)
        let key = try scene.house.token(
            .caseManagerWork, organisation: organisation, professional: colleague.number)
        let issued = try scene.token()
        try scene.registerService(.caseManagerWork, organisation: organisation, professional: colleague.number)
        let foreign = try scene.issuer.token(scene.foreignHeader, scene.foreignClaims)
        func statuses() throws -> [Int] {
            try [key, issued, foreign].map {
                try scene.house.call(.get, "/trajectories/\(trajectory)", token: $0).status
            } + [try scene.ask(try scene.assertion()).status]
        }
        #expect(try statuses() == [200, 200, 200, 200])
        let professionals = scene.house.services.professionals
        let content = try Sample.professional(
            1, of: moves ? other : own, roles: [moves ? .caseManagerWork : .referrer])
        _ = try scene.house.services.storage.write { try professionals.importLine(content, in: $0) }
        #expect(try statuses() == [401, 401, 401, 401])
        let answer = try scene.house.call(.get, "/trajectories/\(trajectory)", token: key)
        #expect(try answer.json()["type"]?.string == "urn:problem-type:belgif:invalidAccessToken")
        try scene.house.services.storage.write { _ in }
        let list = try scene.house.call(
            .get, "/auditEntries?pageSize=500", token: try scene.house.token(.administrator)
        ).json()
        let refused = list["items"]?.elements.filter { $0["operation"]?.string == "authenticate" } ?? []
        #expect(refused.contains { $0["role"]?.string == "caseManagerWork" })
    }

    @Test("the token of another issuer acts for a colleague of its client, and for no stranger")
    func foreignIssuer() throws {
        let scene = try scene(organisation: organisation)
        try scene.registerService(.caseManagerWork, organisation: organisation)
        func look(_ professional: Any) throws -> Int {
            let claims = scene.foreignClaims.merging(["on_behalf_of": professional]) { $1 }
            let token = try scene.issuer.token(scene.foreignHeader, claims)
            return try scene.house.call(.get, "/trajectories/\(trajectory)", token: token).status
        }
        #expect(try look(colleague.id.description) == 200)
        for professional: Any in [stranger.id.description, adviser.id.description, "x", 7] {
            #expect(try look(professional) == 401, "\(professional)")
        }
    }
}
