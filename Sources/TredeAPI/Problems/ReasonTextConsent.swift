internal import TredeDomain

// What can stand in the way of consents, marks and access without consent.
extension ReasonText {
    /// `{0}` is the role of the provider (V-3).
    static let consentMissing = LocalizedText(
        nl: "De deelnemer stemt er niet mee in dat deze dienstverlener registreert[ ({0})]. Vraag een casemanager om "
            + "te registreren of vraag de toestemming.",
        fr: "Le participant ne consent pas à ce que ce prestataire enregistre[ ({0})]. Demandez à un gestionnaire de "
            + "cas d'enregistrer ou demandez le consentement.",
        de: "Der Teilnehmer stimmt nicht zu, dass dieser Dienstleister einträgt[ ({0})]. Bitten Sie einen Fallmanager "
            + "um den Eintrag oder holen Sie die Zustimmung ein.",
        en: "The participant does not consent to registration by this provider[ ({0})]. Ask a case manager to "
            + "register it, or ask for the consent.")

    /// `{0}` is the role (V-4).
    static let consentForOneself = LocalizedText(
        nl: "Niemand registreert een toestemming voor de eigen rol[ ({0})]. Laat de deelnemer of de andere casemanager "
            + "dat doen.",
        fr: "Personne n'enregistre un consentement pour son propre rôle[ ({0})]. Laissez le participant ou l'autre "
            + "gestionnaire de cas le faire.",
        de: "Niemand trägt eine Zustimmung für die eigene Rolle ein[ ({0})]. Lassen Sie das den Teilnehmer oder den "
            + "anderen Fallmanager tun.",
        en: "Nobody records a consent for the own role[ ({0})]. Let the participant or the other case manager do it.")

    /// `{0}` is the day on which it was taken back.
    static let alreadyWithdrawn = LocalizedText(
        nl: "Dit is al ingetrokken[ (op {0})]. Er valt niets meer in te trekken.",
        fr: "Ceci est déjà retiré[ (le {0})]. Il n'y a plus rien à retirer.",
        de: "Dies ist schon zurückgezogen[ (am {0})]. Es gibt nichts mehr zurückzuziehen.",
        en: "This has been taken back already[ (on {0})]. There is nothing left to take back.")

    static let participantNotTold = LocalizedText(
        nl: "De deelnemer wist die dag nog niet dat er een vertrouwelijk luik is. Vertel het en registreer dat eerst.",
        fr: "Ce jour-là, le participant ne savait pas encore qu'il existe un volet confidentiel. Informez-le et "
            + "enregistrez-le d'abord.",
        de: "An diesem Tag wusste der Teilnehmer noch nicht, dass es einen vertraulichen Teil gibt. Teilen Sie es mit "
            + "und tragen Sie das zuerst ein.",
        en: "On that day the participant had not been told that there is a confidential compartment. Tell it and "
            + "record that first.")

    /// `{0}` is the moment until which it is open (V-4).
    static let alreadyOpened = LocalizedText(
        nl: "Dit dossier staat al open voor u[ (tot {0})]. Lees het zonder het opnieuw te openen.",
        fr: "Ce dossier vous est déjà ouvert[ (jusqu'au {0})]. Lisez-le sans l'ouvrir à nouveau.",
        de: "Diese Akte ist Ihnen schon geöffnet[ (bis {0})]. Lesen Sie sie, ohne sie noch einmal zu öffnen.",
        en: "This file is open to you already[ (until {0})]. Read it without opening it again.")

    /// `{0}` is the day on which it was judged (V-4).
    static let alreadyReviewed = LocalizedText(
        nl: "Deze toegang is al beoordeeld[ (op {0})]. Het oordeel blijft staan.",
        fr: "Cet accès est déjà évalué[ (le {0})]. L'évaluation reste acquise.",
        de: "Dieser Zugriff ist schon beurteilt[ (am {0})]. Das Urteil bleibt bestehen.",
        en: "This access has been judged already[ (on {0})]. The judgement stands.")

    static let reviewsOneself = LocalizedText(
        nl: "Niemand beoordeelt de eigen toegang. Laat een ander het doen, in eigen naam of voor een andere "
            + "organisatie.",
        fr: "Personne n'évalue son propre accès. Laissez quelqu'un d'autre le faire, en son nom ou pour une autre "
            + "organisation.",
        de: "Niemand beurteilt den eigenen Zugriff. Lassen Sie es jemand anderen tun, im eigenen Namen oder für eine "
            + "andere Organisation.",
        en: "Nobody judges the own access. Let somebody else do it, in the own name or for another organisation.")
}
