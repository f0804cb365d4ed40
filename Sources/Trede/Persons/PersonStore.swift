internal import SQLite
internal import TredeDomain

enum PersonQuery: String, Query {
    case find = "SELECT id, uid, family_name, given_name, birth_date FROM person WHERE id = ?1"
    case findByID = "SELECT id, uid, family_name, given_name, birth_date FROM person WHERE uid = ?1"
    case findByNumber = """
        SELECT p.id, p.uid, p.family_name, p.given_name, p.birth_date
        FROM person_number n JOIN person p ON p.id = n.person_id WHERE n.ssin = ?1
        """
    case insert = """
        INSERT INTO person (uid, family_name, given_name, birth_date, gender, folded_name)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    case insertNumber = "INSERT INTO person_number (ssin, person_id, recorded_at) VALUES (?1, ?2, ?3)"
    case replaceNumber = """
        UPDATE person_number SET replaced_by = ?2 WHERE person_id = ?1 AND ssin <> ?2 AND replaced_by IS NULL
        """
    case namesakes = """
        SELECT uid FROM person WHERE folded_name = ?1 AND birth_date = ?2 AND id <> ?3 ORDER BY id LIMIT 50
        """
    case gender = "SELECT gender FROM person WHERE id = ?1"
    case numbers = """
        SELECT ssin, replaced_by IS NOT NULL FROM person_number WHERE person_id = ?1 ORDER BY recorded_at DESC, ssin
        """
    // A human has looked at these: at one that states another identity only where it was admitted all the same.
    case address = """
        SELECT v.postal_code, v.nis_code FROM referral r
        JOIN referral_version v ON v.referral_id = r.id AND v.version = r.content_version
        WHERE r.person_id = ?1
            AND (r.state = 'admitted' OR r.state IN ('redirected', 'rejected') AND r.has_other_identity = 0)
        ORDER BY r.id DESC LIMIT 1
        """
    case isOnlyHereSince = """
        SELECT 1 FROM person_number n
        JOIN referral_version v ON v.referral_id = ?2 AND v.ssin = n.ssin AND v.recorded_at = n.recorded_at
        WHERE n.person_id = ?1 AND n.replaced_by IS NULL
            AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.person_id = ?1 AND r.id <> ?2)
        """
    case listNamed = """
        SELECT id, uid, family_name, given_name, birth_date FROM person
        WHERE family_name = ?1 AND (?2 IS NULL OR given_name = ?2) AND (?3 IS NULL OR birth_date = ?3) AND id > ?4
        ORDER BY id LIMIT 200
        """
    case referrals = "SELECT uid FROM referral WHERE person_id = ?1 ORDER BY id LIMIT 500"
    case referralNumbers = "SELECT id FROM referral WHERE person_id = ?1 ORDER BY id LIMIT 500"
    case trajectories = """
        SELECT t.uid FROM referral r JOIN trajectory t ON t.referral_id = r.id
        WHERE r.person_id = ?1 ORDER BY t.id LIMIT 500
        """
    case ownFiles = """
        SELECT r.uid, t.uid FROM referral r
        JOIN trajectory t ON t.referral_id = r.id
        JOIN team_member m ON m.trajectory_id = t.id AND m.role = ?2
        WHERE r.person_id = ?1 AND m.until_on IS NULL
            AND CASE WHEN ?3 IS NULL THEN m.organisation_id = ?4 ELSE m.professional_id = ?3 END
        GROUP BY t.id ORDER BY t.id LIMIT 500
        """
}

/// Persons and the numbers they have and had (F-11).
enum PersonStore {
    static func find(_ number: Int64, in transaction: borrowing Transaction<some TransactionMode>) throws -> Person {
        let found = try transaction.first(PersonQuery.find, .integer(number), decode: person)
        guard let found else { throw Failure.notFound(.person) }
        return found
    }

    static func find(
        _ id: ID<Person>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Person? {
        try transaction.first(PersonQuery.findByID, .id(id), decode: person)
    }

    static func find(
        _ ssin: Ssin, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Person? {
        try transaction.first(PersonQuery.findByNumber, .text(ssin.text), decode: person)
    }

    static func insert(
        _ participant: Participant, id: ID<Person>, in transaction: borrowing WriteTransaction
    ) throws -> Person {
        let number = try transaction.insert(
            PersonQuery.insert, .id(id), .text(participant.familyName), .text(participant.givenName),
            .day(participant.birthDate), .code(participant.gender), .text(participant.foldedName))
        try transaction.run(
            PersonQuery.insertNumber, .text(participant.ssin.text), .integer(number), .integer(transaction.now))
        return Person(
            id: id, number: number, familyName: participant.familyName, givenName: participant.givenName,
            birthDate: participant.birthDate)
    }

    /// Whether nobody but one referral ever told of a person: it is the only one, and brought the number in use.
    static func isKnown(
        _ person: Person, onlyBy referral: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        let found = try transaction.first(
            PersonQuery.isOnlyHereSince, .integer(person.number), .integer(referral)
        ) { try $0.integer(0) }
        return found != nil
    }

    /// Gives a person a number that replaces those it had (F-11).
    static func renumber(_ person: Person, to ssin: Ssin, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(
            PersonQuery.insertNumber, .text(ssin.text), .integer(person.number), .integer(transaction.now))
        try transaction.run(PersonQuery.replaceNumber, .integer(person.number), .text(ssin.text))
    }

    /// Other persons of the same name, however it is written, and birth date (F-12).
    static func namesakes(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Person>] {
        try transaction.all(
            PersonQuery.namesakes, .text(person.foldedName), .day(person.birthDate), .integer(person.number)
        ) { try $0.id(0) }
    }

    /// Other persons of the name and birth date that a referral states (F-12).
    static func namesakes(
        of participant: Participant, otherThan person: Int64,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Person>] {
        try transaction.all(
            PersonQuery.namesakes, .text(participant.foldedName), .day(participant.birthDate), .integer(person)
        ) { try $0.id(0) }
    }

    /// The persons of a name after a number, in order.
    static func named(
        _ name: PersonSearch.Name, after number: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Person] {
        try transaction.all(
            PersonQuery.listNamed, .text(name.familyName), .optional(name.givenName), .day(name.birthDate),
            .integer(number), decode: person)
    }

    /// What is known of a person beyond the name.
    static func details(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PersonFile.Details {
        let gender = try transaction.first(PersonQuery.gender, .integer(person.number)) {
            try $0.code(0, as: Gender.self)
        }
        let numbers = try transaction.all(PersonQuery.numbers, .integer(person.number)) {
            (ssin: try $0.value(0, parse: Ssin.init(_:)), isReplaced: try $0.flag(1))
        }
        let address = try transaction.first(PersonQuery.address, .integer(person.number)) {
            PersonFile.Address(
                postalCode: try $0.value(0, parse: PostalCode.init), nisCode: try $0.value(1, parse: NisCode.init))
        }
        guard let gender, let ssin = numbers.first(where: { !$0.isReplaced })?.ssin else {
            throw Failure.notFound(.person)
        }
        return PersonFile.Details(
            ssin: ssin, formerSsins: numbers.filter(\.isReplaced).map(\.ssin), gender: gender,
            address: address)
    }

    static func referrals(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Referral>] {
        try transaction.all(PersonQuery.referrals, .integer(person.number)) { try $0.id(0) }
    }

    /// The numbers of a person's referrals in the store, in order.
    static func referralNumbers(
        of person: ID<Person>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        guard let person = try find(person, in: transaction) else { return [] }
        return try transaction.all(PersonQuery.referralNumbers, .integer(person.number)) { try $0.integer(0) }
    }

    static func trajectories(
        of person: Person, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Trajectory>] {
        try transaction.all(PersonQuery.trajectories, .integer(person.number)) { try $0.id(0) }
    }

    /// The files of a person in whose team the actor is, as a backup or not.
    static func ownFiles(
        of person: Person, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(referral: ID<Referral>, trajectory: ID<Trajectory>)] {
        try transaction.all(
            PersonQuery.ownFiles, .integer(person.number), .code(actor.role), .optional(actor.professional),
            .optional(actor.organisation)
        ) { (try $0.id(0), try $0.id(1)) }
    }

    private static func person(_ row: borrowing Row) throws -> Person {
        Person(
            id: try row.id(1), number: try row.integer(0), familyName: try row.text(2), givenName: try row.text(3),
            birthDate: try row.day(4))
    }
}
