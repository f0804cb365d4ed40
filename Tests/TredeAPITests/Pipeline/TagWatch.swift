import HTTPServer
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// Reads every document about one file again and again, as everybody, and remembers which body came under which tag.
final class TagWatch {
    private let world: NeedleWorld
    private let file: NeedleFile
    private let calls: NeedleCalls
    private let operations: [NeedleOperation]
    private let callers: [NeedleCaller]
    private var bodies: [String: [UInt8]] = [:]
    private var held: [Reading: Response] = [:]
    /// Every tag that came with two bodies.
    private(set) var broken: Set<String> = []
    /// The operations whose body changed since it was read before.
    private(set) var changed: Set<String> = []
    /// The operations whose body changed while the version stayed.
    private(set) var changedBeside: Set<String> = []

    /// One document as somebody reads it in a language.
    private struct Reading: Hashable {
        let operation: String
        let caller: String
        let path: String
        let language: String
    }

    init(_ world: NeedleWorld, _ file: NeedleFile) throws {
        self.world = world
        self.file = file
        calls = try NeedleCalls(world)
        operations = try NeedleOperation.all().filter { $0.method == .get }
        callers = try NeedleCaller.all(in: world).filter { caller in
            guard caller.token != nil, let role = caller.role, caller.side == file.side else { return false }
            return role == .participant ? caller.label == file.key : true
        }
    }

    /// Reads everything, in these languages.
    func look(in languages: [String] = ["nl"]) throws {
        for caller in callers {
            for language in languages {
                let asked = try operations.filter { isAdmitted(caller, to: $0) }.flatMap { operation in
                    try calls.paths(of: operation, own: nil).filter { $0.file == nil || $0.file === file }
                }
                let answers = try send(asked.map { ($0.path, nil) }, by: caller, in: language)
                for (call, answer) in zip(asked, answers) {
                    let reading = Reading(
                        operation: call.operation.id, caller: caller.name, path: call.path, language: language)
                    note(answer, of: reading)
                }
            }
        }
    }

    /// How many of the documents that were read last are answered with 304 to who holds them, of all that have a tag.
    func unchanged() throws -> (notModified: Int, tagged: Int) {
        var counts = (notModified: 0, tagged: 0)
        for caller in callers {
            for language in ["nl", "en"] {
                let tagged = held.filter { $0.key.caller == caller.name && $0.key.language == language }
                let asked = tagged.map { ($0.key.path, $0.value.field("ETag")) }
                let answers = try send(asked, by: caller, in: language)
                counts.tagged += answers.count
                counts.notModified += answers.count { $0.status == 304 && $0.body.isEmpty }
            }
        }
        return counts
    }

    private func note(_ answer: Response, of reading: Reading) {
        guard answer.status == 200, let tag = answer.field("ETag") else {
            held[reading] = nil
            return
        }
        let known = "\(reading.path) \(tag)"
        if let body = bodies[known], body != answer.body { broken.insert("\(reading.operation) \(reading.caller)") }
        bodies[known] = answer.body
        if let before = held[reading], before.body != answer.body {
            changed.insert(reading.operation)
            if before.versionTag == answer.versionTag { changedBeside.insert(reading.operation) }
        }
        held[reading] = answer
    }

    private func isAdmitted(_ caller: NeedleCaller, to operation: NeedleOperation) -> Bool {
        guard let role = caller.role else { return false }
        return operation.roles == ["any"] || operation.roles.contains(role.rawValue)
    }

    /// Sends many at once, so that those that are written down share their flushes to disk.
    private func send(
        _ asked: [(path: String, tag: String?)], by caller: NeedleCaller, in language: String
    ) throws -> [Response] {
        let reader = try world.house.services.storage.makeReader()
        let waiting = try asked.map { path, tag in
            var fields = [
                Field("Authorization", "Bearer \(caller.token ?? "")"), Field("Accept-Language", language),
            ]
            if let tag { fields.append(Field("If-None-Match", tag)) }
            let answer = Awaited<Response>()
            let request = try Request(.get, "/trede/v1" + path, fields: fields, body: [])
            world.house.pipeline.handle(request, reader: reader, Reply { answer.settle($0) })
            return answer
        }
        return waiting.map { $0.wait() }
    }
}
