/// What is registered of an internship of any shape (G-1, G-2).
package struct InternshipContent: Equatable, Sendable {
    /// Where the internship is.
    package struct Employer: Equatable, Sendable {
        /// Its number with the KBO.
        package let enterpriseNumber: EnterpriseNumber
        /// Its name.
        package let name: String
        /// The establishment where the work is done.
        package let establishment: EstablishmentUnitNumber?

        /// Makes the employer.
        package init(enterpriseNumber: EnterpriseNumber, name: String, establishment: EstablishmentUnitNumber? = nil) {
            self.enterpriseNumber = enterpriseNumber
            self.name = name
            self.establishment = establishment
        }
    }

    /// Who guides the participant on the workplace.
    package struct Mentor: Equatable, Sendable {
        /// The name.
        package let name: String
        /// A telephone number with its country.
        package let phone: String?
        /// An e-mail address.
        package let email: EmailAddress?

        /// Makes a mentor.
        package init(name: String, phone: String? = nil, email: EmailAddress? = nil) {
            self.name = name
            self.phone = phone
            self.email = email
        }
    }

    /// Why an internship ended.
    package enum EndReason: String, CaseIterable, Sendable {
        case completed
        case stoppedByParticipant
        case stoppedByEmployer
        case illness
        case other
    }

    /// What it is for in the end.
    package var perspective: Perspective
    /// The part of the labour market it is in.
    package var circuit: Circuit
    /// What is to be learnt or tried.
    package var purpose: String?
    /// Where it is.
    package var employer: Employer
    /// Who guides on the workplace.
    package var mentor: Mentor?
    /// The first day.
    package var startOn: Day
    /// The last day; nil while it runs.
    package var endOn: Day?
    /// From which day on how many hours a week.
    package var steps: [InternshipRules.Step]
    /// What the employer adapted.
    package var adaptations: [String]?
    /// The day the three parties signed the agreement.
    package var agreementSignedOn: Day?
    /// Why it ended.
    package var endReason: EndReason?
    /// Whether a contract followed.
    package var ledToContract: Bool?

    /// Makes the content.
    package init(
        perspective: Perspective, circuit: Circuit, purpose: String? = nil, employer: Employer,
        mentor: Mentor? = nil, startOn: Day, endOn: Day? = nil, steps: [InternshipRules.Step],
        adaptations: [String]? = nil, agreementSignedOn: Day? = nil, endReason: EndReason? = nil,
        ledToContract: Bool? = nil
    ) {
        self.perspective = perspective
        self.circuit = circuit
        self.purpose = purpose
        self.employer = employer
        self.mentor = mentor
        self.startOn = startOn
        self.endOn = endOn
        self.steps = steps
        self.adaptations = adaptations
        self.agreementSignedOn = agreementSignedOn
        self.endReason = endReason
        self.ledToContract = ledToContract
    }
}
