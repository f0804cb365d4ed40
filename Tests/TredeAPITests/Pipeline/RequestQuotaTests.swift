import Dispatch
import HTTPServer
import JSON
import Logging
import Synchronization
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("How much one client may ask")
struct RequestQuotaTests {
    let house: House
    let pipeline: Pipeline

    init() throws {
        house = try House()
        pipeline = API.pipeline(
            house.services, readiness: Readiness(), quota: RequestQuota(perMinuteMax: 3),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, publicAddress: "https://trede.test")
    }

    private func call(_ path: String, _ token: String?) throws -> Response {
        try house.call(.get, path, token: token, through: pipeline)
    }

    @Test("who asks more in a minute than is allowed waits for the next, and nobody else does")
    func bounded() throws {
        try house.setToday("2020-06-30", secondsLater: 15)
        let (greedy, other) = (try house.token(.administrator), try house.token(.screener))
        for _ in 0..<3 { #expect(try call("/organisations", greedy).status == 200) }
        let held = try call("/organisations", greedy)
        #expect(held.status == 429)
        #expect(held.field("Retry-After") == "45")
        #expect(try held.json()["type"]?.string == "urn:problem-type:belgif:tooManyRequests")
        #expect(try call("/trajectories/\(IDSource.system.id(of: Trajectory.self))", greedy).status == 429)
        #expect(try call("/organisations", other).status == 200)
        #expect(try call("/doc/openapi.yaml", nil).status == 200)
        try house.setToday("2020-06-30", secondsLater: 60)
        for _ in 0..<3 { #expect(try call("/organisations", greedy).status == 200) }
        #expect(try call("/organisations", greedy).status == 429)
    }

    @Test("what many ask at once is counted once each")
    func atOnce() throws {
        let (quota, caller) = (RequestQuota(perMinuteMax: 100), CountedAs(client: 7))
        let taken = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            for _ in 0..<4 where (try? quota.take(caller, now: 5)) != nil { taken.add(1, ordering: .relaxed) }
        }
        #expect(taken.load(ordering: .relaxed) == 100)
        #expect(throws: Never.self) { try RequestQuota().take(caller, now: 5) }
    }
}
