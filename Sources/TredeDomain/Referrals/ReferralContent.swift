/// All that a source pushes about a person it refers, apart from its own reference (F-2, F-3).
package struct ReferralContent: Equatable, Sendable {
    /// The day the referral was submitted: that of the application (Z-1).
    package var submittedOn: Day
    /// The language in which the person can be supported (F-7), as ISO 639 writes it.
    package var supportLanguage: String?
    /// Who refers.
    package var referrer: Referrer
    /// The person.
    package var participant: Participant
    /// Why a trajectory would help.
    package var motivation: String?
    /// What work the person wants.
    package var jobGoal: String?
    /// The step of the participation ladder the person is on, 1 to 6.
    package var currentLevel: Int?
    /// The step aimed at, 1 to 6.
    package var targetLevel: Int?
    /// Whether the person wants to take an active part.
    package var engagement: Engagement?
    /// Whether paid work seems possible at the end.
    package var paidWorkPlausible: Plausibility?
    /// References to medical-diagnostic material.
    package var medicalEvidence: [MedicalEvidence] = []
    /// The ICF assessment handed in.
    package var icf: IcfAssessment?

    /// Makes the content of a referral that says nothing more than who refers whom.
    package init(submittedOn: Day, referrer: Referrer, participant: Participant) {
        self.submittedOn = submittedOn
        self.referrer = referrer
        self.participant = participant
    }
}

extension ReferralContent {
    /// Which of its parts are there (F-2).
    package var completeness: Completeness {
        var completeness = Completeness()
        completeness.hasSsin = true
        completeness.hasFamilyName = true
        completeness.hasGivenName = true
        completeness.hasBirthDate = true
        completeness.referrerKind = referrer.kind
        completeness.hasReferringOrganisation = referrer.organisation != nil
        completeness.hasMotivation = motivation != nil
        completeness.hasJobGoal = jobGoal != nil
        completeness.hasCurrentLevel = currentLevel != nil
        completeness.hasTargetLevel = targetLevel != nil
        completeness.medicalEvidenceCount = medicalEvidence.count
        guard let icf else { return completeness }
        completeness.hasAssessmentDay = icf.assessedOn != nil
        completeness.hasAssessmentJobGoal = icf.jobGoal != nil
        completeness.scores = icf.scores
        return completeness
    }

    /// What the recommendation looks at (S-7).
    package var screeningFacts: ScreeningFacts {
        ScreeningFacts(
            submittedOn: submittedOn, registration: participant.registration, nisCode: participant.nisCode,
            currentLevel: currentLevel, targetLevel: targetLevel, paidWorkPlausible: paidWorkPlausible,
            engagement: engagement, unemployedSince: participant.unemployedSince, scores: icf?.scores ?? IcfScores(),
            missing: completeness.missing)
    }

    /// The region the person lived in when the referral was submitted (F-9).
    package var region: Region { Region(of: participant.nisCode, on: submittedOn) }

    /// The days in it that lie after `today`: none can, as all of it has happened.
    package func violations(today: Day) -> [Violation] {
        var days = [
            ("submittedOn", Optional(submittedOn)), ("participant.birthDate", participant.birthDate),
            ("participant.unemployedSince", participant.unemployedSince), ("icf.assessedOn", icf?.assessedOn),
        ]
        for (index, evidence) in medicalEvidence.enumerated() {
            days.append(("medicalEvidence[\(index)].issuedOn", evidence.issuedOn))
        }
        return days.compactMap { name, day in
            guard let day, day > today else { return nil }
            return Violation(name, .inTheFuture, arguments: ["\(today)"])
        }
    }
}

extension ReferralContent {
    /// Who refers: in what capacity, and whom it names (F-2 b).
    package struct Referrer: Equatable, Sendable {
        /// In what capacity.
        package let kind: ReferrerKind
        /// The organisation as the source knows it; it need not be registered.
        package let organisation: OrganisationName?
        /// The professional as the source knows them.
        package let professional: ProfessionalName?

        /// Makes a referrer.
        package init(kind: ReferrerKind, organisation: OrganisationName?, professional: ProfessionalName?) {
            self.kind = kind
            self.organisation = organisation
            self.professional = professional
        }
    }

    /// An organisation as a source names it.
    package struct OrganisationName: Equatable, Sendable {
        /// Its number with the KBO.
        package let enterpriseNumber: EnterpriseNumber
        /// Its name.
        package let name: String

        /// Makes a name.
        package init(enterpriseNumber: EnterpriseNumber, name: String) {
            self.enterpriseNumber = enterpriseNumber
            self.name = name
        }
    }

    /// A professional as a source names them.
    package struct ProfessionalName: Equatable, Sendable {
        /// First and last name, as the source writes them.
        package let name: String
        /// Where they can be reached.
        package let email: EmailAddress?

        /// Makes a name.
        package init(name: String, email: EmailAddress?) {
            self.name = name
            self.email = email
        }
    }

    /// A reference to medical-diagnostic material, not the material (F-2 c).
    package struct MedicalEvidence: Equatable, Sendable {
        /// What it is, as a code.
        package let kind: String
        /// When it was made.
        package let issuedOn: Day?
        /// Who made it.
        package let issuer: String?
        /// Where it is kept.
        package let reference: String?

        /// Makes a reference.
        package init(kind: String, issuedOn: Day?, issuer: String?, reference: String?) {
            self.kind = kind
            self.issuedOn = issuedOn
            self.issuer = issuer
            self.reference = reference
        }
    }
}
