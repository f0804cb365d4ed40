/// A version of the plan as those read it who carry it out or check it: its actions, without goals and barriers (V-2).
package struct PlanActions: Sendable {
    /// What is agreed to be done, without the goal it serves.
    package struct Action: Sendable {
        /// Its name within the plan.
        package let ref: String
        /// A type of the regime's catalogue.
        package let type: String
        /// What it works on.
        package let domain: ActionDomain
        /// How many times it is to be done.
        package let units: Int
        /// The role of who carries it out.
        package let providerRole: Role
        /// The agreed price of one unit, in euro cents.
        package let unitPriceCents: Int64?
        /// The first day it may be done.
        package let from: Day?
        /// The last day it may be done.
        package let until: Day?
        /// The refs of the actions that must come before it.
        package let after: [String]

        /// Makes an action.
        package init(
            ref: String, type: String, domain: ActionDomain, units: Int, providerRole: Role, unitPriceCents: Int64?,
            from: Day?, until: Day?, after: [String]
        ) {
            self.ref = ref
            self.type = type
            self.domain = domain
            self.units = units
            self.providerRole = providerRole
            self.unitPriceCents = unitPriceCents
            self.from = from
            self.until = until
            self.after = after
        }
    }

    /// The version in a list of versions.
    package let item: PlanItem
    /// The trajectory it is the plan of.
    package let trajectory: ID<Trajectory>
    /// The actions the reader works with.
    package let actions: [Action]
    /// Grows by one with every change.
    package let version: Int64

    /// Makes the view.
    package init(item: PlanItem, trajectory: ID<Trajectory>, actions: [Action], version: Int64) {
        self.item = item
        self.trajectory = trajectory
        self.actions = actions
        self.version = version
    }
}

/// A version of the plan in a list of versions.
package struct PlanItem: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Plan>
    /// Which version it is, from 1 on.
    package let ordinal: Int
    /// Where it stands.
    package let state: Plan.State
    /// The day of the signature that completed it.
    package let approvedOn: Day?

    /// Makes the item.
    package init(id: ID<Plan>, ordinal: Int, state: Plan.State, approvedOn: Day?) {
        self.id = id
        self.ordinal = ordinal
        self.state = state
        self.approvedOn = approvedOn
    }
}

/// A version of the plan, as far as its reader may see it.
package enum PlanView: Sendable {
    /// For both case managers and the participant.
    case whole(Plan)
    /// For the lead partner, providers and the controller.
    case actions(PlanActions)
}
