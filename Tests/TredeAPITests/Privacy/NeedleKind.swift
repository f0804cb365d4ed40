/// What a needle in an answer would give away; the rows of the table of who may see what.
enum NeedleKind: String, CaseIterable, Comparable {
    /// The person's name.
    case name
    /// When the person was born.
    case birthDate
    /// The person's number, address, origin and background.
    case identity
    /// The source's own reference.
    case reference
    /// Who referred the person.
    case referrer
    /// Why a trajectory would help, and the person's goals.
    case motive
    /// Medical material.
    case medical
    /// Scores, remarks and narratives of the ICF instrument.
    case icf
    /// What the screener still asked.
    case question
    /// Why a referral was decided as it was.
    case decision
    /// Why the person appealed, and why that was settled as it was.
    case appeal
    /// Why a referral was taken back.
    case withdrawal
    /// Why a trajectory is suspended.
    case absence
    /// Why a trajectory ended early.
    case termination
    /// Why a trajectory was extended.
    case prolongation
    /// Why a deadline was waived.
    case waiver
    /// Goals, barriers and after-care of the plan.
    case plan
    /// How a signature that was given elsewhere is proven.
    case proof
    /// The note of a session and where it was held.
    case note
    /// Why a session is disputed.
    case dispute
    /// Why a session was corrected.
    case correction
    /// Employer, mentor, hours and attendance of an internship: its progress.
    case employer
    /// Purpose, adaptations, evaluations and end of an internship.
    case internship
    /// What the end report tells of the person.
    case report
    /// Why the end advice is what it is, and what the person said of it.
    case advice
    /// Which organisation and person provide the care.
    case careProvider
    /// Why somebody says to look.
    case purpose
    /// That a file or a part of it is there.
    case existence

    static func < (left: NeedleKind, right: NeedleKind) -> Bool { left.rawValue < right.rawValue }
}

/// How far a file is.
enum NeedlePhase: String, CaseIterable {
    /// A draft or a referral that waits for a decision.
    case intake
    /// Redirected, rejected or withdrawn.
    case refused
    /// Admitted, without an approved plan.
    case admitted
    /// The plan is carried out, or suspended.
    case running
    /// Closed or terminated, less than a year ago.
    case aftercare
    /// After-care is over.
    case ended
}

/// How somebody stands to a file.
enum NeedleRelation: String, CaseIterable {
    case source
    case screener
    case caseManager
    case backup
    case leadPartner
    case workProvider
    case careProvider
    case counsellor
    case controller
    case administrator
    case participant
    /// Nothing to do with it.
    case stranger
}
