import Dispatch
import Foundation
import HTTPServer
import JSON
import Logging
import Testing
import TredeDomain
import TredeTesting

@testable import Trede
@testable import TredeAPI

/// Citizens whom one issuer sends, all in the name of one client.
@Suite("Citizens of one issuer")
struct CitizensTests {
    let scene: TokenScene
    /// The files of the first two citizens; others have none.
    let files: [ID<Trajectory>]

    init() throws {
        let house = try House(today: "2021-06-30")
        _ = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        files = try [1, 2].map { try #require(try house.admit(.number($0)).trajectory) }
        scene = try TokenScene(house: house)
        let draft = ClientDraft(
            name: "persons", role: .participant,
            issuer: ClientDraft.Issuer(name: TokenScene.foreignIssuer, subject: nil))
        let clients = scene.house.services.clients
        _ = try scene.house.services.storage.write { try clients.registerForIssuer(draft, in: $0) }
    }

    private func token(_ citizen: Int) throws -> String {
        let claims = scene.foreignClaims.merging(["ssin": SampleReferral.ssin(citizen)]) { $1 }
        return try scene.issuer.token(scene.foreignHeader, claims)
    }

    private func pipeline(quota: RequestQuota = RequestQuota(), longWork: LongWork = LongWork()) -> Pipeline {
        API.pipeline(
            scene.house.services, readiness: Readiness(), longWork: longWork, quota: quota,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, publicAddress: "https://trede.test")
    }

    @Test("each may ask as much as the operator lets a client ask, with a file or without")
    func quota() throws {
        let through = pipeline(quota: RequestQuota(perMinuteMax: 2))
        for citizen in 1...4 {
            let token = try token(citizen)
            let statuses = try (0..<3).map { _ in
                try scene.house.call(.get, "/refData/measures", token: token, through: through).status
            }
            #expect(statuses == [200, 200, 429], "\(citizen)")
        }
    }

    @Test("the same Idempotency-Key of two of them is two keys, and each gets the own answer again")
    func idempotency() throws {
        let body = """
            {"scope":"fileAccess","receiverRole":"caseManagerCare","purpose":"Vervanging","givenOn":"2021-06-30"}
            """
        let answers = try [1, 2, 1, 2].map { citizen in
            try scene.house.call(
                .post, "/trajectories/\(files[citizen - 1])/consents", token: token(citizen), body: body,
                fields: [Field("Idempotency-Key", "consent-1")])
        }
        #expect(answers.map(\.status) == [201, 201, 201, 201], "\(answers.map(\.text))")
        #expect(answers[2].text == answers[0].text)
        #expect(answers[3].text == answers[1].text)
        #expect(answers[0].text != answers[1].text)
        #expect(answers.map { $0.field("Trede-Idempotent-Replayed") != nil } == [false, false, true, true])
    }

    @Test("V-3: who reads the own dossier twice at once waits with a third, and keeps no other out")
    func longWork() throws {
        let longWork = LongWork()
        let through = pipeline(longWork: longWork)
        let reader = try counted(1)
        let end = DispatchSemaphore(value: 0)
        defer { for _ in 0..<LongWork.tasksMax { end.signal() } }
        for _ in 0..<LongWork.tasksOfCallerMax { try longWork.start(for: reader) { end.wait() } }
        #expect(try dossier(of: 1, through) == 503)
        #expect(try dossier(of: 2, through) == 200)
    }

    private func counted(_ citizen: Int) throws -> CountedAs {
        let services = scene.house.services
        let token = services.tokens.verify(
            try token(citizen), issuer: TokenScene.base, now: services.storage.now.milliseconds)
        let verified = try #require(token)
        let actor = try services.storage.makeReader().read { try services.tokens.actor(of: verified, in: $0) }
        return try #require(actor).countedAs
    }

    private func dossier(of citizen: Int, _ through: Pipeline) throws -> Int {
        let path = "/trajectories/\(files[citizen - 1])/dossier"
        let answer = try scene.house.call(.get, path, token: token(citizen), through: through)
        return answer.status
    }

    @Test("participants together leave long work to clients")
    func longWorkTogether() throws {
        let longWork = LongWork()
        let end = DispatchSemaphore(value: 0)
        defer { for _ in 0..<LongWork.tasksMax { end.signal() } }
        for number in 0..<LongWork.tasksOfParticipantsMax {
            try longWork.start(for: CountedAs(client: 1, participant: [UInt8(number)])) { end.wait() }
        }
        #expect(throws: Failure.self) { try longWork.start(for: CountedAs(client: 1, participant: [99])) {} }
        // Those who are not known yet besides.
        for _ in 0..<LongWork.tasksOfStrangersMax { try longWork.start(for: nil) { end.wait() } }
        #expect(throws: Failure.self) { try longWork.start(for: nil) {} }
        #expect(throws: Never.self) { try longWork.start(for: CountedAs(client: 2)) {} }
    }
}
