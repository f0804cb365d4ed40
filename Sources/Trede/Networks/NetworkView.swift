package import TredeDomain

/// A network as one caller sees it.
package enum NetworkView: Sendable {
    /// With its money, for those it concerns.
    case full(RegisteredNetwork)
    /// Without, for everybody else.
    case open(OpenNetwork)

    /// What both hold.
    package var network: Network {
        switch self {
        case .full(let registered): registered.network
        case .open(let open): open.network
        }
    }
}
