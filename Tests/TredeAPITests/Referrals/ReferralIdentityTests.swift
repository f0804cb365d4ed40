import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

/// What a source can learn or change of a person whose number it knows.
@Suite("The identity behind a number")
struct ReferralIdentityTests {
    let house: House
    let stranger: String
    let screener: String
    /// What the stranger pushes: the number of Giovanni Petroviani under invented names, from Limburg.
    let invented = SampleReferral.with {
        $0.externalID = "PROBE-1"
        $0.familyName = "Invented"
        $0.givenName = "Nobody"
        $0.birthDate = "1990-01-01"
        $0.nisCode = "71022"
    }

    init() throws {
        house = try House()
        stranger = try house.token(.referrer)
        screener = try house.token(.screener)
    }

    @Test("F-11, V-9: a number does not tell a referrer whose it is, at any moment")
    func numberTellsNoName() throws {
        let known = try known()
        let made = try house.call(.post, "/referrals", token: stranger, body: invented.body)
        #expect(made.status == 201)
        let path = made.location
        let withdrawal = #"{"withdrawnOn":"2020-06-20","reason":"A probe."}"#
        let answers = try [
            made, house.call(.get, path, token: stranger),
            house.call(.post, path + "/withdrawals", token: stranger, body: withdrawal),
            house.call(.get, path, token: stranger),
        ]
        for answer in answers {
            #expect(answer.text.contains("Invented") && !answer.text.contains("Petroviani"))
            #expect(!answer.text.contains(known) && !answer.text.contains("identityDiffers"))
        }
    }

    @Test("F-11: the screener is told that a number is known under another name")
    func screenerIsTold() throws {
        let known = try known()
        let probe = try house.call(.post, "/referrals", token: stranger, body: invented.body)
        let seen = try house.call(.get, probe.location, token: screener)
        #expect(try codes(seen) == ["identityDiffers"])
        #expect(seen.text.contains(known))
        let spelt = SampleReferral.with {
            $0.externalID = "SPELT-1"
            $0.familyName = "PETRO-VIÀNI"
        }
        let withdrawal = #"{"withdrawnOn":"2020-06-20","reason":"A probe."}"#
        _ = try house.call(.post, probe.location + "/withdrawals", token: stranger, body: withdrawal)
        let same = try house.call(.post, "/referrals", token: stranger, body: spelt.body)
        #expect(try codes(house.call(.get, same.location, token: screener)) == [])
    }

    @Test("F-11: an address comes from a referral that was decided, not from what anybody pushes")
    func address() throws {
        let known = try known()
        _ = try house.call(.post, "/referrals", token: stranger, body: invented.body)
        let body = #"{"personId":"\#(known)"}"#
        let person = try house.call(.post, "/persons/get", token: screener, body: body)
        #expect(try person.json()["address"]?["nisCode"]?.string == "11002")
    }

    @Test("F-11: before the first decision there is no address, and the person is found all the same")
    func noAddress() throws {
        let made = try house.call(.post, "/referrals", token: stranger, body: SampleReferral().body)
        let seen = try house.call(.get, made.location, token: screener).json()
        let body = #"{"personId":"\#(try #require(seen["personId"]?.string))"}"#
        let person = try house.call(.post, "/persons/get", token: screener, body: body)
        #expect(person.status == 200)
        #expect(try person.json()["address"] == nil)
    }

    @Test("F-11, F-12: a source cannot give another number to a person whom others know")
    func renumberingOthers() throws {
        let known = try known()
        let probe = SampleReferral.with { $0.externalID = "PROBE-1" }
        let made = try house.call(.post, "/referrals", token: stranger, body: probe.body)
        let other = SampleReferral.with {
            $0.externalID = "PROBE-1"
            $0.ssin = SampleReferral.ssin(7)
        }
        let version = [Field("If-Match", try #require(made.field("ETag")))]
        let moved = try house.call(.put, made.location, token: stranger, body: other.body, fields: version)
        #expect(moved.status == 200)
        let seen = try house.call(.get, made.location, token: screener)
        #expect(try codes(seen) == ["possibleDuplicate"])
        #expect(!seen.text.contains(known))
        let person = try house.call(
            .post, "/persons/get", token: screener, body: #"{"personId":"\#(known)"}"#)
        #expect(try person.json()["ssin"]?.string == SampleReferral.ssin(1))
    }

    @Test(
        "F-2: a client refers in the name of its own organisation and professional only",
        arguments: [
            ("0900003711", "tine@vdab.example", []), ("0900003711", "new@vdab.example", []),
            ("1200000001", "tine@vdab.example", ["referrer.organisation.enterpriseNumber"]),
            ("0900003711", "omar@gtb.example", ["referrer.professional.email"]),
        ])
    func ownOrganisation(number: String, email: String, expected: [String]) throws {
        let own = try house.organisation(.vdab, enterpriseNumber: "0900003711")
        _ = try house.professional(email: "tine@vdab.example", organisation: own)
        let other = try house.organisation(.gtb, enterpriseNumber: "1200000001")
        _ = try house.professional(email: "omar@gtb.example", organisation: other)
        let bound = try house.token(.referrer, organisation: own)
        let sample = SampleReferral.with {
            $0.enterpriseNumber = number
            $0.email = email
        }
        let answer = try house.call(.post, "/referrals", token: bound, body: sample.body)
        #expect(try answer.issueNames() == expected)
        #expect(answer.status == (expected.isEmpty ? 201 : 400))
    }

    @Test("F-2: a client of a professional refers as that professional", arguments: [(true, 201), (false, 400)])
    func ownProfessional(isOwn: Bool, status: Int) throws {
        let own = try house.organisation(.vdab, enterpriseNumber: "0900003711")
        let tine = try house.professional(email: "tine@vdab.example", organisation: own)
        _ = try house.professional(email: "omar@vdab.example", organisation: own)
        let bound = try house.token(.referrer, organisation: own, professional: tine)
        let sample = SampleReferral.with { $0.email = isOwn ? "tine@vdab.example" : "omar@vdab.example" }
        #expect(try house.call(.post, "/referrals", token: bound, body: sample.body).status == status)
    }

    @Test(
        "V-2, F-10: an address makes nobody a referrer without the organisation that the referral states",
        arguments: [("0900003711", 200), ("1200000001", 404)])
    func addressAlone(number: String, status: Int) throws {
        let sample = SampleReferral.with { $0.email = "tine@vdab.example" }
        let made = try house.call(.post, "/referrals", token: try house.token(.referrer), body: sample.body)
        let organisation = try house.organisation(.vdab, enterpriseNumber: number)
        let professional = try house.professional(email: "tine@vdab.example", organisation: organisation)
        let token = try house.token(.referrer, organisation: organisation, professional: professional)
        #expect(try house.call(.get, made.location, token: token).status == status)
        let list = try house.call(.get, "/referrals", token: token).text
        #expect(list.contains("REF-000001") == (status == 200))
    }

    @Test("F-6, V-9: who may not see it is not told whether a referral is open or a trajectory runs")
    func neutralRefusal() throws {
        let second = SampleReferral.with { $0.externalID = "PROBE-1" }.body
        let open = try House()
        _ = try open.submit(SampleReferral(), by: try open.actor(.referrer))
        let running = try House()
        _ = try running.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        _ = try running.admit(SampleReferral())
        let details = try [open, running].map { house in
            let answer = try house.call(.post, "/referrals", token: try house.token(.referrer), body: second)
            #expect(answer.status == 409)
            return try answer.json()["detail"]?.string
        }
        #expect(details[0] == details[1])
    }

    @Test("F-6: a draft of a stranger holds up nobody; completing it beside an open referral is refused")
    func drafts() throws {
        let incomplete = SampleReferral.with {
            $0.externalID = "PROBE-1"
            $0.motivation = nil
        }
        let draft = try house.call(.post, "/referrals", token: stranger, body: incomplete.body)
        #expect(try draft.json()["state"]?.string == "draft")
        let source = try house.token(.referrer)
        #expect(try house.call(.post, "/referrals", token: source, body: SampleReferral().body).status == 201)
        let whole = SampleReferral.with { $0.externalID = "PROBE-1" }.body
        let version = [Field("If-Match", try #require(draft.field("ETag")))]
        let completed = try house.call(.put, draft.location, token: stranger, body: whole, fields: version)
        #expect(completed.status == 409)
        #expect(try house.call(.get, draft.location, token: stranger).json()["state"]?.string == "draft")
    }

    @Test(
        "F-12: the same name is the same however it is written",
        arguments: [
            ("PETROVIANI", "Giovanni", true), ("Petro-viani", "GIOVANNÍ", true), ("Petro Viani", "Giovanni", true),
            ("Petrovian", "Giovanni", false), ("Petroviani", "Giovanna", false),
        ])
    func spelling(familyName: String, givenName: String, isDuplicate: Bool) throws {
        _ = try house.call(.post, "/referrals", token: stranger, body: SampleReferral().body)
        let other = SampleReferral.with {
            $0.externalID = "REF-2"
            $0.ssin = SampleReferral.ssin(2)
            $0.familyName = familyName
            $0.givenName = givenName
        }
        let made = try house.call(.post, "/referrals", token: stranger, body: other.body)
        let signals = try codes(house.call(.get, made.location, token: screener))
        #expect(signals == (isDuplicate ? ["possibleDuplicate"] : []))
    }

    /// Admits Giovanni Petroviani and ends the trajectory; returns the person's identifier.
    private func known() throws -> String {
        _ = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        let decision = try house.admit(SampleReferral())
        let trajectory = try #require(decision.trajectory)
        try house.end(trajectory, on: "2020-06-12")
        let body = #"{"familyName":"Petroviani"}"#
        let found = try house.call(.post, "/persons/query", token: screener, body: body).json()
        return try #require(found["items"]?.elements.first?["id"]?.string)
    }

    private func codes(_ response: Response) throws -> [String] {
        try response.json()["signals"]?.elements.compactMap { $0["code"]?.string } ?? []
    }
}
