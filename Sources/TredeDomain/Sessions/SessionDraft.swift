/// What is registered of a session: four fields are enough, the rest follows from order, plan and team.
package struct SessionDraft: Equatable, Sendable {
    /// The trajectory.
    package var trajectory: ID<Trajectory>
    /// The action of the plan.
    package var actionRef: String
    /// The day.
    package var heldOn: Day
    /// How long it lasted, in minutes.
    package var minutes: Int
    /// What became of it.
    package var state: SessionState
    /// Where.
    package var place: SessionPlace?
    /// What was said and done; confidential.
    package var note: String?
    /// Work outside the session, in minutes: preparation, travel, search.
    package var effortMinutes: Int?
    /// Who held it; nil when it follows from the order.
    package var organisation: ID<Organisation>?
    /// The agreed price, in euro cents; nil when it follows from the order.
    package var priceCents: Int64?
    /// Whether the health insurance reimburses it.
    package var isReimbursedElsewhere = false
    /// Whether it is known to be one more of the same, and no double registration (E-14).
    package var isRepeated = false

    /// Makes the draft.
    package init(
        trajectory: ID<Trajectory>, actionRef: String, heldOn: Day, minutes: Int, state: SessionState = .held,
        place: SessionPlace? = nil, note: String? = nil, effortMinutes: Int? = nil,
        organisation: ID<Organisation>? = nil, priceCents: Int64? = nil
    ) {
        self.trajectory = trajectory
        self.actionRef = actionRef
        self.heldOn = heldOn
        self.minutes = minutes
        self.state = state
        self.place = place
        self.note = note
        self.effortMinutes = effortMinutes
        self.organisation = organisation
        self.priceCents = priceCents
    }
}

/// What changes in a session, with the reason; what is nil stays.
package struct SessionCorrection: Equatable, Sendable {
    /// Why.
    package var reason: String
    /// The day.
    package var heldOn: Day?
    /// How long it lasted, in minutes.
    package var minutes: Int?
    /// What became of it.
    package var state: SessionState?
    /// Where.
    package var place: SessionPlace?
    /// What was said and done; confidential.
    package var note: String?
    /// Work outside the session, in minutes.
    package var effortMinutes: Int?
    /// Who held it.
    package var organisation: ID<Organisation>?
    /// The agreed price, in euro cents.
    package var priceCents: Int64?
    /// Whether the health insurance reimburses it.
    package var isReimbursedElsewhere: Bool?

    /// Makes a correction that changes nothing yet.
    package init(reason: String) {
        self.reason = reason
    }
}
