package import TredeDomain

/// What is due and paid on a day, for one trajectory, organisation or network (E-15).
package struct Statement: Equatable, Sendable {
    /// What a statement is of.
    package enum Subject: Equatable, Sendable {
        case trajectory(ID<Trajectory>)
        case organisation(ID<Organisation>)
        case network(ID<Network>)
    }

    /// What it is of.
    package let subject: Subject
    /// The day it holds for.
    package let on: Day
    /// How many trajectories it covers.
    package let trajectories: Int
    /// One line for each rule, part and organisation with something due.
    package let lines: [Line]
    /// The budget as a whole; only for who sees all of a trajectory or network.
    package let whole: Whole?

    /// One rule, part and organisation.
    package struct Line: Equatable, Sendable {
        /// The rule.
        package let rule: Rule
        /// The part it is earned in.
        package let beneficiary: Beneficiary
        /// The organisation.
        package let organisation: ID<Organisation>
        /// Its number with the KBO.
        package let enterpriseNumber: String
        /// What fell due by that day and the facts still support, in euro cents.
        package let dueCents: Int64
        /// What was paid by that day, in euro cents.
        package let paidCents: Int64
        /// What was paid and the facts no longer support, in euro cents (E-7).
        package let receivableCents: Int64
    }

    /// The budget of a trajectory, or of all trajectories of a network.
    package struct Whole: Equatable, Sendable {
        /// How the network divides it.
        package let scheme: Distribution.Scheme
        /// What came in for providers, in euro cents.
        package let budgetCents: Int64
        /// What is left of it, in euro cents.
        package let unspentCents: Int64
        /// What verified sessions cost beyond the budget, in euro cents (E-8).
        package let shortfallCents: Int64
        /// What ended trajectories left in a pool, in euro cents (E-11).
        package let reserveCents: Int64
        /// What falls back to the government after the mandate, in euro cents (E-5).
        package let dueBackCents: Int64
        /// Work outside sessions, in minutes.
        package let effortMinutes: Int
        /// Sessions by what became of them.
        package let sessions: Sessions
    }

    /// Sessions by what became of them.
    package struct Sessions: Equatable, Sendable {
        /// Held, whether verified yet or not.
        package var held = 0
        /// The participant did not come.
        package var noShow = 0
        /// Called off.
        package var cancelled = 0
    }
}
