/// Whose word is taken on where a request came from: that of named proxies, and nobody else's.
package final class ClientAddresses: Sendable {
    /// How a proxy tells the address of its client.
    package enum Source: String, CaseIterable, Sendable {
        /// It does not: the address is that of the connection.
        case socket
        /// By a PROXY header, version 1 or 2, before the first request of each connection, where it must stand.
        case proxyProtocol
        /// By `Forwarded` (RFC 7239).
        case forwarded
        /// By `X-Forwarded-For`.
        case xForwardedFor
    }

    private let source: Source
    private let proxies: [AddressRange]
    private let isClosedToOthers: Bool

    /// Takes the word of these proxies, in one way only: what another field says may be the client's own invention.
    ///
    /// Where it is closed to others, nobody else on the network is let in past them.
    package init(_ source: Source = .socket, from proxies: [AddressRange] = [], isClosedToOthers: Bool = false) {
        self.source = source
        self.proxies = proxies
        self.isClosedToOthers = isClosedToOthers
    }

    /// Whether a connection from there is taken.
    func admits(_ address: RemoteAddress) -> Bool {
        !isClosedToOthers || address == .local || address.isLoopback || isProxy(address)
    }

    /// Whether there is a proxy in front whose word is taken.
    package var expectsProxy: Bool { source != .socket && !proxies.isEmpty }

    /// Whether the address is that of a named proxy, which stands for many clients.
    func isProxy(_ address: RemoteAddress) -> Bool { proxies.contains { $0.contains(address) } }

    /// Whether a connection from there begins with a PROXY header.
    func expectsProxyHeader(from address: RemoteAddress) -> Bool { source == .proxyProtocol && isProxy(address) }

    /// Whether the fields of requests from there tell addresses.
    func readsFields(from address: RemoteAddress) -> Bool {
        (source == .forwarded || source == .xForwardedFor) && isProxy(address)
    }

    /// The client of a request that came from a named proxy: the last address in the list that is not such a proxy.
    ///
    /// What stands before that was told by somebody who is not to be believed. A proxy that hides an address ends the
    /// list there.
    func client(of head: RequestHead, from peer: RemoteAddress) -> RemoteAddress {
        var client = peer
        for text in addresses(in: head).reversed() {
            guard let address = RemoteAddress(text: text) else { return client }
            client = address
            if !isProxy(address) { break }
        }
        return client
    }

    private func addresses(in head: RequestHead) -> [String] {
        guard source == .forwarded else {
            return head.values(of: "x-forwarded-for").flatMap { range in
                head.text(range).split(separator: ",", omittingEmptySubsequences: false).map {
                    Self.trimmed(Substring($0))
                }
            }
        }
        return head.values(of: "forwarded").flatMap { range in
            Self.split(head.text(range), at: ",").map { element in
                let pairs = Self.split(element, at: ";").map { Substring($0) }
                let value = pairs.first { Self.trimmed($0).lowercased().hasPrefix("for=") }
                return value.map { Self.unquoted(String(Self.trimmed($0).dropFirst("for=".count))) } ?? ""
            }
        }
    }

    /// The parts between separators that do not stand in quotes.
    private static func split(_ text: String, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == separator, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    private static func unquoted(_ text: String) -> String {
        let isQuoted = text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
        return isQuoted ? String(text.dropFirst().dropLast()) : text
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
