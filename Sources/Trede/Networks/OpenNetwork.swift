package import TredeDomain

/// A network without its partners and its money.
package struct OpenNetwork: Equatable, Sendable {
    /// The network.
    package let network: Network
    /// Where it works.
    package let regions: Network.Regions
    /// The partners it lacks (N-2).
    package let missing: [Composition.Need]
}
