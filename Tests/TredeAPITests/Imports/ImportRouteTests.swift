import Foundation
import HTTPServer
import JSON
import Synchronization
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import HTTPServer
@testable import TredeAPI

@Suite("Pushing many lines at once")
struct ImportRouteTests {
    private let house: House
    private let referrer: String

    init() throws {
        house = try House(today: "2026-11-22")
        referrer = try house.token(.referrer)
    }

    private static let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Demo/sample")

    private func lines(_ kind: String) throws -> [String] {
        try String(contentsOf: Self.sample.appending(path: "\(kind).ndjson"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    private func request(
        _ kind: String, _ body: [UInt8], token: String, type: String = "application/x-ndjson", _ more: [Field] = []
    ) throws -> Request {
        let fields = [Field("Authorization", "Bearer \(token)"), Field("Content-Type", type)] + more
        var limits = Limits()
        limits.bodyBytesMax = 1 << 30
        return try Request(
            .post, "/trede/v1/imports?kind=\(kind)", fields: fields, body: body, limits: limits)
    }

    private func answer(_ request: Request) throws -> Response {
        let answer = Awaited<Response>()
        house.pipeline.handle(request, reader: try house.services.storage.makeReader(), Reply { answer.settle($0) })
        return answer.wait()
    }

    private func push(
        _ kind: String, _ lines: [String], token: String? = nil, type: String = "application/x-ndjson",
        _ more: [Field] = []
    ) throws -> Response {
        let body = Array(lines.joined(separator: "\n").utf8)
        return try answer(request(kind, body, token: token ?? referrer, type: type, more))
    }

    private func object(_ response: Response) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
    }

    private func results(_ response: Response, token: String? = nil) throws -> Response {
        let href = try #require(try object(response)["results"] as? String)
        return try house.call(
            .get, String(href.dropFirst("https://trede.test/trede/v1".count)), token: token ?? referrer)
    }

    @Test("H-1: a short file is answered line by line, and sent again changes nothing")
    func short() throws {
        let referrals = Array(try lines("referrals").prefix(5))
        let first = try push("referrals", referrals)
        #expect(first.status == 207)
        let body = try object(first)
        #expect(body["state"] as? String == "done")
        #expect((body["counts"] as? [String: Int]) == ["created": 5, "changed": 0, "unchanged": 0, "failed": 0])
        let items = try #require(body["items"] as? [[String: Any]])
        #expect(items.map { $0["line"] as? Int } == [1, 2, 3, 4, 5])
        #expect(items.allSatisfy { $0["status"] as? String == "created" && $0["reference"] != nil })
        let again = try object(try push("referrals", referrals))
        #expect((again["counts"] as? [String: Int])?["unchanged"] == 5)
        #expect(again["id"] as? String != body["id"] as? String)
    }

    @Test("H-2: a line that fails leaves nothing, says why, and the others go on")
    func failing() throws {
        let referrals = try lines("referrals")
        let pushed = [referrals[0], "{", "", referrals[1].replacingOccurrences(of: "\"externalId\"", with: "\"x\"")]
        let response = try push("referrals", pushed + [referrals[2]])
        let items = try #require(try object(response)["items"] as? [[String: Any]])
        #expect(items.map { $0["status"] as? String } == ["created", "failed", "failed", "failed", "created"])
        #expect(items[1...3].allSatisfy { ($0["faults"] as? [String])?.isEmpty == false })
        let list = try object(try house.call(.get, "/referrals", token: referrer))
        #expect((list["items"] as? [Any])?.count == 2)
    }

    @Test("a long file, or who prefers it, gets an address, and the results stand there line by line")
    func long() throws {
        let one = try lines("referrals")[0]
        let response = try push("referrals", [String](repeating: one, count: 1_001))
        #expect(response.status == 202)
        let body = try object(response)
        let location = response.fields.first { $0.name == "Location" }?.value
        #expect(location == body["href"] as? String)
        #expect(body["items"] == nil)
        let results = try results(response)
        #expect(results.fields.contains(Field("Content-Type", "application/x-ndjson")))
        let found = String(decoding: results.body, as: UTF8.self).split(separator: "\n")
        #expect(found.count == 1_001)
        #expect(found[0].hasPrefix(#"{"line":1,"status":"created","reference":""#))
        #expect(found[1_000].hasPrefix(#"{"line":1001,"status":"unchanged""#))
        let asked = try push("referrals", [one], [Field("Prefer", "respond-async")])
        #expect(asked.status == 202)
        #expect(try push("referrals", [String](repeating: one, count: 1_000)).status == 207)
    }

    @Test("V-9: an import is seen by who pushed it, and by nobody else")
    func foreign() throws {
        let id = try #require(try object(try push("referrals", [try lines("referrals")[0]]))["id"] as? String)
        let other = try house.token(.referrer)
        let administrator = try house.token(.administrator)
        for (token, status) in [(referrer, 200), (administrator, 404), (other, 404)] {
            #expect(try house.call(.get, "/imports/\(id)", token: token).status == status)
            #expect(try house.call(.get, "/imports/\(id)/results", token: token).status == status)
        }
        #expect(try house.call(.get, "/imports/\(id)", token: try house.token(.screener)).status == 403)
        let unknown = "00000000-0000-4000-8000-000000000000"
        #expect(try house.call(.get, "/imports/\(unknown)/results", token: referrer).status == 404)
    }

    @Test(
        "who may push what, and as what",
        arguments: [
            ("referrals", Role.referrer, 207), ("referrals", .administrator, 207), ("organisations", .referrer, 403),
            ("organisations", .administrator, 207), ("histories", .referrer, 403), ("referrals", .screener, 403),
            ("referrals", .participant, 403), ("dossiers", .referrer, 400), ("", .referrer, 400),
        ])
    func access(kind: String, role: Role, status: Int) throws {
        let pushed = kind.isEmpty || kind == "dossiers" ? ["{}"] : [try lines(kind)[0]]
        #expect(try push(kind, pushed, token: try house.token(role)).status == status)
    }

    @Test("another media type is refused", arguments: ["application/json", "text/csv"])
    func mediaType(type: String) throws {
        #expect(try push("referrals", ["{}"], type: type).status == 415)
    }

    @Test("a file that arrives in pieces is imported as if it came whole, wherever it is cut")
    func pieces() throws {
        let text = Array(try lines("referrals").prefix(3).joined(separator: "\n").utf8)
        for size in [7, 1_000, text.count] {
            let stream = try ContentStream(windowBytesMax: .max) {}
            for start in Swift.stride(from: 0, to: text.count, by: size) {
                _ = stream.add(Array(text[start..<min(start + size, text.count)]))
            }
            stream.end()
            let response = try answer(try request("referrals", [], token: referrer).taking(stream))
            #expect(response.status == 207)
            let counts = try object(response)["counts"] as? [String: Int]
            #expect(counts?[size == 7 ? "created" : "unchanged"] == 3)
            #expect((try object(response)["items"] as? [Any])?.count == 3)
        }
    }

    @Test("a file that breaks off is interrupted: its whole lines are there, and the one that was cut is not")
    func interrupted() throws {
        let referrals = try lines("referrals")
        let isRead = Awaited<Void>()
        let reading = try ContentStream(windowBytesMax: 1) { isRead.settle(()) }
        _ = reading.add(Array((referrals[0] + "\n" + referrals[1]).utf8))
        let answered = Awaited<Response>()
        house.pipeline.handle(
            try request("referrals", [], token: referrer).taking(reading),
            reader: try house.services.storage.makeReader(), Reply { answered.settle($0) })
        isRead.wait()
        reading.cut()
        let body = try object(answered.wait())
        #expect(body["state"] as? String == "interrupted")
        #expect((body["counts"] as? [String: Int])?["created"] == 1)
        let list = try object(try house.call(.get, "/referrals", token: referrer))
        #expect((list["items"] as? [Any])?.count == 1)
    }

    @Test("what an earlier server left running is interrupted when the next one starts, and kept for thirty days")
    func kept() throws {
        let runs = house.services.importRuns
        let id = try #require(try object(try push("referrals", ["{}"]))["id"] as? String)
        let actor = try house.services.storage.write { [referrer, keys = house.services.clientKeys] transaction in
            try Token(referrer).flatMap { try keys.recognise($0, in: transaction).actor }
        }
        let pusher = try #require(actor)
        let running = try house.services.storage.write { try runs.begin("referrals", by: pusher, in: $0) }
        #expect(
            try object(try house.call(.get, "/imports/\(running)", token: referrer))["state"] as? String == "running")
        #expect(try house.services.storage.write { try runs.interruptRunning(in: $0) } == 1)
        for (id, state) in [("\(running)", "interrupted"), (id, "done")] {
            #expect(try object(try house.call(.get, "/imports/\(id)", token: referrer))["state"] as? String == state)
        }
        for (day, status) in [("2026-12-22", 200), ("2026-12-23", 404)] {
            try house.setToday(day)
            _ = try push("referrals", ["{}"])
            #expect(try house.call(.get, "/imports/\(id)", token: referrer).status == status)
        }
    }

    @Test("the results go out compressed to whom that is welcome, and a file of nothing has none")
    func compressed() throws {
        let response = try push("referrals", [try lines("referrals")[0]])
        let href = try #require(try object(response)["results"] as? String)
        let path = String(href.dropFirst("https://trede.test/trede/v1".count))
        let plain = try house.call(.get, path, token: referrer)
        #expect(plain.fields.contains(Field("Vary", "Accept-Language, Accept-Encoding")))
        #expect(!plain.fields.contains { $0.name == "Content-Encoding" })
        let coded = try house.call(.get, path, token: referrer, fields: [Field("Accept-Encoding", "gzip")])
        #expect(coded.fields.contains(Field("Content-Encoding", "gzip")))
        #expect(coded.body.starts(with: [0x1F, 0x8B]))
        let nothing = try push("referrals", [])
        #expect(nothing.status == 207)
        #expect(try results(nothing).body.isEmpty)
    }
}
