import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("The key of a repeatable call")
struct IdempotencyKeyTests {
    @Test(
        "a key is a string in quotes or a token",
        arguments: [
            ("a", "a"), ("\"a\"", "a"), ("8e03978e-40d5-43e8", "8e03978e-40d5-43e8"),
            (#""a\"b""#, #"a"b"#), (#""a\\""#, #"a\"#), ("\"a,b;c=d\"", "a,b;c=d"), ("a:b/c", "a:b/c"),
            (String(repeating: "k", count: 255), String(repeating: "k", count: 255)),
            ("", nil), ("\"", nil), ("\"\"", nil), ("\"a", nil), ("a\"", nil), ("a\"b", nil), ("\"a\"b\"", nil),
            (#""a\""#, nil), (#""a\b""#, nil), ("\"a b\"", nil), ("a b", nil), ("a,b", nil), ("\"a\";x=1", nil),
            ("é", nil), ("\"é\"", nil), (String(repeating: "k", count: 256), nil),
        ] as [(String, String?)])
    func key(value: String, key: String?) {
        #expect(IdempotencyKey.parse(value) == key)
    }

    @Test("a key that is neither is refused by its name", arguments: ["\"", "\"\"", "\"a", "a\"b"])
    func keyRefused(value: String) throws {
        let house = try House()
        let token = try house.token(.referrer)
        let answer = try house.call(
            .post, "/referrals", token: token, body: SampleReferral().body,
            fields: [Field("Idempotency-Key", value)])
        #expect(answer.status == 400)
        #expect(try answer.json()["issues"]?.elements.first?["name"]?.string == "Idempotency-Key")
        #expect(try house.referralCount() == 0)
    }
}
