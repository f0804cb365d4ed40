import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

/// Ways to change by hand what people decided, signed or noted, past every service.
enum HandQuery: String, Query, CaseIterable {
    case newer = "INSERT INTO schema_migration VALUES (99, 'm0099_tomorrow', 'x', 'DROP TABLE nothing', 0)"
    case checksum = "UPDATE schema_migration SET checksum = 'other' WHERE number = 2"
    // What step 20 was before it passed over who was erased.
    case formerChecksum = """
        UPDATE schema_migration SET checksum = 'a50eb0ca3dada3138b4d60aeb69009bf224ef57226ba0182ed0eb9985e4cc517'
        WHERE number = 20
        """
    case pending = "DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration)"
    case gap = "DELETE FROM schema_migration WHERE number = 2"
    case ledger = "DROP TABLE schema_migration"
    case trigger = "DROP TRIGGER ledger_entry_is_never_changed"
    case emptyTrigger =
        "CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END"
    case index = "DROP INDEX person_family_name"
    case table = "CREATE TABLE elsewhere (id INTEGER)"
    case copier = "CREATE TABLE _litestream_seq (id INTEGER)"
    case goal = """
        UPDATE goal SET sealed = seal((SELECT min(id) FROM person), 'goal', plan_id || '.' || position,
            'Something else', '', '')
        WHERE position = 0
        """
    case price = "UPDATE planned_action SET unit_price_cents = unit_price_cents + 1 WHERE position = 0"
    case changeReason = """
        UPDATE plan SET sealed = seal((SELECT min(id) FROM person), 'plan', uid, 'invented', NULL, NULL, NULL)
        """
    case planDigest = "UPDATE plan SET digest = zeroblob(32)"
    case signature = "UPDATE signature SET digest = zeroblob(32) WHERE signer = 'participant'"
    case noteDigest = "UPDATE session SET note_digest = zeroblob(32) WHERE note_digest IS NOT NULL"
    case note = """
        UPDATE session SET sealed = seal((SELECT min(id) FROM person), 'session', row_key(uid, corrects_id),
            'Something else', zeroblob(16), NULL)
        WHERE note_digest IS NOT NULL
        """
    case noEvents = "DELETE FROM trajectory_event"
    case noFirstEvent = "DELETE FROM trajectory_event WHERE from_state IS NULL"
    case noLastEvent = "DELETE FROM trajectory_event WHERE id = (SELECT max(id) FROM trajectory_event)"
    case otherEvent = "UPDATE trajectory_event SET to_state = 'closing' WHERE from_state IS NULL"
    case noReferralEvents = "DELETE FROM referral_event"
    case referralDraft = "UPDATE referral SET state = 'draft' WHERE state = 'rejected'"
    case decision = "UPDATE decision SET outcome = 'redirected' WHERE outcome = 'rejected'"
    case swappedNames = """
        UPDATE professional SET family_name = (
            SELECT q.family_name FROM professional q WHERE q.id <> professional.id ORDER BY q.id LIMIT 1)
        """
    case noName = "DELETE FROM professional_name"
    case noDecision = "DELETE FROM decision WHERE outcome = 'rejected'"
}

@Suite("The doctor, on what was changed by hand")
struct DoctorTamperTests {
    /// A house with a rejected referral, and a trajectory with a signed plan and a session with a note.
    private func house() throws -> House {
        let file = try StartedFile()
        try file.approve()
        var session = file.session("A2")
        session.note = "Needle in the note"
        _ = try file.register(session)
        let house = file.house
        let rejected = try house.submit(.number(2), by: try house.actor(.referrer)).file.head.id
        let draft = DecisionDraft(
            outcome: .rejected, decidedOn: Day.of("2020-06-10"), motivation: "Not now.",
            againstRecommendationReason: "The person asked for it.")
        _ = try house.decide(rejected, draft, by: try house.actor(.screener))
        return house
    }

    @Test("what the services made gives no finding")
    func sound() throws {
        #expect(try house().findings() == [])
    }

    @Test(
        "P-7, X-7, S-4, F-4, T-2: what was changed by hand is found",
        arguments: [
            (.goal, "plans are as digested"), (.price, "plans are as digested"),
            (.changeReason, "plans are as digested"), (.planDigest, "plans are as digested"),
            (.planDigest, "signed is kept"), (.signature, "signed is kept"),
            (.noteDigest, "notes are as digested"), (.note, "notes are as digested"),
            (.noEvents, "state follows events"), (.noFirstEvent, "events follow each other"),
            (.noLastEvent, "state follows events"), (.otherEvent, "events follow each other"),
            (.noReferralEvents, "state follows events"), (.referralDraft, "state follows events"),
            (.referralDraft, "state follows decision"), (.decision, "state follows decision"),
            (.noDecision, "state follows decision"),
        ] as [(HandQuery, String)])
    func tampered(query: HandQuery, invariant: String) throws {
        let house = try house()
        let changed = try house.services.storage.write { try $0.run(query) }
        #expect(changed > 0)
        #expect(try house.findings().contains { $0.hasPrefix(invariant + ":") })
    }

    @Test(
        "a schema that is not this version's is the one thing said",
        arguments: [
            (.newer, "newer version of trede (step 99, m0099_tomorrow)"), (.checksum, "step 2 (access)"),
            (.pending, "still to be applied"), (.gap, "step 2 of its schema is missing"),
            (.ledger, "it is no database of trede"),
        ] as [(HandQuery, String)])
    func schema(query: HandQuery, words: String) throws {
        let house = try house()
        try house.services.storage.write { _ = try $0.run(query) }
        let found = try house.findings()
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("schema is known: ") == true)
        #expect(found.first?.contains(words) == true, "\(found)")
    }

    @Test("a schema whose step had another text to the same effect is this version's, to the doctor as to who migrates")
    func formerText() throws {
        let house = try house()
        let changed = try house.services.storage.write { try $0.run(HandQuery.formerChecksum) }
        #expect(changed == 1)
        #expect(try house.findings() == [])
        try house.services.checkSchema()
        #expect(try house.services.migrate() == [])
    }

    @Test(
        "a table, index or trigger that is missing, changed or strange is named",
        arguments: [
            ([.trigger], "trigger ledger_entry_is_never_changed is missing"),
            ([.trigger, .emptyTrigger], "trigger ledger_entry_is_never_changed is not as its migration made it"),
            ([.index], "index person_family_name is missing"), ([.table], "table elsewhere comes from no migration"),
        ] as [([HandQuery], String)])
    func objects(queries: [HandQuery], words: String) throws {
        let house = try house()
        try house.services.storage.write { transaction in
            for query in queries { try transaction.run(query) }
        }
        #expect(try house.findings() == ["schema is as migrated: " + words])
    }

    @Test(
        "V-5: who is named in the audit cannot be changed by hand unseen, and can be through the services",
        arguments: [.swappedNames, .noName] as [HandQuery])
    func names(query: HandQuery) throws {
        let scene = try TrajectoryScene()
        let known = try #require(scene.professionals[.caseManagerWork])
        let content = Professional.Content(
            externalId: known.content.externalId, givenName: "Anna", familyName: "Married", email: known.content.email,
            roles: known.content.roles, organisation: known.content.organisation, network: known.content.network)
        _ = try scene.write { try $0.professionals.importLine(content, in: $1) }
        #expect(try scene.house.findings() == [])
        try scene.house.services.storage.write { _ = try $0.run(query) }
        let found = try scene.house.findings()
        #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix("names are as told:") }, "\(found)")
    }

    @Test("the table of a tool that copies the file is let be")
    func copier() throws {
        let house = try house()
        try house.services.storage.write { _ = try $0.run(HandQuery.copier) }
        #expect(try house.findings() == [])
    }
}
