internal import SQLite
internal import TredeDomain

enum ReferralQuery: String, Query {
    case find = """
        SELECT r.uid, r.id, r.client_id, r.external_id, r.person_id, p.uid, r.measure, r.regime, r.state,
            r.state_since, r.version, r.content_version, r.submitted_on, r.is_possible_duplicate,
            r.has_other_identity, r.recorded_at
        FROM referral r JOIN person p ON p.id = r.person_id WHERE r.uid = ?1
        """
    case findByExternalID = """
        SELECT r.uid, r.id, r.client_id, r.external_id, r.person_id, p.uid, r.measure, r.regime, r.state,
            r.state_since, r.version, r.content_version, r.submitted_on, r.is_possible_duplicate,
            r.has_other_identity, r.recorded_at
        FROM referral r JOIN person p ON p.id = r.person_id WHERE r.external_id = ?1 AND r.client_id = ?2
        """
    case findByNumber = """
        SELECT r.uid, r.id, r.client_id, r.external_id, r.person_id, p.uid, r.measure, r.regime, r.state,
            r.state_since, r.version, r.content_version, r.submitted_on, r.is_possible_duplicate,
            r.has_other_identity, r.recorded_at
        FROM referral r JOIN person p ON p.id = r.person_id WHERE r.id = ?1
        """
    case digest = "SELECT content_digest FROM referral WHERE id = ?1"
    case openOfPerson = """
        SELECT uid FROM referral WHERE person_id = ?1 AND id <> ?2
            AND state IN ('submitted', 'inScreening', 'informationRequested')
        """
    case runningOfPerson = """
        SELECT r.uid FROM trajectory t JOIN referral r ON r.id = t.referral_id
        WHERE t.person_id = ?1 AND t.state IN ('admitted', 'startUp', 'inExecution', 'closing')
        """
    case insert = """
        INSERT INTO referral (uid, client_id, external_id, person_id, measure, regime, state, state_since, version,
            content_version, submitted_on, content_digest, referrer_organisation, referrer_email,
            is_possible_duplicate, has_other_identity, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, 1, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        """
    case replace = """
        UPDATE referral SET person_id = ?2, regime = ?3, version = ?4, content_version = ?4, submitted_on = ?5,
            content_digest = ?6, referrer_organisation = ?7, referrer_email = ?8, is_possible_duplicate = ?9,
            has_other_identity = ?10
        WHERE id = ?1
        """
    case move = "UPDATE referral SET state = ?2, state_since = ?3, version = ?4 WHERE id = ?1"
    case insertEvent = """
        INSERT INTO referral_event (referral_id, from_state, to_state, occurred_on, recorded_at, client_id, sealed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case screening = """
        SELECT e.occurred_on, e.recorded_at, p.uid FROM referral_event e
        JOIN client c ON c.id = e.client_id LEFT JOIN professional p ON p.id = c.professional_id
        WHERE e.referral_id = ?1 AND e.to_state = 'inScreening' ORDER BY e.id LIMIT 1
        """
    case withdrawal = """
        SELECT occurred_on, recorded_at, sealed FROM referral_event
        WHERE referral_id = ?1 AND to_state = 'withdrawn' ORDER BY id LIMIT 1
        """
    case outcome = """
        SELECT d.uid, d.outcome, d.decided_on, d.measure, t.uid
        FROM decision d LEFT JOIN trajectory t ON t.referral_id = d.referral_id WHERE d.referral_id = ?1
        """
}

/// Where referrals stand, and what changed that.
enum ReferralStore {
    static func find(
        _ id: ID<Referral>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralHead? {
        try transaction.first(ReferralQuery.find, .id(id), decode: head)
    }

    static func find(
        number: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralHead? {
        try transaction.first(ReferralQuery.findByNumber, .integer(number), decode: head)
    }

    static func find(
        externalID: String, client: Int64, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralHead? {
        try transaction.first(
            ReferralQuery.findByExternalID, .text(externalID), .integer(client), decode: head)
    }

    static func digest(of head: ReferralHead, in transaction: borrowing WriteTransaction) throws -> Digest? {
        try transaction.first(ReferralQuery.digest, .integer(head.number)) { Digest(bytes: try $0.blob(0)) } ?? nil
    }

    /// Another referral of the person that was handed in and is not decided (F-6).
    static func openReferral(
        of person: Int64, otherThan referral: Int64, in transaction: borrowing WriteTransaction
    ) throws -> ID<Referral>? {
        try transaction.first(ReferralQuery.openOfPerson, .integer(person), .integer(referral)) { try $0.id(0) }
    }

    /// The referral of the person's running trajectory (F-6).
    static func runningReferral(
        of person: Int64, in transaction: borrowing WriteTransaction
    ) throws -> ID<Referral>? {
        try transaction.first(ReferralQuery.runningOfPerson, .integer(person)) { try $0.id(0) }
    }

    /// Adds a referral and the event that begins it, and returns its number.
    static func insert(
        _ head: ReferralHead, _ submission: ReferralSubmission, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let referrer = submission.content.referrer
        let number = try transaction.insert(
            ReferralQuery.insert, .id(head.id), .integer(actor.client), .text(head.externalID),
            .integer(head.person), .code(head.measure), .text(head.regime), .code(head.state),
            .day(head.stateSince), .day(head.submittedOn), .blob(submission.digest.bytes),
            .optional(referrer.organisation?.enterpriseNumber.text), .optional(referrer.professional?.email?.text),
            .flag(head.isPossibleDuplicate), .flag(head.hasOtherIdentity), .integer(transaction.now))
        try transaction.insert(
            ReferralQuery.insertEvent, .integer(number), .null, .code(head.state), .day(head.stateSince),
            .integer(transaction.now), .integer(actor.client), .null)
        return number
    }

    /// Puts other content under a referral; `head` is as it then stands, but for its state.
    static func replace(
        _ head: ReferralHead, _ submission: ReferralSubmission, in transaction: borrowing WriteTransaction
    ) throws {
        let referrer = submission.content.referrer
        try transaction.run(
            ReferralQuery.replace, .integer(head.number), .integer(head.person), .text(head.regime),
            .integer(head.version), .day(head.submittedOn), .blob(submission.digest.bytes),
            .optional(referrer.organisation?.enterpriseNumber.text), .optional(referrer.professional?.email?.text),
            .flag(head.isPossibleDuplicate), .flag(head.hasOtherIdentity))
    }

    /// Brings a referral in another state, with its event (T-2); the caller has checked that it may.
    static func move(
        _ head: inout ReferralHead, to state: ReferralState, on day: Day, reason: String? = nil, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let sealed: Value =
            try reason.map {
                try transaction.vault.seal([.text($0)], of: head.person, at: withdrawalPlace(head.number))
            } ?? .null
        try transaction.insert(
            ReferralQuery.insertEvent, .integer(head.number), .code(head.state), .code(state), .day(day),
            .integer(transaction.now), .integer(actor.client), sealed)
        head.state = state
        head.stateSince = day
        head.version += 1
        try transaction.run(
            ReferralQuery.move, .integer(head.number), .code(state), .day(day), .integer(head.version))
    }

    /// What became of a referral; of one that waits nothing is looked up.
    static func progress(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralProgress {
        var progress = ReferralProgress()
        guard head.state != .draft, head.state != .submitted else { return progress }
        progress.screening = try transaction.first(ReferralQuery.screening, .integer(head.number)) { row in
            ReferralProgress.Screening(
                startedOn: try row.day(0), screener: try row.optionalID(2),
                recordedAt: Instant(milliseconds: try row.integer(1)))
        }
        if head.state == .withdrawn {
            let vault = transaction.vault
            progress.withdrawal = try transaction.first(ReferralQuery.withdrawal, .integer(head.number)) { row in
                let opened = try vault.open(try row.optionalBlob(2), at: withdrawalPlace(head.number), values: 1)
                return ReferralProgress.Withdrawal(
                    withdrawnOn: try row.day(0), reason: try opened.optionalText(0).map(Confidential.init),
                    recordedAt: Instant(milliseconds: try row.integer(1)))
            }
        }
        guard head.state.isDecided else { return progress }
        progress.outcome = try transaction.first(ReferralQuery.outcome, .integer(head.number)) { row in
            ReferralProgress.Outcome(
                decision: try row.id(0), outcome: try row.code(1), decidedOn: try row.day(2),
                measure: try row.optionalCode(3), trajectory: try row.optionalID(4))
        }
        return progress
    }

    /// A referral is withdrawn once, and no other event of it has a reason.
    private static func withdrawalPlace(_ referral: Int64) -> SealedPlace {
        SealedPlace(.referralEvent, .number(referral))
    }

    private static func head(_ row: borrowing Row) throws -> ReferralHead {
        ReferralHead(
            id: try row.id(0), number: try row.integer(1), client: try row.integer(2), externalID: try row.text(3),
            person: try row.integer(4), personID: try row.id(5), measure: try row.code(6), regime: try row.text(7),
            state: try row.code(8), stateSince: try row.day(9), version: try row.integer(10),
            contentVersion: try row.integer(11), submittedOn: try row.day(12), isPossibleDuplicate: try row.flag(13),
            hasOtherIdentity: try row.flag(14), recordedAt: Instant(milliseconds: try row.integer(15)))
    }
}
