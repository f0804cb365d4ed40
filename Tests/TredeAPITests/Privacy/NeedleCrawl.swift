import Foundation
import HTTPServer
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

/// Calls operations as everybody, and judges what stands in the answers.
final class NeedleCrawl {
    private let world: NeedleWorld
    private let haystack: NeedleHaystack
    private let calls: NeedleCalls
    /// The files it is about.
    var files: [NeedleFile] { world.files }
    /// The operations that are called.
    let operations: [NeedleOperation]
    /// Everybody who calls.
    let callers: [NeedleCaller]
    /// What may not be, one sentence each.
    private(set) var leaks: Set<String> = []
    /// What was seen, by whom, in files how far.
    private(set) var seen: Set<Sighting> = []
    /// In which operations each of them was seen.
    private(set) var places: [Sighting: Set<String>] = [:]
    /// What came of each operation for each relation.
    private(set) var matrix: [Cell: Outcome] = [:]
    /// The operations that were called and answered nobody but with a refusal.
    var neverTaken: Set<String> {
        let taken = matrix.filter { $0.value.statuses.contains { (200..<300).contains($0) } }.map(\.key.operation)
        return Set(matrix.keys.map(\.operation)).subtracting(taken)
    }
    /// How many calls were made.
    private(set) var count = 0
    /// The answers in which something confidential was found, to be found again in the audit (V-5).
    private var audit = NeedleAudit()
    /// How many of those were.
    var auditedCount: Int { audit.count }

    /// A kind of needle that somebody saw.
    struct Sighting: Hashable {
        let kind: NeedleKind
        let relation: NeedleRelation
        let phase: NeedlePhase
    }

    /// One cell of the report.
    struct Cell: Hashable {
        let operation: String
        let role: String
        let relation: String
        let phase: String
    }

    /// What was answered there.
    struct Outcome {
        var statuses: Set<Int> = []
        var kinds: Set<NeedleKind> = []
    }

    init(_ world: NeedleWorld) throws {
        self.world = world
        haystack = NeedleHaystack(world)
        calls = try NeedleCalls(world)
        operations = try NeedleOperation.all()
        callers = try NeedleCaller.all(in: world)
    }

    /// What a rule wants to be told to strangers, by operation; everywhere else foreign and unknown are alike (V-9).
    static let tells = [
        "submitReferral": "F-6: a second referral of one person conflicts, without naming the first to strangers",
        "replaceReferral": "F-6: the same for a new version that names another person",
    ]

    /// Calls every reading operation as everybody, with every parameter.
    func read() throws {
        for caller in callers {
            let house = world.house
            let made = try operations.filter(\.isRead).flatMap { operation in
                let all = try calls.reads(of: operation, own: own(caller))
                // A role that is not admitted is refused before anything of the request is looked at.
                return isAdmitted(caller, to: operation) ? all : Array(all.prefix(3))
            }
            try judge(made, by: caller, in: house)
        }
        try settleAudit(in: world.house)
    }

    /// Finds what was shown in the audit of the house in which it was.
    private func settleAudit(in house: House) throws {
        leaks.formUnion(try audit.unwritten(in: house))
    }

    /// What moves a file on or changes who is who, so that others would be called on something else afterwards.
    private static let moving: Set = [
        "decideReferral", "withdrawReferral", "replaceReferral", "appointTeam", "terminateTrajectory",
        "deliverEndReport", "registerEndAdvice", "replaceOrganisation", "replaceProfessional", "replaceNetwork",
        "replacePartners", "draftPlan", "startScreening", "requestInformation", "giveConsent", "withdrawConsent",
        "withholdItem", "releaseWithholding", "openEmergencyAccess", "verifySession",
        "reviewEmergencyAccess",
    ]

    /// Calls every changing operation as everybody, each on a copy of the world, and what moves a file on a copy of its
    /// own.
    func write() throws {
        let changing = operations.filter { !$0.isRead }
        for caller in callers {
            let refused = try changing.filter { !isAdmitted(caller, to: $0) }.flatMap { operation in
                try calls.bodies(of: try calls.paths(of: operation, own: own(caller))[0]).prefix(2)
            }
            try judge(refused, by: caller, in: world.house)
            let admitted = changing.filter { isAdmitted(caller, to: $0) }
            guard !admitted.isEmpty else { continue }
            let shared = try copy()
            for operation in admitted {
                let house = Self.moving.contains(operation.id) ? try copy() : shared
                let paths = try calls.paths(of: operation, own: own(caller))
                // What the caller may change comes last, so that it changes nothing for the others.
                let ordered = paths.filter { isForeign($0, caller) } + paths.filter { !isForeign($0, caller) }
                for (index, call) in ordered.enumerated() {
                    let isEdge = index == 0 || index == ordered.count - 1
                    let made = try calls.bodies(of: call, withBroken: isEdge) + calls.taken(call, by: caller)
                    try judge(made, by: caller, in: house)
                }
                if house !== shared { try settleAudit(in: house) }
            }
            try settleAudit(in: shared)
        }
        try settleAudit(in: world.house)
    }

    private func copy() throws -> House {
        try House(copying: world.house, failures: NeedleWorld.failures, logger: world.log.logger)
    }

    private func isAdmitted(_ caller: NeedleCaller, to operation: NeedleOperation) -> Bool {
        guard let role = caller.role else { return operation.roles == ["open"] }
        return operation.roles == ["open"] || operation.roles == ["any"] || operation.roles.contains(role.rawValue)
    }

    /// Looks for needles in what was logged meanwhile: there may be none at all.
    func readLog() {
        if world.log.lines.isEmpty { leaks.insert("nothing was logged, so that nothing could be looked for there") }
        for line in Set(world.log.lines) {
            for find in haystack.finds(inLine: line) { leaks.insert("the log holds \(find.kind): \(find.word)") }
        }
    }

    private func own(_ caller: NeedleCaller) -> NeedleFile? {
        world.files.first { $0.ids.count > 12 && caller.relation(to: $0) != .stranger }
    }

    private func isForeign(_ call: NeedleCall, _ caller: NeedleCaller) -> Bool {
        call.file.map { caller.relation(to: $0) == .stranger } ?? false
    }

    private func judge(_ made: [NeedleCall], by caller: NeedleCaller, in house: House) throws {
        let answers = try send(made.map { ($0.operation, $0.path, $0.body) }, by: caller, in: house)
        for (call, answer) in zip(made, answers) {
            let shown = judge(call, answer, by: caller)
            audit.expect(shown, in: answer, to: call, by: caller, house)
        }
        var twins: [String: Response] = [:]
        let foreign = zip(made, answers).filter { $0.0.twinPath != nil && ($0.0.isMixed || isForeign($0.0, caller)) }
        let asked = Dictionary(grouping: foreign) { NeedleCrawl.key($0.0) }
        let firsts = asked.values.map { $0[0].0 }
        let sent = try send(firsts.map { ($0.operation, $0.twinPath ?? "", $0.twinBody) }, by: caller, in: house)
        for (call, answer) in zip(firsts, sent) { twins[NeedleCrawl.key(call)] = answer }
        for (call, answer) in foreign {
            guard let twin = twins[NeedleCrawl.key(call)] else { continue }
            let (one, other) = (plain(answer, call.path, call.body), plain(twin, call.twinPath, call.twinBody))
            if one != other, NeedleCrawl.tells[call.operation.id] == nil {
                leaks.insert(
                    """
                    V-9: \(call.operation.id) tells \(caller.name) a foreign identifier from one that is not there, in \
                    \(call.file?.key ?? "") at \(call.path): \(one.prefix(300)) / \(other.prefix(300))
                    """)
            }
        }
    }

    private static func key(_ call: NeedleCall) -> String {
        "\(call.operation.id) \(call.twinPath ?? "") \(call.twinBody ?? "")"
    }

    /// Judges an answer, and says what confidential it held that the caller may have.
    private func judge(_ call: NeedleCall, _ answer: Response, by caller: NeedleCaller) -> Set<NeedleKind> {
        count += 1
        let finds = haystack.finds(in: answer, to: call)
        let target = call.file.map { caller.relation(to: $0) }
        let cell = Cell(
            operation: call.operation.id, role: caller.role?.rawValue ?? caller.name,
            relation: call.operation.isDirectory ? "-" : target?.rawValue ?? "list",
            phase: call.file?.phase.rawValue ?? "-")
        matrix[cell, default: Outcome()].statuses.insert(answer.status)
        if let disagreement = call.disagreement(answer, by: caller) { leaks.insert("the matrix: \(disagreement)") }
        if answer.status == 500 { leaks.insert("\(call.operation.id) as \(caller.name) at \(call.path): 500") }
        if call.path.contains("?"), NeedleCalls.hidden.contains(where: { call.path.contains("?\($0)=") }),
            (200..<300).contains(answer.status), !call.operation.roles.contains("open")
        {
            leaks.insert("V-9: \(call.operation.id) takes what the contract does not declare: \(call.path)")
        }
        return finds.reduce(into: []) { kinds, find in
            let shown = judge(find.key, find.value, call, cell, by: caller)
            // What is also the word for something open may stand there for that.
            if shown.allSatisfy({ $0.compartment == .confidential }) { kinds.formUnion(shown) }
        }
    }

    /// Judges a word that was found: what it means in the file asked about, or else in any file that has it.
    private func judge(
        _ word: String, _ meant: [NeedleFind], _ call: NeedleCall, _ cell: Cell, by caller: NeedleCaller
    ) -> Set<NeedleKind> {
        // Who exists is open to who has a token; that a person is helped there is not (V-10).
        let isOfParty = meant.contains { [.careProvider, .identity, .referrer].contains($0.kind) }
        if call.operation.isDirectory, isOfParty { return [] }
        let ofFile = meant.filter { $0.file == call.file?.key }
        let sightings = (ofFile.isEmpty ? meant : ofFile).flatMap { find -> [(sighting: Sighting, isKept: Bool)] in
            let asked = call.file.map { [$0] } ?? world.files
            let files = find.file.map { key in world.files.filter { $0.key == key } } ?? asked
            return files.map { file in
                let sighting = Sighting(kind: find.kind, relation: caller.relation(to: file), phase: file.phase)
                return (sighting, caller.isKept(word, of: file))
            }
        }
        let allowed = sightings.filter {
            !$0.isKept && AccessMatrix.allows($0.sighting.kind, $0.sighting.relation, $0.sighting.phase)
        }.map(\.sighting)
        matrix[cell]?.kinds.formUnion((allowed.isEmpty ? sightings.map(\.sighting) : allowed).map(\.kind))
        // What a list shows of nobody in particular may be of any file the caller may see.
        if call.file != nil || meant.contains(where: { $0.file != nil }) { seen.formUnion(allowed) }
        for sighting in allowed where call.file != nil || meant.contains(where: { $0.file != nil }) {
            places[sighting, default: []].insert(call.operation.id)
        }
        let shows = ContractOperation(rawValue: call.operation.id).map { AccessMatrix.row(of: $0).shows } ?? []
        if !allowed.isEmpty, !allowed.contains(where: { shows.contains($0.kind) }) {
            leaks.insert("the matrix does not say that \(call.operation.id) shows \(allowed[0].kind): \(word)")
        }
        guard allowed.isEmpty, let (first, isKept) = sightings.first else { return Set(allowed.map(\.kind)) }
        leaks.insert(
            """
            \(call.operation.id) shows \(first.kind) to \(caller.name), \(first.relation) of a file in \
            \(first.phase)\(isKept ? ", from whom it is kept" : ""): \(word)
            """)
        return []
    }

    private func plain(_ answer: Response, _ path: String?, _ body: String?) -> String {
        var text = "\(answer.status) \(answer.text)"
        for field in answer.fields where field.name != "BelGov-Trace-Id" { text += "\n\(field.name): \(field.value)" }
        if let trace = answer.field("BelGov-Trace-Id") { text = text.replacing(trace, with: "{trace}") }
        // What the request said itself comes back in links and sentences.
        let asked = (path ?? "") + (body ?? "")
        for word in Set(asked.utf8.split { !NeedleCrawl.isOfIdentifier($0) }.compactMap { String($0) }) {
            if word.utf8.count == 36 || word.utf8.count == 32 { text = text.replacing(word, with: "{id}") }
        }
        if let reference = path?.split(separator: "externalId=").last, path?.contains("externalId=") == true {
            text = text.replacing(String(reference), with: "{reference}")
        }
        return text
    }

    private static func isOfIdentifier(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (48...57).contains(byte) || (97...102).contains(byte)
    }

    /// Sends many at once, so that those that are written down share their flushes to disk.
    private func send(
        _ made: [(operation: NeedleOperation, path: String, body: String?)], by caller: NeedleCaller, in house: House
    ) throws -> [Response] {
        let reader = try house.services.storage.makeReader()
        var answers: [Response] = []
        for start in stride(from: 0, to: made.count, by: 500) {
            let waiting = try made[start..<min(start + 500, made.count)].map { call -> () -> Response in
                let answer = Awaited<Response>()
                let request = try request(call.operation, call.path, call.body, caller, in: house)
                house.pipeline.handle(request, reader: reader, Reply { answer.settle($0) })
                // Few dossiers are made at once for one participant.
                guard call.operation.id == "getDossier" else { return { answer.wait() } }
                let made = answer.wait()
                return { made }
            }
            answers += waiting.map { $0() }
        }
        return answers
    }

    private func request(
        _ operation: NeedleOperation, _ path: String, _ body: String?, _ caller: NeedleCaller, in house: House
    ) throws -> Request {
        var fields: [Field] = []
        if let token = caller.token { fields.append(Field("Authorization", "Bearer \(token)")) }
        if body != nil { fields.append(Field("Content-Type", operation.bodyType)) }
        if operation.method == .put {
            // The version it has for this caller; any, where the caller finds none.
            let version = try house.call(.get, path, token: caller.token).field("ETag")
            fields.append(Field("If-Match", version ?? "\"1\""))
        }
        return try Request(operation.method, "/trede/v1" + path, fields: fields, body: Array((body ?? "").utf8))
    }
}
