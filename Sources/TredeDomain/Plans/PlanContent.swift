/// What a version of a trajectory plan says: all that is signed (P-1 to P-7).
///
/// Parts name each other by `ref`, which the writers choose and keep through versions.
package struct PlanContent: Equatable, Sendable {
    /// What the plan wants to reach.
    package var goals: [Goal]
    /// What is agreed to be done, in order.
    package var actions: [Action]
    /// The internships, in order.
    package var internships: [Internship]
    /// What hinders outside work and care (P-5).
    package var structuralBarriers: [StructuralBarrier]
    /// What happens after the trajectory (P-6).
    package var aftercare: Aftercare?
    /// Why this version differs from the one before (P-1).
    package var changeReason: String?

    /// Makes the content.
    package init(
        goals: [Goal] = [], actions: [Action] = [], internships: [Internship] = [],
        structuralBarriers: [StructuralBarrier] = [], aftercare: Aftercare? = nil, changeReason: String? = nil
    ) {
        self.goals = goals
        self.actions = actions
        self.internships = internships
        self.structuralBarriers = structuralBarriers
        self.aftercare = aftercare
        self.changeReason = changeReason
    }
}

extension PlanContent {
    /// What the plan wants to reach, and what it answers or builds on (P-2).
    package struct Goal: Equatable, Sendable {
        /// Its name within the plan, as `G1`.
        package var ref: String
        /// What is to be reached.
        package var text: String
        /// The codes of the ICF factors it answers or builds on.
        package var factors: [String]
        /// The refs of the structural barriers it answers.
        package var structuralBarriers: [String]

        /// Makes a goal.
        package init(ref: String, text: String, factors: [String], structuralBarriers: [String] = []) {
            self.ref = ref
            self.text = text
            self.factors = factors
            self.structuralBarriers = structuralBarriers
        }
    }

    /// What is agreed to be done (P-2).
    package struct Action: Equatable, Sendable {
        /// Its name within the plan, as `A1`.
        package var ref: String
        /// The ref of the goal it serves.
        package var goalRef: String
        /// A type of the regime's catalogue.
        package var type: String
        /// What it works on.
        package var domain: ActionDomain
        /// How many times it is to be done.
        package var units: Int
        /// The role of who carries it out.
        package var providerRole: Role
        /// The organisation that carries it out, where that is agreed.
        package var provider: EnterpriseNumber?
        /// The agreed price of one unit, in euro cents.
        package var unitPriceCents: Int64?
        /// The first day it may be done.
        package var from: Day?
        /// The last day it may be done.
        package var until: Day?
        /// The refs of the actions that must come before it.
        package var after: [String]

        /// Makes an action.
        package init(
            ref: String, goalRef: String, type: String, domain: ActionDomain, units: Int, providerRole: Role,
            provider: EnterpriseNumber? = nil, unitPriceCents: Int64? = nil, from: Day? = nil, until: Day? = nil,
            after: [String] = []
        ) {
            self.ref = ref
            self.goalRef = goalRef
            self.type = type
            self.domain = domain
            self.units = units
            self.providerRole = providerRole
            self.provider = provider
            self.unitPriceCents = unitPriceCents
            self.from = from
            self.until = until
            self.after = after
        }
    }

    /// An internship that is planned (G-1).
    package struct Internship: Equatable, Sendable {
        /// Its name within the plan, as `I1`.
        package var ref: String
        /// What it is for in the end.
        package var perspective: Perspective
        /// What is to be learnt or tried.
        package var purpose: String?
        /// The first day.
        package var from: Day?
        /// The last day.
        package var until: Day?

        /// Makes a planned internship.
        package init(
            ref: String, perspective: Perspective, purpose: String? = nil, from: Day? = nil, until: Day? = nil
        ) {
            self.ref = ref
            self.perspective = perspective
            self.purpose = purpose
            self.from = from
            self.until = until
        }
    }

    /// What hinders outside work and care, and whose task it is (P-5).
    package struct StructuralBarrier: Equatable, Sendable {
        /// What it is about.
        package enum Kind: String, CaseIterable, Sendable {
            case childCare
            case debts
            case housing
            case mobility
            case papers
            case other
        }

        /// Its name within the plan, as `B1`.
        package var ref: String
        /// What it is about.
        package var kind: Kind
        /// What hinders.
        package var text: String?
        /// Who sees to it.
        package var responsible: Role?

        /// Makes a structural barrier.
        package init(ref: String, kind: Kind, text: String? = nil, responsible: Role?) {
            self.ref = ref
            self.kind = kind
            self.text = text
            self.responsible = responsible
        }
    }

    /// What happens after the trajectory (P-6).
    package struct Aftercare: Equatable, Sendable {
        /// What is agreed.
        package var text: String
        /// Whom to call.
        package var contact: String?
        /// The first day of it.
        package var from: Day?

        /// Makes the after-care.
        package init(text: String, contact: String? = nil, from: Day? = nil) {
            self.text = text
            self.contact = contact
            self.from = from
        }
    }
}
