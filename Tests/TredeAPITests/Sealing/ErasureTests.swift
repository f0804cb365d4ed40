import Foundation
import HTTPServer
import JSON
import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

private enum ErasureTestQuery: String, Query {
    case person = "SELECT uid FROM person"
    case money = "SELECT count(*), sum(amount_cents) FROM ledger_entry"
    case trajectory = "SELECT state || admitted_on || started_on || version FROM trajectory"
    case index = "SELECT count(*) FROM person_number"
    case swap = """
        UPDATE plan SET sealed = (SELECT sealed FROM goal WHERE position = 0)
        """
    case flip = """
        UPDATE goal SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) || x'00' AS BLOB) WHERE position = 0
        """
    case open = """
        INSERT INTO emergency_access (uid, trajectory_id, professional_id, organisation_id, role, sealed, until_at,
            client_id, recorded_at)
        SELECT zeroblob(16), t.id, p.id, p.organisation_id, 'caseManagerWork', r.sealed, 2, 1, 1
        FROM trajectory t, professional p, referral_version r LIMIT 1
        """
    case begin = "INSERT INTO erasure (person_id, ground, begun_at, client_id) VALUES (1, 'test', 0, 1)"
}

@Suite("Erasing a person")
struct ErasureTests {
    /// A file that ended, with its person.
    private func ended() throws -> (file: StartedFile, person: ID<Person>) {
        let file = try StartedFile()
        try file.approve()
        var session = file.session("A2")
        session.note = "Needle in the note"
        _ = try file.register(session)
        let (terminations, trajectory, actor) = (
            file.house.services.terminations, file.trajectory, file.actor(.screener)
        )
        let content = Termination.Content(
            terminatedOn: Day.of("2021-06-01"), reason: .atWork, motivation: "Needle in the motivation")
        _ = try file.write { try terminations.register(content, in: trajectory, by: actor, $0) }
        return (file, try person(of: file.house))
    }

    private func person(of house: House) throws -> ID<Person> {
        let id: ID<Person>? = try house.services.storage.makeReader().read {
            try $0.first(ErasureTestQuery.person) { try $0.id(0) }
        }
        return try #require(id)
    }

    private func findings(_ house: House) throws -> [String] {
        let doctor = house.services.doctor
        return try house.services.storage.makeReader().read { try doctor.run(in: $0) }.map {
            "\($0.invariant): \($0.sentence)"
        }
    }

    private func text(_ query: ErasureTestQuery, _ house: House) throws -> String {
        try house.services.storage.makeReader().read { transaction in
            let text = try transaction.first(query) { row in
                query == .trajectory ? try row.text(0) : "\(try row.integer(0)) \((try? row.integer(1)) ?? 0)"
            }
            return text ?? ""
        }
    }

    @Test(
        "V-7: who is erased is found and read by nobody; dates, states and money stay, and the doctor is content"
    )
    func erase() throws {
        let (file, person) = try ended()
        let services = file.house.services
        let (money, state) = (try text(.money, file.house), try text(.trajectory, file.house))
        let copy = try House(copying: file.house)
        try services.erasures.erase(person, ground: "the period of keeping has ended", from: .atOnce)
        try services.erasures.erase(person, ground: "again", from: .afterAftercare)
        #expect(try text(.money, file.house) == money)
        #expect(try text(.trajectory, file.house) == state)
        #expect(try text(.index, file.house).hasPrefix("0"))
        #expect(try findings(file.house) == [])
        for (path, status) in [
            ("/trajectories/\(file.trajectory)", 200), ("/trajectories/\(file.trajectory)/assessments", 200),
        ] {
            let answer = try file.house.call(.get, path, token: file.tokens[.caseManagerWork])
            #expect(answer.status == status, "\(path) \(answer.text)")
            #expect(!answer.text.contains("Needle") && !answer.text.contains("Testpers"))
        }
        let asked = "{\"personId\":\"\(person)\"}"
        for (role, status) in [(Role.screener, 410), (.caseManagerWork, 404), (.counsellor, 404)] {
            let answer = try file.house.call(.post, "/persons/get", token: file.tokens[role], body: asked)
            #expect(answer.status == status, "\(role) \(answer.text)")
        }
        // A copy that has its own, older file of keys still opens; with the keys of now it does not.
        #expect(try !findings(copy).contains { $0.contains("sealed") })
        #expect(throws: Failure.self) {
            try copy.services.storage.makeReader().read { transaction in
                _ = try transaction.first(NameQuery.sealed) { row in
                    try services.vault.open(try row.blob(1), at: SealedPlace(.person, .number(try row.integer(0))))
                }
            }
        }
    }

    private enum NameQuery: String, Query {
        case sealed = "SELECT id, sealed FROM person"
    }

    @Test("V-7: who was erased by another process is shown by a server from then on no more, and loses no write")
    func otherProcess() throws {
        let (file, person) = try ended()
        let services = file.house.services
        let number = try #require(
            try services.storage.makeReader().read { try ErasureStore.number(of: person, in: $0) })
        let asked = "{\"personId\":\"\(person)\"}"
        func ask() throws -> Response {
            try file.house.call(.post, "/persons/get", token: file.tokens[.screener], body: asked)
        }
        #expect(try ask().status == 200)
        let other = try file.house.secondServices()
        try other.erasures.erase(person, ground: "request granted on 2021-07-01", from: .atOnce)
        #expect(try ask().status == 410)
        #expect(throws: Failure.self) {
            try file.write { transaction in
                try transaction.vault.seal([.text("x")], of: number, at: SealedPlace(.plan, .number(1)))
            }
        }
        try other.close()
    }

    @Test("V-7: a ground that names the person is refused, however it is written")
    func ground() throws {
        let (file, person) = try ended()
        let (name, given, ssin) = try file.house.services.storage.makeReader().read { transaction in
            let person = try #require(try PersonStore.find(person, in: transaction))
            return (
                person.familyName, person.givenName,
                try #require(try PersonStore.numbers(of: person, in: transaction).first).ssin.text
            )
        }
        let spelt = name.uppercased().map { "\($0)" }.joined(separator: "-")
        let numbers = ["nr. \(ssin)", "\(ssin.prefix(6))-\(ssin.suffix(5))"]
        let others = ["Verzoek van \(given).", "geboren 1982-05-09", "geboren op 09/05/1982"]
        for ground in ["Verzoek van \(name).", "request of \(spelt)"] + numbers + others {
            let error = #expect(throws: Failure.self, "\(ground)") {
                try file.house.services.erasures.erase(person, ground: ground, from: .atOnce)
            }
            guard case .refused(let refusals) = error else { continue }
            #expect(refusals.map(\.reason) == [.groundNamesPerson], "\(ground)")
        }
        #expect(try text(.index, file.house).hasPrefix("1"))
        try file.house.services.erasures.erase(person, ground: "file 12, asked for on 2021-07-01", from: .atOnce)
        #expect(try text(.index, file.house).hasPrefix("0"))
    }

    @Test(
        "V-5, V-7: what was said as a purpose is read in the audit, stands nowhere in clear, and goes with the person")
    func purposes() throws {
        let (file, person) = try ended()
        let house = file.house
        let words = "Needle of a purpose"
        let path = "/trajectories/\(file.trajectory)"
        let look = try house.call(
            .get, path, token: file.tokens[.caseManagerWork], fields: [Field("Trede-Purpose", words)])
        #expect(look.status == 200)
        let unknown = try house.call(
            .get, "/trajectories/\(IDSource.system.id(of: Trajectory.self))", token: file.tokens[.caseManagerWork],
            fields: [Field("Trede-Purpose", words)])
        #expect(unknown.status == 404)
        func entries() throws -> String {
            try house.call(
                .get, "/auditEntries?trajectoryId=\(file.trajectory)&pageSize=200", token: file.tokens[.administrator]
            ).text
        }
        func log() throws -> String {
            try house.call(.get, path + "/accessLog", token: file.tokens[.participant]).text
        }
        func isLegible() throws -> Bool {
            try house.services.backup(to: house.folder.appending(path: "\(UUID()).db").path)
            return try FileManager.default.contentsOfDirectory(atPath: house.folder.path).contains { name in
                let content = FileManager.default.contents(atPath: house.folder.appending(path: name).path) ?? Data()
                return content.range(of: Data(words.utf8)) != nil
            }
        }
        #expect(try entries().contains(words))
        #expect(try log().contains(words))
        #expect(try !isLegible())
        let ground = "sealed: is what it begins with"
        try house.services.erasures.erase(person, ground: ground, from: .atOnce)
        let all = try house.call(.get, "/auditEntries?pageSize=500", token: file.tokens[.administrator])
        #expect(all.status == 200, "\(all.text)")
        #expect(try !entries().contains(words))
        #expect(try !isLegible())
        let audit = house.services.audit
        let verification = try house.services.storage.makeReader().read { try audit.verify(in: $0) }
        guard case .whole = verification else { return #expect(Bool(false), "\(verification)") }
    }

    @Test("V-7: who still has an open file is not erased, and nobody is whom nobody knows")
    func refused() throws {
        let file = try StartedFile()
        let person = try person(of: file.house)
        let erasures = file.house.services.erasures
        #expect(throws: Failure.self) { try erasures.erase(person, ground: "too early", from: .atOnce) }
        let all = try file.house.services.storage.makeReader().read { try PersonStore.find(person, in: $0) }
        #expect(all != nil)
        #expect(throws: Failure.self) { try erasures.erase(IDSource.system.id(), ground: "nobody", from: .atOnce) }
    }

    @Test("V-7, O-1: who is in after-care is not erased unless that is said")
    func inAftercare() throws {
        let (file, person) = try ended()
        let erasures = file.house.services.erasures
        #expect(reasons { try erasures.erase(person, ground: "asked", from: .afterAftercare) } == [.aftercareRuns])
        #expect(try text(.index, file.house) == "1 0")
        let copy = try House(copying: file.house)
        try copy.services.erasures.erase(person, ground: "asked", from: .atOnce)
        #expect(try text(.index, copy) == "0 0")
        try file.house.setToday("2022-06-01")
        #expect(reasons { try erasures.erase(person, ground: "asked", from: .afterAftercare) } == [.aftercareRuns])
        try file.house.setToday("2022-06-02")
        try erasures.erase(person, ground: "asked", from: .afterAftercare)
        #expect(try text(.index, file.house) == "0 0")
    }

    @Test("V-4, V-7: a file that was opened without consent is not erased before that is judged, unless it is said")
    func unjudged() throws {
        let (file, person) = try ended()
        let organisation = try file.house.organisation(.cgg, enterpriseNumber: "1200000099")
        _ = try file.house.professional(email: "omar@cgg.example", organisation: organisation)
        try file.house.setToday("2023-01-01")
        _ = try file.write { try $0.run(ErasureTestQuery.open) }
        let erasures = file.house.services.erasures
        #expect(reasons { try erasures.erase(person, ground: "asked", from: .afterAftercare) } == [.accessNotJudged])
        try erasures.erase(person, ground: "asked", from: .atOnce)
        #expect(try text(.index, file.house) == "0 0")
    }

    @Test("F-12, V-7: where referrals under one number name different people, nobody is erased unless that is said")
    func differentPeople() throws {
        let house = try House()
        let (source, referrals) = (try house.actor(.referrer), house.services.referrals)
        for (reference, name) in [("REF-1", "Petroviani"), ("REF-2", "Janssens")] {
            let sample = SampleReferral.with {
                $0.externalID = reference
                $0.familyName = name
            }
            let made = try house.submit(sample, by: source).file.head.id
            _ = try house.services.storage.write {
                try referrals.withdraw(made, on: .of("2020-06-20"), reason: "Not now.", by: source, in: $0)
            }
        }
        let (person, erasures) = (try person(of: house), house.services.erasures)
        #expect(reasons { try erasures.erase(person, ground: "asked", from: .afterAftercare) } == [.identitiesDiffer])
        try erasures.erase(person, ground: "asked", from: .atOnce)
        #expect(try text(.index, house) == "0 0")
    }

    @Test("F-5, V-7: who hands in again what is about somebody who was erased is told so, and not that it differs")
    func handedInAgain() throws {
        let house = try House()
        let (source, referrals) = (try house.actor(.referrer), house.services.referrals)
        let made = try house.submit(SampleReferral(), by: source).file.head.id
        _ = try house.services.storage.write {
            try referrals.withdraw(made, on: .of("2020-06-20"), reason: "Not now.", by: source, in: $0)
        }
        #expect(try house.submit(SampleReferral(), by: source).file.head.id == made)
        try house.services.erasures.erase(try person(of: house), ground: "asked", from: .atOnce)
        var isToldSo = false
        do {
            _ = try house.submit(SampleReferral(), by: source)
        } catch Failure.erased {
            isToldSo = true
        }
        #expect(isToldSo)
    }

    private func reasons(_ body: () throws -> Void) -> [Reason] {
        do {
            try body()
        } catch Failure.refused(let refusals) {
            return refusals.map(\.reason)
        } catch {}
        return []
    }

    @Test("V-7: who is erased in the database or in the keys, whichever was put back, is erased in both")
    func reconciled() throws {
        let (file, person) = try ended()
        let services = file.house.services
        let number = try #require(
            try services.storage.makeReader().read { try ErasureStore.number(of: person, in: $0) })
        try services.vault.erase(number)
        try services.erasures.destroyKeys()
        #expect(try text(.index, file.house).hasPrefix("0"))
        #expect(try services.storage.makeReader().read { try ErasureStore.isDone(of: number, in: $0) } == true)
        #expect(try findings(file.house) == [])
    }

    @Test("V-7: where an older file of keys was put back, who was erased is told until the key is destroyed again")
    func olderKeysOpen() throws {
        let (file, person) = try ended()
        let (house, storage) = (file.house, file.house.services.storage)
        let old = house.folder.appending(path: "old.keys").path
        try house.services.vault.backup(to: old)
        try house.services.erasures.erase(person, ground: "asked", from: .atOnce)
        #expect(try findings(house) == [])
        let keys = try #require(KeyEncryptionKeys([Array(repeating: 7, count: 32)]))
        let again = try Services.open(
            path: house.folder.appending(path: "trede.db").path, dataKeys: DataKeySetting(path: old, keys: keys),
            regimes: try .shipped(), clock: { storage.now.milliseconds })
        func told() throws -> [String] {
            try again.storage.makeReader().read { try again.doctor.run(in: $0) }.map(\.sentence)
        }
        #expect(try told() == ["the key of person 1, who was erased, is there again (V-7)"])
        try again.erasures.destroyKeys()
        #expect(try told() == [])
        try again.close()
    }

    @Test("a file of keys from before the last persons came in is refused, and nothing is made in it")
    func olderKeys() throws {
        let house = try House()
        let old = house.folder.appending(path: "old.keys").path
        try house.services.vault.backup(to: old)
        _ = try house.submit(.number(2), by: try house.actor(.referrer))
        let keys = try #require(KeyEncryptionKeys([Array(repeating: 7, count: 32)]))
        #expect(throws: SealingFault.otherKeys) {
            try Services.open(
                path: house.folder.appending(path: "trede.db").path, dataKeys: DataKeySetting(path: old, keys: keys),
                regimes: try .shipped(), clock: { 0 })
        }
    }

    @Test(
        "V-7: what a crash left begun is told, and finished within the hour or by who erases",
        arguments: [false, true])
    func resumed(byRetention: Bool) throws {
        let (file, person) = try ended()
        _ = try file.write { try $0.run(ErasureTestQuery.begin) }
        #expect(
            try findings(file.house) == ["who is to be erased is: erasure of person 1 begun and not finished (V-7)"])
        if byRetention {
            #expect(try file.house.services.retention.eraseExpired(afterYears: 10) == 0)
        } else {
            try file.house.services.erasures.destroyKeys()
        }
        #expect(try findings(file.house) == [])
        #expect(try text(.index, file.house).hasPrefix("0"))
        #expect(throws: Failure.self) {
            try file.house.services.storage.makeReader().read { try PersonStore.find(person, in: $0) }
        }
    }

    @Test("V-7: what was changed or moved in the database is an error to who reads it, and told by the doctor")
    func tampered() throws {
        for query in [ErasureTestQuery.swap, .flip] {
            let file = try StartedFile()
            try file.approve()
            let changed = try file.write { try $0.run(query) }
            #expect(changed > 0)
            #expect(try findings(file.house).contains { $0.hasPrefix("sealed content opens:") })
            let plans = try file.house.call(
                .get, "/trajectories/\(file.trajectory)/plans", token: file.tokens[.caseManagerWork])
            let id = try #require(try plans.json()["items"]?[0]?["id"]?.string)
            let answer = try file.house.call(
                .get, "/trajectories/\(file.trajectory)/plans/\(id)", token: file.tokens[.caseManagerWork])
            #expect(answer.status == 500)
        }
    }
}
