/// A trajectory's state, dates and what it belongs to; who it is about stands elsewhere.
package struct Trajectory: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<Trajectory>
    /// Its number in the store.
    package let number: Int64
    /// The number of the referral it came from.
    package let referral: Int64
    /// The number of the person it is about.
    package let person: Int64
    /// The number of the network that carries it out.
    package let network: Int64
    /// The code of the measure it runs under.
    package let measure: String
    /// The code of the regime it runs under (Z-1).
    package let regime: String
    /// How far it has come (T-1).
    package let state: TrajectoryState
    /// The day since when it is in that state.
    package let stateSince: Day
    /// When what happened in it.
    package let days: Days
    /// The team member whom the participant trusts most.
    package let trustedPersonRole: Role?
    /// Grows by one with every change of the team.
    package let teamVersion: Int64
    /// Grows by one with every change.
    package let version: Int64

    /// Makes a trajectory of what is stored.
    package init(
        id: ID<Trajectory>, number: Int64, referral: Int64, person: Int64, network: Int64, measure: String,
        regime: String, state: TrajectoryState, stateSince: Day, days: Days, trustedPersonRole: Role?,
        teamVersion: Int64, version: Int64
    ) {
        self.id = id
        self.number = number
        self.referral = referral
        self.person = person
        self.network = network
        self.measure = measure
        self.regime = regime
        self.state = state
        self.stateSince = stateSince
        self.days = days
        self.trustedPersonRole = trustedPersonRole
        self.teamVersion = teamVersion
        self.version = version
    }

    /// The days on which a trajectory was moved.
    package struct Days: Equatable, Sendable {
        /// Admitted.
        package let admittedOn: Day
        /// Both case managers appointed for the first time.
        package let teamAppointedOn: Day?
        /// Started, with the first conversation (T-8).
        package let startedOn: Day?
        /// Plan signed by all.
        package let planApprovedOn: Day?
        /// End report delivered.
        package let reportDeliveredOn: Day?
        /// Closed or terminated.
        package let endedOn: Day?
        /// The last day it may last to, by length or extension (T-3); nil until it starts.
        package let plannedEndOn: Day?

        /// Makes the days.
        package init(
            admittedOn: Day, teamAppointedOn: Day?, startedOn: Day?, planApprovedOn: Day?, reportDeliveredOn: Day?,
            endedOn: Day?, plannedEndOn: Day?
        ) {
            self.admittedOn = admittedOn
            self.teamAppointedOn = teamAppointedOn
            self.startedOn = startedOn
            self.planApprovedOn = planApprovedOn
            self.reportDeliveredOn = reportDeliveredOn
            self.endedOn = endedOn
            self.plannedEndOn = plannedEndOn
        }

        /// The latest day on which something moved it; what moves it next is not before that (T-2).
        package var latest: Day {
            [admittedOn, teamAppointedOn, startedOn, planApprovedOn, reportDeliveredOn, endedOn].compactMap { $0 }
                .max() ?? admittedOn
        }
    }
}
