/// A network with all that was registered of it, its money included.
package struct RegisteredNetwork: Equatable, Sendable {
    /// The network.
    package let network: Network
    /// What was registered; partners in order of enterprise number.
    package let content: Network.Content
    /// When it was first registered.
    package let recordedAt: Instant

    /// Makes a registered network.
    package init(network: Network, content: Network.Content, recordedAt: Instant) {
        self.network = network
        self.content = content
        self.recordedAt = recordedAt
    }
}
