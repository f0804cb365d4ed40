import Logging
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import HTTPServer
@testable import TredeAPI

@Suite("Metrics")
struct MetricsTests {
    private let house: House
    private let counters: Counters
    private let pipeline: Pipeline

    init() throws {
        house = try House()
        counters = API.counters(house.services)
        pipeline = API.pipeline(
            house.services, readiness: Readiness(), counters: counters,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, publicAddress: "https://trede.test")
    }

    private func ask(_ method: HTTPServer.Method, _ path: String, token: String?) throws {
        _ = try house.call(method, path, token: token, through: pipeline)
    }

    private func lines(_ statistics: ServerStatistics = ServerStatistics()) throws -> [String] {
        let readiness = Readiness()
        readiness.set(true)
        let pages = ManagementPages(readiness: readiness, counters: counters, statistics: statistics)
        let answered = Awaited<Response>()
        let isTaken = pages.answer(
            try Request(.get, "/metrics"), storage: house.services.storage, send: { answered.settle($0) })
        try #require(isTaken)
        let page = answered.wait()
        #expect(page.field("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        return String(decoding: page.body, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("requests are counted and timed by method and template, and never by path")
    func routes() throws {
        let token = try house.token(.referrer)
        for _ in 0..<3 { try ask(.get, "/referrals", token: token) }
        try ask(.get, "/referrals", token: nil)
        try ask(.get, "/referrals/ff33f427-3ebc-43af-9172-a688c2a661df", token: token)
        try ask(.get, "/nowhere/else", token: token)
        let lines = try lines()
        let list = #"http_request_method="GET",http_route="/referrals""#
        #expect(lines.contains("http_server_requests_total{\(list),status=\"2xx\"} 3"))
        #expect(lines.contains("http_server_requests_total{\(list),status=\"4xx\"} 1"))
        let one = #"http_request_method="GET",http_route="/referrals/{referralId}""#
        #expect(lines.contains("http_server_requests_total{\(one),status=\"4xx\"} 1"))
        #expect(lines.contains(#"http_server_requests_total{http_route="none",status="4xx"} 1"#))
        #expect(lines.contains("http_server_request_duration_seconds_count{\(list)} 4"))
        #expect(lines.contains("http_server_request_duration_seconds_bucket{\(list),le=\"+Inf\"} 4"))
        #expect(!lines.contains { $0.contains("ff33f427") || $0.contains("else") })
    }

    @Test("the buckets of a histogram grow to its count, and each sample stands once below its metric")
    func format() throws {
        for _ in 0..<5 { try ask(.get, "/health", token: nil) }
        let lines = try lines()
        let buckets = lines.filter { $0.hasPrefix("http_server_request_duration_seconds_bucket") }
            .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(buckets.count == 16)
        #expect(buckets == buckets.sorted())
        #expect(buckets.last == 5)
        let samples = lines.filter { !$0.hasPrefix("#") }
        let names = samples.compactMap { $0.split(separator: " ").first }
        #expect(Set(names).count == names.count)
        let declared = lines.filter { $0.hasPrefix("# TYPE") }.compactMap {
            $0.split(separator: " ").dropFirst(2).first
        }
        #expect(Set(declared).count == declared.count)
        for sample in samples {
            let name = sample.prefix { $0 != "{" && $0 != " " }
            #expect(declared.contains { name == $0 || name.hasPrefix($0 + "_") }, "\(sample)")
        }
    }

    @Test("what the engine counts is among them")
    func engine() throws {
        let statistics = ServerStatistics()
        let loop = statistics.makeLoop()
        loop.countAccepted()
        loop.countRequest()
        loop.countReceived(100)
        loop.countSent(2_000)
        loop.count(ServerStatistics.End.writeStall)
        loop.set([.idle: 3, .writing: 1])
        statistics.makeLoop().set([.idle: 2])
        statistics.count(Refusal.malformed(.hostMissing))
        statistics.count(Refusal.malformed(.hostMissing))
        let lines = try lines(statistics)
        for line in [
            #"http_server_connections{state="idle"} 5"#, #"http_server_connections{state="writing"} 1"#,
            #"http_server_connections{state="closing"} 0"#, "http_server_connections_accepted_total 1",
            #"http_server_connections_ended_total{reason="writeStall"} 1"#,
            #"http_server_refusals_total{reason="malformed.hostMissing"} 2"#,
            "http_server_requests_received_total 1", "http_server_received_bytes_total 100",
            "http_server_sent_bytes_total 2000", "trede_ready 1",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }
}
