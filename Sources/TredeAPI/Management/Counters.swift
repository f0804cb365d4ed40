internal import HTTPServer
internal import Synchronization

/// How many requests came to each route, how they ended and how long they took, by method and template.
///
/// Every thread counts without waiting for another.
package final class Counters: Sendable {
    private let routes: [RouteCounts]

    /// Counts for these routes; requests that came to none count as `none`.
    package init(routes: [Route]) {
        self.routes =
            routes.map { RouteCounts(method: $0.method.name, template: $0.template) }
            + [RouteCounts(method: "", template: "none")]
    }

    func count(route: Int?, status: Int, duration: Duration) {
        routes[route ?? routes.count - 1].count(status: status, duration)
    }

    /// The counts in the text format of Prometheus, version 0.0.4.
    func write(to text: inout MetricsText) {
        let used = routes.filter(\.isUsed)
        text.begin("http_server_requests_total", .counter, "Requests answered, by route template and class of status.")
        for route in used { route.writeStatuses(to: &text) }
        text.begin(
            "http_server_request_duration_seconds", .histogram,
            "The time from the end of a request to its answer, or to the end of an answer in pieces.")
        for route in used { route.writeDurations(to: &text) }
    }
}

/// The counts of one route.
private final class RouteCounts: Sendable {
    /// The upper bounds of the buckets, in microseconds; the last bucket has none.
    private static let boundsMicroseconds: [Int64] = [
        100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
        10_000_000,
    ]
    private static let boundTexts = boundsMicroseconds.map { "\(Double($0) / 1_000_000)" } + ["+Inf"]

    private let labels: [(String, String)]
    private let statuses = InlineArray<6, Atomic<UInt64>> { _ in Atomic(0) }
    private let buckets = InlineArray<16, Atomic<UInt64>> { _ in Atomic(0) }
    private let microseconds = Atomic<UInt64>(0)

    init(method: String, template: String) {
        labels = (method.isEmpty ? [] : [("http_request_method", method)]) + [("http_route", template)]
    }

    var isUsed: Bool { counts.contains { $0 > 0 } }

    func count(status: Int, _ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let taken = max(0, seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
        var bucket = 0
        while bucket < Self.boundsMicroseconds.count, taken > Self.boundsMicroseconds[bucket] { bucket += 1 }
        statuses[min(max(status / 100, 0), 5)].add(1, ordering: .relaxed)
        buckets[bucket].add(1, ordering: .relaxed)
        microseconds.add(UInt64(taken), ordering: .relaxed)
    }

    func writeStatuses(to text: inout MetricsText) {
        for status in 1...5 {
            let count = statuses[status].load(ordering: .relaxed)
            if count > 0 { text.sample("http_server_requests_total", labels + [("status", "\(status)xx")], count) }
        }
    }

    func writeDurations(to text: inout MetricsText) {
        let name = "http_server_request_duration_seconds"
        var sum: UInt64 = 0
        for (bound, count) in zip(Self.boundTexts, counts) {
            sum += count
            text.sample(name + "_bucket", labels + [("le", bound)], sum)
        }
        text.sample(name + "_sum", labels, "\(Double(microseconds.load(ordering: .relaxed)) / 1_000_000)")
        text.sample(name + "_count", labels, sum)
    }

    private var counts: [UInt64] { buckets.indices.map { buckets[$0].load(ordering: .relaxed) } }
}
