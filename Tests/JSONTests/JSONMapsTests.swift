import JSON
import Testing

@Suite("Objects whose names are data")
struct JSONMapsTests {
    private func read(_ text: String, countMax: Int = 3) throws -> [String: Int] {
        try JSONDocument(parsing: Array(text.utf8)).decode { object in
            object.integers(byName: "prices", countMax: countMax, in: 0...10) { $0.hasPrefix("a") ? $0 : nil }
        }
    }

    private func issues(_ text: String, countMax: Int = 3) throws -> [String] {
        do {
            _ = try read(text, countMax: countMax)
            return []
        } catch let issues as JSONIssues {
            return issues.items.map { "\($0.path) \($0.kind)" }.sorted()
        }
    }

    @Test("every member is read under its name, escapes resolved")
    func members() throws {
        #expect(try read(#"{"prices":{}}"#) == [:])
        #expect(try read(#"{"prices":{"a":0,"ab":10,"\u0061c":5}}"#) == ["a": 0, "ab": 10, "ac": 5])
    }

    @Test("names that are not understood and numbers that do not fit are reported, all of them")
    func faults() throws {
        #expect(
            try issues(#"{"prices":{"a":11,"b":1,"ac":"1"}}"#) == [
                "prices.a outOfRange(minimum: 0, maximum: 10)", "prices.ac wrongType(expected: JSON.JSONType.integer)",
                "prices.b unknownMember",
            ])
        #expect(try issues(#"{"prices":[]}"#) == ["prices wrongType(expected: JSON.JSONType.object)"])
        #expect(try issues("{}") == ["prices missing"])
    }

    @Test("as many members as allowed are read, one more is refused")
    func count() throws {
        #expect(try issues(#"{"prices":{"a":1,"ab":2}}"#, countMax: 2).isEmpty)
        #expect(
            try issues(#"{"prices":{"a":1,"ab":2,"ac":3}}"#, countMax: 2)
                == ["prices tooManyItems(minimum: 0, maximum: 2)"])
    }

    @Test("a name given twice is reported once")
    func duplicates() throws {
        #expect(try issues(#"{"prices":{"a":1,"a":2}}"#) == ["prices.a duplicateMember"])
    }
}
