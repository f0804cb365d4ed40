/// A network: the organisations that carry out trajectories in a region under one lead partner (N-1).
///
/// It holds what everybody may know; its money stands in `RegisteredNetwork`.
package struct Network: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Network>
    /// Its number in the store.
    package let number: Int64
    /// The code by which organisations and municipalities name it, as `antwerpen`.
    package let code: String
    /// Its name.
    package let name: String
    /// The organisation that leads it.
    package let leadPartner: ID<Organisation>
    /// The number in the store of the organisation that leads it.
    package let leadPartnerNumber: Int64
    /// The period for which it is appointed.
    package let mandate: Period
    /// Grows by one with every change of the network, its partners or its prices.
    package let version: Int64

    /// Makes a network as it is stored.
    package init(
        id: ID<Network>, number: Int64, code: String, name: String, leadPartner: ID<Organisation>,
        leadPartnerNumber: Int64, mandate: Period, version: Int64
    ) {
        self.id = id
        self.number = number
        self.code = code
        self.name = name
        self.leadPartner = leadPartner
        self.leadPartnerNumber = leadPartnerNumber
        self.mandate = mandate
        self.version = version
    }
}

extension Network {
    /// What is registered of a network.
    package struct Content: Equatable, Sendable {
        /// The code by which organisations and municipalities name it.
        package let code: String
        /// Its name.
        package let name: String
        /// The organisation that leads it.
        package let leadPartner: EnterpriseNumber
        /// The period for which it is appointed.
        package let mandate: Period
        /// Where it works.
        package let regions: Regions
        /// Its partners (N-2).
        package let partners: [Partner]
        /// How it pays its providers (E-8 to E-11).
        package let distribution: Distribution
        /// The agreed price of each type of action, in euro cents.
        package let pricesCents: [String: Int64]

        /// Makes the content.
        package init(
            code: String, name: String, leadPartner: EnterpriseNumber, mandate: Period, regions: Regions,
            partners: [Partner], distribution: Distribution, pricesCents: [String: Int64]
        ) {
            self.code = code
            self.name = name
            self.leadPartner = leadPartner
            self.mandate = mandate
            self.regions = regions
            self.partners = partners
            self.distribution = distribution
            self.pricesCents = pricesCents
        }
    }

    /// Where a network works; the municipalities decide, the postal codes only tell (F-9).
    package struct Regions: Equatable, Sendable {
        /// The municipalities.
        package let nisCodes: Set<NisCode>
        /// Ranges of postal codes, both ends included.
        package let postalCodeRanges: [ClosedRange<PostalCode>]

        /// Makes the regions.
        package init(nisCodes: Set<NisCode>, postalCodeRanges: [ClosedRange<PostalCode>]) {
            self.nisCodes = nisCodes
            self.postalCodeRanges = postalCodeRanges
        }
    }

    /// An organisation in a network and what it can carry (N-3).
    package struct Partner: Equatable, Sendable {
        /// Which organisation.
        package let enterpriseNumber: EnterpriseNumber
        /// What it is; the same as it is registered as.
        package let kind: OrganisationKind
        /// How many trajectories it can begin in a month; nil when nothing was agreed.
        package let capacityPerMonth: Int?
        /// The municipalities it works in; empty when nothing was agreed.
        package let workArea: Set<NisCode>

        /// Makes a partner.
        package init(
            enterpriseNumber: EnterpriseNumber, kind: OrganisationKind, capacityPerMonth: Int?, workArea: Set<NisCode>
        ) {
            self.enterpriseNumber = enterpriseNumber
            self.kind = kind
            self.capacityPerMonth = capacityPerMonth
            self.workArea = workArea
        }
    }
}
