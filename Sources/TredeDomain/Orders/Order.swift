/// An order of an action with a provider, at an agreed price (X-1, E-4).
package struct Order: Equatable, Sendable {
    /// What is asked when ordering.
    package struct Draft: Equatable, Sendable {
        /// The action of the approved plan.
        package let actionRef: String
        /// Who carries it out.
        package let organisation: ID<Organisation>
        /// How many times.
        package let units: Int
        /// The price of one unit, in euro cents; nil for the agreed one.
        package let unitPriceCents: Int64?
        /// The day it was ordered.
        package let orderedOn: Day

        /// Makes the draft.
        package init(
            actionRef: String, organisation: ID<Organisation>, units: Int, unitPriceCents: Int64? = nil,
            orderedOn: Day
        ) {
            self.actionRef = actionRef
            self.organisation = organisation
            self.units = units
            self.unitPriceCents = unitPriceCents
            self.orderedOn = orderedOn
        }
    }

    /// The identifier.
    package let id: ID<Order>
    /// The trajectory it is for.
    package let trajectory: ID<Trajectory>
    /// The version of the plan it was ordered under.
    package let plan: ID<Plan>
    /// The action.
    package let actionRef: String
    /// Its type.
    package let type: String
    /// Who carries it out.
    package let organisation: ID<Organisation>
    /// How many times.
    package let units: Int
    /// The price of one unit, in euro cents.
    package let unitPriceCents: Int64
    /// The day it was ordered.
    package let orderedOn: Day
    /// When it was registered.
    package let recordedAt: Instant
    /// Its end; nil while it stands.
    package let ending: Ending?

    /// Grows by one when it ends.
    package var version: Int64 { ending == nil ? 1 : 2 }

    /// The price of all units, in euro cents.
    package var amountCents: Int64 { Int64(units) * unitPriceCents }

    /// Makes an order as it is stored.
    package init(
        id: ID<Order>, trajectory: ID<Trajectory>, plan: ID<Plan>, actionRef: String, type: String,
        organisation: ID<Organisation>, units: Int, unitPriceCents: Int64, orderedOn: Day, recordedAt: Instant,
        ending: Ending? = nil
    ) {
        self.id = id
        self.trajectory = trajectory
        self.plan = plan
        self.actionRef = actionRef
        self.type = type
        self.organisation = organisation
        self.units = units
        self.unitPriceCents = unitPriceCents
        self.orderedOn = orderedOn
        self.recordedAt = recordedAt
        self.ending = ending
    }
}
