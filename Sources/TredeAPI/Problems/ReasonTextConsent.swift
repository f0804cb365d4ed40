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
        nl: "Niemand registreert een toestemming voor de eigen rol of organisatie[ ({0})]. Laat de deelnemer of de "
            + "andere casemanager dat doen.",
        fr: "Personne n'enregistre un consentement pour son propre rôle ou sa propre organisation[ ({0})]. Laissez le "
            + "participant ou l'autre gestionnaire de cas le faire.",
        de: "Niemand trägt eine Zustimmung für die eigene Rolle oder Organisation ein[ ({0})]. Lassen Sie das den "
            + "Teilnehmer oder den anderen Fallmanager tun.",
        en: "Nobody records a consent for the own role or organisation[ ({0})]. Let the participant or the other case "
            + "manager do it.")

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

    /// `{0}` is the moment until which it is open (V-4).
    static let accessStillOpen = LocalizedText(
        nl: "Deze toegang loopt nog[ (tot {0})]. Beoordeel ze als gerechtvaardigd zodra ze voorbij is, of nu als niet "
            + "gerechtvaardigd.",
        fr: "Cet accès est encore en cours[ (jusqu'au {0})]. Déclarez-le justifié une fois terminé, ou non justifié "
            + "dès maintenant.",
        de:
            "Dieser Zugriff läuft noch[ (bis {0})]. Nennen Sie ihn gerechtfertigt, wenn er vorbei ist, oder jetzt nicht "
            + "gerechtfertigt.",
        en: "This access still runs[ (until {0})]. Call it justified once it is over, or not justified now.")

    static let earlierAccessUnsettled = LocalizedText(
        nl: "Een eerdere toegang van u tot dit dossier is nog niet beoordeeld of was niet gerechtvaardigd. Vraag de "
            + "penhouder of een casemanager om het oordeel, of vraag de toestemming van de deelnemer.",
        fr: "Un accès antérieur de votre part à ce dossier n'est pas encore évalué ou n'était pas justifié. Demandez "
            + "l'évaluation au porteur du réseau ou à un gestionnaire de cas, ou le consentement du participant.",
        de: "Ein früherer Zugriff von Ihnen auf diese Akte ist noch nicht beurteilt oder war nicht gerechtfertigt. "
            + "Bitten Sie den federführenden Partner oder einen Fallmanager um das Urteil, oder den Teilnehmer um die "
            + "Zustimmung.",
        en: "An earlier access of yours to this file was not judged yet, or was not justified. Ask the lead partner or "
            + "a case manager for the judgement, or the participant for the consent.")

    static let ownTokenNeeded = LocalizedText(
        nl: "Dit kan niet met een code die een casemanager gaf. Meld u zelf aan, of laat het door een casemanager "
            + "registreren met een bewijs.",
        fr: "Ceci n'est pas possible avec un code remis par un gestionnaire de cas. Connectez-vous vous-même, ou "
            + "faites-le enregistrer par un gestionnaire de cas avec une preuve.",
        de: "Das geht nicht mit einem Code, den ein Fallmanager gab. Melden Sie sich selbst an, oder lassen Sie es von "
            + "einem Fallmanager mit einem Nachweis eintragen.",
        en: "This cannot be done with a code that a case manager gave. Sign in yourself, or have a case manager record "
            + "it with a proof.")
}
