internal import SQLite
internal import TredeDomain

enum ReferralVersionQuery: String, Query {
    case insert = """
        INSERT INTO referral_version (referral_id, version, ssin_index, sealed, assessment_id, client_id, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    case insertEvidence = """
        INSERT INTO medical_evidence (referral_id, version, position, sealed) VALUES (?1, ?2, ?3, ?4)
        """
    case find = """
        SELECT v.sealed, a.uid, a.assessed_on, a.sealed
        FROM referral_version v LEFT JOIN assessment a ON a.id = v.assessment_id
        WHERE v.referral_id = ?1 AND v.version = ?2
        """
    case sealed = "SELECT sealed FROM referral_version WHERE referral_id = ?1 AND version = ?2"
    case evidence = """
        SELECT position, sealed FROM medical_evidence WHERE referral_id = ?1 AND version = ?2 ORDER BY position
        """
}

/// What referrals say, version by version: the confidential part.
enum ReferralVersionStore {
    static func insert(
        _ content: ReferralContent, of head: ReferralHead, assessment: Int64?, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let vault = transaction.vault
        let (referral, version) = (head.number, head.contentVersion)
        let sealed = try vault.seal(
            values(of: content), of: head.person, at: SealedPlace(.referralVersion, .pair(referral, version)))
        try transaction.run(
            ReferralVersionQuery.insert, .integer(referral), .integer(version),
            vault.index(.ssin, content.participant.ssin.text), sealed, .optional(assessment), .integer(actor.client),
            .integer(transaction.now))
        for (position, evidence) in content.medicalEvidence.enumerated() {
            let place = SealedPlace(.medicalEvidence, .triple(referral, version, Int64(position)))
            let sealed = try vault.seal(
                [
                    .text(evidence.kind), .day(evidence.issuedOn), .optional(evidence.issuer),
                    .optional(evidence.reference),
                ], of: head.person, at: place)
            try transaction.run(
                ReferralVersionQuery.insertEvidence, .integer(referral), .integer(version), .number(position), sealed)
        }
    }

    /// What a referral says but for its evidence and its assessment, in the order in which it is sealed.
    private static func values(of content: ReferralContent) -> [Value] {
        let (referrer, person) = (content.referrer, content.participant)
        return [
            .code(referrer.kind), .optional(referrer.organisation?.enterpriseNumber.text),
            .optional(referrer.organisation?.name), .optional(referrer.professional?.name),
            .optional(referrer.professional?.email?.text), .optional(content.supportLanguage),
            .text(person.familyName), .text(person.givenName), .day(person.birthDate), .code(person.gender),
            .text(person.ssin.text), .text(person.postalCode.text), .text(person.nisCode.text),
            .optional(person.nationality), .code(person.origin), .optional(person.education),
            .code(person.registration), .day(person.unemployedSince), .flag(person.drivingLicence),
            .code(person.languages?.nl), .code(person.languages?.fr), .code(person.languages?.en),
            .code(person.languages?.de), .flag(person.workDisability), .flag(person.occupationalDisability),
            .flag(person.specialEducation), .flag(person.vopEntitled), .optional(content.motivation),
            .optional(content.jobGoal), .number(content.currentLevel), .number(content.targetLevel),
            .code(content.engagement), .code(content.paidWorkPlausible),
        ]
    }

    /// Where the postal code stands among what is sealed.
    static let postalCode: Int32 = 11
    /// Where the code of the municipality stands.
    static let nisCode: Int32 = 12

    static func opened(_ sealed: [UInt8], referral: Int64, version: Int64, _ vault: Vault) throws -> Opened {
        try vault.open(sealed, at: SealedPlace(.referralVersion, .pair(referral, version)))
    }

    /// The content that holds now.
    static func content(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralContent {
        let vault = transaction.vault
        let found = try transaction.first(
            ReferralVersionQuery.find, .integer(head.number), .integer(head.contentVersion)
        ) { row in
            let opened = try opened(try row.blob(0), referral: head.number, version: head.contentVersion, vault)
            var content = try content(opened, submittedOn: head.submittedOn)
            content.icf = try row.isNull(1) ? nil : AssessmentStore.assessment(row, from: 1, vault)
            return content
        }
        guard var content = found else { throw Failure.notFound(.referral) }
        content.medicalEvidence = try transaction.all(
            ReferralVersionQuery.evidence, .integer(head.number), .integer(head.contentVersion)
        ) { row in
            let place = SealedPlace(
                .medicalEvidence, .triple(head.number, head.contentVersion, try row.integer(0)))
            let opened = try vault.open(try row.blob(1), at: place)
            return ReferralContent.MedicalEvidence(
                kind: try opened.text(0), issuedOn: try opened.optionalDay(1), issuer: try opened.optionalText(2),
                reference: try opened.optionalText(3))
        }
        return content
    }

    /// The person's name as the referral states it.
    static func name(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralOpen.Named {
        let person = try participant(of: head, in: transaction)
        return ReferralOpen.Named(id: nil, familyName: person.familyName, givenName: person.givenName)
    }

    /// Whom the referral describes.
    static func participant(
        of head: ReferralHead, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Participant {
        let vault = transaction.vault
        let found = try transaction.first(
            ReferralVersionQuery.sealed, .integer(head.number), .integer(head.contentVersion)
        ) { row in
            try participant(
                try opened(try row.blob(0), referral: head.number, version: head.contentVersion, vault))
        }
        guard let found else { throw Failure.notFound(.referral) }
        return found
    }

    private static func content(_ row: Opened, submittedOn: Day) throws -> ReferralContent {
        var content = ReferralContent(
            submittedOn: submittedOn, referrer: try referrer(row), participant: try participant(row))
        content.supportLanguage = try row.optionalText(5)
        content.motivation = try row.optionalText(27)
        content.jobGoal = try row.optionalText(28)
        content.currentLevel = try row.optionalNumber(29)
        content.targetLevel = try row.optionalNumber(30)
        content.engagement = try row.optionalCode(31)
        content.paidWorkPlausible = try row.optionalCode(32)
        return content
    }

    private static func referrer(_ row: Opened) throws -> ReferralContent.Referrer {
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

    private static func participant(_ row: Opened) throws -> Participant {
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

    private static func languages(_ row: Opened) throws -> Participant.Languages? {
        let languages = Participant.Languages(
            nl: try row.optionalCode(19), fr: try row.optionalCode(20), en: try row.optionalCode(21),
            de: try row.optionalCode(22))
        return languages == Participant.Languages(nl: nil, fr: nil, en: nil, de: nil) ? nil : languages
    }
}
