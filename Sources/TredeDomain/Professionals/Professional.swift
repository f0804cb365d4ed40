/// Somebody who works for an organisation and holds roles in trajectories.
package struct Professional: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Professional>
    /// Its number in the store.
    package let number: Int64
    /// What was registered.
    package let content: Content
    /// The organisation it works for.
    package let organisation: ID<Organisation>
    /// The number in the store of the organisation it works for.
    package let organisationNumber: Int64
    /// When it was registered.
    package let recordedAt: Instant
    /// Grows by one with every change.
    package let version: Int64

    /// Makes a professional as it is stored.
    package init(
        id: ID<Professional>, number: Int64, content: Content, organisation: ID<Organisation>,
        organisationNumber: Int64, recordedAt: Instant, version: Int64
    ) {
        self.id = id
        self.number = number
        self.content = content
        self.organisation = organisation
        self.organisationNumber = organisationNumber
        self.recordedAt = recordedAt
        self.version = version
    }

    /// What is registered of a professional.
    package struct Content: Equatable, Sendable {
        /// The reference of whoever registered it.
        package let externalId: String
        /// The given name.
        package let givenName: String
        /// The family name.
        package let familyName: String
        /// The address it is reached at, its alone.
        package let email: EmailAddress
        /// The roles it may hold.
        package let roles: Set<Role>
        /// The organisation it works for.
        package let organisation: EnterpriseNumber
        /// The code of the network it works in.
        package let network: String?

        /// Makes the content.
        package init(
            externalId: String, givenName: String, familyName: String, email: EmailAddress, roles: Set<Role>,
            organisation: EnterpriseNumber, network: String?
        ) {
            self.externalId = externalId
            self.givenName = givenName
            self.familyName = familyName
            self.email = email
            self.roles = roles
            self.organisation = organisation
            self.network = network
        }
    }
}
