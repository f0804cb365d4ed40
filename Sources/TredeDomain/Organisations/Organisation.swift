/// An organisation that takes part: who provides, who guides, who pays (domain.md, chapter 1).
package struct Organisation: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Organisation>
    /// Its number in the store.
    package let number: Int64
    /// What was registered.
    package let content: Content
    /// When it was registered.
    package let recordedAt: Instant
    /// Grows by one with every change.
    package let version: Int64

    /// Makes an organisation as it is stored.
    package init(id: ID<Organisation>, number: Int64, content: Content, recordedAt: Instant, version: Int64) {
        self.id = id
        self.number = number
        self.content = content
        self.recordedAt = recordedAt
        self.version = version
    }

    /// What is registered of an organisation.
    package struct Content: Equatable, Sendable {
        /// Its number with the KBO.
        package let enterpriseNumber: EnterpriseNumber
        /// Its name.
        package let name: String
        /// What it is.
        package let kind: OrganisationKind
        /// The account it is paid on.
        package let iban: Iban?
        /// The province, as a code.
        package let province: String?
        /// The code of the network whose region it works in.
        package let network: String?
        /// Where it is.
        package let postalCode: PostalCode
        /// The municipality it is in.
        package let nisCode: NisCode
        /// From when until when it may provide case managers care; nil when it may not.
        package let careRecognition: Period?

        /// Makes the content.
        package init(
            enterpriseNumber: EnterpriseNumber, name: String, kind: OrganisationKind, iban: Iban?, province: String?,
            network: String?, postalCode: PostalCode, nisCode: NisCode, careRecognition: Period?
        ) {
            self.enterpriseNumber = enterpriseNumber
            self.name = name
            self.kind = kind
            self.iban = iban
            self.province = province
            self.network = network
            self.postalCode = postalCode
            self.nisCode = nisCode
            self.careRecognition = careRecognition
        }
    }
}
