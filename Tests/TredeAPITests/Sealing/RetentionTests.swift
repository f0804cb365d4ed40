import Foundation
import HTTPServer
import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Erasing by the passing of time")
struct RetentionTests {
    /// A file that was terminated on 2021-06-01, with its person.
    private func ended() throws -> (file: StartedFile, person: ID<Person>) {
        let file = try StartedFile()
        try file.approve()
        let person = try person(of: file.house)
        let (terminations, id, actor) = (file.house.services.terminations, file.trajectory, file.actor(.screener))
        let content = Termination.Content(terminatedOn: .of("2021-06-01"), reason: .atWork)
        _ = try file.write { try terminations.register(content, in: id, by: actor, $0).id }
        return (file, person)
    }

    private enum PersonQuery: String, Query {
        case first = "SELECT uid FROM person"
        case refuseFirst = """
            CREATE TRIGGER refuse_first BEFORE INSERT ON erasure WHEN NEW.person_id = 1
            BEGIN SELECT raise(ABORT, 'broken'); END
            """
        case allowFirst = "DROP TRIGGER refuse_first"
        case recordAt = "UPDATE termination SET recorded_at = ?1"
        case tell = """
            INSERT INTO notice (uid, trajectory_id, kind, told_on, client_id, recorded_at)
            VALUES (randomblob(16), 1, 'compartmentExists', '2024-03-01', 1, ?1)
            """
        case recording = """
            SELECT DISTINCT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND (c.name = 'at' OR c.name LIKE '%\\_at' ESCAPE '\\')
            """
        case view = "SELECT sql FROM sqlite_schema WHERE name = 'file_recording'"
        case beginSecond = "INSERT INTO erasure (person_id, ground, begun_at, client_id) VALUES (2, 'test', 1, 1)"
    }

    private func person(of house: House) throws -> ID<Person> {
        let id: ID<Person>? = try house.services.storage.makeReader().read {
            try $0.first(PersonQuery.first) { try $0.id(0) }
        }
        return try #require(id)
    }

    private func expired(_ house: House, years: Int = 10) throws -> [RetentionService.Expired] {
        let retention = house.services.retention
        return try house.services.storage.makeReader().read { try retention.expired(afterYears: years, in: $0) }
    }

    @Test(
        "V-7: somebody is erased once the last file ended more years ago than the term, and not on the day itself",
        arguments: [("2031-06-30", 0), ("2031-07-01", 1)])
    func term(today: String, count: Int) throws {
        let (file, person) = try ended()
        let house = file.house
        try house.setToday(today)
        #expect(try expired(house).map(\.person) == Array(repeating: person, count: count))
        // The end is of an earlier day than the one on which it was recorded, which counts.
        #expect(try expired(house).allSatisfy { $0.lastOn == .of("2021-06-30") })
        #expect(try expired(house, years: 11) == [])
        #expect(try house.services.retention.eraseExpired(afterYears: 10) == count)
        // Done once, and for good.
        #expect(try house.services.retention.eraseExpired(afterYears: 10) == 0)
        #expect(try expired(house) == [])
        let asked = try house.call(
            .post, "/persons/get", token: file.tokens[.screener], body: "{\"personId\":\"\(person)\"}")
        #expect(asked.status == (count == 1 ? 410 : 200))
        let doctor = house.services.doctor
        #expect(try house.services.storage.makeReader().read { try doctor.run(in: $0) }.map(\.sentence) == [])
    }

    @Test("V-7: who has an open file is kept, however long ago another one ended")
    func open() throws {
        let (file, _) = try ended()
        try file.house.setToday("2021-07-01")
        let again = SampleReferral.with {
            $0.externalID = "REF-again"
            $0.submittedOn = "2021-07-01"
        }
        _ = try file.house.submit(again, by: file.house.actor(.referrer))
        try file.house.setToday("2041-01-01")
        #expect(try expired(file.house) == [])
        #expect(try file.house.services.retention.eraseExpired(afterYears: 10) == 0)
    }

    @Test("V-7: what is recorded today with an old day ended today")
    func recordedLate() throws {
        let file = try StartedFile()
        try file.approve()
        let rejected = try file.house.submit(.number(2), by: file.house.actor(.referrer)).file.head.id
        try file.house.setToday("2041-01-01")
        let (terminations, id, actor) = (file.house.services.terminations, file.trajectory, file.actor(.screener))
        let content = Termination.Content(terminatedOn: .of("2021-06-01"), reason: .atWork)
        _ = try file.write { try terminations.register(content, in: id, by: actor, $0).id }
        let decision =
            #"{"outcome":"rejected","decidedOn":"2021-06-30","motivation":"No.","againstRecommendationReason":"No."}"#
        let screener = try file.house.token(.screener)
        let path = "/referrals/\(rejected)"
        #expect(try file.house.call(.post, path + "/decisions", token: screener, body: decision).status == 201)
        #expect(try expired(file.house) == [])
        try file.house.setToday("2051-01-01")
        #expect(try expired(file.house) == [])
        // An appeal that is settled on that day, with the day of long ago.
        let appeal =
            #"{"lodgedOn":"2021-07-01","grounds":"No.","outcome":{"result":"upheld","decidedOn":"2021-07-02"}}"#
        let lodged = try file.house.call(.post, path + "/appeals", token: screener, body: appeal)
        #expect(lodged.status == 201, "\(lodged.text)")
        try file.house.setToday("2051-01-02")
        #expect(try expired(file.house).count == 1)
        #expect(try file.house.services.retention.eraseExpired(afterYears: 10) == 1)
        try file.house.setToday("2061-01-01")
        #expect(try expired(file.house) == [])
        try file.house.setToday("2061-01-02")
        #expect(try expired(file.house).count == 1)
    }

    @Test(
        "V-7: the day of a recording is that of Brussels, on both sides of midnight",
        arguments: [(Int64(0), "2021-07-01", "2031-07-01"), (-1_000, "2021-06-30", "2031-06-30")])
    func midnight(seconds: Int64, lastOn: String, kept: String) throws {
        let (file, person) = try ended()
        // In the summer the day begins at 22:00 UTC.
        let midnight = Instant(startOf: .of("2021-07-01")).milliseconds
        #expect(Instant(milliseconds: midnight).description == "2021-06-30T22:00:00.000Z")
        _ = try file.write { try $0.run(PersonQuery.recordAt, .integer(midnight + seconds * 1000)) }
        try file.house.setToday(kept)
        #expect(try expired(file.house) == [])
        try file.house.setToday(Day.of(kept).adding(days: 1).description)
        #expect(try expired(file.house) == [RetentionService.Expired(person: person, lastOn: .of(lastOn))])
    }

    @Test("V-7: what is registered after the end, and changes no state, keeps the file for another term")
    func registeredLater() throws {
        let (file, person) = try ended()
        try file.house.setToday("2024-03-01")
        let told = Instant(startOf: .of("2024-03-01")).milliseconds
        _ = try file.write { try $0.run(PersonQuery.tell, .integer(told)) }
        try file.house.setToday("2034-03-01")
        #expect(try expired(file.house) == [])
        try file.house.setToday("2034-03-02")
        #expect(try expired(file.house) == [RetentionService.Expired(person: person, lastOn: .of("2024-03-01"))])
    }

    @Test("V-7: every table in which something of a file is recorded counts, or is told of here")
    func everyTable() throws {
        let meant: Set = [
            // What stays when the person is erased.
            "entitlement", "ledger_entry", "payment_run", "audit_entry", "erasure",
            // What follows from a record that counts, or lets somebody in to make one.
            "imported_event", "narrowing", "access_code",
            // When a person was first told of, and by what number: no file of its own.
            "person_number", "referral",
            // What is about no person that is helped.
            "client", "client_key", "client_public_key", "used_assertion", "idempotency", "import_run", "network",
            "organisation", "professional", "professional_name", "regime_value", "regime_value_version",
            "schema_migration",
        ]
        let house = try House()
        let (tables, view): ([String], String) = try house.services.storage.makeReader().read { transaction in
            let tables = try transaction.all(PersonQuery.recording) { try $0.text(0) }
            return (tables, try transaction.first(PersonQuery.view) { try $0.text(0) } ?? "")
        }
        let counted = Set(view.matches(of: /JOIN ([a-z_]+) [a-z]/).map { String($0.output.1) })
        #expect(counted.isSuperset(of: ["session", "outcome", "consent", "emergency_access", "appeal"]))
        for table in tables where !counted.contains(table) { #expect(meant.contains(table), "\(table)") }
        #expect(counted.isDisjoint(with: meant.subtracting(["referral"])))
        #expect(meant.isSubset(of: tables))
    }

    @Test("V-7: who was listed is not erased when something was recorded in the meantime")
    func askedAgain() throws {
        let (file, person) = try ended()
        let erasures = file.house.services.erasures
        try file.house.setToday("2041-01-01")
        #expect(throws: Failure.self) {
            try erasures.erase(person, ground: "term", from: .lastDayBefore(.of("2021-06-30")))
        }
        // Whoever is called as a word of the term's own sentence is erased like others.
        let name = try file.house.services.storage.makeReader().read {
            try #require(try PersonStore.find(person, in: $0)).familyName
        }
        try erasures.erase(person, ground: "the term of \(name)", from: .lastDayBefore(.of("2021-07-01")))
    }

    @Test("V-7: a fault with one person keeps nobody else, and is told")
    func oneFault() throws {
        let (file, _) = try ended()
        let house = file.house
        _ = try house.submit(.number(2), by: house.actor(.referrer))
        let source = try house.actor(.referrer)
        let made = try house.submit(.number(3), by: source).file.head.id
        let referrals = house.services.referrals
        _ = try file.write {
            try referrals.withdraw(made, on: .of("2021-06-30"), reason: "Not now.", by: source, in: $0)
        }
        _ = try file.write { try $0.run(PersonQuery.refuseFirst) }
        try house.setToday("2041-01-01")
        #expect(throws: Failure.self) { try house.services.retention.eraseExpired(afterYears: 10) }
        #expect(try expired(house).count == 1)
        _ = try file.write { try $0.run(PersonQuery.allowFirst) }
        #expect(try house.services.retention.eraseExpired(afterYears: 10) == 1)
    }

    /// Three persons whose term is over, the first of them with a whole file.
    private func three() throws -> House {
        let (file, _) = try ended()
        let house = file.house
        let (source, referrals) = (try house.actor(.referrer), house.services.referrals)
        for number in 2...3 {
            let made = try house.submit(.number(number), by: source).file.head.id
            _ = try file.write {
                try referrals.withdraw(made, on: .of("2021-06-30"), reason: "Not now.", by: source, in: $0)
            }
        }
        try house.setToday("2041-01-01")
        #expect(try expired(house).count == 3)
        return house
    }

    @Test("V-7: a fault with one erasure that was begun leaves none of the others begun", arguments: [false, true])
    func oneFaultOfBegun(byRetention: Bool) throws {
        let house = try three()
        let services = house.services
        // Of the first the key is gone, which cannot be noted; of the second it is to go.
        try services.vault.erase(1)
        _ = try services.storage.write { transaction in
            try transaction.run(PersonQuery.beginSecond)
            try transaction.run(PersonQuery.refuseFirst)
        }
        if byRetention {
            #expect(throws: Failure.self) { try services.retention.eraseExpired(afterYears: 30) }
        } else {
            #expect(throws: Failure.self) { try services.erasures.finishBegun() }
        }
        func done(_ person: Int64) throws -> Bool? {
            try services.storage.makeReader().read { try ErasureStore.isDone(of: person, in: $0) }
        }
        #expect(try done(1) == nil)
        #expect(try done(2) == true)
        #expect(try services.vault.isErased(2))
        _ = try services.storage.write { try $0.run(PersonQuery.allowFirst) }
        try services.erasures.finishBegun()
        #expect(try done(1) == true)
    }

    @Test("V-7: who stops is waited for by nobody but the person that is being erased", arguments: [0, 1, 2])
    func stopped(count: Int) throws {
        let house = try three()
        var left = count
        let erased = try house.services.retention.eraseExpired(afterYears: 10) {
            // Asked once for the round, and once for each person.
            left -= 1
            return left < -1
        }
        #expect(erased == count)
        #expect(try expired(house).count == 3 - count)
        #expect(try house.services.retention.eraseExpired(afterYears: 10) == 3 - count)
    }

    @Test("F-12, V-7: a person of whom no referral tells is named by the doctor")
    func orphan() throws {
        let house = try House()
        let id = IDSource.system.id(of: Person.self)
        let participant = Participant(
            ssin: try #require(Ssin(SampleReferral.ssin(1))), familyName: "Petroviani", givenName: "Giovanni",
            birthDate: .of("1982-05-09"), gender: .male, postalCode: try #require(PostalCode("2000")),
            nisCode: try #require(NisCode("11002")))
        _ = try house.services.storage.write { try PersonStore.insert(participant, id: id, in: $0).number }
        let doctor = house.services.doctor
        let told = try house.services.storage.makeReader().read { try doctor.run(in: $0) }.map(\.sentence)
        #expect(told == ["person 1 is told of by no referral (F-12, V-7)"])
    }

    @Test("V-7: an appeal that waits keeps the person")
    func appeal() throws {
        let world = try NeedleWorld()
        let house = world.house
        let appealed = try #require(world.file("appealed"))
        let rejected = try #require(world.file("rejected"))
        try house.setToday("2025-01-01")
        let found = try expired(house, years: 2).map(\.person.description)
        #expect(found.contains(rejected.id("personId")))
        #expect(!found.contains(appealed.id("personId")))
        // That nobody can let it wait for good, the doctor tells.
        let doctor = house.services.doctor
        let told = try house.services.storage.makeReader().read { try doctor.run(in: $0) }.map(\.sentence)
        #expect(told.filter { $0.hasSuffix("waits for more than 6 months (S-8, V-7)") }.count == 1, "\(told)")
        let running = try #require(world.file("running"))
        #expect(!found.contains(running.id("personId")))
    }
}
