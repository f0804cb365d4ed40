import HTTPServer
import SQLite
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Time as an oracle")
struct TimingOracleTests {
    /// Something that is foreign to who asks, beside something that is not there.
    struct Question {
        let what: String
        let method: HTTPServer.Method
        let foreignPath: String
        let unknownPath: String
        var foreignBody: String?
        var unknownBody: String?
    }

    private static func questions(in world: NeedleWorld, _ key: String) throws -> [Question] {
        let file = try #require(world.file(key))
        let unknown = NeedleCalls.unknown
        var questions = [
            Question(
                what: "referral \(key)", method: .get, foreignPath: "/referrals/\(file.id("referralId"))",
                unknownPath: "/referrals/\(unknown)"),
            Question(
                what: "person \(key)", method: .post, foreignPath: "/persons/get", unknownPath: "/persons/get",
                foreignBody: #"{"personId":"\#(file.id("personId"))"}"#, unknownBody: #"{"personId":"\#(unknown)"}"#),
        ]
        if file.isTrajectory {
            for part in ["", "/team", "/plans", "/sessions", "/orders"] {
                questions.append(
                    Question(
                        what: "trajectory \(key)\(part)", method: .get,
                        foreignPath: "/trajectories/\(file.id("trajectoryId"))\(part)",
                        unknownPath: "/trajectories/\(unknown)\(part)"))
            }
        }
        return questions
    }

    /// Asks over one connection, so that what it did can be counted.
    private static func ask(
        _ method: HTTPServer.Method, _ path: String, _ body: String?, _ token: String, _ reader: StorageReader,
        in house: House
    ) throws -> Response {
        var fields = [Field("Authorization", "Bearer \(token)")]
        if body != nil { fields.append(Field("Content-Type", "application/json")) }
        let request = try Request(method, "/trede/v1" + path, fields: fields, body: Array((body ?? "").utf8))
        let answered = Awaited<Response>()
        house.pipeline.handle(request, reader: reader, Reply { answered.settle($0) })
        return answered.wait()
    }

    private static func median(_ durations: [Duration]) -> Double {
        let (seconds, attoseconds) = durations.sorted()[durations.count / 2].components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    @Test(
        "V-9: a foreign referral, trajectory or person takes the same work as one that is not there",
        arguments: ["foreignSubmitted", "foreignRunning", "foreignClosed"])
    func effort(key: String) throws {
        let world = try NeedleWorld()
        let reader = try world.house.services.storage.makeReader()
        var count = 0
        for caller in try NeedleCaller.all(in: world) where caller.side == .ours {
            guard let token = caller.token, let file = world.file(key), caller.relation(to: file) == .stranger else {
                continue
            }
            for question in try Self.questions(in: world, key) {
                func foreign() throws -> Response {
                    try Self.ask(
                        question.method, question.foreignPath, question.foreignBody, token, reader, in: world.house)
                }
                func unknown() throws -> Response {
                    try Self.ask(
                        question.method, question.unknownPath, question.unknownBody, token, reader, in: world.house)
                }
                // The statements are prepared by the first of each.
                guard try foreign().status == 404, try unknown().status == 404 else { continue }
                let start = reader.effort
                _ = try foreign()
                let middle = reader.effort
                _ = try unknown()
                let (one, other) = (middle - start, reader.effort - middle)
                count += 1
                #expect(one.runs == other.runs && one.runs > 0, "\(question.what) as \(caller.name): \(one) \(other)")
                let ratio = Double(one.steps + 50) / Double(other.steps + 50)
                #expect((0.5...2).contains(ratio), "\(question.what) as \(caller.name): \(one) \(other)")
            }
        }
        #expect(count >= 4)
    }

    @Test(
        "V-9, F-11: a search by the number of a stranger takes the same work as one by a number that nobody has",
        arguments: ["foreignSubmitted", "foreignRunning", "foreignClosed"])
    func numbers(key: String) throws {
        let world = try NeedleWorld()
        let reader = try world.house.services.storage.makeReader()
        let file = try #require(world.file(key))
        var count = 0
        for caller in try NeedleCaller.all(in: world) where caller.side == .ours {
            guard let token = caller.token, caller.relation(to: file) == .stranger else { continue }
            func search(_ number: String) throws -> Response {
                try Self.ask(.post, "/persons/query", #"{"ssin":"\#(number)"}"#, token, reader, in: world.house)
            }
            let (known, unknown) = (file.ssin(), "82050999705")
            // The statements are prepared by the first of each.
            let (one, other) = try (search(known), search(unknown))
            #expect(one.status == other.status && one.status != 400, "\(caller.name): \(one.text)")
            let start = reader.effort
            _ = try search(known)
            let middle = reader.effort
            _ = try search(unknown)
            let (effort, twin) = (middle - start, reader.effort - middle)
            count += 1
            #expect(effort.runs == twin.runs, "\(caller.name): \(effort) \(twin)")
            let ratio = Double(effort.steps + 50) / Double(twin.steps + 50)
            #expect((0.5...2).contains(ratio), "\(caller.name): \(effort) \(twin)")
        }
        #expect(count >= 4)
    }

    /// By how many steps of the database two questions may differ that run the same statements.
    ///
    /// A foreign identifier is found in an index where an unknown one is not, the row behind it is read, and access to it
    /// is refused by looking at its team: each of those is one or two dozen steps. A walk over what is in a file would be
    /// hundreds.
    private static let stepsMax = 60

    /// Where more is read of a foreign file than its row, and how much more that may be.
    private static let stepsMaxOf = [
        // Whose each of its entitlements is, which are some dozens at most.
        "listTrajectoryEntitlements": 400
    ]

    @Test("V-9: at every path with an identifier a foreign one takes the same work as one that is not there")
    func everyPath() throws {
        let world = try NeedleWorld()
        let reader = try world.house.services.storage.makeReader()
        let calls = try NeedleCalls(world)
        let operations = try NeedleOperation.all().filter { operation in
            operation.method == .get
                && operation.pathParameters.contains { name in
                    world.files.contains { $0.ids[name] != nil }
                }
        }
        var unasked = Set(operations.map(\.id))
        var most = 0
        try calls.foreign(operations) { caller, token, call, twin in
            func foreign() throws -> Response { try Self.ask(.get, call.path, nil, token, reader, in: world.house) }
            func unknown() throws -> Response { try Self.ask(.get, twin, nil, token, reader, in: world.house) }
            // The statements are prepared by the first of each.
            let (one, other) = try (foreign(), unknown())
            #expect(one.status == other.status && one.status >= 400, "\(call.path) as \(caller.name)")
            let start = reader.effort
            _ = try foreign()
            let middle = reader.effort
            _ = try unknown()
            let (effort, twinEffort) = (middle - start, reader.effort - middle)
            unasked.remove(call.operation.id)
            let steps = abs(Int(effort.steps) - Int(twinEffort.steps))
            most = max(most, steps)
            #expect(
                effort.runs == twinEffort.runs
                    && steps <= Self.stepsMaxOf[call.operation.id, default: Self.stepsMax],
                """
                \(call.operation.id) as \(caller.name) of \(call.file?.key ?? "")\(call.isMixed ? ", mixed" : ""): \
                \(effort) \(twinEffort)
                """)
        }
        #expect(unasked == [], "\(most)")
    }

    @Test("V-9: nor does a foreign file answer sooner or later than one that is not there, over a thousand questions")
    func time() throws {
        let world = try NeedleWorld()
        let reader = try world.house.services.storage.makeReader()
        let token = try world.token(.caseManagerWork, .ours)
        for question in try Self.questions(in: world, "foreignRunning").prefix(3) {
            var (foreign, unknown): ([Duration], [Duration]) = ([], [])
            for _ in 0..<500 {
                // Turn by turn, so that whatever else the machine does falls on both.
                foreign.append(
                    try ContinuousClock().measure {
                        _ = try Self.ask(
                            question.method, question.foreignPath, question.foreignBody, token, reader, in: world.house)
                    })
                unknown.append(
                    try ContinuousClock().measure {
                        _ = try Self.ask(
                            question.method, question.unknownPath, question.unknownBody, token, reader, in: world.house)
                    })
            }
            let ratio = Self.median(foreign) / Self.median(unknown)
            #expect((0.5...2).contains(ratio), "\(question.what): \(ratio)")
        }
    }
}
