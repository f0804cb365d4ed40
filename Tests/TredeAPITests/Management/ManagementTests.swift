import Foundation
import HTTPServer
import JSON
import Logging
import SQLite
import Synchronization
import Testing
import TredeDomain
import TredeTesting

@testable import Trede
@testable import TredeAPI

@Suite("What the operator's tools ask")
struct ManagementTests {
    private func ask(_ path: String, _ house: House, isReady: Bool = true, method: HTTPServer.Method = .get) throws
        -> Response
    {
        let readiness = Readiness()
        readiness.set(isReady)
        let handler = ManagementHandler(
            ManagementPages(readiness: readiness, counters: Counters(routes: []), statistics: ServerStatistics()),
            house.services)
        let answer = Awaited<Response>()
        handler.handle(try Request(method, path), Reply { answer.settle($0) })
        return answer.wait()
    }

    /// The health that callers see, over a connection that was opened before.
    private func health(_ house: House, _ reader: StorageReader) throws -> Response {
        let readiness = Readiness()
        readiness.set(true)
        let pipeline = API.pipeline(
            house.services, readiness: readiness, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            publicAddress: "https://trede.test")
        let answer = Awaited<Response>()
        pipeline.handle(try Request(.get, "/trede/v1/health"), reader: reader, Reply { answer.settle($0) })
        return answer.wait()
    }

    @Test("ready while it takes requests and the database takes writes")
    func ready() throws {
        let house = try House()
        #expect(try ask("/readyz", house).status == 200)
        #expect(try ask("/readyz", house, isReady: false).status == 503)
        #expect(try health(house, house.services.storage.makeReader()).status == 200)
    }

    @Test("not ready when the database takes no write, while it lives on")
    func unwritable() throws {
        let house = try House()
        try house.services.close()
        let answer = try ask("/readyz", house)
        #expect(answer.status == 503)
        #expect(try answer.json()["status"]?.string == "DOWN")
        #expect(try ask("/livez", house).status == 200)
        #expect(try ask("/version", house).status == 200)
        #expect(try ask("/metrics", house).status == 200)
    }

    @Test("the health that callers see says the same")
    func healthDown() throws {
        let house = try House()
        let reader = try house.services.storage.makeReader()
        try house.services.close()
        let response = try health(house, reader)
        #expect(response.status == 503)
        #expect(try response.json()["status"]?.string == "DOWN")
    }

    @Test("a write on a full disk is 503 with when to come back, and in the log")
    func full() throws {
        let lines = Lines()
        let house = try House(logger: Logger(label: "test") { _ in lines })
        let token = try house.token(.referrer)
        try house.services.storage.database.writer.perform { try $0.execute(script: "PRAGMA max_page_count = 1") }
        var last: Response?
        for number in 1..<200 {
            last = try house.call(.post, "/referrals", token: token, body: SampleReferral.number(number).body)
            if last?.status != 201 { break }
        }
        let response = try #require(last)
        #expect(response.status == 503)
        #expect(response.field("Retry-After") == "60")
        #expect(try response.json()["type"]?.string == "urn:problem-type:belgif:serviceUnavailable")
        #expect(lines.faults == 1)
    }

    @Test("V-5: a look that the audit cannot hold is not answered, and one that it need not hold is")
    func unaudited() throws {
        let house = try House()
        let token = try house.token(.referrer)
        let made = try house.call(.post, "/referrals", token: token, body: SampleReferral().body)
        #expect(try house.call(.get, made.location, token: token).text.contains("Needle"))
        try house.services.storage.database.writer.perform { try $0.execute(script: "PRAGMA max_page_count = 1") }
        var last: Response?
        // There is room for some more entries on the last page.
        for _ in 0..<2000 {
            last = try house.call(.get, made.location, token: token)
            if last?.status != 200 { break }
        }
        let response = try #require(last)
        #expect(response.status == 503)
        #expect(!response.text.contains("Needle") && !response.text.contains("REF-000001"))
        #expect(try house.call(.get, "/organisations", token: token).status == 200)
    }

    @Test("other methods and other paths")
    func others() throws {
        let house = try House()
        #expect(try ask("/readyz", house, method: .post).status == 405)
        #expect(try ask("/elsewhere", house).status == 404)
        #expect(try ask("/livez", house, method: .head).status == 200)
    }
}

/// Counts the faults of a log.
private final class Lines: LogHandler {
    let count = Mutex(0)

    var faults: Int { count.withLock { $0 } }
    var logLevel: Logger.Level {
        get { .error }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        guard event.message == "fault" else { return }
        count.withLock { $0 += 1 }
    }
}
