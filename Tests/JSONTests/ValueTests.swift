import Testing

@testable import JSON

@Suite("JSON values")
struct ValueTests {
    private let root: JSONValue

    init() throws {
        let text = #"{"a":{"b":[10,"x",true,null,2.5,99999999999999999999]},"c":[],"d":1,"d":2,"\u0065":false}"#
        root = try JSONDocument(parsing: Array(text.utf8)).root
    }

    @Test("values are reached by name and ordinal and have their kinds")
    func kinds() {
        let list = root["a"]?["b"]
        #expect(list?.elements.count == 6)
        #expect(list?[0]?.integer == 10)
        #expect(list?[1]?.string == "x")
        #expect(list?[2]?.bool == true)
        #expect(list?[3]?.kind == .null)
        #expect(list?[4]?.kind == .number("2.5"))
        #expect(list?[5]?.kind == .number("99999999999999999999"))
        #expect(root["e"]?.bool == false)
        #expect(root["c"]?.elements.isEmpty == true)
    }

    @Test("what is not there is nil, and so is a name that stands twice")
    func absent() {
        #expect(root["z"] == nil)
        #expect(root["d"] == nil)
        #expect(root["a"]?["b"]?[6] == nil)
        #expect(root["a"]?["b"]?[-1] == nil)
        #expect(root[0] == nil)
        #expect(root["a"]?["b"]?["x"] == nil)
        #expect(root["a"]?.string == nil)
        #expect(root["a"]?.integer == nil)
        #expect(root["a"]?.bool == nil)
    }

    @Test("members keep the order of the document, twice or not")
    func members() {
        #expect(root.members.map(\.name) == ["a", "c", "d", "d", "e"])
        #expect(root["c"]?.members.isEmpty == true)
    }

    @Test("a value knows its path and its bytes")
    func places() {
        #expect(root.path.isEmpty)
        #expect(root["a"]?["b"]?[1]?.path == "a.b[1]")
        #expect((root["a"]?["b"]?[1]?.bytes).map { Array($0) } == Array(#""x""#.utf8))
        #expect((root["c"]?.bytes).map { Array($0) } == Array("[]".utf8))
        #expect((root["a"]?["b"]?[0]?.bytes).map { Array($0) } == Array("10".utf8))
    }

    @Test("values are equal when they write the same thing")
    func equality() throws {
        let other = try JSONDocument(parsing: Array(#"[{"b": [10]}, {"b":[10]}, {"b":[11]}]"#.utf8)).root
        #expect(other[0] == other[1])
        #expect(other[0] != other[2])
    }
}
