import Testing

@testable import TredeDomain

@Suite("ICF scores")
struct IcfScoresTests {
    private func factor(_ code: String) throws -> IcfFactor { try #require(IcfFactor(rawValue: code)) }

    @Test("an assessment begins with nothing scored")
    func empty() {
        let scores = IcfScores()
        #expect(scores.text == String(repeating: ".", count: 43))
        #expect(scores.missing == IcfFactor.allCases)
        #expect(IcfFactor.allCases.allSatisfy { scores[$0] == nil })
    }

    @Test("each factor keeps its own score", arguments: IcfFactor.allCases)
    func setting(factor: IcfFactor) {
        for score in IcfScore.allCases {
            var scores = IcfScores()
            scores[factor] = score
            #expect(scores[factor] == score)
            #expect(scores.factors(scored: score) == [factor])
            #expect(scores.missing.count == 42)
            #expect(IcfScores(scores.text) == scores)
            scores[factor] = nil
            #expect(scores == IcfScores())
        }
    }

    @Test(
        "the stored spelling is 43 marks and nothing else",
        arguments: [
            (String(repeating: "+", count: 43), true), (String(repeating: "2", count: 43), true),
            (String(repeating: "012+.", count: 8) + "012", true), (String(repeating: "0", count: 42), false),
            (String(repeating: "0", count: 44), false), (String(repeating: "3", count: 43), false), ("", false),
            (String(repeating: "0", count: 42) + " ", false), (String(repeating: "é", count: 43), false),
        ])
    func spelling(text: String, isSpelling: Bool) {
        #expect(IcfScores(text).map(\.text) == (isSpelling ? text : nil))
    }

    @Test(
        "I-1: a mild and a serious problem are barriers, from strength to serious they weigh more",
        arguments: [
            (IcfScore.strength, false, 0), (.noProblem, false, 1), (.mildProblem, true, 2), (.seriousProblem, true, 3),
        ])
    func severity(score: IcfScore, isBarrier: Bool, severity: Int) {
        #expect(score.isBarrier == isBarrier)
        #expect(score.severity == severity)
    }

    @Test("S-5: a sphere's barriers are its mild and serious problems")
    func barriers() throws {
        var scores = IcfScores()
        scores[try factor("b1261")] = .mildProblem
        scores[try factor("b1262")] = .seriousProblem
        scores[try factor("d499")] = .strength
        scores[try factor("x4")] = .noProblem
        #expect(scores.barriers(in: .care) == [try factor("b1261")])
        #expect(scores.barriers(in: .work) == [try factor("b1262")])
        #expect(scores.barriers(in: .structural).isEmpty)
    }

    @Test("I-4: the summary counts per component and domain and puts strengths first")
    func summary() throws {
        var scores = try #require(IcfScores(String(repeating: "0", count: 43)))
        scores[try factor("b1261")] = .strength
        scores[try factor("x5")] = .strength
        scores[try factor("d610")] = .seriousProblem
        scores[try factor("d870")] = .mildProblem
        scores[try factor("e460")] = nil
        let summary = IcfSummary(of: scores)
        #expect(summary.strengths.map(\.code) == ["b1261", "x5"])
        #expect(summary.seriousProblems.map(\.code) == ["d610"])
        #expect(summary.mildProblems.map(\.code) == ["d870"])
        #expect(summary.total.noProblems == 38)
        #expect(summary.total.missing == 1)
        let material = try #require(summary.domains.first { $0.domain == .material }).counts
        #expect([material.seriousProblems, material.mildProblems, material.noProblems] == [1, 1, 2])
        let external = try #require(summary.components.first { $0.component == .external }).counts
        #expect([external.noProblems, external.missing, external.strengths] == [6, 1, 0])
    }

    @Test("I-4: each division counts every factor once", arguments: ["0", "1", "2", "+", "."])
    func sums(mark: String) throws {
        let scores = try #require(IcfScores(String(repeating: mark, count: 43)))
        let summary = IcfSummary(of: scores)
        let sizes = summary.components.map(\.counts).map(size)
        #expect(sizes == [14, 13, 7, 6, 3])
        #expect(summary.domains.map(\.counts).map(size) == [4, 8, 7, 8, 3, 13])
        #expect(size(summary.total) == 43)
        #expect((summary.total.missing == 43) == (mark == "."))
    }

    private func size(_ counts: IcfSummary.Counts) -> Int {
        counts.strengths + counts.noProblems + counts.mildProblems + counts.seriousProblems + counts.missing
    }

    @Test(
        "I-2: two assessments are compared factor by factor",
        arguments: [
            ("2", "1", IcfChange.Direction.better), ("1", "2", .worse), ("1", "1", .same), ("0", "+", .better),
            ("+", "0", .worse), (".", "0", .unknown), ("0", ".", .unknown), (".", ".", .unknown),
        ])
    func comparison(before: String, after: String, direction: IcfChange.Direction) throws {
        let rest = String(repeating: "0", count: 42)
        let changes = try #require(IcfScores(before + rest)).changes(to: try #require(IcfScores(after + rest)))
        #expect(changes.count == 43)
        #expect(changes.first?.direction == direction)
        #expect(changes.dropFirst().allSatisfy { $0.direction == .same && $0.before == .noProblem })
    }
}
