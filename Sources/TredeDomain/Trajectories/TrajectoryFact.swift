/// A dated fact of a file that a term runs from or that meets it (T-7).
package enum TrajectoryFact: String, CaseIterable, Sendable {
    /// Both case managers appointed.
    case teamAppointed
    /// First conversation with the case manager work.
    case firstConversation
    /// First version of the plan written.
    case planDrawnUp
    /// Plan signed by all and approved.
    case planApproved
    /// Plan handed to the lead partner.
    case planReceived
    /// First action ordered or carried out by the network.
    case planStarted
    /// Start of the trajectory (T-8).
    case trajectoryStarted
    /// End of the trajectory, by end advice or early (T-8).
    case trajectoryEnded
    /// End report delivered.
    case endReportDelivered
    /// End advice registered by both case managers.
    case endAdviceRegistered
    /// Trajectory closed with an end advice, not terminated.
    case trajectoryClosed
    /// After-care reviewed at its end.
    case aftercareReviewed
    /// Outcome known for the third month after closing.
    case outcomeMeasured3Months
    /// Outcome known for the sixth month after closing.
    case outcomeMeasured6Months
    /// Outcome known for the twelfth month after closing.
    case outcomeMeasured12Months
}
