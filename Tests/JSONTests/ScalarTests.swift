import Testing

@testable import JSON

@Suite("JSON scalars and arrays")
struct ScalarTests {
    enum Colour: String, CaseIterable { case red, green, ultramarineBlue, ultramarineRed }

    @Test(
        "the length of a string is counted in Unicode scalars, both bounds included",
        arguments: [
            (#""a""#, false), (#""ab""#, true), (#""abcd""#, true), (#""abcde""#, false), (#""éé""#, true),
            (#""\u00e9""#, false), (#""\u00e9\n""#, true), (#""\ud83d\ude00""#, false), (#""\ud83d\ude00x""#, true),
            ("\"\u{1F600}\u{1F600}\u{1F600}\u{1F600}\"", true), ("\"e\u{301}\"", true), (#""\\\\\\\\\\""#, false),
        ])
    func lengths(_ literal: String, isTaken: Bool) throws {
        let (value, issues) = try decode(literal) { $0.string("a", 2...4) }
        #expect((value != nil) == isTaken)
        #expect(issues.isEmpty == isTaken)
    }

    @Test(
        "escapes become what they stand for",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
            (#""x\uD83D\uDE00y""#, "x\u{1F600}y"), (#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
            (#""\uFFFF\u0001""#, "\u{FFFF}\u{1}"), ("\"e\u{301}\"", "e\u{301}"), (#""""#, ""),
        ])
    func escapes(_ literal: String, _ text: String) throws {
        let (value, _) = try decode(literal) { $0.string("a", 0...20) }
        #expect(value.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test(
        "an integer is taken within its bounds",
        arguments: [("-3", false), ("-2", true), ("0", true), ("-0", true), ("5", true), ("6", false)])
    func range(_ literal: String, isTaken: Bool) throws {
        let (value, issues) = try decode(literal) { $0.integer("a", in: -2...5) }
        #expect(value == (isTaken ? Int(literal) : nil))
        #expect(issues == (isTaken ? [] : [JSONIssue(path: "a", kind: .outOfRange(minimum: -2, maximum: 5))]))
    }

    @Test(
        "integers reach to the ends of 64 bits and no further",
        arguments: [
            ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("99999999999999999999999999", nil), ("18446744073709551616", nil),
        ] as [(String, Int?)])
    func extremes(_ literal: String, _ expected: Int?) throws {
        let (value, issues) = try decode(literal) { $0.integer("a", in: Int.min...Int.max) }
        #expect(value == expected)
        #expect(issues.count == (expected == nil ? 1 : 0))
    }

    @Test("a number with fraction or exponent is no integer", arguments: ["1.0", "1e2", "0.5", "1E0", "-0.0"])
    func decimal(_ literal: String) throws {
        let (value, issues) = try decode(literal) { $0.integer("a", in: 0...100) }
        #expect(value == nil)
        #expect(issues == [JSONIssue(path: "a", kind: .wrongType(expected: .integer))])
    }

    @Test(
        "each kind of value is refused where another is asked for",
        arguments: ["1", "\"text\"", "true", "{}", "[]", "1.5"])
    func types(_ literal: String) throws {
        let (_, issues) = try decode(literal) { object in
            _ = object.string("a", 0...9)
            _ = object.integer("a", in: 0...9)
            _ = object.bool("a")
            _ = object.object("a") { _ in true }
            _ = object.array("a", counts: 0...9) { _ in true }
            return true
        }
        #expect(issues.count == (literal == "1.5" ? 5 : 4))
        #expect(issues.allSatisfy { if case .wrongType = $0.kind { $0.path == "a" } else { false } })
    }

    @Test(
        "a code is one of the cases, escaped or not, in a table or not",
        arguments: [
            (#""red""#, .red), (#""\u0072ed""#, .red), (#""Red""#, nil), (#""ultramarineBlue""#, .ultramarineBlue),
            (#""ultramarineRed""#, .ultramarineRed), (#""ultramar""#, nil), (#""""#, nil), (#""red ""#, nil),
        ] as [(String, Colour?)])
    func code(_ literal: String, _ expected: Colour?) throws {
        let fault = JSONIssue(path: "a", kind: .unknownCode(allowed: Colour.allCases.map(\.rawValue)))
        let table = JSONCodes(Colour.self)
        for (value, issues) in [
            try decode(literal, { $0.code("a", as: Colour.self) }), try decode(literal, { $0.code("a", in: table) }),
            try decode(literal, { $0.optionalCode("a", in: table) }),
        ] {
            #expect(value == expected)
            #expect(issues == (expected == nil ? [fault] : []))
        }
    }

    @Test(
        "an array has as many elements as its bounds allow",
        arguments: [("[]", 0), ("[1]", 1), ("[1,2,3]", 3), ("[1,2,3,4]", 4)])
    func counts(_ literal: String, _ count: Int) throws {
        let (value, issues) = try decode(literal) { $0.integers("a", counts: 1...3, in: 0...9) }
        #expect(value == ((1...3).contains(count) ? Array(1...count) : nil))
        switch count {
        case 0: #expect(issues == [JSONIssue(path: "a", kind: .tooFewItems(minimum: 1, maximum: 3))])
        case 4: #expect(issues == [JSONIssue(path: "a", kind: .tooManyItems(minimum: 1, maximum: 3))])
        default: #expect(issues.isEmpty)
        }
    }

    @Test("every faulty element of an array is reported by its ordinal")
    func elements() throws {
        let (strings, issues) = try decode(#"["a",1,"",null,"b"]"#) { $0.strings("a", counts: 0...9, 1...5) }
        #expect(strings == nil)
        #expect(issues.map(\.path) == ["a[1]", "a[2]", "a[3]"])
        let (codes, faults) = try decode(#"["red","pink"]"#) { $0.codes("a", counts: 0...9, as: Colour.self) }
        #expect(codes == nil)
        #expect(faults.map(\.path) == ["a[1]"])
        let (values, _) = try decode(#"["12","7"]"#) { $0.values("a", counts: 0...9, format: "number") { Int($0) } }
        #expect(values == [12, 7])
    }

    @Test("what may be absent is nil without a fault")
    func absent() throws {
        let (_, issues) = try decode("1") { object in
            #expect(object.optionalString("b", 1...2) == nil)
            #expect(object.optionalBool("b") == nil)
            #expect(object.optionalStrings("b", counts: 1...2, 1...2) == nil)
            #expect(object.optionalIntegers("b", counts: 1...2, in: 1...2) == nil)
            #expect(object.optionalCodes("b", counts: 1...2, as: Colour.self) == nil)
            #expect(object.optionalValues("b", counts: 1...2, format: "any") { $0 } == nil)
            #expect(object.optionalCode("b", as: Colour.self) == nil)
            return object.integer("a", in: 1...1)
        }
        #expect(issues.isEmpty)
    }

    private func decode<T>(
        _ literal: String, _ body: (inout JSONObject) -> T?
    ) throws -> (value: T?, issues: [JSONIssue]) {
        var issues = JSONIssues()
        let value = try JSONDocument(parsing: Array("{\"a\":\(literal)}".utf8)).object(into: &issues, body)
        return (value, issues.items)
    }
}
