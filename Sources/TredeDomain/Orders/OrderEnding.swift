extension Order {
    /// The end of an order: what was carried out of it stays, what was not is free to be ordered again.
    package struct Ending: Equatable, Sendable {
        /// Why an order ends before all of it was carried out.
        package enum Reason: String, CaseIterable, Sendable {
            /// Another took the provider's place in the team.
            case providerReplaced
            /// A later plan has the action no more, or at another price, of another type or from another provider.
            case planChanged
            /// The provider cannot carry it out.
            case providerUnavailable
            /// The rest is not needed.
            case notNeeded
            /// It should never have been made.
            case enteredInError
        }

        /// What is asked when ending an order.
        package struct Draft: Equatable, Sendable {
            /// The first day on which it no longer stands.
            package let endedOn: Day
            /// Why.
            package let reason: Reason

            /// Makes the draft.
            package init(endedOn: Day, reason: Reason) {
                self.endedOn = endedOn
                self.reason = reason
            }
        }

        /// When and why it ends.
        package let draft: Draft
        /// When that was recorded.
        package let recordedAt: Instant

        /// Makes an ending as it is stored.
        package init(draft: Draft, recordedAt: Instant) {
            self.draft = draft
            self.recordedAt = recordedAt
        }
    }

    /// Everything that stands in the way of ending it: it ended before, or it was ordered later.
    package func refusals(ending draft: Ending.Draft) -> [Refusal] {
        if let ending { return [Refusal(.x6, .orderEnded, arguments: ["\(ending.draft.endedOn)"])] }
        guard draft.endedOn < orderedOn else { return [] }
        return [Refusal(.x1, .notBeforeEarlierFact, arguments: ["\(orderedOn)"])]
    }
}
