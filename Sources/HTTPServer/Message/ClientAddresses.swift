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
                let pairs = Self.split(element, at: ";").map { Self.trimmed(Substring($0)) }
                let values = pairs.filter { $0.lowercased().hasPrefix("for=") }
                // An element that tells two addresses tells none.
                guard let value = values.first, values.count == 1 else { return "" }
                return Self.unquoted(String(value.dropFirst("for=".count)))
            }
        }
    }

    /// The parts between separators that do not stand in quotes.
    ///
    /// Read from the end, where the proxy wrote: a quote that the client left open before that hides nothing of it.
    private static func split(_ text: String, at separator: UnicodeScalar) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var (parts, end, isQuoted) = ([String](), scalars.count, false)
        for index in scalars.indices.reversed() {
            if scalars[index] == "\"" { isQuoted.toggle() }
            guard scalars[index] == separator, !isQuoted else { continue }
            parts.append(String(String.UnicodeScalarView(scalars[(index + 1)..<end])))
            end = index
        }
        parts.append(String(String.UnicodeScalarView(scalars[..<end])))
        return parts.reversed()
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
