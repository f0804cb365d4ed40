import Testing

@testable import JSON

@Suite("JSON canonical form")
struct CanonicalTests {
    @Test(
        "documents that say the same have one form",
        arguments: [
            (#"{ "b" : 1 , "a" : [ 1 , 2 ] }"#, #"{"a":[1,2],"b":1}"#),
            (#"{"\u0061":"\u0041\/\u00e9"}"#, #"{"a":"A/é"}"#),
            (#"{"a":"\u000a\u0022\u001F"}"#, #"{"a":"\n\"\u001f"}"#), ("[ ]", "[]"), ("{ }", "{}"),
            (#"{"a":{"z":1,"y":{"d":4,"c":3}}}"#, #"{"a":{"y":{"c":3,"d":4},"z":1}}"#),
            (#"[3,1,{"b":null,"a":true}]"#, #"[3,1,{"a":true,"b":null}]"#), ("1.50e+3", "1.50e+3"),
            (#"{"aa":1,"a":2,"":3,"B":4}"#, #"{"":3,"B":4,"a":2,"aa":1}"#), (#""\ud83d\ude00""#, "\"\u{1F600}\""),
            // U+FF61 sorts before U+1F600 by UTF-8, after it by UTF-16.
            ("{\"\u{1F600}\":1,\"\u{FF61}\":2}", "{\"\u{FF61}\":2,\"\u{1F600}\":1}"), (" \"x\" ", "\"x\""),
            (#"{"a":1,"b":2,"a":0}"#, #"{"a":1,"a":0,"b":2}"#),
        ])
    func form(_ text: String, _ canonical: String) throws {
        #expect(try String(decoding: document(text).canonicalBytes(), as: UTF8.self) == canonical)
    }

    @Test(
        "documents that say different things differ",
        arguments: [
            (#"{"a":1}"#, #"{"a":2}"#), (#"{"a":1}"#, #"{"a":"1"}"#), ("[1,2]", "[2,1]"), ("[1]", "[1.0]"),
            (#"{"a":null}"#, "{}"), ("[[1],2]", "[1,[2]]"), (#"["é"]"#, "[\"e\u{301}\"]"),
        ])
    func difference(_ left: String, _ right: String) throws {
        #expect(try document(left).canonicalBytes() != document(right).canonicalBytes())
    }

    @Test("the canonical form of random documents is its own canonical form")
    func stable() throws {
        for seed in 0..<500 as Range<UInt64> {
            let canonical = try JSONDocument(parsing: RandomDocument.bytes(seed: seed)).canonicalBytes()
            #expect(try JSONDocument(parsing: canonical).canonicalBytes() == canonical)
        }
    }

    private func document(_ text: String) throws -> JSONDocument {
        try JSONDocument(parsing: Array(text.utf8))
    }
}
