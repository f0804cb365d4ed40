/// A trajectory as far as one may see it: each part is a type of its own, so that what one may not see is not there.
package enum TrajectoryView: Equatable, Sendable {
    case open(Open)
    case progress(Progress)
    case file(File)

    /// The open compartment: that it runs, its state and dates, internships, the result (V-1, V-10).
    package struct Open: Equatable, Sendable {
        /// State and dates.
        package let trajectory: Trajectory
        /// The network that carries it out.
        package let network: ID<Network>
        /// The network's code.
        package let networkCode: String
        /// Who it is about; nil for those who do not work with the person.
        package let participant: Name?
        /// Whether it rests today.
        package let isSuspended: Bool
        /// The internships, without content.
        package let internships: [InternshipPeriod]
        /// The result, once there is one (C-5).
        package let result: EndAdvice.Result?

        /// Makes an open view.
        package init(
            trajectory: Trajectory, network: ID<Network>, networkCode: String, participant: Name?, isSuspended: Bool,
            internships: [InternshipPeriod], result: EndAdvice.Result?
        ) {
            self.trajectory = trajectory
            self.network = network
            self.networkCode = networkCode
            self.participant = participant
            self.isSuspended = isSuspended
            self.internships = internships
            self.result = result
        }
    }

    /// The open compartment with the progress of actions.
    package struct Progress: Equatable, Sendable {
        /// The open compartment.
        package let open: Open
        /// How far the actions are: all of them, or those of one provider.
        package let actions: [ActionProgress]
        /// The roles in which nobody is present.
        package let gaps: [Role]

        /// Makes a view with progress.
        package init(open: Open, actions: [ActionProgress], gaps: [Role]) {
            self.open = open
            self.actions = actions
            self.gaps = gaps
        }
    }

    /// The whole file.
    package struct File: Equatable, Sendable {
        /// The open compartment with the progress of all actions.
        package let progress: Progress
        /// Where it came from.
        package let origin: Origin
        /// Every suspension with its reason.
        package let suspensions: [Suspension]
        /// Why it ended early, when it did.
        package let terminationReason: TerminationReason?
        /// What a human should see of the team.
        package let warnings: [Team.Warning]

        /// Makes a file.
        package init(
            progress: Progress, origin: Origin, suspensions: [Suspension], terminationReason: TerminationReason?,
            warnings: [Team.Warning]
        ) {
            self.progress = progress
            self.origin = origin
            self.suspensions = suspensions
            self.terminationReason = terminationReason
            self.warnings = warnings
        }
    }

    /// Where a trajectory came from, and the plan it now follows.
    package struct Origin: Equatable, Sendable {
        /// The referral.
        package let referral: ID<Referral>
        /// The reference under which it was handed in.
        package let externalId: String
        /// The day of the application.
        package let appliedOn: Day
        /// The identifier of the approved plan, as text.
        package let plan: String?

        /// Makes an origin.
        package init(referral: ID<Referral>, externalId: String, appliedOn: Day, plan: String?) {
            self.referral = referral
            self.externalId = externalId
            self.appliedOn = appliedOn
            self.plan = plan
        }
    }

    /// Who a trajectory is about, by name; never by number.
    package struct Name: Equatable, Sendable {
        /// The person.
        package let id: ID<Person>
        /// Family name.
        package let familyName: String
        /// Given name.
        package let givenName: String

        /// Makes a name.
        package init(id: ID<Person>, familyName: String, givenName: String) {
            self.id = id
            self.familyName = familyName
            self.givenName = givenName
        }
    }

    /// An internship without content (V-1).
    package struct InternshipPeriod: Equatable, Sendable {
        /// Regular or social economy.
        package let circuit: Circuit
        /// From when until when.
        package let period: Period

        /// Makes a period.
        package init(circuit: Circuit, period: Period) {
            self.circuit = circuit
            self.period = period
        }
    }
}

/// A trajectory as it stands in a list.
package struct TrajectoryItem: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<Trajectory>
    /// How far it has come.
    package let state: TrajectoryState
    /// Since when.
    package let stateSince: Day
    /// The code of the measure.
    package let measure: String
    /// The network that carries it out.
    package let network: ID<Network>
    /// When it was admitted.
    package let admittedOn: Day
    /// The required roles in which nobody is present; nil for all but the lead partner.
    package let gaps: [Role]?

    /// Makes an item.
    package init(
        id: ID<Trajectory>, state: TrajectoryState, stateSince: Day, measure: String, network: ID<Network>,
        admittedOn: Day, gaps: [Role]? = nil
    ) {
        self.id = id
        self.state = state
        self.stateSince = stateSince
        self.measure = measure
        self.network = network
        self.admittedOn = admittedOn
        self.gaps = gaps
    }
}
