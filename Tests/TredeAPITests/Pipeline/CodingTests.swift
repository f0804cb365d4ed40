import HTTPServer
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Compressed answers")
struct CodingTests {
    private let gzip = [Field("Accept-Encoding", "gzip")]

    private func field(_ response: Response, _ name: String) -> String? {
        response.fields.first { $0.name == name }?.value
    }

    @Test(
        "reference data and the contract go out compressed, with a tag of their own",
        arguments: [
            "/refData/icfFactors", "/doc/openapi.yaml", "/doc/openapi.json",
        ])
    func compressed(path: String) throws {
        let house = try House()
        let token = try house.token(.administrator)
        let plain = try house.call(.get, path, token: token)
        let coded = try house.call(.get, path, token: token, fields: gzip)
        #expect(field(plain, "Content-Encoding") == nil)
        #expect(field(coded, "Content-Encoding") == "gzip")
        #expect(coded.body == GzipEncoder.encoded(plain.body))
        for response in [plain, coded] { #expect(field(response, "Vary") == "Accept-Language, Accept-Encoding") }
        guard let tag = field(plain, "ETag") else { return }
        #expect(field(coded, "ETag") == tag.dropLast() + "-gzip\"")
    }

    @Test("who holds either form holds the version, and a 304 names no coding", arguments: ["", "-gzip"])
    func notModified(suffix: String) throws {
        let house = try House()
        let token = try house.token(.administrator)
        let tag = try #require(field(try house.call(.get, "/refData/icfFactors", token: token), "ETag"))
        let held = Field("If-None-Match", tag.dropLast() + suffix + "\"")
        let response = try house.call(.get, "/refData/icfFactors", token: token, fields: gzip + [held])
        #expect(response.status == 304)
        #expect(response.body.isEmpty)
        #expect(field(response, "Content-Encoding") == nil)
        #expect(field(response, "Vary") == "Accept-Language, Accept-Encoding")
    }

    @Test("what is small or about anybody is never compressed", arguments: ["/health", "/referrals", "/nowhere"])
    func plain(path: String) throws {
        let house = try House()
        let response = try house.call(.get, path, token: try house.token(.referrer), fields: gzip)
        #expect(field(response, "Content-Encoding") == nil)
        #expect(field(response, "Vary") == "Accept-Language")
    }

    @Test(
        "a change may rest on the tag of either form",
        arguments: [
            ("\"5\"", 5), ("\"5-gzip\"", 5), ("W/\"5\"", nil), ("\"5-gzip-gzip\"", nil), ("\"-gzip\"", nil),
            ("\"05-gzip\"", nil), ("\"5-br\"", nil), ("\"5.5be1bd32f2a0cf37\"", 5),
            ("\"5.5be1bd32f2a0cf37-gzip\"", 5), ("W/\"5.5be1bd32f2a0cf37\"", nil), ("\"5.\"", nil),
            ("\"5.5be1bd32f2a0cf3\"", nil), ("\"5.5BE1BD32F2A0CF37\"", nil), ("\".5be1bd32f2a0cf37\"", nil),
        ] as [(String, Int64?)])
    func tags(text: String, version: Int64?) {
        #expect(EntityTag.version(text) == version)
    }
}
