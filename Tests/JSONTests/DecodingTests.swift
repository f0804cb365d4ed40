import Testing

@testable import JSON

@Suite("JSON decoding")
struct DecodingTests {
    @Test("a faultless document becomes the value it writes")
    func whole() throws {
        let referral = try SampleReferral.decode(SampleReferral.text)
        #expect(referral.externalId == "R-1")
        #expect(referral.regime == .new)
        #expect(referral.isUrgent == false)
        #expect(referral.address == .init(street: "Kerkstraat", postalCode: "9000"))
        #expect(
            referral.scores == [
                .init(factor: .b130, value: 2, note: nil), .init(factor: .d240, value: 4, note: "é\n\u{1F600}"),
            ])
        #expect(referral.tags == ["a", "b"])
    }

    @Test("all faults are found at once, each with its path")
    func allFaults() {
        let text = """
            {"regime":"newest","isUrgent":null,"surprise":{"a":1},
             "icf":{"scores":[{"factor":"b130","value":5},{"factor":7,"value":"2"},{"value":1,"note":"","extra":0}],
                    "version":1},
             "participant":{"address":{"postalCode":"90000","street":"Kerkstraat"},"name":"x"},
             "externalId":"12345678901","tags":["a","long","b"]}
            """
        let issues = [
            JSONIssue(path: "externalId", kind: .tooLong(minimum: 1, maximum: 10)),
            JSONIssue(path: "regime", kind: .unknownCode(allowed: ["old", "new"])),
            JSONIssue(path: "isUrgent", kind: .nullNotAllowed),
            JSONIssue(path: "participant.address.postalCode", kind: .invalidFormat("postalCode")),
            JSONIssue(path: "participant.name", kind: .unknownMember),
            JSONIssue(path: "icf.scores[0].value", kind: .outOfRange(minimum: 0, maximum: 4)),
            JSONIssue(path: "icf.scores[1].factor", kind: .wrongType(expected: .string)),
            JSONIssue(path: "icf.scores[1].value", kind: .wrongType(expected: .integer)),
            JSONIssue(path: "icf.scores[2].factor", kind: .missing),
            JSONIssue(path: "icf.scores[2].note", kind: .tooShort(minimum: 1, maximum: 20)),
            JSONIssue(path: "icf.scores[2].extra", kind: .unknownMember),
            JSONIssue(path: "icf.version", kind: .unknownMember),
            JSONIssue(path: "tags", kind: .tooManyItems(minimum: 0, maximum: 2)),
            JSONIssue(path: "surprise", kind: .unknownMember),
        ]
        #expect(faults { _ = try SampleReferral.decode(text) } == issues)
    }

    @Test(
        "blanks say nothing where something must be said",
        arguments: [
            (" ", true), ("\\t\\n", true), ("\u{a0}", true), ("\u{2003} ", true), (" a", false), ("\u{a0}a", false),
            ("\u{e9}", false), ("\u{200b}", false),
        ])
    func blanks(text: String, isBlank: Bool) throws {
        let document = try JSONDocument(parsing: Array(#"{"a":"\#(text)","b":"\#(text)"}"#.utf8))
        var issues = JSONIssues()
        _ = document.object(into: &issues) { object -> String? in
            _ = object.string("b", 0...20)
            return object.string("a", 1...20)
        }
        #expect(issues.items == (isBlank ? [JSONIssue(path: "a", kind: .tooShort(minimum: 1, maximum: 20))] : []))
    }

    @Test("an empty object lacks every required member and no optional one")
    func empty() {
        let issues = ["externalId", "regime", "participant", "icf"].map { JSONIssue(path: $0, kind: .missing) }
        #expect(faults { _ = try SampleReferral.decode("{}") } == issues)
    }

    @Test("a root that is no object is one fault", arguments: ["[]", "1", "\"a\"", "true"])
    func root(_ text: String) {
        let issue = JSONIssue(path: "", kind: .wrongType(expected: .object))
        #expect(faults { _ = try SampleReferral.decode(text) } == [issue])
    }

    @Test("null is never a value", arguments: ["string", "integer", "bool", "code", "object", "array", "value"])
    func null(_ member: String) throws {
        let found = try issues("{\"\(member)\":null}") { object in
            _ = object.optionalString("string", 0...9)
            _ = object.optionalInteger("integer", in: 0...9)
            _ = object.optionalBool("bool")
            _ = object.optionalCode("code", as: SampleReferral.Regime.self)
            _ = object.optionalObject("object") { _ in true }
            _ = object.optionalArray("array", counts: 0...9) { _ in true }
            _ = object.optionalValue("value", format: "any") { $0 }
        }
        #expect(found == [JSONIssue(path: member, kind: .nullNotAllowed)])
    }

    @Test("null as a whole is no object")
    func nullRoot() {
        #expect(faults { _ = try SampleReferral.decode("null") } == [JSONIssue(path: "", kind: .nullNotAllowed)])
    }

    @Test("duplicate members are reported wherever they stand, also in what nobody asked for")
    func duplicates() throws {
        let found = try issues(#"{"a":1,"x":[{"b":1,"c":2,"\u0062":3}],"a":2,"a":3}"#) {
            _ = $0.integer("a", in: 0...9)
        }
        #expect(
            found == [
                JSONIssue(path: "x[0].b", kind: .duplicateMember), JSONIssue(path: "a", kind: .duplicateMember),
                JSONIssue(path: "a", kind: .duplicateMember), JSONIssue(path: "x", kind: .unknownMember),
            ])
    }

    @Test("duplicates are found among few and many members", arguments: [2, 31, 32, 33, 64, 65, 400])
    func duplicatesAmongMany(_ count: Int) throws {
        let names = (0..<count).map { "name\($0)" }
        for twice in [0, count / 2, count - 1] {
            let members = (names + [names[twice]]).map { "\"\($0)\":1" }.joined(separator: ",")
            let document = try JSONDocument(parsing: Array("{\(members)}".utf8))
            #expect(document.duplicates == [1 + 2 * count])
        }
        let members = names.map { "\"\($0)\":1" }.joined(separator: ",")
        #expect(try JSONDocument(parsing: Array("{\(members)}".utf8)).duplicates.isEmpty)
    }

    @Test("thousands of names that look alike take no more than a moment")
    func manyNames() throws {
        let names = (0..<30_000).map { "\"a\(100_000 + $0 * 10)a\":1" }.joined(separator: ",")
        #expect(try JSONDocument(parsing: Array("{\(names)}".utf8)).duplicates.isEmpty)
    }

    @Test("thousands of members of one name are each a duplicate")
    func manyDuplicates() throws {
        let members = Array(repeating: "\"a\":1", count: 30_000).joined(separator: ",")
        var issues = JSONIssues()
        let document = try JSONDocument(parsing: Array("{\(members)}".utf8))
        #expect(document.duplicates.count == 29_999)
        #expect(document.object(into: &issues) { $0.optionalInteger("b", in: 0...9) } == nil)
        #expect(issues.items.allSatisfy { $0 == JSONIssue(path: "a", kind: .duplicateMember) })
        #expect(issues.isTruncated)
    }

    @Test("unknown members are noticed beyond the sixty-fourth")
    func unknownAmongMany() throws {
        let members = (0..<200).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
        let found = try issues("{\(members),\"known\":1}") { #expect($0.integer("known", in: 1...1) == 1) }
        #expect(found.count == 100)
        #expect(found.first == JSONIssue(path: "m0", kind: .unknownMember))
        let all = try issues("{\(members)}") { object in
            #expect(object.integer("m199", in: 0...999) == 199)
            #expect(object.integer("m64", in: 0...999) == 64)
            #expect(object.integer("m63", in: 0...999) == 63)
        }
        #expect(!all.contains { ["m63", "m64", "m199"].contains($0.path) })
    }

    @Test("members are found in any order, and under escaped names")
    func order() throws {
        let found = try issues(#"{"c":3,"\u0061":1,"b":2}"#) { object in
            #expect(object.integer("a", in: 0...9) == 1)
            #expect(object.integer("b", in: 0...9) == 2)
            #expect(object.integer("c", in: 0...9) == 3)
            #expect(object.optionalInteger("d", in: 0...9) == nil)
        }
        #expect(found.isEmpty)
    }

    @Test("no more than a hundred issues are kept", arguments: [(100, false), (101, true)])
    func cap(_ count: Int, isTruncated: Bool) throws {
        let text = "[" + Array(repeating: "{}", count: count).joined(separator: ",") + "]"
        var issues = JSONIssues()
        _ = try JSONDocument(parsing: Array("{\"a\":\(text)}".utf8)).object(into: &issues) { object in
            object.array("a", counts: 0...500) { $0.bool("b") }
        }
        #expect(issues.items.count == 100)
        #expect(issues.isTruncated == isTruncated)
    }

    @Test("a caller reports faults of its own, and asks whether there were any")
    func callersOwn() throws {
        let found = try issues(#"{"period":{"start":2,"end":1}}"#) { object in
            #expect(!object.hasIssues)
            #expect(!object.has("end"))
            _ = object.object("period") { period -> Bool? in
                #expect(period.has("end"))
                #expect(period.path == "period")
                _ = period.integer("start", in: 0...9)
                _ = period.integer("end", in: 0...9)
                #expect(!period.hasIssues)
                period.report(.custom(code: "invalidPeriod"))
                period.report(.custom(code: "tooEarly"), at: "end")
                #expect(period.hasIssues)
                return nil
            }
        }
        #expect(
            found == [
                JSONIssue(path: "period", kind: .custom(code: "invalidPeriod")),
                JSONIssue(path: "period.end", kind: .custom(code: "tooEarly")),
            ])
    }

    @Test("a body that gives up without a word is a fault all the same")
    func givenUp() throws {
        let document = try JSONDocument(parsing: Array("{}".utf8))
        let issue = JSONIssue(path: "", kind: .custom(code: "rejected"))
        #expect(faults { _ = try document.decode { _ in nil as Int? } } == [issue])
    }

    @Test("a value built beside a fault is not handed out")
    func builtBesideFault() throws {
        let document = try JSONDocument(parsing: Array(#"{"unknown":1}"#.utf8))
        var issues = JSONIssues()
        #expect(document.object(into: &issues) { _ in 1 } == nil)
        #expect(issues.items == [JSONIssue(path: "unknown", kind: .unknownMember)])
    }

    @Test("a long name from outside is cut in a path")
    func longName() throws {
        let name = String(repeating: "é", count: 65)
        let found = try issues("{\"\(name)\":1,\"\(name.dropLast())\":1}") { _ in }
        #expect(found.map(\.path) == [String(name.dropLast()) + "…", String(name.dropLast())])
    }

    private func issues(_ text: String, _ body: (inout JSONObject) -> Void) throws -> [JSONIssue] {
        var issues = JSONIssues()
        _ = try JSONDocument(parsing: Array(text.utf8)).object(into: &issues) { object in
            body(&object)
            return true
        }
        return issues.items
    }

    private func faults(_ body: () throws -> Void) -> [JSONIssue] {
        do {
            try body()
            return []
        } catch let issues as JSONIssues {
            return issues.items
        } catch {
            Issue.record(error)
            return []
        }
    }
}
