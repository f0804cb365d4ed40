extension AccessMatrix {
    /// Who gets which document of a trajectory (V-1, V-2, V-6, V-10).
    package static let trajectorySights: [TrajectorySight] = [
        TrajectorySight(relation: .caseManager, view: .file, name: true, confidential: true, decisions: true),
        TrajectorySight(relation: .emergency, view: .file, name: true, confidential: true, decisions: true),
        TrajectorySight(relation: .participant, view: .open, name: true, confidential: true, decisions: true),
        TrajectorySight(relation: .leadPartner, view: .progress, name: true, confidential: false, decisions: false),
        TrajectorySight(relation: .workProvider, view: .progress, name: true, confidential: false, decisions: false),
        TrajectorySight(relation: .careProvider, view: .progress, name: true, confidential: false, decisions: false),
        TrajectorySight(relation: .backup, view: .open, name: true, confidential: false, decisions: false),
        TrajectorySight(relation: .counsellor, view: .open, name: true, confidential: false, decisions: false),
        TrajectorySight(relation: .screener, view: .open, name: false, confidential: false, decisions: true),
        TrajectorySight(relation: .referrer, view: .open, name: false, confidential: false, decisions: false),
        TrajectorySight(relation: .controller, view: .open, name: false, confidential: false, decisions: false),
        TrajectorySight(relation: .administrator, view: .open, name: false, confidential: false, decisions: false),
    ]

    /// Who gets how much of a referral (V-2, F-4, F-10, S-8); an administrator only of what was imported as such.
    package static let referralSights: [ReferralSight] = [
        ReferralSight(relation: .referrer, undecided: .full, decided: .open),
        ReferralSight(relation: .screener, undecided: .full, decided: .open),
        ReferralSight(relation: .administrator, undecided: .full, decided: .open),
        ReferralSight(relation: .caseManager, undecided: .nothing, decided: .full),
        ReferralSight(relation: .emergency, undecided: .nothing, decided: .full),
        ReferralSight(relation: .backup, undecided: .nothing, decided: .open),
        ReferralSight(relation: .counsellor, undecided: .nothing, decided: .open),
        ReferralSight(relation: .participant, undecided: .open, decided: .full),
    ]
}
