package import HTTPServer
internal import JSON
internal import Trede

/// What the operator's tools ask: is it alive, is it ready, how much did it do, which version is it.
///
/// These paths stand outside the base path; with a management listener only that one answers them.
package struct ManagementPages: Sendable {
    private let readiness: Readiness
    private let counters: Counters
    private let statistics: ServerStatistics

    /// Answers from these.
    package init(readiness: Readiness, counters: Counters, statistics: ServerStatistics) {
        self.readiness = readiness
        self.counters = counters
        self.statistics = statistics
    }

    /// The answer to one of the management paths; nil for every other path.
    package func response(_ request: Request, canWrite: () -> Bool) -> Response? {
        guard let page = page(request.path, canWrite: canWrite) else { return nil }
        guard request.method == .get || request.method == .head else {
            return Response(status: 405, fields: [Field("Allow", "GET, HEAD")])
        }
        return page
    }

    private func page(_ path: String, canWrite: () -> Bool) -> Response? {
        switch path {
        case "/livez": json(200) { $0.member("status", "UP") }
        case "/readyz": ready(canWrite: canWrite)
        case "/version": json(200) { $0.member("version", ContractDocument.version) }
        case "/metrics": metrics()
        default: nil
        }
    }

    private func ready(canWrite: () -> Bool) -> Response {
        guard readiness.isReady else { return json(503) { $0.member("status", "DOWN") } }
        let isUp = canWrite()
        return json(isUp ? 200 : 503) { $0.member("status", isUp ? "UP" : "DOWN") }
    }

    private func metrics() -> Response {
        var text = MetricsText()
        text.begin("trede_build_info", .gauge, "The version that runs.")
        text.sample("trede_build_info", [("version", ContractDocument.version)], 1)
        text.begin("trede_ready", .gauge, "Whether requests are taken.")
        text.sample("trede_ready", [], readiness.isReady ? 1 : 0)
        counters.write(to: &text)
        EngineMetrics.write(statistics.snapshot(), to: &text)
        return Response(
            status: 200, fields: [Field("Content-Type", "text/plain; version=0.0.4; charset=utf-8")],
            body: Array(text.text.utf8))
    }

    private func json(_ status: Int, _ body: (inout JSONObjectWriter) -> Void) -> Response {
        Response(
            status: status, fields: [Field("Content-Type", "application/json"), Field("Cache-Control", "no-store")],
            body: JSONWriter.object(body))
    }
}
