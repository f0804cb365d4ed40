internal import Foundation
internal import JSON
internal import Logging
internal import TredeDomain

/// Writes one JSON object on a line of standard error for each message.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level = .notice
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = JSONWriter.object { object in
            object.member("ts", Instant(milliseconds: SystemClock.milliseconds()).description)
            object.member("level", event.level.rawValue)
            object.member("msg", "\(event.message)")
            let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
            for (name, value) in all.sorted(by: { $0.key < $1.key }) { object.member(named: name, "\(value)") }
        }
        line.append(UInt8(ascii: "\n"))
        FileHandle.standardError.write(Data(line))
    }
}
