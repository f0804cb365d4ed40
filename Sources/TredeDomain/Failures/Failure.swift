/// Every way in which a request can be refused or fail.
package enum Failure: Error {
    /// There is no such thing, or the caller may not know that there is (V-9).
    case notFound(Noun)
    /// The caller's role may not do this.
    case forbidden
    /// Who stands by in a file may not do this before the participant consents (V-4).
    case consentNeeded
    /// The request itself is wrong; all violations at once.
    case invalid([Violation])
    /// The request is right but the state of things refuses it; all refusals at once.
    case refused([Refusal])
    /// There is one already: the same reference with other content (F-5), or an open file of the same person (F-6);
    /// it is named only to those who may see it.
    case duplicate(Refusal, existing: ID<Referral>?)
    /// The caller changed an older version than the current one.
    case stale(Noun, current: Int64)
    /// A change came without saying which version it changes.
    case preconditionRequired(Noun)
    /// The idempotency key was used for another request.
    case keyReused
    /// The person it is about was erased: it opens for nobody any more (V-7).
    case erased
    /// The write queue is full; try again later.
    case overloaded
    /// The disk takes no more; try again once there is room.
    case diskFull(any Error)
    /// Something broke that is not the caller's doing.
    case fault(any Error)
}
