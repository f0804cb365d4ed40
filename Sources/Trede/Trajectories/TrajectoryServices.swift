/// The services of trajectories, from the team to the months after close.
extension Services {
    private var access: TrajectoryAccess { TrajectoryAccess(regimes: regimes) }

    /// Shows trajectories and what moved them.
    package var trajectories: TrajectoryService { TrajectoryService(access: access) }
    /// Shows teams and appoints them.
    package var teams: TeamService { TeamService(ids: ids, access: access) }
    /// Lets participants in by a code.
    package var accessCodes: AccessCodeService { AccessCodeService(ids: ids, access: access, tokens: tokens) }
    /// Registers conversations with the participant.
    package var conversations: ConversationService {
        ConversationService(ids: ids, regimes: regimes, access: access)
    }
    /// Registers the periods in which a trajectory rests.
    package var suspensions: SuspensionService { SuspensionService(ids: ids, access: access) }
    /// Registers how VDAB moves the last day of a trajectory.
    package var extensions: ExtensionService { ExtensionService(ids: ids, regimes: regimes, access: access) }
    /// Ends trajectories early.
    package var terminations: TerminationService { TerminationService(ids: ids, access: access) }
    /// Works out the terms of a trajectory, and drops them.
    package var deadlines: DeadlineService { DeadlineService(regimes: regimes, access: access) }
    /// Takes the closing account of a trajectory in.
    package var endReports: EndReportService { EndReportService(ids: ids, access: access) }
    /// Registers who agrees with an end advice.
    package var endAdviceAgreements: EndAdviceAgreementService {
        EndAdviceAgreementService(ids: ids, regimes: regimes, access: access)
    }
    /// Registers the end advice.
    package var endAdvices: EndAdviceService { EndAdviceService(ids: ids, regimes: regimes, access: access) }
    /// Registers the months after close.
    package var outcomes: OutcomeService { OutcomeService(ids: ids, access: access) }
}
