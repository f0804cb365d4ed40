/// A kind of trajectory or offer that a person can be admitted or redirected to (M-1, M-3).
///
/// Only the activation trajectory runs here; the others are where one is sent.
package enum Measure: String, CaseIterable, Sendable {
    case activationTrajectory
    case workLikeActivities
    case workCare
    case receptionTrajectory
    case regularMediation

    /// What users call it.
    package var label: LocalizedText {
        switch self {
        case .activationTrajectory:
            LocalizedText(
                nl: "activeringstraject", fr: "trajet d'activation", de: "Aktivierungsmaßnahme",
                en: "activation trajectory")
        case .workLikeActivities:
            LocalizedText(
                nl: "arbeidsmatige activiteiten", fr: "activités assimilées au travail",
                de: "arbeitsähnliche Tätigkeiten", en: "work-like activities")
        case .workCare:
            LocalizedText(
                nl: "arbeidszorg", fr: "travail et soins", de: "begleitete Arbeit", en: "work care")
        case .receptionTrajectory:
            LocalizedText(
                nl: "onthaaltraject", fr: "trajet d'accueil", de: "Aufnahmemaßnahme", en: "reception trajectory")
        case .regularMediation:
            LocalizedText(
                nl: "reguliere bemiddeling", fr: "accompagnement régulier", de: "reguläre Vermittlung",
                en: "regular mediation")
        }
    }
}
