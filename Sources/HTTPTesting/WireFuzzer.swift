internal import HTTPServer

/// Feeds messages to the connection state.
///
/// What comes of them is the same wherever they are cut, and whether their content is kept or taken in pieces; and what
/// is accepted is a message to the witness as well.
struct WireFuzzer {
    private let corpus: [WireCase]
    private let refused: [WireCase]
    private static let hosts = Array("Host: a\r\n".utf8)
    private static let next = Array("GET /next HTTP/1.1\r\nHost: a\r\n\r\n".utf8)

    init(_ cases: [WireCase]) {
        corpus = cases.filter { !$0.isAboutLimits && $0.bytes.count < 4_096 }
        refused = corpus.filter(\.isRefusedWhole)
    }

    func feedMessage(_ generator: inout SeededGenerator) throws(Finding) {
        switch generator.below(8) {
        case 0: try check(noise(&generator), Limits(), &generator)
        case 1: try feedRefused(&generator)
        default:
            var bytes = generator.pick(corpus).bytes
            if generator.below(2) == 0 { bytes += generator.pick(corpus).bytes }
            bytes = Damage.done(to: bytes, stepsMax: 4, &generator)
            try check(bytes, generator.below(8) == 0 ? .small : Limits(), &generator)
        }
    }

    func feedChunks(_ generator: inout SeededGenerator) throws(Finding) {
        var bytes = Array("PUT /\(generator.below(10)) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
        let head = bytes.count
        for _ in 0..<generator.below(5) { appendChunk(&generator, to: &bytes) }
        bytes += Array(
            generator.pick(["0\r\n\r\n", "00;e\r\n\r\n", "0\r\nA: b\r\n\r\n", "0\r\nA: b\r\nC:\t\r\n\r\n"]).utf8)
        let damaged = Array(bytes[..<head]) + Damage.done(to: Array(bytes[head...]), stepsMax: 3, &generator)
        try check(damaged + Self.next, generator.below(8) == 0 ? .small : Limits(), &generator)
    }

    /// A case that must be refused is still refused behind any request, and nothing after it is read.
    private func feedRefused(_ generator: inout SeededGenerator) throws(Finding) {
        let wire = generator.pick(refused)
        let bytes = Self.next + wire.bytes + Self.next
        let transcript = Transcript(of: Damage.pieces(of: bytes, bytesMax: 40, &generator))
        guard transcript.lines == ["GET /next"] + wire.expected else {
            throw Finding("\(wire.name) came to \(transcript.lines)", bytes)
        }
    }

    private func check(_ bytes: [UInt8], _ limits: Limits, _ generator: inout SeededGenerator) throws(Finding) {
        let whole = Transcript(of: [bytes[...]], limits: limits)
        let cut = Transcript(of: Damage.pieces(of: bytes, bytesMax: 40, &generator), limits: limits)
        guard cut.tellsTheSame(as: whole) else {
            throw Finding("cut in pieces it came to \(cut.lines), whole to \(whole.lines)", bytes)
        }
        try checkPieces(bytes, limits, whole, &generator)
        var start = 0
        for case .request(let request, let content, _, let end) in whole.events {
            guard start < end, end <= bytes.count else { throw Finding("a request took no bytes", bytes) }
            if let objection = Witness.objection(to: bytes[start..<end], as: request, content) {
                throw Finding("accepted though \(objection)", bytes)
            }
            start = end
        }
    }

    /// Content that is taken in pieces is the same content; only its size is bounded otherwise.
    private func checkPieces(
        _ bytes: [UInt8], _ limits: Limits, _ whole: Transcript, _ generator: inout SeededGenerator
    ) throws(Finding) {
        for case .refusal(.bodyTooLarge) in whole.events { return }
        let pieces = Damage.pieces(of: bytes, bytesMax: 40, &generator)
        let taken = Transcript(of: pieces, limits: limits, takesPieces: true)
        guard taken.tellsTheSame(as: whole) else {
            throw Finding("its content in pieces it came to \(taken.lines), whole to \(whole.lines)", bytes)
        }
    }

    private func noise(_ generator: inout SeededGenerator) -> [UInt8] {
        (0..<generator.below(200)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }

    private func appendChunk(_ generator: inout SeededGenerator, to bytes: inout [UInt8]) {
        let count = generator.below(40) + 1
        let digits = String(count, radix: 16, uppercase: generator.below(2) == 0)
        let zeros = String(repeating: "0", count: generator.below(4) == 0 ? generator.below(20) : 0)
        let extras = ["", "", "", ";a", ";a=b", " ; a = \"c\\\"d\"", ";a;b=\"\t;\"", " ", ";", ";a=", ";=b"]
        bytes += Array((zeros + digits + generator.pick(extras) + "\r\n").utf8)
        for _ in 0..<count { bytes.append(generator.pick(Array("ab0\r\n;:".utf8))) }
        bytes += [0x0D, 0x0A]
    }
}
