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

    /// What every other path is answered on a listener that has only these.
    static let absent = Finishing.guarded(Response(status: 404, fields: [uncached]))

    private static let uncached = Field("Cache-Control", "no-store, max-age=0")

    /// Answers one of the management paths; false for every other path, which is not answered.
    package func answer(_ request: Request, storage: Storage, send: @escaping @Sendable (Response) -> Void) -> Bool {
        guard let page = Page(rawValue: request.path) else { return false }
        guard request.method == .get || request.method == .head else {
            let fields = [Field("Allow", "GET, HEAD"), ManagementPages.uncached]
            send(Finishing.guarded(Response(status: 405, fields: fields)))
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
        return page(200, "text/plain; version=0.0.4; charset=utf-8", Array(text.text.utf8))
    }

    private func json(_ status: Int, _ body: (inout JSONObjectWriter) -> Void) -> Response {
        page(status, "application/json", JSONWriter.object(body))
    }

    private func page(_ status: Int, _ type: String, _ body: [UInt8]) -> Response {
        Finishing.guarded(
            Response(status: status, fields: [Field("Content-Type", type), ManagementPages.uncached], body: body))
    }
}
