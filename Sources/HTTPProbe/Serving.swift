internal import Glibc
internal import HTTPServer
internal import HTTPTesting
internal import JSON

/// A server of the engine alone, to be measured beside other servers: `serve --port N [--loops N]`.
///
/// `GET /static` answers prepared bytes, `GET /item` writes them anew, `POST /echo` gives the content back, and
/// `POST /json` reads it as JSON and writes it value by value.
struct Serving {
    private let server: Server

    init(_ options: Options) {
        let port = UInt16(clamping: options.number("--port") ?? 8_080)
        let configuration = ServerConfiguration(
            addresses: [.port(host: "127.0.0.1", number: port)], loopCount: options.number("--loops"))
        server = Server(configuration: configuration) { _ in MeasuredHandler() }
    }

    /// Serves until the process is told to end.
    func run() throws -> Bool {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)
        try server.start()
        var signal: Int32 = 0
        sigwait(&signals, &signal)
        server.stop(graceSeconds: 1)
        return true
    }
}

/// What is measured: routing, and answers of a few shapes.
private final class MeasuredHandler: Handler {
    private static let type = [Field("Content-Type", "application/json")]
    private static let problem = [Field("Content-Type", "application/problem+json")]
    private let item = MeasuredHandler.makeItem()
    private let router: Router

    init() {
        var router = Router()
        router.add(.get, "/static")
        router.add(.get, "/item")
        router.add(.post, "/echo")
        router.add(.post, "/json")
        self.router = router
    }

    func handle(_ request: Request, _ reply: Reply) {
        guard case .found(let match) = router.route(request) else {
            reply.send(Response(status: 404, fields: Self.problem))
            return
        }
        switch match.route {
        case 0: reply.send(Response(status: 200, fields: Self.type, body: item))
        case 1: reply.send(Response(status: 200, fields: Self.type, body: Self.makeItem()))
        case 2: reply.send(Response(status: 200, fields: Self.type, body: request.body))
        default: reply.send(Self.rewritten(request.body))
        }
    }

    private static func makeItem() -> [UInt8] {
        JSONWriter.object(byteCapacity: 200) { item in
            item.member("id", 4_711)
            item.member("reference", "REF-2026-004711")
            item.member("status", "open")
            item.member("priority", 2)
            item.member("service", "housing-support")
            item.member("assigned_to", "worker-17")
            item.member("received_on", "2026-11-02")
            item.member("updated_at", "2026-11-20T09:15:00Z")
        }
    }

    private static func rewritten(_ body: [UInt8]) -> Response {
        guard let document = try? JSONDocument(parsing: body), case .object(let members) = document.root.kind else {
            return Response(status: 400, fields: problem)
        }
        let written = JSONWriter.object(byteCapacity: body.count + 64) { object in
            for member in members { RewrittenJSON.write(member.value, named: member.name, to: &object) }
        }
        return Response(status: 200, fields: type, body: written)
    }
}
