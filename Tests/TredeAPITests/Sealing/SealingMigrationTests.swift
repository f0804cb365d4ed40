import Foundation
import HTTPServer
import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("The migrations that seal what there is")
struct SealingMigrationTests {
    @Test("what stands in every kind of file is opened on the way back, sealed again, and reads as before")
    func thereAndBack() throws {
        let world = try NeedleWorld()
        let services = world.house.services
        let before = try readings(of: world)
        // An answer whose day's key is gone keeps nobody from a step.
        try services.storage.write { transaction in
            let answer = StoredAnswer(status: 201, fields: "", body: [1])
            try IdempotencyStore.keep(
                answer, about: [], key: "old", fingerprint: .sha256(""), operation: "registerNetwork",
                of: CountedAs(client: 1), in: transaction)
        }
        try services.vault.destroyDays(now: services.storage.now.milliseconds + 3 * 86_400_000)
        #expect(before.count > 8)
        #expect(before.allSatisfy { $0.contains("NDL") })
        let first = try #require(Migrations.all.first { $0.name == "sealed_intake" }?.number)
        let migrator = try Migrator(migrations: Migrations.all, database: services.storage.database)
        #expect(try migrator.down(to: first - 1).contains(first))
        #expect(try services.migrate().contains(first))
        let after = try readings(of: world)
        for (one, other) in zip(before, after) { #expect(one == other) }
        let doctor = services.doctor
        let findings = try services.storage.makeReader().read { try doctor.run(in: $0) }
        #expect(findings.map(\.sentence) == [])
    }

    @Test(
        "V-7: a step of the schema down and up again passes over who was erased, who stays so",
        arguments: ["erasures", "sealed_files"])
    func erased(step: String) throws {
        let world = try NeedleWorld()
        let services = world.house.services
        for key in ["expired", "terminated", "rejected", "withdrawn"] {
            let file = try #require(world.file(key))
            let person = try #require(ID<Person>(file.id("personId")))
            // An answer that is kept for its day, about who is erased meanwhile.
            let referral = try #require(ID<Referral>(file.id("referralId")))
            try services.storage.write { transaction in
                let number = try ReferralStore.find(referral, in: transaction)?.number
                try IdempotencyStore.keep(
                    StoredAnswer(status: 201, fields: "", body: [1]), about: Set([number].compactMap(\.self)), key: key,
                    fingerprint: .sha256(""), operation: "registerNetwork", of: CountedAs(client: 1), in: transaction)
            }
            try services.erasures.erase(person, ground: "asked", from: .atOnce)
        }
        let number = try #require(Migrations.all.first { $0.name == step }?.number)
        let migrator = try Migrator(migrations: Migrations.all, database: services.storage.database)
        #expect(try migrator.down(to: number - 1).contains(number))
        #expect(try services.migrate().contains(number))
        try services.erasures.finishBegun()
        let doctor = services.doctor
        let findings = try services.storage.makeReader().read { try doctor.run(in: $0) }.map(\.sentence)
        #expect(findings == [])
        let running = try #require(world.file("running"))
        let token = try world.token(.participant, running.side, as: running.key)
        let path = "/trajectories/\(running.id("trajectoryId"))/dossier"
        #expect(try world.house.call(.get, path, token: token).text.contains("NDL"))
    }

    /// Everything in each file that was there before sealing: not who shares what and what was told, which a later step
    /// of the schema keeps and makes anew, and not who looked at it.
    private func readings(of world: NeedleWorld) throws -> [String] {
        try world.files.map { file in
            let isFile = file.isTrajectory
            let path =
                isFile ? "/trajectories/\(file.id("trajectoryId"))/dossier" : "/referrals/\(file.id("referralId"))"
            let token = try world.token(isFile ? .participant : .screener, file.side, as: isFile ? file.key : "")
            let answer = try world.house.call(.get, path, token: token)
            #expect(answer.status == 200, "\(path): \(answer.text)")
            let text = answer.text.replacing(/"notices":\[[^\]]*\],/, with: "")
            return text.components(separatedBy: isFile ? "\"consents\":[" : "\"accessLog\"")[0]
        }
    }
}
