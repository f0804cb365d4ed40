internal import SQLite
internal import TredeDomain

enum InternshipQuery: String, Query {
    case insert = """
        INSERT INTO internship (uid, trajectory_id, version, perspective, circuit, sealed, start_on, end_on,
            hours_steps, agreement_signed_on, end_reason, led_to_contract, client_id, recorded_at)
        VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """
    case keepVersion = """
        INSERT INTO internship_version (internship_id, version, perspective, circuit, sealed, start_on, end_on,
            hours_steps, agreement_signed_on, end_reason, led_to_contract, client_id, replaced_at)
        SELECT id, version, perspective, circuit, sealed, start_on, end_on, hours_steps, agreement_signed_on,
            end_reason, led_to_contract, client_id, ?2
        FROM internship WHERE id = ?1
        """
    case replace = """
        UPDATE internship SET version = version + 1, perspective = ?2, circuit = ?3, sealed = ?4, start_on = ?5,
            end_on = ?6, hours_steps = ?7, agreement_signed_on = ?8, end_reason = ?9, led_to_contract = ?10,
            client_id = ?11, open_version = open_version + (circuit <> ?3 OR start_on <> ?5 OR end_on IS NOT ?6)
        WHERE id = ?1
        """
    case touch = "UPDATE internship SET version = version + 1 WHERE id = ?1"
    case open = """
        SELECT id, uid, circuit, start_on, end_on, open_version FROM internship
        WHERE uid = ?1 AND trajectory_id = ?2
        """
    case progress = """
        SELECT id, uid, circuit, start_on, end_on, version, perspective, sealed, hours_steps, agreement_signed_on,
            led_to_contract, recorded_at
        FROM internship WHERE uid = ?1 AND trajectory_id = ?2
        """
    case confidential = "SELECT uid, sealed, end_reason FROM internship WHERE id = ?1"
    case list = """
        SELECT id, uid, circuit, start_on, end_on, open_version FROM internship
        WHERE trajectory_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
        """
    case cursor = "SELECT id FROM internship WHERE uid = ?1 AND trajectory_id = ?2"
}

enum InternshipStore {
    /// An internship as a provider sees it, with its number in the store.
    struct Found {
        let number: Int64
        let progress: InternshipProgress
    }

    static func insert(
        _ content: InternshipContent, id: ID<Internship>, trajectory: Int64, client: Int64,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed = try seal(content, id, of: .trajectory(trajectory), in: transaction)
        try transaction.insert(
            InternshipQuery.insert, .id(id), .integer(trajectory), .code(content.perspective), .code(content.circuit),
            sealed, .day(content.startOn), .day(content.endOn), .text(StepsColumn.text(content.steps)),
            .day(content.agreementSignedOn), .code(content.endReason), .flag(content.ledToContract),
            .integer(client), .integer(transaction.now))
    }

    /// Keeps what it was and writes what it is.
    static func replace(
        _ content: InternshipContent, of found: Found, client: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let number = found.number
        let sealed = try seal(content, found.progress.open.id, of: .internship(number), in: transaction)
        try transaction.run(InternshipQuery.keepVersion, .integer(number), .integer(transaction.now))
        try transaction.run(
            InternshipQuery.replace, .integer(number), .code(content.perspective), .code(content.circuit), sealed,
            .day(content.startOn), .day(content.endOn), .text(StepsColumn.text(content.steps)),
            .day(content.agreementSignedOn), .code(content.endReason), .flag(content.ledToContract),
            .integer(client))
    }

    private static func seal(
        _ content: InternshipContent, _ id: ID<Internship>, of owner: KeyOwner,
        in transaction: borrowing WriteTransaction
    ) throws -> Value {
        let (employer, mentor) = (content.employer, content.mentor)
        return try KeyOwnerStore.seal(
            [
                .optional(content.purpose), .text(employer.enterpriseNumber.text), .text(employer.name),
                .optional(employer.establishment?.text), .optional(mentor?.name), .optional(mentor?.phone),
                .optional(mentor?.email?.text), .optional(content.adaptations.map(TextsColumn.text)),
            ], of: owner, at: SealedPlace(.internship, id), in: transaction)
    }

    static func touch(_ internship: Int64, in transaction: borrowing WriteTransaction) throws {
        try transaction.run(InternshipQuery.touch, .integer(internship))
    }

    /// The open compartment of an internship.
    static func open(
        _ id: ID<Internship>, of file: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> InternshipOpen {
        let found = try transaction.first(InternshipQuery.open, .id(id), .integer(file.number)) {
            try open($0, file.id)
        }
        guard let found else { throw Failure.notFound(.internship) }
        return found
    }

    static func progress(
        _ id: ID<Internship>, of file: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Found {
        let number = try transaction.first(InternshipQuery.cursor, .id(id), .integer(file.number)) {
            try $0.integer(0)
        }
        guard let number else { throw Failure.notFound(.internship) }
        let attendances = try InternshipDayStore.attendances(number, in: transaction)
        let vault = transaction.vault
        let found = try transaction.first(InternshipQuery.progress, .id(id), .integer(file.number)) { row in
            let opened = try vault.open(try row.blob(7), at: SealedPlace(.internship, id))
            return try progress(row, opened, file.id, attendances)
        }
        guard let found else { throw Failure.notFound(.internship) }
        return Found(number: number, progress: found)
    }

    static func whole(
        _ found: Found, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Internship {
        let evaluations = try InternshipDayStore.evaluations(found.number, in: transaction)
        let vault = transaction.vault
        let whole = try transaction.first(InternshipQuery.confidential, .integer(found.number)) { row in
            let opened = try vault.open(try row.blob(1), at: SealedPlace(.internship, .bytes(try row.blob(0))))
            let account = Internship.Account(
                purpose: try opened.optionalText(0),
                adaptations: try opened.optionalValue(7, parse: TextsColumn.texts), endReason: try row.optionalCode(2),
                evaluations: evaluations)
            return Internship(progress: found.progress, account: Confidential(account))
        }
        guard let whole else { throw Failure.notFound(.internship) }
        return whole
    }

    static func list(
        of file: Trajectory, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<InternshipOpen> {
        let start = try PageStart.number(of: page, InternshipQuery.cursor, within: file.number, in: transaction)
        let found = try transaction.all(
            InternshipQuery.list, .integer(file.number), .integer(start), .number(page.size + 1)
        ) { try open($0, file.id) }
        return Page(found, request: page) { $0.id.bytes }
    }

    private static func open(_ row: borrowing Row, _ trajectory: ID<Trajectory>) throws -> InternshipOpen {
        InternshipOpen(
            id: try row.id(1), trajectory: trajectory, circuit: try row.code(2), startOn: try row.day(3),
            endOn: try row.optionalDay(4), version: try row.integer(5))
    }

    private static func progress(
        _ row: borrowing Row, _ opened: Opened, _ trajectory: ID<Trajectory>, _ attendances: [Internship.Attendance]
    ) throws -> InternshipProgress {
        let employer = InternshipContent.Employer(
            enterpriseNumber: try opened.value(1, parse: EnterpriseNumber.init), name: try opened.text(2),
            establishment: try opened.optionalValue(3, parse: EstablishmentUnitNumber.init))
        let phone = try opened.optionalText(5)
        let email = try opened.optionalValue(6, parse: EmailAddress.init)
        let mentor = try opened.optionalText(4).map {
            InternshipContent.Mentor(name: $0, phone: phone, email: email)
        }
        return InternshipProgress(
            open: try open(row, trajectory), perspective: try row.code(6), employer: employer, mentor: mentor,
            steps: try row.value(8, parse: StepsColumn.steps), agreementSignedOn: try row.optionalDay(9),
            ledToContract: try row.optionalFlag(10), attendances: attendances,
            recordedAt: Instant(milliseconds: try row.integer(11)))
    }
}

/// Steps of hours in one column, as `2019-06-03:16,2019-06-17:28`.
enum StepsColumn {
    static func text(_ steps: [InternshipRules.Step]) -> String {
        steps.map { "\($0.from):\($0.hoursPerWeek)" }.joined(separator: ",")
    }

    static func steps(_ text: String) -> [InternshipRules.Step]? {
        let parts = text.split(separator: ",")
        let steps = parts.compactMap { part -> InternshipRules.Step? in
            let fields = part.split(separator: ":")
            guard fields.count == 2, let from = Day(String(fields[0])), let hours = Int(fields[1]) else { return nil }
            return InternshipRules.Step(from: from, hoursPerWeek: hours)
        }
        return steps.count == parts.count ? steps : nil
    }
}

/// Texts in one column, each with its length in bytes before it, so that no character needs an escape.
enum TextsColumn {
    static func text(_ texts: [String]) -> String {
        texts.map { "\($0.utf8.count):\($0)" }.joined()
    }

    static func texts(_ text: String) -> [String]? {
        var texts: [String] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), let count = Int(String(rest[..<colon]) ?? "")
            else { return nil }
            rest = rest[rest.index(after: colon)...]
            guard count <= rest.count, let one = String(rest.prefix(count)) else { return nil }
            texts.append(one)
            rest = rest.dropFirst(count)
        }
        return texts
    }
}
