import Testing

@testable import JSON

@Suite("JSON writing")
struct WritingTests {
    @Test("members and elements stand in the order of the calls, without white space")
    func structure() {
        let bytes = JSONWriter.object { object in
            object.member("name", "text")
            object.member("count", -5)
            object.member("isOpen", true)
            object.object("empty") { _ in }
            object.object("sub") { sub in
                sub.object("inner") { $0.member("a", 1) }
                sub.member("after", false)
            }
            object.array("items") { items in
                items.element("x")
                items.element(2)
                items.element(true)
                items.object { $0.member("b", 1) }
                items.object { _ in }
                items.array { _ in }
                items.array { $0.array { $0.element(1) } }
                items.element(code: SampleReferral.Regime.old)
                items.element(rawJSON: Array("{\"raw\":0}".utf8))
            }
            object.array("none") { _ in }
            object.member("raw", rawJSON: Array("[1]".utf8))
            object.member("code", code: SampleReferral.Factor.b130)
            object.array("texts", strings: ["a", "b"])
        }
        let expected = """
            {"name":"text","count":-5,"isOpen":true,"empty":{},"sub":{"inner":{"a":1},"after":false},\
            "items":["x",2,true,{"b":1},{},[],[[1]],"old",{"raw":0}],"none":[],"raw":[1],"code":"b130","texts":["a","b"]}
            """
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test("what is nil is left out, also at the start")
    func absent() {
        let bytes = JSONWriter.object { object in
            object.memberIfPresent("a", nil as String?)
            object.memberIfPresent("b", nil as Int?)
            object.memberIfPresent("c", nil as Bool?)
            object.memberIfPresent("d", code: nil as SampleReferral.Regime?)
            object.memberIfPresent("e", "text")
            object.memberIfPresent("f", 1)
            object.memberIfPresent("g", true)
            object.memberIfPresent("h", code: SampleReferral.Regime.new as SampleReferral.Regime?)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"e":"text","f":1,"g":true,"h":"new"}"#)
    }

    @Test("names known only at run time are escaped")
    func names() {
        let bytes = JSONWriter.object { object in
            object.member(named: "a\"b", 1)
            object.member(named: "é", "x")
            object.object(named: "\n") { $0.member("c", 2) }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"a\"b":1,"é":"x","\n":{"c":2}}"#)
    }

    @Test(
        "a string is escaped as little as RFC 8259 allows",
        arguments: [
            ("\"\\/", #"\"\\/"#), ("\u{8}\u{C}\n\r\t", #"\b\f\n\r\t"#), ("\u{0}\u{1}\u{1F}", #"\u0000\u0001\u001f"#),
            ("\u{7F}é€\u{1F600}\u{2028}\u{2029}", "\u{7F}é€\u{1F600}\u{2028}\u{2029}"), ("", ""),
            ("12345678\"", #"12345678\""#), ("1234567\"9", #"1234567\"9"#), ("\"\"\"\"\"\"\"\"", #"\"\"\"\"\"\"\"\""#),
        ])
    func escapes(_ text: String, _ expected: String) {
        #expect(String(decoding: JSONWriter.array { $0.element(text) }, as: UTF8.self) == "[\"\(expected)\"]")
    }

    @Test(
        "integers are written in full",
        arguments: [0, 1, -1, 9, 10, 99, 100, -100, 999_999_999, 1_000_000_000, Int.max, Int.min, Int.max - 1] as [Int])
    func integers(_ integer: Int) {
        #expect(String(decoding: JSONWriter.array { $0.element(integer) }, as: UTF8.self) == "[\(integer)]")
    }

    @Test("each power of ten and its neighbours are written in full")
    func powersOfTen() {
        var power = 1
        for _ in 0..<18 {
            power *= 10
            for integer in [power - 1, power, power + 1, -power, 1 - power] { integers(integer) }
        }
    }

    @Test("the room made at first does not change what is written", arguments: [0, 1, 7, 64, 10_000])
    func growth(_ byteCapacity: Int) {
        let text = String(repeating: "é\"\n long text ", count: 200)
        let bytes = JSONWriter.object(byteCapacity: byteCapacity) { object in
            for _ in 0..<50 { object.member("name", text) }
        }
        let reference = JSONWriter.object(byteCapacity: 1 << 20) { object in
            for _ in 0..<50 { object.member("name", text) }
        }
        #expect(bytes == reference)
    }

    @Test("what is written is read back the same")
    func roundTrip() throws {
        let referral = try SampleReferral.decode(SampleReferral.text)
        #expect(try SampleReferral.decode(JSONDocument(parsing: referral.bytes())) == referral)
    }

    @Test("random texts and integers are read back the same")
    func randomRoundTrip() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let text = randomText(&generator)
            let integer = Int(truncatingIfNeeded: generator.next()) >> Int.random(in: 0..<64, using: &generator)
            let bytes = JSONWriter.object(byteCapacity: 8) { object in
                object.member(named: text, 0)
                object.member(named: "x" + text, text)
                object.array("integers") { $0.element(integer) }
            }
            let members = try JSONDocument(parsing: bytes).root.members
            #expect(members.map(\.name) == [text, "x" + text, "integers"])
            #expect(members[1].value.string.map { Array($0.utf8) } == Array(text.utf8))
            #expect(members[2].value[0]?.integer == integer)
        }
    }

    private func randomText(_ generator: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            let bound: UInt32 = [0x30, 0x80, 0x800, 0x11_0000].randomElement(using: &generator) ?? 0x80
            // NUL cannot be read back.
            let scalar = Unicode.Scalar(UInt32.random(in: 1..<bound, using: &generator))
            if let scalar { text.append(scalar) }
        }
        return String(text)
    }
}
