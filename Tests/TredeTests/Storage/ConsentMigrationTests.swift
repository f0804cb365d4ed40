import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("The migration of consents")
struct ConsentMigrationTests {
    private func remigrate(_ house: House) throws {
        let number = try #require(Migrations.all.first { $0.name == "consents" }?.number)
        let migrator = try Migrator(migrations: Migrations.all, database: house.services.storage.database)
        #expect(try migrator.down(to: number - 1).contains(number))
        #expect(try house.services.migrate().contains(number))
    }

    private func consents(of trajectory: ID<Trajectory>, in house: House) throws -> [Consent] {
        try house.services.storage.makeReader().read { transaction in
            try ConsentStore.all(of: TrajectoryStore.find(trajectory, in: transaction).number, in: transaction)
        }
    }

    @Test("V-3, P-7: a plan that was signed before lets its providers go on registering, until that is taken back")
    func signedPlan() throws {
        let file = try StartedFile()
        try file.approve()
        try remigrate(file.house)
        let found = try consents(of: file.trajectory, in: file.house)
        #expect(found.map(\.content.receiverRole) == [.workProvider, .careProvider])
        #expect(found.allSatisfy { $0.basis == .takenOver && $0.content.period.from == .of("2020-07-01") })
        #expect(found.allSatisfy { $0.stands(on: .of("2021-06-30")) })
        // The contract's identifiers are of version 4.
        for consent in found { #expect(consent.id.description.wholeMatch(of: /.{14}4.{4}[89ab].{16}/) != nil) }
        #expect(Set(found.map(\.id)).count == 2)
        _ = try file.register(file.session("A1"), by: .careProvider)
    }

    @Test("V-4: who took over before goes on having the file, and a backup goes on not having it")
    func successor() throws {
        let sharing = try SharingScene()
        let second = try sharing.secondActor()
        try remigrate(sharing.scene.house)
        #expect(try consents(of: sharing.id, in: sharing.scene.house).isEmpty)
        #expect(try sharing.relation(second) == .backup)
        try sharing.takeOver()
        #expect(try sharing.relation(second) == .backup)
        try remigrate(sharing.scene.house)
        #expect(try sharing.relation(second) == .caseManager)
        let found = try consents(of: sharing.id, in: sharing.scene.house)
        #expect(found.map(\.content.scope) == [.fileAccess])
        #expect(found.map(\.content.period.from) == [.of("2020-03-02")])
        try sharing.withdraw(try #require(found.first))
        #expect(try sharing.relation(second) == .backup)
    }
}
