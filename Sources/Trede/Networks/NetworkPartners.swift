package import TredeDomain

/// The partners of a network with what they carry.
package struct NetworkPartners: Equatable, Sendable {
    /// The network.
    package let network: Network
    /// The partners, in order of enterprise number.
    package let items: [Item]

    /// A partner.
    package struct Item: Equatable, Sendable {
        /// The organisation.
        package let organisation: ID<Organisation>
        /// Its name.
        package let name: String
        /// What it is and can carry.
        package let partner: Network.Partner
        /// How many trajectories run with it in the team; nil for whom it does not concern (N-3).
        package let running: Int?
        /// How many that have it in the team are still to start; nil for whom it does not concern (N-3).
        package let expected: Int?
    }
}
