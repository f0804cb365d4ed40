/// How somebody stands to one trajectory; all that one may see of it follows from this and from `AccessMatrix` (V-2).
package struct TrajectoryRelation: Equatable, Sendable {
    /// How one stands, or stood while the file was open to those who worked in it.
    package let kind: FileRelation
    /// The number in the store of the organisation that provides, for a provider.
    package let organisation: Int64?
    /// Whether after-care has ended, so that the file is closed to who worked in it (V-2).
    package let isClosed: Bool

    /// Stands to it in this way; a provider for an organisation, by its number in the store.
    package init(_ kind: FileRelation, organisation: Int64? = nil, isAfterAftercare: Bool = false) {
        self.kind = kind
        self.organisation = organisation
        isClosed = isAfterAftercare && kind.endsWithAftercare
    }

    /// The same, once after-care has ended.
    package var afterAftercare: TrajectoryRelation {
        TrajectoryRelation(kind, organisation: organisation, isAfterAftercare: true)
    }

    /// How much of the trajectory a relation shows.
    package enum View: String, Equatable, Sendable {
        /// The whole file.
        case file
        /// The open compartment and the progress of actions: the lead partner of all, a provider of its own.
        case progress
        /// The open compartment (V-1).
        case open
    }

    private var sight: AccessMatrix.TrajectorySight {
        AccessMatrix.sight(ofTrajectoryBy: kind, afterAftercare: isClosed)
    }

    /// How much of the trajectory it shows.
    package var view: View { sight.view }

    /// Whether the participant's name is shown: only to who works with the person, and to the person.
    package var seesName: Bool { sight.name }

    /// Whether what is confidential about the person is shown: to both case managers and the person.
    package var seesConfidential: Bool { sight.confidential }

    /// Whether why VDAB extended or ended a trajectory is shown: to who decides it as well.
    package var seesDecisions: Bool { sight.decisions }

    /// Whether it is one of the two case managers of a file that is open, who alone write in all of it.
    package var isCaseManager: Bool { kind == .caseManager && !isClosed }
}
