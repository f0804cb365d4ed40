/// The conversation with the participant on end report and advice, before it is registered (C-3).
package struct ClosingConversation: Equatable, Sendable {
    /// What the participant says of report and advice.
    package enum View: String, CaseIterable, Sendable {
        case agrees
        case disagrees
        /// Asked, but the participant did not want to say.
        case withheld
    }

    /// The day it was held.
    package let heldOn: Day
    /// Who was present.
    package let present: Set<Role>
    /// What the participant says; nil when it was not recorded.
    package let view: View?

    /// Makes a conversation.
    package init(heldOn: Day, present: Set<Role>, view: View?) {
        self.heldOn = heldOn
        self.present = present
        self.view = view
    }
}
