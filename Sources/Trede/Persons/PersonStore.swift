internal import SQLite
internal import TredeDomain

enum PersonQuery: String, Query {
    case find = "SELECT id, uid, sealed FROM person WHERE id = ?1"
    case findByID = "SELECT id, uid, sealed FROM person WHERE uid = ?1"
    case findByNumber = """
        SELECT p.id, p.uid, p.sealed FROM person_number n JOIN person p ON p.id = n.person_id WHERE n.ssin_index = ?1
        """
    case numberOf = "SELECT person_id FROM person_number WHERE ssin_index = ?1"
    case last = "SELECT max(id) FROM person"
    case insert = """
        INSERT INTO person (id, uid, sealed, family_name_index, namesake_index) VALUES (?1, ?2, ?3, ?4, ?5)
        """
    case insertNumber = """
        INSERT INTO person_number (ssin_index, person_id, sealed, recorded_at) VALUES (?1, ?2, ?3, ?4)
        """
    case replaceNumber = """
        UPDATE person_number SET replaced_by = ?2 WHERE person_id = ?1 AND ssin_index <> ?2
        """
    case followNumber = """
        UPDATE person_number SET replaced_by = ?2 WHERE person_id = ?1 AND replaced_by IS NOT NULL
        """
    case forgetNumber = """
        DELETE FROM person_number WHERE person_id = ?1 AND ssin_index <> ?2 AND replaced_by IS NULL
        """
    case namesakes = "SELECT uid FROM person WHERE namesake_index = ?1 AND id <> ?2 ORDER BY id LIMIT 50"
    case numbers = """
        SELECT ssin_index, sealed, replaced_by IS NOT NULL FROM person_number WHERE person_id = ?1
        ORDER BY recorded_at DESC, ssin_index
        """
    // A human has looked at these: at one that states another identity only where it was admitted all the same.
    case address = """
        SELECT r.id, v.version, v.sealed FROM referral r
        JOIN referral_version v ON v.referral_id = r.id AND v.version = r.content_version
        WHERE r.person_id = ?1
            AND (r.state = 'admitted' OR r.state IN ('redirected', 'rejected') AND r.has_other_identity = 0)
        ORDER BY r.id DESC LIMIT 1
        """
    // Of one referral, where that is all that the reader works with.
    case addressIn = """
        SELECT r.id, v.version, v.sealed FROM referral r
        JOIN referral_version v ON v.referral_id = r.id AND v.version = r.content_version
        WHERE r.uid = ?2 AND r.person_id = ?1
            AND (r.state = 'admitted' OR r.state IN ('redirected', 'rejected') AND r.has_other_identity = 0)
        """
    case numbersIn = """
        SELECT DISTINCT v.ssin_index FROM referral r JOIN referral_version v ON v.referral_id = r.id
        WHERE r.uid = ?2 AND r.person_id = ?1
        """
    case isOnlyHereSince = """
        SELECT 1 FROM person_number n
        JOIN referral_version v ON v.referral_id = ?2 AND v.ssin_index = n.ssin_index AND v.recorded_at = n.recorded_at
        WHERE n.person_id = ?1 AND n.replaced_by IS NULL
            AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.person_id = ?1 AND r.id <> ?2)
        """
    case hasReferral = "SELECT 1 FROM referral WHERE person_id = ?1 LIMIT 1"
    case listNamed = """
        SELECT id, uid, sealed FROM person WHERE family_name_index = ?1 AND id > ?2 ORDER BY id LIMIT 200
        """
    case referrals = "SELECT uid FROM referral WHERE person_id = ?1 ORDER BY id LIMIT 500"
    case referralNumbers = """
        SELECT r.id FROM person p JOIN referral r ON r.person_id = p.id WHERE p.uid = ?1 ORDER BY r.id LIMIT 500
        """
    case trajectories = """
        SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id
        WHERE r.person_id = ?1 ORDER BY t.id LIMIT 500
        """
    case ownFiles = """
        SELECT r.uid, t.uid FROM referral r
        JOIN trajectory t ON t.referral_id = r.id
        JOIN team_member m ON m.trajectory_id = t.id AND m.role = ?2
        WHERE r.person_id = ?1 AND m.until_on IS NULL
            AND CASE WHEN ?3 IS NULL THEN m.organisation_id = ?4 ELSE m.professional_id = ?3
                AND m.organisation_id = (SELECT organisation_id FROM professional WHERE id = ?3) END
        GROUP BY t.id ORDER BY t.id LIMIT 500
        """
    // Of no more persons is anything opened than the reader works with, so that the others cost nothing (V-9).
    case listOwnNamed = """
        SELECT p.id, p.uid, p.sealed FROM person p
        WHERE p.family_name_index = ?1 AND p.id > ?2 AND EXISTS (
            SELECT 1 FROM referral r JOIN trajectory t ON t.referral_id = r.id
            JOIN team_member m ON m.trajectory_id = t.id AND m.role = ?3
            WHERE r.person_id = p.id AND m.until_on IS NULL
                AND CASE WHEN ?4 IS NULL THEN m.organisation_id = ?5 ELSE m.professional_id = ?4
                    AND m.organisation_id = (SELECT organisation_id FROM professional WHERE id = ?4) END)
        ORDER BY p.id LIMIT 200
        """
}

/// Persons and the numbers they have and had (F-11).
enum PersonStore {
    static func find(_ number: Int64, in transaction: borrowing Transaction<some TransactionMode>) throws -> Person {
        let vault = transaction.vault
        let found = try transaction.first(PersonQuery.find, .integer(number)) { try person($0, vault) }
        guard let found else { throw Failure.notFound(.person) }
        return found
    }

    static func find(
        _ id: ID<Person>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Person? {
        let vault = transaction.vault
        return try transaction.first(PersonQuery.findByID, .id(id)) { try person($0, vault) }
    }

    static func find(
        _ ssin: Ssin, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Person? {
        let vault = transaction.vault
        return try transaction.first(PersonQuery.findByNumber, vault.index(.ssin, ssin.text)) { try person($0, vault) }
    }

    static func insert(
        _ participant: Participant, id: ID<Person>, in transaction: borrowing WriteTransaction
    ) throws -> Person {
        let vault = transaction.vault
        let last = try transaction.first(PersonQuery.last) { try $0.optionalInteger(0) } ?? nil
        let number = try vault.numberForPerson(after: last ?? 0)
        let person = Person(
            id: id, number: number, familyName: participant.familyName, givenName: participant.givenName,
            birthDate: participant.birthDate)
        let sealed = try vault.seal(
            [
                .text(person.familyName), .text(person.givenName), .day(person.birthDate), .code(participant.gender),
            ], of: number, at: SealedPlace(.person, .number(number)))
        try transaction.insert(
            PersonQuery.insert, .integer(number), .id(id), sealed, vault.index(.familyName, person.familyName),
            namesakeIndex(participant.foldedName, participant.birthDate, vault))
        try insert(participant.ssin, of: number, in: transaction)
        return person
    }

    /// Adds a number, and returns by what it is found.
    @discardableResult
    private static func insert(
        _ ssin: Ssin, of person: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Value {
        let vault = transaction.vault
        let index = vault.index(.ssin, ssin.text)
        guard case .blob(let bytes) = index else { preconditionFailure("An index is bytes.") }
        let sealed = try vault.seal(
            [.text(ssin.text)], of: person, at: SealedPlace(.personNumber, .bytes(bytes)))
        try transaction.run(
            PersonQuery.insertNumber, index, .integer(person), sealed, .integer(transaction.now))
        return index
    }

    private static func namesakeIndex(_ foldedName: String, _ birthDate: Day, _ vault: Vault) -> Value {
        vault.index(.namesake, "\(foldedName)|\(birthDate)")
    }

    /// Whether nobody but one referral ever told of a person: it is the only one, and brought the number in use.
    static func isKnown(
        _ person: Person, onlyBy referral: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try transaction.exists(PersonQuery.isOnlyHereSince, .integer(person.number), .integer(referral))
    }

    /// Gives a person a number in the place of those there were, which stay as former ones (F-11).
    static func replaceNumber(
        of person: Person, by ssin: Ssin, in transaction: borrowing WriteTransaction
    ) throws {
        let index = try insert(ssin, of: person.number, in: transaction)
        try transaction.run(PersonQuery.replaceNumber, .integer(person.number), index)
    }

    /// Puts a number in the place of one that was a mistake, which is then nobody's: it may be somebody else's, who
    /// would be taken for this person (F-11, F-12).
    static func correctNumber(
        of person: Person, to ssin: Ssin, in transaction: borrowing WriteTransaction
    ) throws {
        let index = try insert(ssin, of: person.number, in: transaction)
        try transaction.run(PersonQuery.followNumber, .integer(person.number), index)
        try transaction.run(PersonQuery.forgetNumber, .integer(person.number), index)
    }

    /// Whether any referral tells of a person.
    static func hasReferral(
        _ person: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        try transaction.exists(PersonQuery.hasReferral, .integer(person))
    }

    /// Other persons of the same name, however it is written, and birth date (F-12).
    static func namesakes(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Person>] {
        let index = namesakeIndex(person.foldedName, person.birthDate, transaction.vault)
        return try transaction.all(PersonQuery.namesakes, index, .integer(person.number)) { try $0.id(0) }
    }

    /// Other persons of the name and birth date that a referral states (F-12).
    static func namesakes(
        of participant: Participant, otherThan person: Int64,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Person>] {
        let index = namesakeIndex(participant.foldedName, participant.birthDate, transaction.vault)
        return try transaction.all(PersonQuery.namesakes, index, .integer(person)) { try $0.id(0) }
    }

    /// The number in the store of the person who has or had a national number; 0 for nobody.
    static func number(
        of ssin: Ssin, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        let index = transaction.vault.index(.ssin, ssin.text)
        return try transaction.first(PersonQuery.numberOf, index) { try $0.integer(0) } ?? 0
    }

    /// Persons of a name after a number, in order: none only when there is no further one.
    ///
    /// For a case manager those in whose team the actor is.
    static func named(
        _ name: PersonSearch.Name, after number: Int64, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Person] {
        let vault = transaction.vault
        let index = vault.index(.familyName, name.familyName)
        var start = number
        while true {
            let candidates =
                try actor.role.isCaseManager
                ? transaction.all(
                    PersonQuery.listOwnNamed, index, .integer(start), .code(actor.role),
                    .optional(actor.professional), .optional(actor.organisation)
                ) { try person($0, vault) }
                : transaction.all(PersonQuery.listNamed, index, .integer(start)) { try person($0, vault) }
            guard let last = candidates.last else { return [] }
            start = last.number
            let found = candidates.filter { person in
                (name.givenName ?? person.givenName) == person.givenName
                    && (name.birthDate ?? person.birthDate) == person.birthDate
            }
            if !found.isEmpty { return found }
        }
    }

    /// The numbers a person has and had, the latest first, and by what each is found.
    static func numbers(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(ssin: Ssin, isReplaced: Bool, index: [UInt8])] {
        let vault = transaction.vault
        return try transaction.all(PersonQuery.numbers, .integer(person.number)) { row in
            let index = try row.blob(0)
            let ssin = try vault.open(try row.blob(1), at: SealedPlace(.personNumber, .bytes(index)))
                .value(0, parse: Ssin.init(_:))
            return (ssin: ssin, isReplaced: try row.flag(2), index: index)
        }
    }

    /// What is known of a person beyond the name; where referrals are given, of the address and of former numbers no
    /// more than stands in those (V-6).
    static func details(
        of person: Person, within referrals: [ID<Referral>]? = nil,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PersonFile.Details {
        let vault = transaction.vault
        let gender = try transaction.first(PersonQuery.find, .integer(person.number)) { row in
            try opened(row, vault).code(3, as: Gender.self)
        }
        let numbers = try numbers(of: person, in: transaction)
        let told = try referrals.map { try Set($0.flatMap { try self.numbers(of: person, in: $0, transaction) }) }
        let former = numbers.filter { $0.isReplaced && told?.contains($0.index) ?? true }
        guard let gender, let ssin = numbers.first(where: { !$0.isReplaced })?.ssin else {
            throw Failure.notFound(.person)
        }
        return PersonFile.Details(
            ssin: ssin, formerSsins: former.map(\.ssin), gender: gender,
            address: try address(of: person, within: referrals, transaction))
    }

    /// The numbers that a referral of a person ever stated, as they are found by.
    private static func numbers(
        of person: Person, in referral: ID<Referral>, _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [[UInt8]] {
        try transaction.all(PersonQuery.numbersIn, .integer(person.number), .id(referral)) { try $0.blob(0) }
    }

    /// The address in the last referral that was decided: of those referrals, or of all.
    private static func address(
        of person: Person, within referrals: [ID<Referral>]?, _ transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PersonFile.Address? {
        let vault = transaction.vault
        guard let referrals else {
            return try transaction.first(PersonQuery.address, .integer(person.number)) { try address($0, vault) }
        }
        for referral in referrals.reversed() {
            let found = try transaction.first(PersonQuery.addressIn, .integer(person.number), .id(referral)) {
                try address($0, vault)
            }
            if let found { return found }
        }
        return nil
    }

    private static func address(_ row: borrowing Row, _ vault: Vault) throws -> PersonFile.Address {
        let content = try ReferralVersionStore.opened(
            try row.blob(2), referral: try row.integer(0), version: try row.integer(1), vault)
        return PersonFile.Address(
            postalCode: try content.value(ReferralVersionStore.postalCode, parse: PostalCode.init),
            nisCode: try content.value(ReferralVersionStore.nisCode, parse: NisCode.init))
    }

    static func referrals(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Referral>] {
        try transaction.all(PersonQuery.referrals, .integer(person.number)) { try $0.id(0) }
    }

    /// The numbers of a person's referrals in the store, in order; erased or not.
    static func referralNumbers(
        of person: ID<Person>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try transaction.all(PersonQuery.referralNumbers, .id(person)) { try $0.integer(0) }
    }

    static func trajectories(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Trajectory>] {
        try transaction.all(PersonQuery.trajectories, .integer(person.number)) { try $0.id(0) }
    }

    /// The files of a person in whose team the actor is, as a backup or not.
    static func ownFiles(
        of person: Int64, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(referral: ID<Referral>, trajectory: ID<Trajectory>)] {
        try transaction.all(
            PersonQuery.ownFiles, .integer(person), .code(actor.role), .optional(actor.professional),
            .optional(actor.organisation)
        ) { (try $0.id(0), try $0.id(1)) }
    }

    private static func person(_ row: borrowing Row, _ vault: Vault) throws -> Person {
        let opened = try opened(row, vault)
        return Person(
            id: try row.id(1), number: try row.integer(0), familyName: try opened.text(0),
            givenName: try opened.text(1), birthDate: try opened.day(2))
    }

    /// Family name, given name, birth date and gender.
    private static func opened(_ row: borrowing Row, _ vault: Vault) throws -> Opened {
        try vault.open(try row.blob(2), at: SealedPlace(.person, .number(try row.integer(0))))
    }
}
