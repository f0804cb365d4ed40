import Testing

@testable import HTTPServer

@Suite("Content codings")
struct GzipTests {
    @Test(
        "gzip is sent to whom it is welcome",
        arguments: [
            ("gzip", true), ("GZIP", true), ("x-gzip", true), ("deflate, gzip, br", true), ("gzip;q=0.001", true),
            ("gzip ; q=1.000", true), ("*", true), ("*;q=0.5", true), ("gzip, identity", true),
            ("gzip;q=0.5, identity;q=0.5", true), ("br;q=1, gzip;q=0.2", true), ("identity;q=0, *;q=0.1", true),
            ("", false), ("identity", false), ("br", false), ("gzip;q=0", false), ("gzip;q=0.000", false),
            ("*;q=0", false), ("gzip;q=0, *", false), ("identity, gzip;q=0.5", false), ("gzip;q=2", false),
            ("gzip;q=1.001", false), ("gzip;q=", false), ("gzip;q=.5", false), ("gzip;q=0.5555", false),
            ("gzip;level=1", false), ("gzip;q=0.5;q=1", false), ("gzipped", false),
        ])
    func welcome(value: String, isWelcome: Bool) {
        #expect(AcceptEncoding.prefersGzip(value) == isWelcome)
    }

    @Test("without the field nothing is encoded")
    func absent() {
        #expect(!AcceptEncoding.prefersGzip(nil))
    }

    @Test("a stream has the header and trailer of gzip, with the length in it", arguments: [0, 1, 100, 1_000_000])
    func stream(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let encoded = try #require(GzipEncoder.encoded(bytes))
        #expect(encoded.starts(with: [0x1F, 0x8B, 0x08]))
        let length = encoded.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == count)
        #expect(count < 1_000 || encoded.count < count / 10)
    }

    @Test("each step gives at once what was put in, and the steps together are one stream")
    func steps() {
        guard var encoder = GzipEncoder() else {
            Issue.record("no memory")
            return
        }
        let parts = (0..<10).map { index in [UInt8](repeating: UInt8(index), count: 1_000) }
        var steps = parts.map { encoder.encode($0) }
        #expect(steps.allSatisfy { !$0.isEmpty })
        steps.append(encoder.encode([], isLast: true))
        let length = steps.joined().suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == 10_000)
    }
}
