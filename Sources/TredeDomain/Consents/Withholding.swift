/// An item of the file that the participant keeps from one of the two case managers (V-3).
///
/// Only they see what is confidential of an item; a mark against any other role would promise what is so already.
package struct Withholding: Equatable, Sendable {
    /// What can be kept from somebody: what the file shows as an item with an identifier, and needs no agreement of
    /// both case managers.
    package enum Item: String, CaseIterable, Sendable {
        case session
        case internship
        case assessment
        case endReport
        case suspension
    }

    /// What is marked, and against whom.
    package struct Content: Equatable, Sendable {
        /// What kind of item.
        package let kind: Item
        /// The sixteen bytes of the item's identifier.
        package let item: [UInt8]
        /// Who does not see it.
        package let role: Role

        /// Makes the content.
        package init(kind: Item, item: [UInt8], role: Role) {
            self.kind = kind
            self.item = item
            self.role = role
        }
    }

    /// The identifier.
    package let id: ID<Withholding>
    /// What is marked, and against whom.
    package let content: Content
    /// Since when.
    package let recordedAt: Instant
    /// Until when; nil while it stands.
    package let releasedAt: Instant?

    /// Makes a mark as it is stored.
    package init(id: ID<Withholding>, content: Content, recordedAt: Instant, releasedAt: Instant?) {
        self.id = id
        self.content = content
        self.recordedAt = recordedAt
        self.releasedAt = releasedAt
    }

    /// Grows by one when it is released.
    package var version: Int64 { releasedAt == nil ? 1 : 2 }
}
