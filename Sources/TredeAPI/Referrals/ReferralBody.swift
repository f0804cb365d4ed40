package import JSON
package import Trede
package import TredeDomain

/// A referral as it is pushed.
package enum ReferralBody {
    /// Reads a referral and the digest of what was sent (F-5); every fault is thrown at once.
    ///
    /// - Throws: `invalid` with all violations.
    package static func read(_ bytes: [UInt8]) throws(Failure) -> ReferralSubmission {
        let document = try BodyReader.document(bytes)
        let decoded = try BodyReader.decode(document, decode)
        return ReferralSubmission(
            externalID: decoded.externalID, content: decoded.content,
            digest: Digest.sha256(document.canonicalBytes()))
    }

    /// Reads a referral and the reference of the source.
    package static func decode(_ object: inout JSONObject) -> (externalID: String, content: ReferralContent)? {
        let externalID = object.value(
            "externalId", format: InputFormat.reference, parse: TextFormat.reference)
        let submittedOn = object.value("submittedOn", format: InputFormat.day) { Day($0) }
        let supportLanguage = object.optionalValue(
            "supportLanguage", format: InputFormat.language, parse: TextFormat.language)
        let referrer = object.object("referrer", ReferrerBody.decode)
        let participant = object.object("participant", ParticipantBody.decode)
        let motivation = object.optionalString("motivation", 1...4000)
        let jobGoal = object.optionalString("jobGoal", 1...200)
        let currentLevel = object.optionalInteger("currentLevel", in: 1...6)
        let targetLevel = object.optionalInteger("targetLevel", in: 1...6)
        let engagement = object.optionalCode("engagement", as: Engagement.self)
        let plausible = object.optionalCode("paidWorkPlausible", as: Plausibility.self)
        let evidence = object.optionalArray("medicalEvidence", counts: 0...50, element: MedicalEvidenceBody.decode)
        let icf = object.optionalObject("icf", IcfBody.decode)
        guard let externalID, let submittedOn, let referrer, let participant, !object.hasIssues else { return nil }
        var content = ReferralContent(submittedOn: submittedOn, referrer: referrer, participant: participant)
        content.supportLanguage = supportLanguage
        content.motivation = motivation
        content.jobGoal = jobGoal
        content.currentLevel = currentLevel
        content.targetLevel = targetLevel
        content.engagement = engagement
        content.paidWorkPlausible = plausible
        content.medicalEvidence = evidence ?? []
        content.icf = icf
        return (externalID, content)
    }
}

/// Who refers, as it is sent.
enum ReferrerBody {
    static func decode(_ object: inout JSONObject) -> ReferralContent.Referrer? {
        let kind = object.code("kind", as: ReferrerKind.self)
        let organisation = object.optionalObject("organisation") { object -> ReferralContent.OrganisationName? in
            let number = object.value(
                "enterpriseNumber", format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
            let name = object.string("name", 1...200)
            guard let number, let name else { return nil }
            return ReferralContent.OrganisationName(enterpriseNumber: number, name: name)
        }
        let professional = object.optionalObject("professional") { object -> ReferralContent.ProfessionalName? in
            let name = object.string("name", 1...200)
            let email = object.optionalValue("email", format: InputFormat.email, parse: EmailAddress.init)
            return name.map { ReferralContent.ProfessionalName(name: $0, email: email) }
        }
        guard let kind, !object.hasIssues else { return nil }
        return ReferralContent.Referrer(kind: kind, organisation: organisation, professional: professional)
    }
}

/// A reference to medical material, as it is sent.
enum MedicalEvidenceBody {
    static func decode(_ object: inout JSONObject) -> ReferralContent.MedicalEvidence? {
        let kind = object.value("kind", format: InputFormat.code, parse: TextFormat.code)
        let issuedOn = object.optionalValue("issuedOn", format: InputFormat.day) { Day($0) }
        let issuer = object.optionalString("issuer", 1...200)
        let reference = object.optionalString("reference", 1...200)
        guard let kind, !object.hasIssues else { return nil }
        return ReferralContent.MedicalEvidence(
            kind: kind, issuedOn: issuedOn, issuer: issuer, reference: reference)
    }
}

/// Texts of a fixed make-up; each function gives the text back, or nil when it is made up otherwise.
enum TextFormat {
    /// Printable ASCII without blanks, 1 to 100.
    static func reference(_ text: String) -> String? {
        guard (1...100).contains(text.utf8.count) else { return nil }
        return text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
    }

    /// A code in camel case, 1 to 64.
    static func code(_ text: String) -> String? {
        guard (1...64).contains(text.utf8.count), let first = text.utf8.first, isLower(first) else { return nil }
        return text.utf8.allSatisfy { isLower($0) || isUpper($0) || (0x30...0x39).contains($0) } ? text : nil
    }

    /// Two or three small letters.
    static func language(_ text: String) -> String? {
        (2...3).contains(text.utf8.count) && text.utf8.allSatisfy(isLower) ? text : nil
    }

    /// Two capitals.
    static func country(_ text: String) -> String? {
        text.utf8.count == 2 && text.utf8.allSatisfy(isUpper) ? text : nil
    }

    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
