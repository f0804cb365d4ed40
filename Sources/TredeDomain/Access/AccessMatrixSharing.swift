extension AccessMatrix {
    private static let readers: Set<FileRelation> = [.caseManager, .emergency, .participant]
    private static let witnesses: Set<FileRelation> = readers.union([.leadPartner, .administrator])

    /// What the participant agrees to, keeps from somebody and is told, and who opens a file without consent (V-3, V-4).
    static let rowsOfSharing: [AccessRow] = rowsOfConsents + rowsOfEmergencies

    private static let rowsOfConsents: [AccessRow] = [
        .looks(.listConsents, .files(readers), shows: [.existence, .consent]),
        .changes(
            .giveConsent, .files([.caseManager, .leadPartner, .participant]), takes: [.consent],
            shows: [.existence, .consent, .proof]),
        .looks(.getConsent, .files(readers), shows: [.existence, .consent, .proof]),
        .looks(.previewConsentWithdrawal, .files(readers), shows: [.existence, .careProvider]),
        .changes(
            .withdrawConsent, .files([.caseManager, .participant]), takes: [.consent],
            shows: [.existence, .consent, .proof]),
        .looks(.listWithholdings, .files(readers), shows: [.existence, .mark]),
        .changes(.withholdItem, .files([.participant]), takes: [.mark], shows: [.existence, .mark]),
        .looks(.getWithholding, .files(readers), shows: [.existence, .mark]),
        .changes(.releaseWithholding, .files([.participant]), shows: [.existence, .mark]),
        .looks(.listNotices, .files(readers), shows: [.existence]),
        .changes(.tellOfCompartment, .files([.caseManager, .leadPartner]), shows: [.existence]),
        .looks(.getNotice, .files(readers), shows: [.existence]),
    ]

    private static let rowsOfEmergencies: [AccessRow] = [
        .looks(.listEmergencyAccesses, .files(witnesses), afterEnd: [.leadPartner], shows: [.existence]),
        .changes(
            .openEmergencyAccess, .files([.backup, .emergency]), takes: [.intrusion],
            shows: [.existence, .intrusion]),
        .looks(
            .getEmergencyAccess, .files(witnesses), afterEnd: [.leadPartner],
            shows: [.existence, .intrusion, .judgement]),
        // Somebody judges what was opened in the last days of after-care, too.
        .changes(
            .reviewEmergencyAccess, .files([.caseManager, .leadPartner]), afterEnd: [.leadPartner],
            takes: [.judgement], shows: [.existence, .intrusion, .judgement]),
        .looks(.listUnreviewedAccesses, .files([.leadPartner, .administrator]), shows: [.existence]),
    ]
}
