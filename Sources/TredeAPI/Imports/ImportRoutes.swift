internal import Glibc
internal import HTTPServer
internal import JSON
internal import Synchronization
internal import Trede
internal import TredeDomain

/// The operations on what is pushed in bulk.
enum ImportRoutes {
    /// A file of at most so many lines is answered line by line at once.
    static let linesAnsweredMax = 1000
    /// How many results are read in one snapshot while they are sent.
    private static let resultsPerRead = 500
    /// One JSON value on each line.
    private static let ndjson = "application/x-ndjson"

    static func routes(_ services: Services) -> [Route] {
        [
            Route(.importLines, .post, "/imports", takesPieces: true) { call in
                var query = call.query()
                let named = query.requiredCode("kind", as: ImportKind.self)
                try query.finish()
                // The reader has thrown when there is none.
                guard let kind = named else { throw Failure.invalid([]) }
                guard call.actor.role == .administrator || kind == .referrals else { throw Failure.forbidden }
                guard isNDJSON(call.request.header("content-type")) else { throw UnsupportedMediaType() }
                return .long { _ in .whole(try run(kind, call, services)) }
            },
            Route(.getImport, .get, "/imports/{importId}") { call in
                try call.noQuery()
                let id = try call.id(0, .importRun, of: ImportRun.self)
                return .read { transaction in
                    let run = try services.importRuns.find(id, by: call.actor, in: transaction)
                    return .ok(JSONWriter.object { call.write(run, into: &$0) })
                }
            },
            Route(.listImportResults, .get, "/imports/{importId}/results", produces: ndjson) { call in
                try call.noQuery()
                let id = try call.id(0, .importRun, of: ImportRun.self)
                return .long { reader in try results(of: id, call, services, reader) }
            },
        ]
    }

    /// Puts the lines through the services while they arrive, and answers once each has been tried.
    private static func run(_ kind: ImportKind, _ call: Call, _ services: Services) throws -> Answer {
        let (runs, actor) = (services.importRuns, call.actor)
        let id = try services.storage.write { try runs.begin(kind.rawValue, by: actor, in: $0) }
        let first = FirstResults(countMax: linesAnsweredMax)
        let importer = Importer(kind, of: id, into: services) { first.add($0, $1) }
        let isWhole = reads(reader(of: call.request), into: importer, by: actor)
        let state = isWhole ? ImportRun.State.done : .interrupted
        try services.storage.write { try runs.end(id, as: state, in: $0) }
        if isWhole, kind == .histories { _ = try services.calendar.bringUpToDate() }
        let run = try services.storage.write { try runs.find(id, by: actor, in: $0) }
        guard let items = first.all, !prefersTask(call.request) else {
            var answer = Answer(status: 202, body: JSONWriter.object { call.write(run, into: &$0) })
            answer.location = "/imports/\(id)"
            return answer
        }
        return Answer(
            status: 207,
            body: JSONWriter.object { object in
                call.write(run, into: &object)
                object.array("items") { array in
                    for item in items { array.object { write(item, into: &$0) } }
                }
            })
    }

    /// Imports the lines; false when they broke off before their end.
    private static func reads(_ reader: consuming LineReader, into importer: Importer, by actor: Actor) -> Bool {
        do {
            try importer.run(reader, by: actor)
            return true
        } catch {
            return false
        }
    }

    private static func reader(of request: Request) -> LineReader {
        guard let content = request.content else {
            var rest: [UInt8] = request.body
            return LineReader {
                defer { rest = [] }
                return rest.isEmpty ? .end : .bytes(rest)
            }
        }
        return LineReader {
            do throws(ContentCut) {
                guard let piece = try content.next() else { return .end }
                return .bytes(piece)
            } catch {
                return .broken(ECONNRESET)
            }
        }
    }

    private static func results(
        of id: ID<ImportRun>, _ call: Call, _ services: Services, _ reader: StorageReader
    ) throws -> LongAnswer {
        let (runs, actor) = (services.importRuns, call.actor)
        _ = try reader.read { try runs.find(id, by: actor, in: $0) }
        var answer = Answer.ok([])
        answer.contentType = ndjson
        answer.mayCompress = true
        return .pieces(answer) { write in
            var line = 0
            while true {
                let found = try reader.read {
                    try runs.results(of: id, after: line, countMax: resultsPerRead, in: $0)
                }
                guard let last = found.last else { return }
                line = last.line
                var piece: [UInt8] = []
                for result in found {
                    piece += JSONWriter.object { ImportRoutes.write(result, into: &$0) }
                    piece.append(UInt8(ascii: "\n"))
                }
                guard write(piece) else { return }
            }
        }
    }

    private static func write(_ result: ImportRunResult, into object: inout JSONObjectWriter) {
        object.member("line", result.line)
        object.member("status", result.status)
        if !result.reference.isEmpty { object.member("reference", result.reference) }
        if !result.faults.isEmpty { object.array("faults", strings: result.faults) }
    }

    private static func isNDJSON(_ contentType: String?) -> Bool {
        let type = contentType?.split(separator: ";").first?.lowercased().filter { $0 != " " }
        return type == ndjson
    }

    /// RFC 7240, section 4.1.
    private static func prefersTask(_ request: Request) -> Bool {
        request.headers("prefer").contains { value in
            value.split(separator: ",").contains { $0.lowercased().filter { $0 != " " } == "respond-async" }
        }
    }
}

/// The results of a file that may turn out to be short enough to answer at once.
private final class FirstResults: Sendable {
    private let countMax: Int
    private let results = Mutex<[ImportRunResult]?>([])

    init(countMax: Int) {
        self.countMax = countMax
    }

    /// All of them, in order; nil when there were too many.
    var all: [ImportRunResult]? { results.withLock { $0 } }

    func add(_ line: Int, _ report: ImportReport) {
        results.withLock { results in
            guard results != nil, line <= countMax else {
                results = nil
                return
            }
            results?.append(
                ImportRunResult(
                    line: line, status: report.status.rawValue, reference: report.reference, faults: report.faults))
        }
    }
}

extension Call {
    fileprivate func write(_ run: ImportRun, into object: inout JSONObjectWriter) {
        object.member("id", run.id.description)
        object.member("href", "\(base)/imports/\(run.id)")
        object.member("kind", run.kind)
        object.member("state", run.state.rawValue)
        object.member("beganAt", run.beganAt.description)
        object.memberIfPresent("endedAt", run.endedAt?.description)
        object.object("counts") { counts in
            for status in ImportReport.Status.allCases {
                counts.member(named: status.rawValue, run.counts[status.rawValue] ?? 0)
            }
        }
        object.member("results", "\(base)/imports/\(run.id)/results")
    }
}
