/// How far a file is, as far as that decides who sees what.
package enum FilePhase: String, CaseIterable, Sendable {
    case intake
    case refused
    case admitted
    case running
    case aftercare
    case ended

    /// What it is, for people.
    package var label: LocalizedText {
        switch self {
        case .intake:
            LocalizedText(
                nl: "aanmelding: een ontwerp, of een aanvraag die op een beslissing wacht",
                en: "intake: a draft, or a referral that waits for a decision")
        case .refused:
            LocalizedText(
                nl: "niet toegelaten: doorverwezen, afgewezen of ingetrokken",
                en: "not admitted: redirected, rejected or withdrawn")
        case .admitted:
            LocalizedText(nl: "toegelaten, nog zonder goedgekeurd plan", en: "admitted, without an approved plan")
        case .running:
            LocalizedText(
                nl: "het plan loopt, is geschorst of wordt afgesloten",
                en: "the plan is carried out, suspended, or being closed")
        case .aftercare: LocalizedText(nl: "nazorg: afgesloten of stopgezet", en: "after-care: closed or terminated")
        case .ended: LocalizedText(nl: "de nazorg is voorbij", en: "after-care is over")
        }
    }
}
