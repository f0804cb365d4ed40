/// How far one action of the plan is.
package struct ActionProgress: Equatable, Sendable {
    /// Its reference in the plan.
    package let actionRef: String
    /// The code of its type.
    package let type: String
    /// How many units were planned.
    package let unitsPlanned: Int
    /// How many sessions took place.
    package let unitsHeld: Int
    /// How many of them were verified.
    package let unitsVerified: Int

    /// Makes a progress.
    package init(actionRef: String, type: String, unitsPlanned: Int, unitsHeld: Int, unitsVerified: Int) {
        self.actionRef = actionRef
        self.type = type
        self.unitsPlanned = unitsPlanned
        self.unitsHeld = unitsHeld
        self.unitsVerified = unitsVerified
    }
}
