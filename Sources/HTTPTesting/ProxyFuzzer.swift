internal import HTTPServer

/// Feeds what proxies tell of their clients: PROXY headers in both versions and fields, damaged, before a request.
///
/// Wherever it is cut the same client comes of it, and only a named proxy is believed.
struct ProxyFuzzer {
    private static let proxy = RemoteAddress(text: "192.0.2.7") ?? .none
    private static let proxies = ["192.0.2.7", "10.0.0.0/8"].compactMap(AddressRange.init)
    private static let addresses = [
        "203.0.113.9", "10.1.2.3", "192.0.2.7", "2001:db8::1", "[2001:db8::2]:4711", "198.51.100.1:80", "unknown", "_x",
        "\"[2001:db8::3]\"", "256.1.1.1", "", "1.2.3", "::ffff:203.0.113.8",
    ]

    func feed(_ generator: inout SeededGenerator) throws(Finding) {
        let source = generator.pick(ClientAddresses.Source.allCases)
        var bytes = source == .proxyProtocol || generator.below(8) == 0 ? header(&generator) : []
        bytes += request(&generator)
        bytes = Damage.done(to: bytes, stepsMax: 3, &generator)
        let clients = ClientAddresses(source, from: Self.proxies)
        let whole = Transcript(of: [bytes[...]], from: Self.proxy, clients: clients)
        let cut = Transcript(of: Damage.pieces(of: bytes, bytesMax: 24, &generator), from: Self.proxy, clients: clients)
        guard cut.tellsTheSame(as: whole) else {
            throw Finding("cut in pieces it came to \(cut.lines), whole to \(whole.lines)", bytes)
        }
        let stranger = RemoteAddress(text: "198.51.100.77") ?? .none
        let told = Transcript(of: [bytes[...]], from: stranger, clients: clients)
        for case .request(let request, _, _, _) in told.events where request.remoteAddress != stranger {
            throw Finding("a stranger was believed", bytes)
        }
    }

    private func header(_ generator: inout SeededGenerator) -> [UInt8] {
        guard generator.below(2) == 0 else { return binary(&generator) }
        let family = generator.pick(["TCP4", "TCP6", "UNKNOWN", "UDP4"])
        let words = [
            family, generator.pick(Self.addresses), generator.pick(Self.addresses), "\(generator.below(70_000))",
            generator.pick(["443", "0", "0443", "65536"]),
        ]
        return Array("PROXY \(words.joined(separator: " "))\r\n".utf8)
    }

    private func binary(_ generator: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A]
        let length = generator.pick([0, 11, 12, 36, 216, 300])
        bytes += [generator.pick([0x21, 0x20, 0x22, 0x11]), generator.pick([0x11, 0x21, 0x00, 0x31, 0x12])]
        bytes += [UInt8(length >> 8), UInt8(length & 0xFF)]
        return bytes + (0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }

    private func request(_ generator: inout SeededGenerator) -> [UInt8] {
        var text = "GET / HTTP/1.1\r\nHost: a\r\n"
        for _ in 0..<generator.below(4) {
            let (one, other) = (generator.pick(Self.addresses), generator.pick(Self.addresses))
            text += generator.pick([
                "X-Forwarded-For: \(one), \(other)\r\n", "Forwarded: for=\(one);proto=https, for=\(other)\r\n",
                "Forwarded: by=\(one);FOR=\"\(other)\"\r\n", "X-Forwarded-For: \(one),,\(other)\r\n",
            ])
        }
        return Array((text + "\r\n").utf8)
    }
}
