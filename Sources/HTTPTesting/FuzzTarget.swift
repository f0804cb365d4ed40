/// What random input is fed to.
package enum FuzzTarget: String, CaseIterable, Sendable {
    /// The connection state, with cases of the corpus that were damaged and joined.
    case requests
    /// The chunk decoder, with chunks in every spelling, then damaged.
    case chunks
    /// The JSON reader and writer, with documents that were damaged.
    case json
    /// The router, with paths made of pieces of its templates.
    case router
    /// What proxies tell of their clients, damaged.
    case proxies
}

/// An input that broke an invariant.
package struct Finding: Error, CustomStringConvertible {
    /// What was broken, and the input as far as it can be shown.
    package let description: String

    init(_ sentence: String, _ input: [UInt8]) {
        description = "\(sentence): \(String(decoding: input.prefix(2_000), as: UTF8.self).debugDescription)"
    }
}

/// Feeds seeded random input to its targets and checks what must hold for any input.
package struct Fuzzer {
    private let wire: WireFuzzer
    private let json = JSONFuzzer()
    private let router = RouterFuzzer()
    private let proxies = ProxyFuzzer()
    private let seed: UInt64

    /// A fuzzer that begins with the cases of a corpus.
    package init(_ cases: [WireCase], seed: UInt64) {
        wire = WireFuzzer(cases)
        self.seed = seed
    }

    /// Makes one input, which depends on the seed, the target and its number only, and feeds it.
    ///
    /// - Throws: the invariant that does not hold.
    package func feed(_ target: FuzzTarget, input: Int) throws(Finding) {
        let salt = UInt64(target.rawValue.utf8.reduce(0) { $0 * 31 + Int($1) })
        var generator = SeededGenerator(seed: seed ^ salt << 32, input: input)
        switch target {
        case .requests: try wire.feedMessage(&generator)
        case .chunks: try wire.feedChunks(&generator)
        case .json: try json.feed(&generator)
        case .router: try router.feed(&generator)
        case .proxies: try proxies.feed(&generator)
        }
    }
}
