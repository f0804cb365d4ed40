import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("What the engine refuses, in words")
struct EngineTextTests {
    private static let refusals: [HTTPServer.Refusal] =
        Malformation.allCases.map { .malformed($0) } + [
            .tooSlow, .bodyTooLarge(bytesMax: 1_048_576), .requestLineTooLong(bytesMax: 8192), .expectationUnknown,
            .headerTooLarge(bytesMax: 16_384), .tooManyFields(fieldsMax: 100), .methodNotImplemented,
            .transferCodingUnknown, .tooManyConnections, .versionUnsupported,
        ]

    @Test("each is told in four languages, and labelled with the one it is in", arguments: refusals)
    func languages(refusal: HTTPServer.Refusal) throws {
        let problem = Problem(engine: refusal)
        var details: Set<String> = []
        for language in LocalizedText.Language.allCases {
            let response = problem.response(language: language, base: "https://trede.test/trede/v1", trace: "t")
            #expect(response.status == refusal.status)
            #expect(response.field("Content-Language") == language.rawValue)
            let detail = try response.json()["detail"]?.string ?? ""
            #expect(!detail.isEmpty)
            details.insert(detail)
        }
        #expect(details.count == LocalizedText.Language.allCases.count)
        #expect(problem.detail[.nl] != refusal.sentence)
    }
}
