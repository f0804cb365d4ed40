/// As whom a caller is counted where each may have so much: a client with all on whose behalf it acts, since one key is
/// stolen or runs wild; and each participant apart, since an issuer sends many in the name of one client.
package struct CountedAs: Hashable, Sendable {
    /// The client's number in the store.
    package let client: Int64
    /// What tells a participant from all others; nil for who is none.
    package let participant: [UInt8]?

    /// Counts a client, or one participant of it.
    package init(client: Int64, participant: [UInt8]? = nil) {
        self.client = client
        self.participant = participant
    }
}

extension Actor {
    /// As whom it is counted.
    package var countedAs: CountedAs {
        guard role == .participant else { return CountedAs(client: client) }
        return CountedAs(client: client, participant: trajectory?.bytes ?? referral?.bytes ?? bearer)
    }
}
