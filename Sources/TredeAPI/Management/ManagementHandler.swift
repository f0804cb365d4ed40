package import HTTPServer
internal import JSON
package import Trede

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

    /// Answers one of the management paths; false for every other path, which is not answered.
    package func answer(_ request: Request, storage: Storage, send: @escaping @Sendable (Response) -> Void) -> Bool {
        guard let page = Page(rawValue: request.path) else { return false }
        guard request.method == .get || request.method == .head else {
            send(Response(status: 405, fields: [Field("Allow", "GET, HEAD")]))
            return true
        }
        switch page {
        case .live: send(state(isUp: true))
        case .version: send(json(200) { $0.member("version", ContractDocument.version) })
        case .metrics: send(metrics())
        case .ready:
            guard readiness.isReady else {
                send(state(isUp: false))
                return true
            }
            storage.canWrite { send(state(isUp: $0)) }
        }
        return true
    }

    private enum Page: String {
        case live = "/livez"
        case ready = "/readyz"
        case version = "/version"
        case metrics = "/metrics"
    }

    private func state(isUp: Bool) -> Response {
        json(isUp ? 200 : 503) { $0.member("status", isUp ? "UP" : "DOWN") }
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
