import HTTPServer
import SQLite
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Time as an oracle: changes")
struct TimingOfChangesTests {
    /// By how many steps of the database two changes may differ that run the same statements.
    private static let stepsMax = 60

    /// What only screeners do, to whom no file is foreign.
    private static let ofScreeners: Set = [
        "requestInformation", "startScreening", "waiveDeadline", "decideReferral", "extendTrajectory",
    ]

    private let world: NeedleWorld
    private let reader: StorageReader

    init() throws {
        world = try NeedleWorld()
        reader = try world.house.services.storage.makeReader()
    }

    /// What one change came to, and the work behind it: of the connection that reads and of the one that writes.
    private func ask(
        _ operation: NeedleOperation, _ path: String, _ body: String?, _ token: String
    ) throws -> (status: Int, effort: Effort) {
        var fields = [Field("Authorization", "Bearer \(token)")]
        if body != nil { fields.append(Field("Content-Type", operation.bodyType)) }
        if operation.method == .put { fields.append(Field("If-Match", "\"1\"")) }
        let request = try Request(
            operation.method, "/trede/v1" + path, fields: fields, body: Array((body ?? "").utf8))
        let storage = world.house.services.storage
        let before = (reader.effort, try storage.writerEffort())
        let answered = Awaited<Response>()
        world.house.pipeline.handle(request, reader: reader, Reply { answered.settle($0) })
        let status = answered.wait().status
        let (read, written) = (reader.effort - before.0, try storage.writerEffort() - before.1)
        return (status, read + written)
    }

    @Test("V-9: a change of what is foreign takes the same work as one of what is not there")
    func changes() throws {
        let calls = try NeedleCalls(world)
        let changing = try NeedleOperation.all().filter { operation in
            !operation.isRead
                && operation.pathParameters.contains { name in world.files.contains { $0.ids[name] != nil } }
        }
        #expect(changing.count > 30)
        var unasked = Set(changing.map(\.id))
        try calls.foreign(changing) { caller, token, call, twin in
            let operation = call.operation
            let body = try operation.examples.isEmpty ? nil : calls.bodies(of: call, withBroken: false).first?.body
            unasked.remove(operation.id)
            // The statements are prepared by the first of each.
            _ = try (ask(operation, call.path, body, token), ask(operation, twin, body, token))
            let foreign = try ask(operation, call.path, body, token)
            let unknown = try ask(operation, twin, body, token)
            let steps = abs(foreign.effort.steps - unknown.effort.steps)
            #expect(
                foreign.status == unknown.status && foreign.status >= 400
                    && foreign.effort.runs == unknown.effort.runs && steps <= Self.stepsMax,
                """
                \(operation.id) as \(caller.name) of \(call.file?.key ?? "")\(call.isMixed ? ", mixed" : ""): \
                \(foreign) \(unknown)
                """)
        }
        #expect(unasked == Self.ofScreeners)
    }
}
