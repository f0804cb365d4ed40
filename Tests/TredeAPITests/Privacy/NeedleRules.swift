/// Who may find what in an answer: domain.md, chapter 12, row by row.
///
/// What no row allows is forbidden.
struct NeedleGrant {
    /// What may be found.
    let kinds: Set<NeedleKind>
    /// By whom.
    let relations: Set<NeedleRelation>
    /// In files that are how far.
    let phases: Set<NeedlePhase>
    /// Whether each of them must find it in some answer, so that a world without needles cannot pass.
    let isSeen: Bool
    /// The rules it rests on.
    let rules: String

    /// Whether it allows the kind to somebody in a file that is so far.
    func allows(_ kind: NeedleKind, _ relation: NeedleRelation, _ phase: NeedlePhase) -> Bool {
        kinds.contains(kind) && relations.contains(relation) && phases.contains(phase)
    }

    private static func sees(
        _ relations: Set<NeedleRelation>, _ kinds: Set<NeedleKind>, _ phases: Set<NeedlePhase>, _ rules: String
    ) -> NeedleGrant {
        NeedleGrant(kinds: kinds, relations: relations, phases: phases, isSeen: true, rules: rules)
    }

    private static func may(
        _ relations: Set<NeedleRelation>, _ kinds: Set<NeedleKind>, _ phases: Set<NeedlePhase>, _ rules: String
    ) -> NeedleGrant {
        NeedleGrant(kinds: kinds, relations: relations, phases: phases, isSeen: false, rules: rules)
    }

    private static let everyPhase = Set(NeedlePhase.allCases)
    /// From admission on.
    private static let admitted: Set<NeedlePhase> = [.admitted, .running, .aftercare, .ended]
    /// A plan has been approved.
    private static let planned: Set<NeedlePhase> = [.running, .aftercare, .ended]
    /// The case managers' time: from admission until after-care is over.
    private static let open: Set<NeedlePhase> = [.admitted, .running, .aftercare]
    private static let application: Set<NeedleKind> = [.birthDate, .identity, .referrer, .motive, .medical, .icf]

    /// Whether some row allows it.
    static func isAllowed(_ kind: NeedleKind, _ relation: NeedleRelation, _ phase: NeedlePhase) -> Bool {
        all.contains { $0.allows(kind, relation, phase) }
    }

    /// Every row.
    static let all: [NeedleGrant] = screening + team + others

    private static let screening: [NeedleGrant] = [
        sees([.source], [.existence, .name, .reference], everyPhase, "F-10, V-9: the state under its own reference"),
        sees([.source], application, [.intake], "V-2: before admission the referrer, of its own referral"),
        sees([.source], [.question], [.intake], "F-4: what it is asked"),
        may([.source], [.question], everyPhase, "F-4: what it was asked"),
        sees([.source], [.decision], [.refused, .admitted, .running], "F-10: the decision on its own referral"),
        may([.source], [.decision], everyPhase, "F-10: the decision on its own referral"),
        sees(
            [.screener], [.existence, .name, .reference, .birthDate, .identity], everyPhase,
            "F-5, F-12: recognising a person"),
        sees([.screener], application, [.intake], "V-2: before admission the screener"),
        sees([.screener], [.question], [.intake], "F-4: its own words"),
        sees([.screener], [.decision], [.refused], "F-4, S-4: its own words"),
        may([.screener], [.question, .decision], everyPhase, "F-4, S-4: its own words"),
        sees([.screener], [.appeal], [.refused], "S-8: it settles the appeal"),
        sees([.screener], [.prolongation], planned, "T-3: VDAB extends"),
        sees([.screener], [.termination], [.aftercare], "T-4: VDAB may end it"),
        may([.screener], [.termination], [.ended], "T-4: VDAB may end it"),
        sees([.screener], [.waiver], admitted, "T-7: it waives"),
    ]

    private static let team: [NeedleGrant] = [
        sees([.caseManager], [.existence, .name], open, "V-1"),
        sees([.caseManager], application.union([.reference, .decision]), open, "V-2: from admission both read"),
        sees([.caseManager], [.plan, .waiver], open, "V-2"),
        sees([.caseManager], [.proof, .note, .dispute, .correction, .internship], [.running, .aftercare], "V-2"),
        sees([.caseManager], [.absence, .prolongation, .employer], [.running, .aftercare], "V-2"),
        sees([.caseManager], [.termination, .report, .advice], [.aftercare], "V-2: until after-care is over"),
        sees([.caseManager], [.careProvider], open, "A-4, X-1: its team and orders"),
        may([.caseManager], [.question], open, "V-2"),
        sees(
            [.backup, .leadPartner, .workProvider, .careProvider], [.existence], [.ended],
            "V-2: after after-care, that it was there"),
        sees([.backup], [.existence, .name], open, "V-4: without consent the open compartment only"),
        sees([.backup], [.birthDate], open, "F-12: telling namesakes apart"),
        sees([.leadPartner], [.existence, .name], open, "V-2: progress of actions"),
        sees([.leadPartner], [.careProvider], planned, "E-4: it orders and pays"),
        sees([.leadPartner], [.employer], [.running, .aftercare], "V-2: progress of actions"),
        may([.leadPartner], [.careProvider], [.admitted], "A-4: it appoints the team"),
        sees([.workProvider], [.existence, .name], open, "V-2: trajectories they work in"),
        sees([.workProvider], [.employer], [.running, .aftercare], "G-2: it finds and guides internships"),
        may([.careProvider], [.careProvider], admitted, "A-4: itself in the team"),
        sees([.careProvider], [.existence, .name], open, "V-2: trajectories they work in"),
    ]

    private static let others: [NeedleGrant] = [
        sees([.counsellor], [.existence, .name], admitted, "V-1, V-2: open compartment"),
        sees([.counsellor], [.birthDate], admitted, "F-12: telling namesakes apart"),
        sees([.controller], [.existence], admitted, "V-1, V-2: open compartment, and the money"),
        sees([.controller], [.careProvider], planned, "V-2: the money and its proofs"),
        sees([.administrator], [.existence], admitted, "V-1, V-2: open compartment"),
        may([.administrator], [.existence], everyPhase, "V-5: the audit names what was looked at"),
        sees([.administrator], [.purpose], everyPhase, "V-5: the audit says why, in the caller's own words"),
        sees([.participant], [.existence, .name], admitted, "V-3"),
        sees([.participant], [.icf], open, "V-3: insight at any time"),
        sees([.participant], [.plan, .proof, .prolongation, .absence, .internship, .employer], planned, "V-3"),
        sees([.participant], [.report, .advice], [.ended], "V-3"),
        sees([.participant], [.waiver, .decision], admitted, "V-3"),
        sees([.participant], application, admitted, "V-3, V-8: insight at any time, in everything"),
        sees([.participant], [.note, .dispute, .correction, .careProvider], [.running, .ended], "V-3, V-8"),
        sees([.participant], [.purpose], admitted, "V-5: the participant sees who looked, and why"),
        // What the person may ask insight in at any time, where the contract gives it.
        may([.participant], Set(NeedleKind.allCases), everyPhase, "V-3, GDPR art. 15"),
    ]
}
