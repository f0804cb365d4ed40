import Testing

@testable import JSON

@Suite("JSON syntax")
struct SyntaxTests {
    @Test("each document of the corpus is read or refused for its reason", arguments: SyntaxCorpus.all)
    func corpus(_ example: SyntaxCase) {
        #expect(fault(example.bytes)?.kind == example.fault)
    }

    @Test("the corpus has some two hundred documents and every kind of fault but the limits")
    func corpusIsWide() {
        #expect(SyntaxCorpus.all.count >= 200)
        let kinds = Set(SyntaxCorpus.all.compactMap(\.fault))
        let limits: Set<JSONSyntaxError.Kind> = [.depthExceeded, .tokensExceeded, .bytesExceeded]
        #expect(kinds.union(limits) == Set(JSONSyntaxError.Kind.allCases))
    }

    @Test("a document cut off anywhere is refused")
    func cutOff() throws {
        let whole = Array(#"{"a":[1,-2.5e3,"é\n\ud83d\ude00",true,null],"b":{"c":false}}"#.utf8)
        #expect(fault(whole) == nil)
        for length in whole.indices { #expect(fault(Array(whole.prefix(length))) != nil) }
    }

    @Test(
        "a fault has its offset, line and column in scalars, and the path so far",
        arguments: [
            ("{\n  \"é\": x}", 10, 2, 8, "é"),
            ("[1,\n2,\n 03]", 8, 3, 2, "[2]"),
            (#"{"a":{"b":[1,{"c":tru}]}}"#, 18, 1, 19, "a.b[1].c"),
            (#"{"a":{"b":1},"d":[[],[1],"x]}"#, 29, 1, 30, "d[2]"),
            ("", 0, 1, 1, ""),
            ("{}\n}", 3, 2, 1, ""),
            ("[\"é€\u{1F600}\u{1}\"]", 11, 1, 6, "[0]"),
        ])
    func position(_ text: String, _ offset: Int, _ line: Int, _ column: Int, _ path: String) throws {
        let error = try #require(fault(Array(text.utf8)))
        #expect(error.byteOffset == offset)
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.path == path)
    }

    @Test(
        "nesting is bounded", arguments: [(32, 32, true), (33, 32, false), (1, 1, true), (2, 1, false), (5, 0, false)])
    func depth(_ depth: Int, _ depthMax: Int, isRead: Bool) {
        let limits = JSONLimits(depthMax: depthMax)
        let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect((fault(Array(arrays.utf8), limits) == nil) == isRead)
        let objects =
            String(repeating: #"{"a":"#, count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)
        #expect((fault(Array(objects.utf8), limits) == nil) == isRead)
        if !isRead { #expect(fault(Array(arrays.utf8), limits)?.kind == .depthExceeded) }
    }

    @Test("depth counts what is open, not what was opened")
    func depthOfSiblings() {
        #expect(fault(Array("[[],[],[[]]]".utf8), JSONLimits(depthMax: 3)) == nil)
    }

    @Test("a million brackets are refused without running out of stack")
    func deepNesting() {
        let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(fault(brackets)?.kind == .depthExceeded)
        #expect(fault(brackets, JSONLimits(depthMax: .max))?.byteOffset == 512)
    }

    @Test("values and names are bounded together", arguments: [(5, true), (4, false)])
    func tokens(_ tokensMax: Int, isRead: Bool) {
        let error = fault(Array(#"{"a":[1,2]}"#.utf8), JSONLimits(tokensMax: tokensMax))
        #expect(error?.kind == (isRead ? nil : .tokensExceeded))
    }

    @Test("the length is bounded", arguments: [(6, true), (5, false)])
    func length(_ documentBytesMax: Int, isRead: Bool) {
        let error = fault(Array("[1, 2]".utf8), JSONLimits(documentBytesMax: documentBytesMax))
        #expect(error?.kind == (isRead ? nil : .bytesExceeded))
    }

    private func fault(_ bytes: [UInt8], _ limits: JSONLimits = .standard) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSONDocument(parsing: bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}
