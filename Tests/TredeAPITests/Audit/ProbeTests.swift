import HTTPServer
import JSON
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// What a source learns of persons by handing in referrals for them, and what comes of trying.
@Suite("Trying numbers")
struct ProbeTests {
    let house: House
    let prober: String

    init() throws {
        house = try House()
        _ = try house.submit(SampleReferral(), by: try house.actor(.referrer))
        prober = try house.token(.referrer)
    }

    private func submit(_ sample: SampleReferral, _ token: String? = nil) throws -> Response {
        try house.call(.post, "/referrals", token: token ?? prober, body: sample.body)
    }

    /// The number of a person with an open referral of another source.
    private func probe(_ number: Int) -> SampleReferral { .with { $0.externalID = "PROBE-\(number)" } }

    private func refusals() throws -> [JSONValue] {
        try house.services.storage.write { _ in }
        let list = try house.call(.get, "/auditEntries?pageSize=500", token: try house.token(.administrator)).json()
        return list["items"]?.elements.filter { $0["kind"]?.string == "refusal" } ?? []
    }

    @Test("F-6, V-5: who tries numbers is in the audit, and held back after as many as may fail")
    func probing() throws {
        for number in 0..<FailedAttempts.perMinute { #expect(try submit(probe(number)).status == 409) }
        let held = try submit(probe(99))
        #expect(held.status == 429)
        #expect(held.field("Retry-After") == "60")
        #expect(try held.json()["type"]?.string == "urn:problem-type:belgif:tooManyFailedRequests")
        #expect(try submit(.number(2)).status == 429, "what the answer would be is not told either")
        #expect(try house.call(.get, "/referrals", token: prober).status == 200)
        let found = try refusals()
        #expect(found.count == AttemptBound.perCallerMax)
        #expect(Set(found.map { $0["operation"]?.string }) == ["submitReferral"])
        #expect(found.allSatisfy { $0["subjectId"] == nil && $0["trajectoryId"] == nil })
        let other = try house.token(.referrer)
        #expect(try submit(.number(2), other).status == 201, "nobody else is held back")
        try house.setToday("2020-06-30", secondsLater: 60)
        #expect(try submit(probe(100)).status == 409)
    }

    @Test("F-6: a draft that is completed for a number counts as one that is handed in")
    func completing() throws {
        let draft = try submit(
            .with {
                $0.externalID = "PROBE-1"
                $0.ssin = SampleReferral.ssin(2)
                $0.motivation = nil
            })
        #expect(draft.status == 201)
        let fields = [Field("If-Match", try #require(draft.field("ETag")))]
        func complete() throws -> Int {
            try house.call(.put, draft.location, token: prober, body: probe(1).body, fields: fields).status
        }
        for _ in 0..<FailedAttempts.perMinute { #expect(try complete() == 409) }
        #expect(try complete() == 429)
        #expect(try refusals().contains { $0["operation"]?.string == "replaceReferral" })
    }

    @Test("F-5, F-6: own references, visible files and import lines hold nobody back; such lines are in the audit")
    func others() throws {
        let own = SampleReferral.with {
            $0.externalID = "OWN-1"
            $0.ssin = SampleReferral.ssin(2)
        }
        #expect(try submit(own).status == 201)
        var changed = own
        changed.motivation = "Another one."
        var second = own
        second.externalID = "OWN-2"
        for _ in 0...FailedAttempts.perMinute {
            #expect(try submit(changed).status == 409)
            #expect(try submit(second).status == 409)
        }
        let lines = (0..<30).map { probe($0).body }.joined(separator: "\n")
        for _ in 0..<2 {
            let answer = try house.call(
                .post, "/imports?kind=referrals", token: prober, body: lines, contentType: "application/x-ndjson")
            #expect(answer.status == 207)
            #expect(try answer.json()["counts"]?["failed"]?.integer == 30)
        }
        #expect(try submit(.number(3)).status == 201)
        #expect(try refusals().map { $0["operation"]?.string } == Array(repeating: "import/referrals", count: 60))
    }
}
