import Testing

@testable import TredeDomain

@Suite("Confidential values")
struct ConfidentialTests {
    private struct File: Sendable {
        let day: String
        let note: Confidential<String>
    }

    @Test("V-6: a confidential value tells nothing of itself in a text, a dump or an error")
    func silent() {
        let file = File(day: "2020-06-30", note: Confidential("Needle"))
        var dumped = ""
        dump(file, to: &dumped)
        for text in [
            "\(file.note)", "\(file)", String(reflecting: file), dumped, "\([file.note])", "\(file.note as Any?)",
        ] {
            #expect(!text.contains("Needle"), "\(text)")
        }
        #expect("\(file.note)" == "(confidential)")
    }

    @Test("V-1: whoever discloses it has what was kept, and what a change makes of it is kept as well")
    func disclosed() {
        let kept = Confidential("Needle")
        #expect(Disclosure.lending { kept.shown(by: $0) } == "Needle")
        let longer: Confidential<Int> = Disclosure.lending { kept.changed(by: $0, \.count) }
        #expect(Disclosure.lending { longer.shown(by: $0) } == 6)
        #expect(kept == Confidential("Needle") && kept != Confidential("Other"))
    }
}
