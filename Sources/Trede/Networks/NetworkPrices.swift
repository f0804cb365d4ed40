package import TredeDomain

/// The agreed prices of a network.
package struct NetworkPrices: Equatable, Sendable {
    /// The network.
    package let network: Network
    /// The price of each type of action, in euro cents.
    package let pricesCents: [String: Int64]
}
