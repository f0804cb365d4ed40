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
    /// The same where it may take long, on a thread of its own with a connection of its own.
    case longLook(@Sendable (borrowing ReadTransaction) throws -> Answer)
    /// A change.
    case write(@Sendable (borrowing WriteTransaction) throws -> Answer)
    /// What takes long, on a thread of its own with a connection of its own; it may wait, and makes its own brackets. It
    /// shows nothing that the audit has to know of: that is a look.
    case long(@Sendable (StorageReader) throws -> LongAnswer)
}

/// What long work comes to.
package enum LongAnswer {
    /// An answer with all its content.
    case whole(Answer)
    /// The beginning of an answer, and what writes its content: `write` waits while the caller is behind, and is false
    /// when nobody reads any more.
    case pieces(Answer, (_ write: ([UInt8]) -> Bool) throws -> Void)
}
