package import HTTPServer
internal import Synchronization
package import Trede

/// How often callers failed to come in, by address and by the client they tried as; shared by all loops.
///
/// It holds back who fails, never who shows a good key or access token: nobody locks another out of these.
package final class FailedAttempts: Sendable {
    /// What failures are counted by.
    package enum Origin: Hashable, Sendable {
        /// An address, or a network of IPv6 that one customer has.
        case address(RemoteAddress)
        /// A client, by its number in the store.
        case client(Int64)
        /// Who asks for a token in the name of a client and a key of it, and from where.
        case signer(Digest, from: RemoteAddress)
        /// Who shows a code, and from where.
        case code(from: RemoteAddress)
        /// A client that was told of files it may not know of, by its number in the store.
        case prober(Int64)
        /// Whoever comes without an address, or when no more can be told apart.
        case rest

        /// Whether anybody can make up as many of it as they like, so that the first of one is nothing to write down.
        var isMadeUp: Bool { if case .signer = self { true } else { false } }
    }

    /// What a failure comes to.
    struct Verdict: Equatable {
        /// For how long to stay away; nil while there are few failures.
        let retryAfterSeconds: Int?
        /// Whether the audit is to have it.
        let isAudited: Bool
    }

    /// How many attempts may fail in a minute, unless set otherwise.
    package static let perMinute = 20
    /// How many origins are told apart.
    static let originsMax = 10_000
    /// How many are, before names that anybody can make up are counted together, to leave room for what nobody can.
    static let signersMax = originsMax / 2
    /// How many failures are written to the audit in a minute: the first of an origin, and the first held back.
    static let auditedPerMinuteMax = 60

    private static let minuteMilliseconds: Int64 = 60_000

    private struct Window {
        let beganAt: Int64
        var count = 0

        func isOver(_ now: Int64) -> Bool { now < beganAt || now >= beganAt + minuteMilliseconds }
    }

    private struct State {
        var windows: [Origin: Window] = [:]
        var audited = Window(beganAt: 0)
    }

    private let perMinuteMax: Int
    private let state = Mutex(State())

    /// Nobody failed yet; in a minute that many may.
    package init(perMinuteMax: Int = FailedAttempts.perMinute) {
        self.perMinuteMax = perMinuteMax
    }

    /// How long an origin is to stay away, in seconds; nil when it may try.
    ///
    /// `now` is in milliseconds since 1970.
    func retryAfterSeconds(_ origin: Origin, now: Int64) -> Int? {
        state.withLock { retryAfterSeconds($0.windows[origin], now) }
    }

    /// Counts a failure of all these origins.
    func fail(_ origins: [Origin], now: Int64) -> Verdict {
        state.withLock { state in
            let windows = origins.map { count($0, now, &state) }
            let isTurn = zip(origins, windows).contains { origin, window in
                !origin.isMadeUp && (window.count == 1 || window.count == perMinuteMax + 1)
            }
            if state.audited.isOver(now) { state.audited = Window(beganAt: now) }
            if isTurn { state.audited.count += 1 }
            return Verdict(
                retryAfterSeconds: windows.compactMap { retryAfterSeconds($0, now, beyond: 1) }.max(),
                isAudited: isTurn && state.audited.count <= FailedAttempts.auditedPerMinuteMax)
        }
    }

    private func count(_ origin: Origin, _ now: Int64, _ state: inout State) -> Window {
        var origin = origin
        let most = origin.isMadeUp ? FailedAttempts.signersMax : FailedAttempts.originsMax
        if state.windows[origin] == nil, state.windows.count >= most {
            state.windows = state.windows.filter { !$0.value.isOver(now) }
            if state.windows.count >= most { origin = .rest }
        }
        var window = state.windows[origin] ?? Window(beganAt: now)
        if window.isOver(now) { window = Window(beganAt: now) }
        window.count += 1
        state.windows[origin] = window
        return window
    }

    private func retryAfterSeconds(_ window: Window?, _ now: Int64, beyond: Int = 0) -> Int? {
        guard let window, !window.isOver(now), window.count >= perMinuteMax + beyond else { return nil }
        return max(1, Int((window.beganAt + FailedAttempts.minuteMilliseconds - now + 999) / 1000))
    }
}
