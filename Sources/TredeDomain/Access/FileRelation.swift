/// How somebody stands, or before the end of after-care stood, to one file (V-2).
package enum FileRelation: String, CaseIterable, Sendable {
    case referrer
    case screener
    case caseManager
    case backup
    case emergency
    case leadPartner
    case workProvider
    case careProvider
    case counsellor
    case controller
    case administrator
    case participant
    case stranger

    /// The roles in which one can stand so; nobody calls as a stranger on purpose.
    package var roles: Set<Role> {
        switch self {
        case .referrer: [.referrer]
        case .screener: [.screener]
        case .caseManager, .backup, .emergency: [.caseManagerWork, .caseManagerCare]
        case .leadPartner: [.leadPartner]
        case .workProvider: [.workProvider]
        case .careProvider: [.careProvider]
        case .counsellor: [.counsellor]
        case .controller: [.controller]
        case .administrator: [.administrator]
        case .participant: [.participant]
        case .stranger: []
        }
    }

    /// Whether it ends with after-care, so that of the file no more is left than that it was there (V-2).
    package var endsWithAftercare: Bool {
        switch self {
        case .caseManager, .backup, .emergency, .leadPartner, .workProvider, .careProvider: true
        default: false
        }
    }

    /// What it is, for people.
    package var label: LocalizedText {
        switch self {
        case .referrer: LocalizedText(nl: "wie de persoon aanmeldde", en: "who referred the person")
        case .screener: LocalizedText(nl: "de screeningsdienst", en: "the screening service")
        case .caseManager:
            LocalizedText(
                nl: "een van beide casemanagers van het team", en: "one of the two case managers of the team")
        case .backup:
            LocalizedText(
                nl: "een vervanger of opvolger in het team, zonder toestemming van de persoon",
                en: "a backup or successor in the team, without the person's consent")
        case .emergency:
            LocalizedText(
                nl: "een vervanger of opvolger die het dossier voor een tijd zonder toestemming opende",
                en: "a backup or successor who opened the file for a time without consent")
        case .leadPartner: LocalizedText(nl: "de penhouder van het netwerk", en: "the lead partner of its network")
        case .workProvider:
            LocalizedText(
                nl: "een dienstverlener werk in het team of met een bestelling",
                en: "a work provider in the team or with an order")
        case .careProvider:
            LocalizedText(
                nl: "een dienstverlener zorg in het team of met een bestelling",
                en: "a care provider in the team or with an order")
        case .counsellor: LocalizedText(nl: "de bemiddelaar van VDAB", en: "the counsellor of VDAB")
        case .controller: LocalizedText(nl: "de controle van VDAB", en: "the control of VDAB")
        case .administrator: LocalizedText(nl: "de beheerder", en: "who runs the installation")
        case .participant: LocalizedText(nl: "de persoon zelf", en: "the person")
        case .stranger: LocalizedText(nl: "wie er niets mee te maken heeft", en: "who has nothing to do with it")
        }
    }
}
