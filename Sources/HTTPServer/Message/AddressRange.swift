/// An address, or all addresses that begin with the same bits, or every peer of a socket in the file system.
package struct AddressRange: Hashable, Sendable {
    private let first: RemoteAddress
    private let bits: Int

    /// The range written as `10.0.0.0/8`, `192.0.2.1`, `2001:db8::/32` or `unix`.
    package init?(_ text: String) {
        if text == "unix" {
            (first, bits) = (.local, 0)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = RemoteAddress(host: String(parts[0])) else { return nil }
        guard parts.count == 2 else {
            (first, bits) = (address, address.bitCount)
            return
        }
        guard let bits = Int(parts[1]), "\(bits)" == parts[1], (0...address.bitCount).contains(bits) else { return nil }
        (first, self.bits) = (address, bits)
    }

    /// Whether so many addresses lie in it that they are nobody's own network.
    ///
    /// Those are more than `10.0.0.0/8` has, or `fc00::/7` (RFC 4193): a few such ranges would be everybody.
    package var isTooWide: Bool { first.bitCount > 0 && bits < (first.bitCount == 32 ? 8 : 7) }

    /// Whether the address lies in it; a port makes no difference.
    package func contains(_ address: RemoteAddress) -> Bool { address.shares(bits, with: first) }
}
