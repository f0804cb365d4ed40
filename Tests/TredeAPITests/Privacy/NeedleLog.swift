import Logging
import Synchronization

/// The lines that the world of needles logged.
final class NeedleLog: Sendable {
    private let kept = Mutex<[String]>([])

    /// Writes here.
    var logger: Logger { Logger(label: "needles") { _ in NeedleLogHandler(log: self) } }

    /// The lines so far.
    var lines: [String] { kept.withLock { $0 } }

    func keep(_ line: String) { kept.withLock { $0.append(line) } }
}

/// Keeps every line, of every level, with all that is said beside it.
struct NeedleLogHandler: LogHandler {
    let log: NeedleLog
    var logLevel: Logger.Level = .trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        log.keep("\(event.level) \(event.message) " + all.map { "\($0)=\($1)" }.sorted().joined(separator: " "))
    }
}
