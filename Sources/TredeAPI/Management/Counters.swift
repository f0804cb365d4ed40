internal import Synchronization

/// How many requests came to each route and how they ended, by template and class of status.
package final class Counters: Sendable {
    private let labels: [String]
    private let counts: Mutex<[UInt64]>
    private static let classes = 6

    /// Counts for these templates; requests that came to none count as `none`.
    package init(templates: [String]) {
        labels = templates + ["none"]
        counts = Mutex([UInt64](repeating: 0, count: (templates.count + 1) * Counters.classes))
    }

    func count(route: Int?, status: Int) {
        let index = (route ?? labels.count - 1) * Counters.classes + min(max(status / 100, 0), 5)
        counts.withLock { $0[index] &+= 1 }
    }

    /// The counts in the text format of Prometheus, version 0.0.4.
    func text() -> String {
        let snapshot = counts.withLock { $0 }
        var lines = [
            "# HELP http_server_requests_total Requests answered, by route template and class of status.",
            "# TYPE http_server_requests_total counter",
        ]
        for (route, label) in labels.enumerated() {
            for status in 1..<Counters.classes {
                let count = snapshot[route * Counters.classes + status]
                guard count > 0 else { continue }
                lines.append("http_server_requests_total{http_route=\"\(label)\",status=\"\(status)xx\"} \(count)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
