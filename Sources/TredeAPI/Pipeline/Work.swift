package import Trede

/// What a route does once its request is understood: at most one visit to storage.
package enum Work {
    /// Nothing in storage.
    case answer(Answer)
    /// Nothing in storage, and the answer comes once, on any thread.
    case later((@escaping @Sendable (Answer) -> Void) -> Void)
    /// A short read in one snapshot.
    case read((borrowing ReadTransaction) throws -> Answer)
    /// A look at what is confidential or at money: a short read in one snapshot, answered once it stands in the audit.
    case look((borrowing ReadTransaction) throws -> Answer)
    /// A change.
    case write(@Sendable (borrowing WriteTransaction) throws -> Answer)
}
