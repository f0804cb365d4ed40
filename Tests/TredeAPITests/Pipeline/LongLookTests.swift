import Foundation
import HTTPServer
import Logging
import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede
@testable import TredeAPI

@Suite("Looks that take long")
struct LongLookTests {
    let file: StartedFile

    init() throws { file = try StartedFile() }

    /// Runs what a call does on the loop's own connection, and returns how many statements that was.
    private func statements(_ path: String, on reader: StorageReader) throws -> (status: Int, count: UInt64) {
        let request = try Request(
            .get, "/trede/v1/trajectories/\(file.trajectory)/\(path)",
            fields: [Field("Authorization", "Bearer \(file.tokens[.participant] ?? "")")], body: [])
        let answer = Awaited<Response>()
        let before = reader.effort
        file.house.pipeline.handle(request, reader: reader, Reply { answer.settle($0) })
        return (answer.wait().status, UInt64((reader.effort - before).runs))
    }

    @Test("V-3: a dossier is not made on the loop: there the caller is recognised, and no more")
    func besideTheLoop() throws {
        let reader = try file.house.services.storage.makeReader()
        let unknown = try statements("nothing/of/it", on: reader)
        let overview = try statements("overview", on: reader)
        let dossier = try statements("dossier", on: reader)
        #expect(unknown.status == 404)
        #expect(overview.status == 200)
        #expect(dossier.status == 200)
        #expect(overview.count > 5)
        #expect(dossier.count <= 3, "\(dossier.count)")
    }

    @Test("V-9: who asks for one dossier after another is never told to wait", arguments: [true, false])
    func oneAfterAnother(isOwn: Bool) throws {
        let id = isOwn ? file.trajectory : IDSource.system.id(of: Trajectory.self)
        for _ in 0..<50 {
            let answer = try file.house.call(
                .get, "/trajectories/\(id)/dossier", token: file.tokens[.participant])
            #expect(answer.status == (isOwn ? 200 : 404))
        }
    }

    /// A pipeline in which a file is looked at in that way, while less of it becomes visible.
    private func pipeline(_ work: @escaping @Sendable (@escaping Look) -> Work) throws -> Pipeline {
        let (services, trajectory) = (file.house.services, file.trajectory)
        let journal = Journal(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, counters: nil)
        let failures = FailedAttempts()
        let route = Route(.getTrajectory, .get, "/trajectories/{trajectoryId}") { call in
            work { transaction in
                let referral = try TrajectoryStore.find(trajectory, in: transaction).referral
                if call.request.header("trede-purpose") != nil {
                    try services.storage.write { try NarrowingStore.insert(referral, in: $0) }
                }
                return Answer.ok([]).about(.trajectory, trajectory, referral: referral, .confidential)
            }
        }
        let base = "https://trede.test" + RouteTable.prefix
        return Pipeline(
            routes: [route].scoped(.trajectories), storage: services.storage,
            authenticator: Authenticator(services, attempts: failures, journal: journal, issuer: base),
            standing: services.standing, emergencies: services.emergencyAccesses, ids: services.ids,
            longWork: LongWork(), journal: journal, attempts: AttemptBound(), failures: failures, purpose: .optional,
            onBehalf: .optional, quota: RequestQuota(), base: base)
    }

    typealias Look = @Sendable (borrowing ReadTransaction) throws -> Answer

    @Test(
        "V-3: what was taken back while a case manager looked is not shown, and the participant's own look is",
        arguments: ["short", "long"])
    func narrowing(length: String) throws {
        let through = try length == "long" ? pipeline { Work.longLook($0) } : pipeline { Work.look($0) }
        let meanwhile = [Field("Trede-Purpose", "Meanwhile less is visible")]
        #expect(try status(.caseManagerWork, [], through) == 200)
        #expect(try status(.caseManagerWork, meanwhile, through) == 503)
        #expect(try status(.caseManagerWork, [], through) == 200)
        #expect(try status(.participant, meanwhile, through) == 200)
    }

    private func status(_ role: Role, _ fields: [Field], _ through: Pipeline) throws -> Int {
        let path = "/trajectories/\(file.trajectory)"
        let answer = try file.house.call(.get, path, token: file.tokens[role], fields: fields, through: through)
        return answer.status
    }
}
