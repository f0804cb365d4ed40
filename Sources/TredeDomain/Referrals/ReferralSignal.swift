/// Something about a referral that a human should see; it refuses nothing.
package enum ReferralSignal: String, CaseIterable, Sendable {
    /// Somebody with another number has the same name and birth date (F-12).
    case possibleDuplicate
    /// The number is known, under another name or birth date (F-11).
    case identityDiffers
    /// Nobody moved it on within the term (F-10).
    case waitsTooLong
    /// Far more serious problems than the measure is made for (S-5).
    case heavyProfile
    /// More than two years without work when referred (F-8).
    case lateReferral
    /// Motivation is a working point for the plan (S-3).
    case motivationWorkingPoint

    /// After how many days without any change an open referral has waited too long.
    ///
    /// - Source: facts.md 1 gives three weeks to fill in the ICF and three for TOM, for urgent cases; chosen here as
    ///   their sum for all, as the law sets no term; read 2026-11-22.
    package static let waitingDaysMax = 42

    /// The rule it rests on.
    package var rule: Rule {
        switch self {
        case .possibleDuplicate: .f12
        case .identityDiffers: .f11
        case .waitsTooLong: .f10
        case .heavyProfile: .s5
        case .lateReferral: .f8
        case .motivationWorkingPoint: .s3
        }
    }

    /// What it says.
    package var text: LocalizedText {
        switch self {
        case .possibleDuplicate:
            LocalizedText(
                nl: "Iemand met een ander nummer heeft dezelfde naam en geboortedatum.",
                fr: "Une personne avec un autre numéro a le même nom et la même date de naissance.",
                de: "Jemand mit einer anderen Nummer hat denselben Namen und dasselbe Geburtsdatum.",
                en: "Somebody with another number has the same name and birth date.")
        case .identityDiffers:
            LocalizedText(
                nl: "Dit nummer is gekend onder een andere naam of geboortedatum.",
                fr: "Ce numéro est connu sous un autre nom ou une autre date de naissance.",
                de: "Diese Nummer ist unter einem anderen Namen oder Geburtsdatum bekannt.",
                en: "This number is known under another name or birth date.")
        case .waitsTooLong:
            LocalizedText(
                nl: "Deze aanvraag wacht langer dan de termijn; de screener ziet dat ook.",
                fr: "Cette demande attend plus longtemps que le délai; le service de screening le voit aussi.",
                de: "Dieser Antrag wartet länger als die Frist; die prüfende Stelle sieht das auch.",
                en: "This referral has waited longer than the term; the screener sees that too.")
        case .heavyProfile:
            LocalizedText(
                nl: "Veel meer ernstige problemen dan waarvoor de maatregel bedoeld is.",
                fr: "Bien plus de problèmes graves que la mesure n'en prévoit.",
                de: "Weit mehr ernste Probleme, als für die Maßnahme vorgesehen.",
                en: "Far more serious problems than the measure is made for.")
        case .lateReferral:
            LocalizedText(
                nl: "Meer dan twee jaar werkloos bij de aanvraag.",
                fr: "Plus de deux ans sans emploi lors de la demande.",
                de: "Mehr als zwei Jahre arbeitslos bei Antragstellung.",
                en: "More than two years without work when referred.")
        case .motivationWorkingPoint:
            LocalizedText(
                nl: "Motivatie is een werkpunt voor het plan, geen grond om te weigeren.",
                fr: "La motivation est un point à travailler dans le plan, non un motif de refus.",
                de: "Motivation ist ein Arbeitspunkt für den Plan, kein Ablehnungsgrund.",
                en: "Motivation is a working point for the plan, not a ground for refusal.")
        }
    }
}
