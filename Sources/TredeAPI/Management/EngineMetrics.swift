internal import HTTPServer

/// What the engine itself counts, as metrics.
enum EngineMetrics {
    static func write(_ snapshot: ServerStatistics.Snapshot, to text: inout MetricsText) {
        text.begin("http_server_connections", .gauge, "Open connections, by what they are doing.")
        for activity in ServerStatistics.Activity.allCases {
            let count = snapshot.connections[activity] ?? 0
            text.sample("http_server_connections", [("state", activity.rawValue)], count)
        }
        text.begin("http_server_connections_accepted_total", .counter, "Connections accepted, refused ones included.")
        text.sample("http_server_connections_accepted_total", [], snapshot.accepted)
        text.begin("http_server_connections_ended_total", .counter, "Connections that ended, by why.")
        for end in ServerStatistics.End.allCases {
            text.sample(
                "http_server_connections_ended_total", [("reason", end.rawValue)], snapshot.ended[end] ?? 0)
        }
        text.begin(
            "http_server_refusals_total", .counter, "Requests and connections the engine refused by itself, by why.")
        for (reason, count) in snapshot.refusals.sorted(by: { $0.key < $1.key }) {
            text.sample("http_server_refusals_total", [("reason", reason)], count)
        }
        text.begin("http_server_requests_received_total", .counter, "Requests handed to the application.")
        text.sample("http_server_requests_received_total", [], snapshot.requests)
        text.begin("http_server_received_bytes_total", .counter, "Bytes read from sockets.")
        text.sample("http_server_received_bytes_total", [], snapshot.receivedBytes)
        text.begin("http_server_sent_bytes_total", .counter, "Bytes of answers handed to sockets or waiting for them.")
        text.sample("http_server_sent_bytes_total", [], snapshot.sentBytes)
    }
}
