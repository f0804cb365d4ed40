import HTTPTesting
import Testing

@testable import HTTPServer

@Suite("What comes of bytes on the wire")
struct WireTests {
    @Test("the corpus can be read, and has no two cases of one name")
    func corpus() throws {
        let names = try TestCorpus.read.get().map(\.name)
        #expect(names.count >= 500)
        #expect(Set(names).count == names.count)
        #expect(TestCorpus.smuggling.count >= 100)
    }

    @Test("a message is read, or refused, by the rule it keeps or breaks", arguments: TestCorpus.all)
    func whole(wire: WireCase) {
        #expect(Transcript.lines(of: wire.bytes, limits: wire.limits) == wire.expected)
    }

    @Test(
        "a message that could be divided in two ways is refused, and nothing behind it is read",
        arguments: TestCorpus.smuggling)
    func smuggling(wire: WireCase) {
        #expect(wire.isRefusedWhole)
        #expect(!Transcript.lines(of: wire.bytes).contains { $0.contains("smuggled") })
    }

    @Test("a message that arrives byte by byte comes to the same", arguments: TestCorpus.all)
    func byteByByte(wire: WireCase) {
        let pieces = wire.bytes.indices.map { wire.bytes[$0...$0] }
        #expect(Transcript(of: pieces, limits: wire.limits).lines == wire.expected)
    }

    @Test("a message that is cut anywhere comes to the same", arguments: TestCorpus.all)
    func everySplit(wire: WireCase) {
        for cut in wire.bytes.indices {
            let transcript = Transcript(of: [wire.bytes[..<cut], wire.bytes[cut...]], limits: wire.limits)
            guard transcript.lines != wire.expected else { continue }
            Issue.record("cut at \(cut) it comes to \(transcript.lines)")
        }
    }

    @Test("content that is taken in pieces comes to the same", arguments: TestCorpus.all)
    func inPieces(wire: WireCase) {
        // The one difference is meant: content in pieces may be larger.
        guard !wire.expected.contains("413") else { return }
        let pieces = wire.bytes.indices.map { wire.bytes[$0...$0] }
        #expect(Transcript(of: pieces, limits: wire.limits, takesPieces: true).lines == wire.expected)
    }

    @Test("every malformation is met by the corpus")
    func corpusIsWhole() {
        let met = Set(TestCorpus.all.flatMap(\.expected))
        // A PROXY header stands before requests, and has a table of its own.
        for malformation in Malformation.allCases where malformation != .proxyHeader {
            #expect(met.contains("400 \(malformation.rawValue)"), "\(malformation)")
        }
    }

    @Test(
        "a line of a corpus file that is not understood is a fault",
        arguments: ["< GET", "== a\nGET", "== a\n< \\q", "== a\n< \\xZZ", "== a\n< \\{a:b}", "== a\n> \\"])
    func faults(text: String) {
        #expect(throws: CorpusFault.self) { try WireCase.cases(in: text) }
    }
}
