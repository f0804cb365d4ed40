internal import ArgumentParser
internal import HTTPServer

/// What keeps plain text off the network.
///
/// Trede speaks HTTP without TLS. By itself it therefore listens for its own machine only; the network reaches it through
/// a proxy that ends TLS and that it was told of, past which nobody comes in, or because somebody said so in as many words.
enum PlainNetwork {
    private static let variable = "TREDE_ALLOW_PLAIN_NETWORK"

    /// Whether it was said that the network may be listened to without a proxy.
    static func isAllowed(_ flag: Bool, environment: [String: String]) throws -> Bool {
        switch environment[variable] ?? "no" {
        case "yes": return true
        case "no", "": return flag
        case let text: throw ValidationError("\(variable) is yes or no, not '\(text)'")
        }
    }

    /// Refuses what the network would reach in plain text.
    ///
    /// The operator's tools come to the management listener without a proxy, so that a proxy does not help there.
    static func check(
        listen: [ListenAddress], management: ListenAddress?, inherited: InheritedSockets, clients: ClientAddresses
    ) throws {
        if !clients.expectsProxy, let exposed = exposed(listen, inherited) {
            throw ValidationError(
                "--listen \(exposed) is reached over the network, where Trede would speak in plain text: let a proxy end "
                    + "TLS and name it with --client-address and --trusted-proxies, or say --allow-plain-network")
        }
        if let management, let exposed = exposed([management], inherited) {
            throw ValidationError(
                "--management \(exposed) is reached over the network in plain text: take a loopback address or "
                    + "unix:PATH, or say --allow-plain-network")
        }
    }

    private static func exposed(_ addresses: [ListenAddress], _ inherited: InheritedSockets) -> ListenAddress? {
        addresses.flatMap { address -> [ListenAddress] in
            guard case .inherited(let name) = address else { return [address] }
            return inherited.addresses(named: name)
        }.first { !$0.isLocal }
    }
}
