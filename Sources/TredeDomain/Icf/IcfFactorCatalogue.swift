/// The list of the 43 factors, in the order in which scores are stored; the order never changes.
///
/// Short names only: the long definitions belong to the WHO.
///
/// - Source: facts.md 1, the list in use at VDAB after two secondary sources; sphere and domain are this project's
///   reading; read 2026-11-22.
enum IcfFactorCatalogue {
    struct Entry: Sendable {
        let code: String
        let component: IcfFactor.Component
        let sphere: IcfFactor.Sphere
        let domain: IcfFactor.Domain
        let label: LocalizedText
    }

    static let entries: [Entry] = [
        entry("b1261", .bodyFunctions, .care, .psychological, "Inschikkelijkheid", "Agreeableness"),
        entry("b1262", .bodyFunctions, .work, .work, "Nauwgezetheid", "Conscientiousness"),
        entry("b1263", .bodyFunctions, .care, .psychological, "Psychische stabiliteit", "Psychic stability"),
        entry("b1266", .bodyFunctions, .care, .psychological, "Vertrouwen", "Confidence"),
        entry("b1267", .bodyFunctions, .work, .work, "Betrouwbaarheid", "Trustworthiness"),
        entry("b1301", .bodyFunctions, .work, .work, "Motivatie", "Motivation"),
        entry("b1303", .bodyFunctions, .care, .psychological, "Hunkering", "Craving"),
        entry("b1304", .bodyFunctions, .care, .psychological, "Driftbeheersing", "Impulse control"),
        entry("b1400", .bodyFunctions, .work, .work, "Vasthouden van aandacht", "Sustaining attention"),
        entry("b1642", .bodyFunctions, .work, .work, "Tijdmanagement", "Time management"),
        entry("b1643", .bodyFunctions, .work, .work, "Cognitieve flexibiliteit", "Cognitive flexibility"),
        entry("b1644", .bodyFunctions, .care, .psychological, "Inzicht", "Insight"),
        entry("b280", .bodyFunctions, .care, .medical, "Pijngewaarwording", "Sensation of pain"),
        entry(
            "b4550", .bodyFunctions, .care, .medical, "Algemeen fysiek uithoudingsvermogen",
            "General physical endurance"),
        entry("d155", .activitiesAndParticipation, .work, .work, "Ontwikkelen van vaardigheden", "Acquiring skills"),
        entry("d172", .activitiesAndParticipation, .work, .work, "Rekenen", "Calculating"),
        entry("d175", .activitiesAndParticipation, .work, .work, "Oplossen van problemen", "Solving problems"),
        entry("d177", .activitiesAndParticipation, .work, .work, "Besluiten nemen", "Making decisions"),
        entry(
            "d179", .activitiesAndParticipation, .work, .work, "Toepassen van kennis",
            "Applying knowledge, other specified and unspecified"),
        entry(
            "d240", .activitiesAndParticipation, .care, .psychological, "Omgaan met stress",
            "Handling stress and other psychological demands"),
        entry("d499", .activitiesAndParticipation, .structural, .material, "Mobiliteit", "Mobility, unspecified"),
        entry(
            "d520", .activitiesAndParticipation, .care, .medical, "Verzorgen van lichaamsdelen",
            "Caring for body parts"),
        entry(
            "d570", .activitiesAndParticipation, .care, .medical, "Zorgdragen voor eigen gezondheid",
            "Looking after one's health"),
        entry(
            "d610", .activitiesAndParticipation, .structural, .material, "Verwerven van woonruimte",
            "Acquiring a place to live"),
        entry("d7200", .activitiesAndParticipation, .care, .social, "Aangaan van relaties", "Forming relationships"),
        entry(
            "d870", .activitiesAndParticipation, .structural, .material, "Economische zelfstandigheid",
            "Economic self-sufficiency"),
        entry("d9205", .activitiesAndParticipation, .care, .social, "Sociale activiteiten", "Socializing"),
        entry(
            "e199", .external, .structural, .material, "Producten en technologie",
            "Products and technology, unspecified"),
        entry(
            "e310", .external, .care, .social, "Ondersteuning en relatie met naaste familie",
            "Immediate family (support and relationships)"),
        entry(
            "e320", .external, .care, .social, "Ondersteuning en relatie met vrienden",
            "Friends (support and relationships)"),
        entry(
            "e325", .external, .work, .social, "Ondersteuning en relatie met collega's",
            "Acquaintances, peers, colleagues, neighbours and community members (support and relationships)"),
        entry(
            "e330", .external, .work, .social, "Ondersteuning en relatie met meerderen",
            "People in positions of authority (support and relationships)"),
        entry(
            "e360", .external, .care, .social, "Ondersteuning en relatie met andere dienstverleners",
            "Other professionals (support and relationships)"),
        entry("e460", .external, .work, .cultural, "Maatschappelijke attitudes", "Societal attitudes"),
        entry("x1", .personal, .work, .work, "Werkervaring", "Work experience"),
        entry("x2", .personal, .work, .cultural, "Opleiding", "Education"),
        entry("x3", .personal, .structural, .social, "Gezinslast", "Family responsibilities"),
        entry("x4", .personal, .care, .psychological, "Copingstijl", "Coping style"),
        entry("x5", .personal, .work, .cultural, "Kennis van de Nederlandse taal", "Knowledge of Dutch"),
        entry("x6", .personal, .care, .medical, "Medische factoren", "Medical factors"),
        entry("x7", .otherWorkSkills, .work, .medical, "Fijne motoriek", "Fine motor skills"),
        entry("x8", .otherWorkSkills, .work, .medical, "Grove motoriek", "Gross motor skills"),
        entry("x9", .otherWorkSkills, .work, .work, "Werktempo", "Pace of work"),
    ]

    private static func entry(
        _ code: String, _ component: IcfFactor.Component, _ sphere: IcfFactor.Sphere, _ domain: IcfFactor.Domain,
        _ dutch: String, _ english: String
    ) -> Entry {
        Entry(
            code: code, component: component, sphere: sphere, domain: domain,
            label: LocalizedText(nl: dutch, en: english))
    }
}
