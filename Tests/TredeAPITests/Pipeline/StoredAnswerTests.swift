import Testing
import TredeDomain

@testable import Trede
@testable import TredeAPI

@Suite("Answers kept under an Idempotency-Key")
struct StoredAnswerTests {
    private static let subject = "trajectory confidential - 7 caseManager"

    private func replay(_ fields: [String]) throws -> (answer: Answer, kept: [IdempotentWork.Kept]) {
        try IdempotentWork.replay(StoredAnswer(status: 201, fields: fields.joined(separator: "\n"), body: [1]))
    }

    @Test("what was kept is given with its place, version, type and subjects")
    func whole() throws {
        let (answer, kept) = try replay(["/plans/1", "3", "application/json", Self.subject])
        #expect(answer.location == "/plans/1")
        #expect(answer.version == 3)
        #expect(answer.subjects.map(\.referral) == [7])
        #expect(kept.map(\.word) == ["caseManager"])
        #expect(try replay(["", "", "application/json"]).answer.version == nil)
    }

    @Test(
        "V-5: what does not say whom it is about is not given",
        arguments: [
            [""], ["/plans/1", "3"], ["/plans/1", "three", "application/json"],
            ["", "", "application/json", ""], ["", "", "application/json", subject, "trajectory confidential - 7"],
            ["", "", "application/json", "nobody confidential - 7 caseManager"],
            ["", "", "application/json", "trajectory hidden - 7 caseManager"],
            ["", "", "application/json", "trajectory confidential ? 7 caseManager"],
            ["", "", "application/json", "trajectory confidential - seven caseManager"],
        ])
    func broken(fields: [String]) {
        #expect(throws: CorruptColumn.self) { try replay(fields) }
    }
}
