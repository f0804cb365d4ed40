extension AccessMatrix {
    /// All who may see the open compartment of a trajectory (V-1, V-2).
    private static let everybody: Set<FileRelation> = [
        .screener, .caseManager, .backup, .emergency, .leadPartner, .workProvider, .careProvider, .counsellor,
        .controller, .participant, .administrator,
    ]
    /// Who knows of it when it is closed to them: only that it was there (V-2).
    private static let workers: Set<FileRelation> = everybody.filter(\.endsWithAftercare)

    /// Trajectories, what moves them, and who works in them.
    static let rowsOfTrajectories: [AccessRow] = [
        .looks(.listTrajectories, .files(everybody), shows: [.existence]),
        .looks(
            .getTrajectory, .files(everybody), afterEnd: workers,
            shows: [.existence, .name, .reference, .absence, .termination, .careAction]),
        .looks(
            .getTeam, .files([.caseManager, .emergency, .leadPartner, .workProvider, .careProvider, .participant]),
            shows: [.existence, .careProvider]),
        .changes(
            .appointTeam, .files([.leadPartner, .caseManager]), takes: [.careProvider],
            shows: [.existence, .careProvider]),
        .looks(
            .listConversations, .files([.caseManager, .emergency, .leadPartner, .participant]), shows: [.existence]),
        .changes(.registerConversation, .files([.caseManager]), shows: [.existence]),
        .looks(.getConversation, .files([.caseManager, .emergency, .leadPartner, .participant]), shows: [.existence]),
        .looks(
            .listSuspensions,
            .files([
                .caseManager, .backup, .emergency, .leadPartner, .workProvider, .careProvider, .counsellor, .controller,
                .participant,
            ]), shows: [.existence]),
        .changes(.suspendTrajectory, .files([.caseManager]), takes: [.absence], shows: [.existence, .absence]),
        .looks(
            .getSuspension,
            .files([
                .caseManager, .backup, .emergency, .leadPartner, .workProvider, .careProvider, .counsellor, .controller,
                .participant,
            ]), shows: [.existence, .absence]),
        .changes(.changeSuspension, .files([.caseManager]), takes: [.absence], shows: [.existence, .absence]),
        .looks(
            .listExtensions, .files([.screener, .caseManager, .emergency, .leadPartner, .controller, .participant]),
            shows: [.existence]),
        .changes(
            .extendTrajectory, .files([.screener]), takes: [.prolongation], shows: [.existence, .prolongation]),
        .looks(
            .getExtension, .files([.screener, .caseManager, .emergency, .leadPartner, .controller, .participant]),
            shows: [.existence, .prolongation]),
        .looks(
            .listDeadlines, .files([.screener, .caseManager, .backup, .emergency, .leadPartner, .participant]),
            shows: [.existence]),
        .looks(
            .getDeadline, .files([.screener, .caseManager, .backup, .emergency, .leadPartner, .participant]),
            shows: [.existence, .waiver]),
        .changes(.waiveDeadline, .files([.screener]), takes: [.waiver], shows: [.existence, .waiver]),
        .changes(.issueAccessCode, .files([.caseManager]), shows: [.existence]),
        .looks(.listTrajectoryEvents, .files(everybody), shows: [.existence]),
        .looks(
            .getTrajectoryEvent, .files(everybody), shows: [.existence, .prolongation, .termination, .absence]),
        .looks(.getOverview, .files([.participant]), shows: [.existence, .careProvider]),
        .looks(.getDossier, .files([.participant]), shows: Set(FileContent.allCases)),
        .looks(
            .listAccessLog, .files([.participant]),
            shows: [.existence, .purpose, .mark, .intrusion, .careProvider]),
    ]
}
