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
        arguments: [("2031-06-01", 0), ("2031-06-02", 1)])
    func term(today: String, count: Int) throws {
        let (file, person) = try ended()
        let house = file.house
        try house.setToday(today)
        #expect(try expired(house).map(\.person) == Array(repeating: person, count: count))
        #expect(try expired(house).allSatisfy { $0.lastOn == .of("2021-06-01") })
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
        let running = try #require(world.file("running"))
        #expect(!found.contains(running.id("personId")))
    }
}
