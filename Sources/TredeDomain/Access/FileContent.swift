/// What a file holds, by what it would give away; the columns of who may see what.
package enum FileContent: String, CaseIterable, Comparable, Sendable {
    case name
    case birthDate
    case identity
    case reference
    case referrer
    case motive
    case medical
    case icf
    case question
    case decision
    case appeal
    case withdrawal
    case absence
    case termination
    case prolongation
    case waiver
    case plan
    case proof
    case note
    case dispute
    case correction
    case employer
    case internship
    case report
    case advice
    case careProvider
    case careAction
    case consent
    case mark
    case intrusion
    case judgement
    case purpose
    case existence

    package static func < (left: FileContent, right: FileContent) -> Bool { left.rawValue < right.rawValue }

    /// The part of the file it stands in (V-1).
    package enum Compartment: String, CaseIterable, Sendable {
        /// That a trajectory runs, its state and dates, and whose it is.
        case open
        /// All that says how somebody is and what is done about it.
        case confidential
    }

    /// The part of the file it stands in (V-1, V-10).
    package var compartment: Compartment {
        switch self {
        case .existence, .name, .reference: .open
        default: .confidential
        }
    }

    /// What it is, for people.
    package var label: LocalizedText {
        switch self {
        case .name: LocalizedText(nl: "de naam van de persoon", en: "the person's name")
        case .birthDate: LocalizedText(nl: "de geboortedatum", en: "the date of birth")
        case .identity:
            LocalizedText(
                nl: "het rijksregisternummer, het adres, de herkomst en de achtergrond",
                en: "the national number, address, origin and background")
        case .reference: LocalizedText(nl: "de eigen referentie van de toeleider", en: "the referrer's own reference")
        case .referrer: LocalizedText(nl: "wie de persoon aanmeldde", en: "who referred the person")
        case .motive:
            LocalizedText(
                nl: "waarom een traject zou helpen, en wat de persoon wil bereiken",
                en: "why a trajectory would help, and what the person aims at")
        case .medical: LocalizedText(nl: "medische stukken", en: "medical material")
        case .icf:
            LocalizedText(
                nl: "scores, opmerkingen en verhalen van het ICF-instrument",
                en: "scores, remarks and narratives of the ICF instrument")
        case .question: LocalizedText(nl: "wat de screening nog vroeg", en: "what the screening still asked")
        case .decision:
            LocalizedText(nl: "waarom zo over de aanvraag beslist is", en: "why the referral was decided as it was")
        case .appeal:
            LocalizedText(
                nl: "de gronden van een beroep en van de uitkomst", en: "the grounds of an appeal and of its outcome")
        case .withdrawal: LocalizedText(nl: "waarom een aanvraag ingetrokken is", en: "why a referral was taken back")
        case .absence: LocalizedText(nl: "waarom een traject geschorst is", en: "why a trajectory is suspended")
        case .termination: LocalizedText(nl: "waarom een traject vroeger stopte", en: "why a trajectory ended early")
        case .prolongation: LocalizedText(nl: "waarom een traject verlengd is", en: "why a trajectory was extended")
        case .waiver: LocalizedText(nl: "waarom een termijn vervallen is", en: "why a deadline was waived")
        case .plan:
            LocalizedText(
                nl: "doelen, drempels en nazorg in het plan", en: "goals, barriers and after-care in the plan")
        default: labelOfCourse
        }
    }

    private var labelOfCourse: LocalizedText {
        switch self {
        case .proof:
            LocalizedText(
                nl: "het bewijs van een handtekening die elders gegeven is",
                en: "the proof of a signature that was given elsewhere")
        case .note:
            LocalizedText(nl: "de nota van een sessie en waar ze plaatsvond", en: "the note of a session and its place")
        case .dispute: LocalizedText(nl: "waarom een sessie betwist wordt", en: "why a session is disputed")
        case .correction: LocalizedText(nl: "waarom een sessie verbeterd is", en: "why a session was corrected")
        case .employer:
            LocalizedText(
                nl: "werkgever, mentor, uren en aanwezigheid van een stage",
                en: "employer, mentor, hours and attendance of an internship")
        case .internship:
            LocalizedText(
                nl: "doel, aanpassingen, evaluaties en einde van een stage",
                en: "purpose, adaptations, evaluations and end of an internship")
        case .report: LocalizedText(nl: "wat het eindverslag vertelt", en: "what the end report tells")
        case .advice:
            LocalizedText(
                nl: "waarom het eindadvies luidt zoals het luidt, en wat de persoon ervan zei",
                en: "why the end advice is what it is, and what the person said of it")
        case .careProvider: LocalizedText(nl: "wie de zorg verleent", en: "who provides the care")
        case .careAction:
            LocalizedText(
                nl: "welke zorg gepland, besteld en gegeven is, en wanneer",
                en: "which care is planned, ordered and given, and when")
        case .consent:
            LocalizedText(
                nl: "waarmee de persoon instemde, en waarom dat ingetrokken is",
                en: "what the person agreed to, and why that was taken back")
        case .mark:
            LocalizedText(
                nl: "dat de persoon iets voor een van de casemanagers achterhoudt",
                en: "that the person keeps something from one of the case managers")
        case .intrusion:
            LocalizedText(
                nl: "waarom iemand het dossier zonder toestemming opende",
                en: "why somebody opened the file without consent")
        case .judgement:
            LocalizedText(nl: "hoe een tweede daarover oordeelde", en: "what a second person found of that")
        case .purpose: LocalizedText(nl: "waarom iemand zegt te kijken", en: "why somebody says to look")
        default:
            LocalizedText(nl: "dat een dossier of een deel ervan bestaat", en: "that a file or a part of it is there")
        }
    }
}
