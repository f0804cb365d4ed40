/// The bounds of every buffer, queue and wait of the engine.
package struct Limits: Sendable {
    /// The longest request line, without its line end; a longer one is refused with 414.
    package var requestLineBytesMax = 8 * 1024
    /// The longest header section with its line ends; a longer one is refused with 431.
    package var headerBytesMax = 16 * 1024
    /// The most fields in a header or trailer section; more are refused with 431.
    package var headerFieldsMax = 100
    /// The largest content of a request, after its chunks are joined; a larger one is refused with 413.
    package var bodyBytesMax = 1024 * 1024
    /// The largest content of a request that is taken in pieces; a larger one is refused with 413.
    package var streamedBodyBytesMax = 16 << 30
    /// The bytes of a content in pieces, of a request or an answer, that wait for whoever takes them.
    package var streamWindowBytesMax = 256 * 1024
    /// The longest line that gives a chunk's size, with its extensions.
    package var chunkLineBytesMax = 256
    /// The most bytes of chunk extensions in one request.
    package var chunkExtensionBytesMax = 4 * 1024

    /// From the first byte of a request to the end of its header section.
    package var headerTimeMillisecondsMax = 10_000
    /// From the end of the header section to the end of the content.
    package var bodyTimeMillisecondsMax = 30_000
    /// The time in which a sender must give `bodyProgressBytesMin` of its content; slower is refused with 408.
    package var bodyProgressTimeMillisecondsMax = 10_000
    /// The bytes of content that earn a sender another `bodyProgressTimeMillisecondsMax`.
    package var bodyProgressBytesMin = 4 * 1024
    /// From one answer to the first byte of the next request.
    package var idleTimeMillisecondsMax = 60_000
    /// From a full socket to the next `writeProgressBytesMin` bytes taken by the client.
    package var writeTimeMillisecondsMax = 30_000
    /// From our last byte on a connection that closes to the client's own close.
    package var lingerTimeMillisecondsMax = 2_000
    /// From the order to stop to the last moment an idle connection may still make its last request.
    package var drainTimeMillisecondsMax = 1_000

    /// The bytes a slow client must take to be given another `writeTimeMillisecondsMax`.
    package var writeProgressBytesMin = 16 * 1024
    /// The unsent answers beyond which no further pipelined request of a connection is read.
    package var pendingResponseBytesMax = 256 * 1024
    /// The requests of one connection; the answer to the last one closes it.
    package var requestsPerConnectionMax = 100_000
    /// The connections of the whole server; the ones beyond are answered with 503.
    package var connectionsMax = 20_000
    /// The connections from one IPv4 address or IPv6 network of 64 bits; the ones beyond are answered with 429.
    ///
    /// There is no such bound unless it is set: behind a proxy all connections come from one address.
    package var connectionsPerAddressMax = Int.max
    /// The refused connections of one loop that may be told so at once; then accepting pauses, or, where one address
    /// has too many, they are closed without a word.
    package var refusedConnectionsMax = 64
    /// The time between two searches for connections that are past their time.
    package var sweepIntervalMilliseconds = 250

    /// The limits a server has when nobody sets others.
    package init() {}

    /// The bytes taken from a socket at once.
    static let readBytesMax = 64 * 1024
    /// The bytes of answers gathered before they are written, though more requests wait.
    static let burstBytesMax = 64 * 1024
    /// The bytes of answers that a TCP socket takes beyond those on their way.
    static let unsentInKernelBytesMax: Int32 = 128 * 1024
    /// The time between two warnings that there is no descriptor left.
    static let exhaustionTellingMilliseconds = 60_000
    /// The connections accepted at once before those already open get their turn.
    static let acceptsPerTurnMax = 64
    /// The connections that wait to be accepted.
    static let backlogMax: Int32 = 1024
    /// The readiness events taken from the kernel at once.
    static let eventsPerTurnMax = 256
    /// The memory set aside for a content that is announced and has begun.
    static let bodyReserveBytesMax = 16 * 1024
}
