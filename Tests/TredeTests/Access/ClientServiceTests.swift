import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Clients and their tokens")
struct ClientServiceTests {
    private func request(
        _ role: Role, name: String = "a", organisation: String? = nil, professional: String? = nil,
        referral: String? = nil, trajectory: String? = nil
    ) -> ClientRequest {
        ClientRequest(
            name: name, role: role, enterpriseNumber: organisation, email: professional, trajectory: trajectory,
            referral: referral, scopes: [])
    }

    private func register(_ request: ClientRequest, in house: House) throws -> Token {
        let clients = house.services.clients
        return try house.services.storage.write { try clients.register(request, in: $0) }
    }

    /// What is wrong, as `name: reason`, or nothing.
    private func faults(_ request: ClientRequest, in house: House) throws -> [String] {
        do {
            _ = try register(request, in: house)
            return []
        } catch Failure.invalid(let violations) {
            return violations.map { "\($0.name): \($0.reason.rawValue)" }
        }
    }

    @Test("V-1: who sees files by the team acts for an organisation or as a professional", arguments: Role.allCases)
    func team(role: Role) throws {
        let faults = try faults(request(role), in: try House())
        switch role {
        case .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider:
            #expect(faults == ["organisation or professional: required"])
        case .participant: #expect(faults == ["referral or trajectory: required"])
        default: #expect(faults == [])
        }
    }

    @Test("V-1: a participant has one file, which is there, and acts for nobody; no other role has one")
    func participant() throws {
        let file = try StartedFile()
        let (house, id) = (file.house, file.trajectory.description)
        let unknown = house.services.ids.id(of: Trajectory.self).description
        #expect(try faults(request(.participant, trajectory: unknown), in: house) == ["trajectory: notFoundReference"])
        #expect(try faults(request(.participant, trajectory: "x"), in: house) == ["trajectory: invalidFormat"])
        let both = request(.participant, organisation: "0900003711", trajectory: id)
        #expect(try faults(both, in: house).contains("organisation: notForRole"))
        #expect(try faults(request(.administrator, trajectory: id), in: house) == ["trajectory: notForRole"])
        #expect(try faults(request(.participant, referral: unknown), in: house) == ["referral: notFoundReference"])
        #expect(try faults(request(.participant, referral: "x"), in: house) == ["referral: invalidFormat"])
        #expect(try faults(request(.screener, referral: unknown), in: house).first == "referral: notForRole")
        #expect(try faults(request(.participant, trajectory: id), in: house) == [])
    }

    @Test("every fault is named at once")
    func all() throws {
        let faults = try faults(request(.caseManagerWork, name: "a\nb", trajectory: "x"), in: try House())
        #expect(
            faults == [
                "name: invalidFormat", "trajectory: notForRole", "organisation or professional: required",
                "trajectory: invalidFormat",
            ])
    }

    @Test(
        "a name is one line of 1 to 200 characters",
        arguments: [
            ("", "tooShort"), ("  ", "tooShort"), (String(repeating: "a", count: 200), nil),
            (String(repeating: "a", count: 201), "tooLong"), ("a\nb", "invalidFormat"), ("a\tb", "invalidFormat"),
            ("a\u{2028}b", "invalidFormat"), ("a\u{1B}[31m", "invalidFormat"), ("VDAB Antwerpen, é", nil),
        ] as [(String, String?)])
    func name(name: String, reason: String?) throws {
        #expect(try faults(request(.screener, name: name), in: try House()) == (reason.map { ["name: \($0)"] } ?? []))
    }

    @Test("a name is used once, also after its token is withdrawn")
    func nameTaken() throws {
        let house = try House()
        _ = try register(request(.screener), in: house)
        #expect(try faults(request(.screener), in: house) == ["name: duplicateEntry"])
        let clients = house.services.clients
        #expect(try house.services.storage.write { try clients.revoke("a", in: $0) })
        #expect(try faults(request(.screener), in: house) == ["name: duplicateEntry"])
    }

    @Test("a name by which the program itself calls a client is nobody's")
    func nameReserved() throws {
        let house = try House()
        let id = house.services.ids.id(of: Trajectory.self)
        for name in ["operator", "import", "participant \(id)", "erased 12"] {
            #expect(try faults(request(.screener, name: name), in: house) == ["name: duplicateEntry"], "\(name)")
        }
        for name in ["participant", "participant portal", "erased", "erased twice", " import"] {
            #expect(try faults(request(.screener, name: name), in: house) == [], "\(name)")
        }
    }

    private func role(_ token: Token, in house: House) throws -> Role? {
        let keys = house.services.clientKeys
        return try house.services.storage.makeReader().read { try keys.recognise(token, in: $0).actor?.role }
    }

    @Test("a withdrawn token is refused from the next call on; withdrawing it again changes nothing")
    func revoked() throws {
        let house = try House()
        let clients = house.services.clients
        let token = try register(request(.screener), in: house)
        let other = try register(request(.screener, name: "b"), in: house)
        #expect(try role(token, in: house) == .screener)
        #expect(try house.services.storage.write { try clients.revoke("a", in: $0) })
        #expect(try role(token, in: house) == nil)
        #expect(try role(other, in: house) == .screener)
        #expect(try house.services.storage.write { try clients.revoke("a", in: $0) } == false)
        #expect(throws: Failure.self) { try house.services.storage.write { try clients.revoke("none", in: $0) } }
    }

    @Test("the list names every client with what became of its token")
    func list() throws {
        let house = try House(today: "2020-06-30")
        let clients = house.services.clients
        _ = try register(request(.screener), in: house)
        _ = try register(request(.referrer, name: "b"), in: house)
        _ = try house.services.storage.write { transaction in
            _ = try clients.importer(in: transaction)
            return try clients.revoke("b", in: transaction)
        }
        let list = try house.services.storage.makeReader().read { try clients.list(in: $0) }
        #expect(list.map(\.name) == ["a", "b", "import"])
        #expect(list.map(\.role) == [.screener, .referrer, .administrator])
        let noon = Instant(milliseconds: Int64(Day.of("2020-06-30").daysSince1970) * 86_400_000 + 43_200_000)
        #expect(list.map(\.token) == [.valid, .revoked(at: noon), ClientItem.Token.none])
    }
}
