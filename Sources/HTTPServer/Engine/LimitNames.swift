extension Limits {
    /// Every limit that may be set, by its name.
    package static let names: [String: any WritableKeyPath<Limits, Int> & Sendable] = [
        "requestLineBytesMax": \.requestLineBytesMax, "headerBytesMax": \.headerBytesMax,
        "streamedBodyBytesMax": \.streamedBodyBytesMax, "streamWindowBytesMax": \.streamWindowBytesMax,
        "headerFieldsMax": \.headerFieldsMax, "bodyBytesMax": \.bodyBytesMax,
        "chunkLineBytesMax": \.chunkLineBytesMax, "chunkExtensionBytesMax": \.chunkExtensionBytesMax,
        "headerTimeMillisecondsMax": \.headerTimeMillisecondsMax, "bodyTimeMillisecondsMax": \.bodyTimeMillisecondsMax,
        "bodyProgressTimeMillisecondsMax": \.bodyProgressTimeMillisecondsMax,
        "bodyProgressBytesMin": \.bodyProgressBytesMin, "idleTimeMillisecondsMax": \.idleTimeMillisecondsMax,
        "writeTimeMillisecondsMax": \.writeTimeMillisecondsMax, "writeProgressBytesMin": \.writeProgressBytesMin,
        "lingerTimeMillisecondsMax": \.lingerTimeMillisecondsMax,
        "drainTimeMillisecondsMax": \.drainTimeMillisecondsMax,
        "pendingResponseBytesMax": \.pendingResponseBytesMax, "requestsPerConnectionMax": \.requestsPerConnectionMax,
        "connectionsMax": \.connectionsMax, "connectionsPerAddressMax": \.connectionsPerAddressMax,
        "refusedConnectionsMax": \.refusedConnectionsMax, "sweepIntervalMilliseconds": \.sweepIntervalMilliseconds,
    ]

    /// The largest value that a limit of that name can have: thirty years for a time, 1 GiB for what a header section
    /// or the line of a chunk holds, and beyond any machine for the others.
    package static func greatest(_ name: String) -> Int {
        if name.contains("Milliseconds") { return 1_000_000_000_000 }
        return name.hasPrefix("header") || name.hasPrefix("requestLine") || name.hasPrefix("chunk") ? 1 << 30 : 1 << 50
    }

    /// Sets the limit of that name, to at least 1; false when there is none, or it cannot be that.
    package mutating func set(_ name: String, to value: Int) -> Bool {
        guard let path = Limits.names[name], value >= 1, value <= Limits.greatest(name) else { return false }
        self[keyPath: path] = value
        return true
    }
}
