/// What a recommendation says to a screener, in Dutch and English (S-2).
enum ScreeningTexts {
    static func text(of outcome: Recommendation.Outcome) -> LocalizedText {
        switch outcome {
        case .admit:
            LocalizedText(
                nl: "Alle criteria zijn vervuld: toelating wordt aanbevolen.",
                en: "All criteria are met: admission is recommended.")
        case .redirect(let measure):
            LocalizedText(
                nl: "De huidige trede past bij een andere maatregel: \(measure.label[.nl]).",
                en: "The current level fits another measure: \(measure.label[.en]).")
        case .requestInformation:
            LocalizedText(
                nl: "Er ontbreken gegevens: vraag ze op voor er beslist wordt.",
                en: "Information is missing: ask for it before deciding.")
        case .humanJudgement:
            LocalizedText(
                nl: "Niet alle criteria zijn duidelijk vervuld: het oordeel van de screener is nodig.",
                en: "Not all criteria are clearly met: the screener's judgement is needed.")
        }
    }

    static func text(of criterion: Criterion, _ status: Criterion.Status) -> LocalizedText {
        let texts = texts(of: criterion)
        switch status {
        case .met: return texts.met
        case .notMet: return texts.notMet
        case .unknown: return texts.unknown
        }
    }

    private typealias Texts = (met: LocalizedText, notMet: LocalizedText, unknown: LocalizedText)

    private static func texts(of criterion: Criterion) -> Texts {
        switch criterion {
        case .registered: registered
        case .seriousBarriers: seriousBarriers
        case .workAndCare: workAndCare
        case .paidWorkPlausible: paidWorkPlausible
        case .willing: willing
        case .residence: residence
        case .level: level
        }
    }

    private static let registered: Texts = (
        LocalizedText(
            nl: "Ingeschreven als niet-werkende werkzoekende.", en: "Registered as a non-working jobseeker."),
        LocalizedText(
            nl: "Niet ingeschreven als niet-werkende werkzoekende; een inschrijving bij VDAB verandert dit.",
            en: "Not registered as a non-working jobseeker; a registration with VDAB would change this."),
        LocalizedText(
            nl: "De inschrijving bij VDAB is niet vermeld.", en: "The registration with VDAB is not stated.")
    )

    private static let seriousBarriers: Texts = (
        LocalizedText(
            nl: "Minstens één factor is een ernstig probleem.", en: "At least one factor is a serious problem."),
        LocalizedText(
            nl: "Geen enkele factor is een ernstig probleem; één zou volstaan.",
            en: "No factor is a serious problem; one would be enough."),
        LocalizedText(
            nl: "Geen gescoorde factor is een ernstig probleem, maar niet alle factoren zijn gescoord.",
            en: "No scored factor is a serious problem, but not all factors are scored.")
    )

    private static let workAndCare: Texts = (
        LocalizedText(
            nl: "Er zijn drempels op werk én op zorg.", en: "There are barriers on work and on care."),
        LocalizedText(
            nl: "Er is geen drempel op werk of geen op zorg; een licht probleem op beide zou volstaan.",
            en: "There is no barrier on work or none on care; a mild problem on both would be enough."),
        LocalizedText(
            nl: "Of er drempels op werk én op zorg zijn, blijkt pas als alle factoren gescoord zijn.",
            en: "Whether there are barriers on work and on care shows only when all factors are scored.")
    )

    private static let paidWorkPlausible: Texts = (
        LocalizedText(
            nl: "Betaald werk na het traject wordt aannemelijk geacht.",
            en: "Paid work after the trajectory is held plausible."),
        LocalizedText(
            nl: "Betaald werk na het traject wordt niet aannemelijk geacht.",
            en: "Paid work after the trajectory is not held plausible."),
        LocalizedText(
            nl: "Of betaald werk na het traject aannemelijk is, is niet bekend.",
            en: "Whether paid work after the trajectory is plausible is not known.")
    )

    private static let willing: Texts = (
        LocalizedText(nl: "Wil actief meewerken.", en: "Willing to take an active part."),
        LocalizedText(
            nl: "Wil niet actief meewerken: geen grond om te weigeren, wel een werkpunt voor het plan.",
            en: "Not willing to take an active part: no ground to refuse, but a working point for the plan."),
        LocalizedText(
            nl: "Twijfelt of is er niet over bevraagd: een werkpunt voor het plan.",
            en: "Hesitates or was not asked: a working point for the plan.")
    )

    private static let residence: Texts = (
        LocalizedText(nl: "Woont in het Vlaamse Gewest.", en: "Lives in the Flemish Region."),
        LocalizedText(
            nl: "Woont niet in het Vlaamse Gewest en kan deze maatregel niet volgen: in Brussel is Actiris"
                + " het aanspreekpunt, in Wallonië Forem of ADG.",
            en: "Does not live in the Flemish Region and cannot follow this measure: in Brussels Actiris is"
                + " the office to turn to, in Wallonia Forem or ADG."),
        LocalizedText(
            nl: "De gemeente is niet vermeld of niet herkend.", en: "The municipality is not stated or not known.")
    )

    private static let level: Texts = (
        LocalizedText(
            nl: "De huidige en de beoogde trede passen bij de maatregel.",
            en: "The current level and the level aimed at fit the measure."),
        LocalizedText(
            nl: "De huidige of de beoogde trede past niet bij de maatregel.",
            en: "The current level or the level aimed at does not fit the measure."),
        LocalizedText(
            nl: "De huidige of de beoogde trede is niet vermeld.",
            en: "The current level or the level aimed at is not stated.")
    )
}
