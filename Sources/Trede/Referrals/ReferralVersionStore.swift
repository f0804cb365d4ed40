internal import SQLite
internal import TredeDomain

enum ReferralVersionQuery: String, Query {
    case insert = """
        INSERT INTO referral_version (referral_id, version, referrer_kind, referrer_organisation,
            referrer_organisation_name, referrer_name, referrer_email, support_language, family_name, given_name,
            birth_date, gender, ssin, postal_code, nis_code, nationality, origin, education, registration,
            unemployed_since, driving_licence, language_nl, language_fr, language_en, language_de, work_disability,
            occupational_disability, special_education, vop_entitled, motivation, job_goal, current_level,
            target_level, engagement, paid_work_plausible, assessment_id, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38)
        """
    case insertEvidence = """
        INSERT INTO medical_evidence (referral_id, version, position, kind, issued_on, issuer, reference)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case find = """
        SELECT v.referrer_kind, v.referrer_organisation, v.referrer_organisation_name, v.referrer_name,
            v.referrer_email, v.support_language, v.family_name, v.given_name, v.birth_date, v.gender, v.ssin,
            v.postal_code, v.nis_code, v.nationality, v.origin, v.education, v.registration, v.unemployed_since,
            v.driving_licence, v.language_nl, v.language_fr, v.language_en, v.language_de, v.work_disability,
            v.occupational_disability, v.special_education, v.vop_entitled, v.motivation, v.job_goal,
            v.current_level, v.target_level, v.engagement, v.paid_work_plausible, v.assessment_id, a.assessed_on,
            a.job_goal, a.scores, a.remarks, a.narrative_body, a.narrative_activities, a.narrative_participation,
            a.narrative_external, a.narrative_personal
        FROM referral_version v LEFT JOIN assessment a ON a.id = v.assessment_id
        WHERE v.referral_id = ?1 AND v.version = ?2
        """
    case name = "SELECT family_name, given_name FROM referral_version WHERE referral_id = ?1 AND version = ?2"
    case evidence = """
        SELECT kind, issued_on, issuer, reference FROM medical_evidence
        WHERE referral_id = ?1 AND version = ?2 ORDER BY position
        """
}

/// What referrals say, version by version: the confidential part.
enum ReferralVersionStore {
    static func insert(
        _ content: ReferralContent, of head: ReferralHead, assessment: Int64?, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let (referrer, person) = (content.referrer, content.participant)
        try transaction.run(
            ReferralVersionQuery.insert, .integer(head.number), .integer(head.contentVersion), .code(referrer.kind),
            .optional(referrer.organisation?.enterpriseNumber.text), .optional(referrer.organisation?.name),
            .optional(referrer.professional?.name), .optional(referrer.professional?.email?.text),
            .optional(content.supportLanguage), .text(person.familyName), .text(person.givenName),
            .day(person.birthDate), .code(person.gender), .text(person.ssin.text), .text(person.postalCode.text),
            .text(person.nisCode.text), .optional(person.nationality), .code(person.origin),
            .optional(person.education), .code(person.registration), .day(person.unemployedSince),
            .flag(person.drivingLicence), .code(person.languages?.nl), .code(person.languages?.fr),
            .code(person.languages?.en), .code(person.languages?.de), .flag(person.workDisability),
            .flag(person.occupationalDisability), .flag(person.specialEducation), .flag(person.vopEntitled),
            .optional(content.motivation), .optional(content.jobGoal), .number(content.currentLevel),
            .number(content.targetLevel), .code(content.engagement), .code(content.paidWorkPlausible),
            .optional(assessment), .integer(actor.client), .integer(transaction.now))
        for (position, evidence) in content.medicalEvidence.enumerated() {
            try transaction.run(
                ReferralVersionQuery.insertEvidence, .integer(head.number), .integer(head.contentVersion),
                .number(position), .text(evidence.kind), .day(evidence.issuedOn), .optional(evidence.issuer),
                .optional(evidence.reference))
        }
    }

    /// The content that holds now.
    static func content(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralContent {
        let found = try transaction.first(
            ReferralVersionQuery.find, .integer(head.number), .integer(head.contentVersion)
        ) { try content($0, submittedOn: head.submittedOn) }
        guard var content = found else { throw Failure.notFound(.referral) }
        content.medicalEvidence = try transaction.all(
            ReferralVersionQuery.evidence, .integer(head.number), .integer(head.contentVersion)
        ) { row in
            ReferralContent.MedicalEvidence(
                kind: try row.text(0), issuedOn: try row.optionalDay(1), issuer: try row.optionalText(2),
                reference: try row.optionalText(3))
        }
        return content
    }

    /// The person's name as the referral states it.
    static func name(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralOpen.Named {
        let found = try transaction.first(
            ReferralVersionQuery.name, .integer(head.number), .integer(head.contentVersion)
        ) { row in
            ReferralOpen.Named(id: nil, familyName: try row.text(0), givenName: try row.text(1))
        }
        guard let found else { throw Failure.notFound(.referral) }
        return found
    }

    private static func content(_ row: borrowing Row, submittedOn: Day) throws -> ReferralContent {
        var content = ReferralContent(
            submittedOn: submittedOn, referrer: try referrer(row), participant: try participant(row))
        content.supportLanguage = try row.optionalText(5)
        content.motivation = try row.optionalText(27)
        content.jobGoal = try row.optionalText(28)
        content.currentLevel = try row.optionalNumber(29)
        content.targetLevel = try row.optionalNumber(30)
        content.engagement = try row.optionalCode(31)
        content.paidWorkPlausible = try row.optionalCode(32)
        content.icf = try row.isNull(33) ? nil : AssessmentStore.assessment(row, from: 34)
        return content
    }

    private static func referrer(_ row: borrowing Row) throws -> ReferralContent.Referrer {
        var organisation: ReferralContent.OrganisationName?
        if let number = try row.optionalValue(1, parse: EnterpriseNumber.init) {
            organisation = ReferralContent.OrganisationName(enterpriseNumber: number, name: try row.text(2))
        }
        var professional: ReferralContent.ProfessionalName?
        if let name = try row.optionalText(3) {
            professional = ReferralContent.ProfessionalName(
                name: name, email: try row.optionalValue(4, parse: EmailAddress.init))
        }
        return ReferralContent.Referrer(
            kind: try row.code(0), organisation: organisation, professional: professional)
    }

    private static func participant(_ row: borrowing Row) throws -> Participant {
        var person = Participant(
            ssin: try row.value(10, parse: Ssin.init(_:)), familyName: try row.text(6), givenName: try row.text(7),
            birthDate: try row.day(8), gender: try row.code(9), postalCode: try row.value(11, parse: PostalCode.init),
            nisCode: try row.value(12, parse: NisCode.init))
        person.nationality = try row.optionalText(13)
        person.origin = try row.optionalCode(14)
        person.education = try row.optionalText(15)
        person.registration = try row.optionalCode(16)
        person.unemployedSince = try row.optionalDay(17)
        person.drivingLicence = try row.optionalFlag(18)
        person.languages = try languages(row)
        person.workDisability = try row.optionalFlag(23)
        person.occupationalDisability = try row.optionalFlag(24)
        person.specialEducation = try row.optionalFlag(25)
        person.vopEntitled = try row.optionalFlag(26)
        return person
    }

    private static func languages(_ row: borrowing Row) throws -> Participant.Languages? {
        let languages = Participant.Languages(
            nl: try row.optionalCode(19), fr: try row.optionalCode(20), en: try row.optionalCode(21),
            de: try row.optionalCode(22))
        return languages == Participant.Languages(nl: nil, fr: nil, en: nil, de: nil) ? nil : languages
    }
}
