extension AccessMatrix {
    private static let everyPhase = Set(FilePhase.allCases)
    /// From admission on.
    private static let admitted: Set<FilePhase> = [.admitted, .running, .aftercare, .ended]
    /// A plan has been approved.
    private static let planned: Set<FilePhase> = [.running, .aftercare, .ended]
    /// The case managers' time: from admission until after-care is over.
    private static let open: Set<FilePhase> = [.admitted, .running, .aftercare]
    private static let application: Set<FileContent> = [.birthDate, .identity, .referrer, .motive, .medical, .icf]

    /// Who may find what in a file that is how far.
    package static let grants: [AccessGrant] = screening + team + standIns + others

    private static let screening: [AccessGrant] = [
        .sees(
            [.referrer], [.existence, .name, .reference], everyPhase, "F-10, V-9: the state under its own reference"),
        .sees([.referrer], application, [.intake], "V-2: before admission the referrer, of its own referral"),
        .sees([.referrer], [.question], [.intake], "F-4: what it is asked"),
        .may([.referrer], [.question], everyPhase, "F-4: what it was asked"),
        .sees([.referrer], [.decision], [.refused, .admitted, .running], "F-10: the decision on its own referral"),
        .may([.referrer], [.decision], everyPhase, "F-10: the decision on its own referral"),
        .sees(
            [.screener], [.existence, .name, .reference, .birthDate, .identity], everyPhase,
            "F-5, F-12: recognising a person"),
        .sees([.screener], application, [.intake], "V-2: before admission the screener"),
        .sees([.screener], application, [.refused], "S-8: while somebody appeals, to judge the appeal"),
        .sees([.screener], [.question], [.intake], "F-4: its own words"),
        .sees([.screener], [.decision], [.refused], "F-4, S-4: its own words"),
        .may([.screener], [.question, .decision], everyPhase, "F-4, S-4: its own words"),
        .sees([.screener], [.appeal], [.refused], "S-8: it settles the appeal"),
        .sees([.screener], [.prolongation], planned, "T-3: VDAB extends"),
        .sees([.screener], [.termination], [.aftercare], "T-4: VDAB may end it"),
        .may([.screener], [.termination], [.ended], "T-4: VDAB may end it"),
        .sees([.screener], [.waiver], admitted, "T-7: it waives"),
    ]

    private static let team: [AccessGrant] = [
        .sees([.caseManager], [.existence, .name], open, "V-1"),
        .sees([.caseManager], application.union([.reference, .decision]), open, "V-2: from admission both read"),
        .sees([.caseManager], [.plan, .waiver], open, "V-2"),
        .sees([.caseManager], [.careAction], open, "V-1, V-2: from admission both read, until after-care is over"),
        .sees([.caseManager], [.proof, .note, .dispute, .correction, .internship], [.running, .aftercare], "V-2"),
        .sees([.caseManager], [.absence, .prolongation, .employer], [.running, .aftercare], "V-2"),
        .sees([.caseManager], [.report], [.running, .aftercare], "V-2: until after-care is over"),
        .sees([.caseManager], [.termination, .advice], [.aftercare], "V-2: until after-care is over"),
        .may([.caseManager], [.advice], [.running], "C-2: what it agrees with, before it is registered"),
        .sees([.caseManager], [.careProvider], open, "A-4, X-1: its team and orders"),
        .may([.caseManager], [.question], open, "V-2"),
        .sees([.caseManager], [.mark], [.running], "V-3: what is kept from the other case manager"),
        .sees(
            [.caseManager], [.consent, .intrusion, .judgement], [.aftercare], "V-3, V-4: what was agreed, who looked"),
        .may([.caseManager], [.consent, .intrusion, .judgement, .mark], open, "V-3, V-4: what was agreed, who looked"),
        .sees(
            [.caseManager, .backup, .leadPartner, .workProvider, .careProvider], [.existence], [.ended],
            "V-2: after after-care, that it was there"),
        .sees([.leadPartner], [.existence, .name], open, "V-2: progress of actions"),
        .sees([.leadPartner], [.careProvider], planned, "E-4: it orders and pays"),
        .sees([.leadPartner], [.employer], [.running, .aftercare], "V-2: progress of actions"),
        .sees(
            [.leadPartner], [.careAction], planned,
            "V-2, E-4, X-7: progress of the actions it orders and pays; afterwards what was ordered, in its books"),
        .may([.leadPartner], [.careProvider], [.admitted], "A-4: it appoints the team"),
        .may([.leadPartner], [.consent], open, "V-4: what it records for the person, when it records it"),
        .sees([.workProvider], [.existence, .name], open, "V-2: trajectories they work in"),
        .sees([.workProvider], [.employer], [.running, .aftercare], "G-2: it finds and guides internships"),
        .may([.careProvider], [.careProvider], admitted, "A-4: itself in the team"),
        .sees([.careProvider], [.existence, .name], open, "V-2: trajectories they work in"),
        .sees(
            [.careProvider], [.careAction], planned,
            "V-2, E-4: progress of the actions of its role; afterwards its own orders, in its books"),
    ]

    private static let standIns: [AccessGrant] = [
        .sees([.backup], [.existence, .name], open, "V-4: without consent the open compartment only"),
        .sees([.backup], [.birthDate], open, "F-12: telling namesakes apart"),
        .sees(
            [.emergency], [.existence, .name, .icf, .plan, .note, .internship, .consent, .intrusion, .careAction],
            [.running, .aftercare], "V-4: opened to read, for a time and with a reason"),
        .may([.emergency], [.existence], [.admitted, .ended], "V-2, V-4"),
        .may(
            [.emergency],
            application.union([.name, .reference, .decision, .plan, .waiver, .careProvider, .careAction, .question]),
            open, "V-4: what a case manager finds"),
        .may([.emergency], [.consent, .intrusion, .judgement, .mark], open, "V-4: what a case manager finds"),
        .may(
            [.emergency],
            [.proof, .note, .dispute, .correction, .internship, .absence, .prolongation, .employer],
            [.running, .aftercare], "V-4: what a case manager finds"),
        .may([.emergency], [.termination], [.aftercare], "V-4: what a case manager finds"),
        .may([.emergency], [.report, .advice], [.running, .aftercare], "V-4: what a case manager finds"),
    ]

    private static let others: [AccessGrant] = [
        .sees([.counsellor], [.existence, .name], admitted, "V-1, V-2: open compartment"),
        .sees([.counsellor], [.birthDate], admitted, "F-12: telling namesakes apart"),
        .sees([.controller], [.existence], admitted, "V-1, V-2: open compartment, and the money"),
        .sees([.controller], [.careProvider], planned, "V-2: the money and its proofs"),
        .sees(
            [.controller], [.careAction], planned,
            "V-2, E-2, E-4: what was ordered, given and paid is the proof of the money; of a draft it sees none"),
        .sees([.administrator], [.existence], admitted, "V-1, V-2: open compartment"),
        .may([.administrator], [.existence], everyPhase, "V-5: the audit names what was looked at"),
        .sees([.administrator], [.purpose], everyPhase, "V-5: the audit says why, in the caller's own words"),
        .may([.administrator], [.mark], everyPhase, "V-5: the audit names what was looked at"),
        .sees([.participant], [.existence, .name], admitted, "V-3"),
        .sees([.participant], [.mark, .intrusion], [.running], "V-3, V-4: what it keeps back, and who looked"),
        .sees([.participant], [.icf], open, "V-3: insight at any time"),
        .sees([.participant], [.plan, .proof, .prolongation, .absence, .internship, .employer], planned, "V-3"),
        .sees([.participant], [.report, .advice], [.ended], "V-3"),
        .sees([.participant], [.waiver, .decision], admitted, "V-3"),
        .sees([.participant], application, admitted, "V-3, V-8: insight at any time, in everything"),
        .sees([.participant], [.note, .dispute, .correction, .careProvider], [.running, .ended], "V-3, V-8"),
        .sees([.participant], [.careAction], planned, "V-3, V-8: insight at any time, in everything"),
        .sees([.participant], [.purpose], admitted, "V-5: the participant sees who looked, and why"),
        // What the person may ask insight in at any time, where the contract gives it.
        .may([.participant], Set(FileContent.allCases), everyPhase, "V-3, GDPR art. 15"),
    ]
}
