package import TredeDomain

/// Which of the partners that a network must count are there (N-2).
package struct NetworkComposition: Equatable, Sendable {
    /// The network.
    package let network: Network
    /// Each need with the partners that meet it, in the order of the law.
    package let needs: [Met]

    /// The needs that no partner meets.
    package var missing: [Composition.Need] { needs.filter(\.partners.isEmpty).map(\.need) }

    /// A need and who meets it.
    package struct Met: Equatable, Sendable {
        /// The need.
        package let need: Composition.Need
        /// The partners that meet it.
        package let partners: [EnterpriseNumber]
    }
}
