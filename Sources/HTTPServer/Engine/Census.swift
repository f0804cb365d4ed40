internal import Synchronization

/// The connections of a server, counted over all its loops and by the address they come from.
final class Census: Sendable {
    private let connectionsMax: Int
    private let perAddressMax: Int
    private let count = Atomic<Int>(0)
    private let perAddress = Mutex<[RemoteAddress: Int]>([:])

    init(_ limits: Limits) {
        connectionsMax = limits.connectionsMax
        perAddressMax = limits.connectionsPerAddressMax
    }

    /// Whether there is no room for a connection from any address.
    var isFull: Bool { count.load(ordering: .relaxed) >= connectionsMax }

    /// Counts a connection from the address; `isExempt` when the address stands for many clients.
    ///
    /// - Throws: `tooManyConnections`, `tooManyConnectionsFromAddress`; nothing is counted then.
    func admit(_ address: RemoteAddress, isExempt: Bool) throws(Refusal) -> Admission {
        guard count.add(1, ordering: .relaxed).newValue <= connectionsMax else {
            count.subtract(1, ordering: .relaxed)
            throw .tooManyConnections
        }
        guard !isExempt, perAddressMax < .max else { return Admission(site: nil) }
        let site = address.site
        let hasRoom = perAddress.withLock { counts in
            let held = counts[site, default: 0]
            if held < perAddressMax { counts[site] = held + 1 }
            return held < perAddressMax
        }
        guard hasRoom else {
            count.subtract(1, ordering: .relaxed)
            throw .tooManyConnectionsFromAddress
        }
        return Admission(site: site)
    }

    /// Forgets a connection that was admitted.
    func dismiss(_ admission: Admission) {
        count.subtract(1, ordering: .relaxed)
        guard let site = admission.site else { return }
        perAddress.withLock { counts in
            guard let held = counts[site] else { return }
            counts[site] = held > 1 ? held - 1 : nil
        }
    }
}

/// The place of one connection in the census.
struct Admission {
    /// The address it is counted under; nil when addresses are not counted.
    let site: RemoteAddress?
}
