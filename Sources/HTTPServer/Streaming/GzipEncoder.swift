internal import CZlib

/// Writes one gzip stream (RFC 1952), for one thread at a time.
@safe package struct GzipEncoder: ~Copyable {
    /// The output of one step.
    private static let stepBytesMax = 64 * 1024
    /// Half-way between speed and size, as zlib has it.
    private static let levelDefault: Int32 = 6

    private let gzip: OpaquePointer

    /// Begins a stream; nil when there is no memory for it.
    package init?() {
        guard let gzip = unsafe trede_gzip_open(Self.levelDefault) else { return nil }
        unsafe self.gzip = unsafe gzip
    }

    deinit {
        unsafe trede_gzip_close(gzip)
    }

    /// The bytes as one stream; nil when there is no memory for it.
    package static func encoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard var encoder = GzipEncoder() else { return nil }
        return encoder.encode(bytes, isLast: true)
    }

    /// Takes all the bytes, and gives what the other side needs to read them; with `isLast` the stream ends.
    package mutating func encode(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        var output: [UInt8] = []
        var room = [UInt8](repeating: 0, count: Self.stepBytesMax)
        var start = 0
        while true {
            var taken = 0
            let written = unsafe bytes.withUnsafeBufferPointer { input in
                unsafe room.withUnsafeMutableBufferPointer { room in
                    let rest = unsafe input.baseAddress.map { unsafe $0 + start }
                    return unsafe trede_gzip_step(
                        gzip, rest, input.count - start, &taken, room.baseAddress, room.count, 1, isLast ? 1 : 0)
                }
            }
            start += taken
            output.append(contentsOf: room[..<written])
            if written < room.count, start == bytes.count { return output }
        }
    }
}
