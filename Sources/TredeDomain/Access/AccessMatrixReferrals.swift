extension AccessMatrix {
    private static let application: Set<FileContent> = [
        .name, .reference, .birthDate, .identity, .referrer, .motive, .medical, .icf, .existence,
    ]

    /// Referrals, their screening, and the persons they are about (V-2: before admission the referrer and the screener).
    static let rowsOfReferrals: [AccessRow] = [
        .looks(
            .listReferrals,
            .files([.referrer, .screener, .caseManager, .backup, .emergency, .counsellor, .participant]),
            shows: [.existence, .reference]),
        .changes(.submitReferral, .files([.referrer]), takes: application, shows: application),
        .looks(
            .getReferral, .files([.referrer, .screener, .caseManager, .backup, .emergency, .counsellor, .participant]),
            shows: application),
        .changes(.replaceReferral, .files([.referrer]), takes: application, shows: application),
        .changes(
            .withdrawReferral, .files([.referrer, .participant]), takes: [.withdrawal],
            shows: [.existence, .name, .reference]),
        .looks(.listAppeals, .files([.referrer, .screener, .participant]), shows: [.existence]),
        .changes(
            .lodgeAppeal, .files([.screener, .participant]), takes: [.appeal], shows: [.existence, .appeal]),
        .looks(.getAppeal, .files([.screener, .participant]), shows: [.existence, .appeal]),
        .changes(.decideAppeal, .files([.screener]), takes: [.appeal], shows: [.existence, .appeal]),
        .changes(.startScreening, .files([.screener]), shows: application),
        .looks(
            .getRecommendation, .files([.screener, .caseManager, .emergency]),
            shows: [.existence, .identity, .motive, .medical, .icf, .decision]),
        .looks(.listInformationRequests, .files([.referrer, .screener]), shows: [.existence, .question]),
        .changes(
            .requestInformation, .files([.screener]), takes: [.question], shows: [.existence, .medical, .question]),
        .looks(
            .getInformationRequest, .files([.referrer, .screener]), shows: [.existence, .medical, .question]),
        .looks(
            .listDecisions, .files([.referrer, .screener, .caseManager, .emergency, .participant]),
            shows: [.existence, .decision]),
        .changes(.decideReferral, .files([.screener]), takes: [.decision], shows: [.existence, .decision]),
        .looks(
            .getDecision, .files([.referrer, .screener, .caseManager, .emergency, .participant]),
            shows: [.existence, .decision]),
        .looks(
            .queryPersons, .files([.screener, .caseManager, .backup, .emergency, .counsellor]),
            shows: [.existence, .name, .birthDate, .identity]),
        .looks(
            .getPerson, .files([.screener, .caseManager, .backup, .emergency, .counsellor]),
            shows: [.existence, .name, .birthDate, .identity]),
    ]
}
