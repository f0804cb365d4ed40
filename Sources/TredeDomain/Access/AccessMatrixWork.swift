extension AccessMatrix {
    private static let internship: Set<FileContent> = [.existence, .employer, .internship]

    /// What is worked out and done in a trajectory, until it closes (V-2).
    static let rowsOfWork: [AccessRow] = rowsOfPlans + rowsOfActions + rowsOfClosing

    private static let rowsOfPlans: [AccessRow] = [
        .looks(.listAssessments, .files([.caseManager, .emergency, .participant]), shows: [.existence, .icf]),
        .changes(.registerAssessment, .files([.caseManager]), takes: [.icf], shows: [.existence, .icf]),
        .looks(.getAssessment, .files([.caseManager, .emergency, .participant]), shows: [.existence, .icf]),
        .looks(.compareAssessments, .files([.caseManager, .emergency, .participant]), shows: [.existence, .icf]),
        .looks(
            .listPlans,
            .files([
                .caseManager, .backup, .emergency, .leadPartner, .workProvider, .careProvider, .controller,
                .participant,
            ]), shows: [.existence]),
        .changes(
            .draftPlan, .files([.caseManager]), takes: [.plan, .careAction], shows: [.existence, .plan, .careAction]),
        .looks(
            .getPlan,
            .files([.caseManager, .emergency, .leadPartner, .workProvider, .careProvider, .controller, .participant]),
            shows: [.existence, .plan, .careAction]),
        .changes(
            .replacePlan, .files([.caseManager]), takes: [.plan, .careAction], shows: [.existence, .plan, .careAction]),
        .looks(.listSignatures, .files([.caseManager, .emergency, .participant]), shows: [.existence]),
        .changes(.signPlan, .files([.caseManager, .participant]), takes: [.proof], shows: [.existence, .proof]),
        .looks(.getSignature, .files([.caseManager, .emergency, .participant]), shows: [.existence, .proof]),
    ]

    private static let rowsOfActions: [AccessRow] = [
        .looks(
            .listOrders, .files([.caseManager, .emergency, .leadPartner, .workProvider, .careProvider, .controller]),
            afterEnd: [.leadPartner, .workProvider, .careProvider], shows: [.existence, .careProvider]),
        .changes(
            .orderAction, .files([.leadPartner, .caseManager]), takes: [.careProvider, .careAction],
            shows: [.existence, .careProvider, .careAction]),
        .looks(
            .getOrder, .files([.caseManager, .emergency, .leadPartner, .workProvider, .careProvider, .controller]),
            afterEnd: [.leadPartner, .workProvider, .careProvider], shows: [.existence, .careProvider, .careAction]),
        .changes(.endOrder, .files([.leadPartner, .caseManager]), shows: [.existence, .careProvider, .careAction]),
        .looks(
            .listSessions,
            .files([.caseManager, .emergency, .leadPartner, .workProvider, .careProvider, .controller, .participant]),
            shows: [.existence, .careProvider, .careAction]),
        .changes(
            .registerSessions, .files([.caseManager, .leadPartner, .workProvider, .careProvider]),
            takes: [.note, .careAction],
            shows: [.existence]),
        .looks(
            .getSession,
            .files([.caseManager, .emergency, .leadPartner, .workProvider, .careProvider, .controller, .participant]),
            shows: [.existence, .note, .dispute, .correction, .careProvider, .careAction]),
        .changes(
            .verifySession, .files([.caseManager, .leadPartner]),
            shows: [.existence, .note, .dispute, .correction, .careProvider, .careAction]),
        .changes(
            .disputeSession, .files([.caseManager, .leadPartner, .participant]), takes: [.dispute],
            shows: [.existence, .note, .dispute, .correction, .careProvider, .careAction]),
        .changes(
            .resolveSessionDispute, .files([.caseManager, .participant]), takes: [.dispute],
            shows: [.existence, .note, .dispute, .correction, .careProvider, .careAction]),
        .changes(
            .correctSession, .files([.caseManager, .leadPartner, .workProvider, .careProvider]),
            takes: [.note, .correction, .careAction],
            shows: [.existence, .note, .dispute, .correction, .careProvider, .careAction]),
        .looks(
            .listInternships,
            .files([
                .caseManager, .backup, .emergency, .leadPartner, .workProvider, .counsellor, .controller, .participant,
            ]), shows: [.existence]),
        .changes(
            .registerInternship, .files([.caseManager, .leadPartner, .workProvider]), takes: internship,
            shows: internship),
        .looks(
            .getInternship,
            .files([
                .caseManager, .backup, .emergency, .leadPartner, .workProvider, .counsellor, .controller, .participant,
            ]), shows: internship),
        .changes(
            .changeInternship, .files([.caseManager, .leadPartner, .workProvider]), takes: internship,
            shows: internship),
        .changes(
            .registerAttendance, .files([.caseManager, .workProvider]), takes: [.employer], shows: internship),
        .changes(
            .registerEvaluation, .files([.caseManager, .workProvider]), takes: [.internship], shows: internship),
    ]

    private static let rowsOfClosing: [AccessRow] = [
        .looks(
            .listTerminations,
            .files([
                .screener, .caseManager, .backup, .emergency, .leadPartner, .workProvider, .careProvider, .counsellor,
                .controller,
                .participant,
            ]), shows: [.existence]),
        .changes(
            .terminateTrajectory, .files([.screener, .caseManager]), takes: [.termination],
            shows: [.existence, .termination]),
        .looks(
            .getTermination,
            .files([
                .screener, .caseManager, .backup, .emergency, .leadPartner, .workProvider, .careProvider, .counsellor,
                .controller,
                .participant,
            ]), shows: [.existence, .termination]),
        .looks(
            .listEndReports, .files([.caseManager, .emergency, .leadPartner, .controller, .participant]),
            shows: [.existence]),
        .changes(
            .deliverEndReport, .files([.caseManager]), takes: [.report], shows: [.existence, .report, .careAction]),
        .looks(
            .getEndReport, .files([.caseManager, .emergency, .leadPartner, .controller, .participant]),
            shows: [.existence, .report, .careAction]),
        .looks(.listEndAdviceAgreements, .files([.caseManager, .emergency]), shows: [.existence, .advice]),
        .changes(.agreeWithEndAdvice, .files([.caseManager]), takes: [.advice], shows: [.existence, .advice]),
        .looks(.getEndAdviceAgreement, .files([.caseManager, .emergency]), shows: [.existence, .advice]),
        .looks(
            .listEndAdvices,
            .files([.caseManager, .backup, .emergency, .leadPartner, .counsellor, .controller, .participant]),
            shows: [.existence]),
        .changes(.registerEndAdvice, .files([.caseManager]), takes: [.advice], shows: [.existence, .advice]),
        .looks(
            .getEndAdvice,
            .files([.caseManager, .backup, .emergency, .leadPartner, .counsellor, .controller, .participant]),
            shows: [.existence, .advice]),
        .looks(
            .listOutcomes,
            .files([.caseManager, .backup, .emergency, .leadPartner, .counsellor, .controller, .participant]),
            shows: [.existence]),
        .changes(.registerOutcome, .files([.caseManager, .counsellor]), shows: [.existence]),
        .looks(
            .getOutcome,
            .files([.caseManager, .backup, .emergency, .leadPartner, .counsellor, .controller, .participant]),
            shows: [.existence]),
    ]
}
