internal import TredeDomain

/// Regime, referral and screening.
extension ReasonText {
    /// `{0}` is the day of the application (Z-1).
    static let noRegime = LocalizedText(
        nl: "Geen regime van deze maatregel geldt op de datum van de aanvraag[ ({0})]. Kijk die datum na.",
        fr: "Aucun régime de cette mesure ne vaut à la date de la demande[ ({0})]. Vérifiez cette date.",
        de: "Für das Datum des Antrags[ ({0})] gilt keine Regelung dieser Maßnahme. Prüfen Sie dieses Datum.",
        en: "No regime of this measure applies on the date of the referral[ ({0})]. Check that date.")

    /// `{0}` is the code of the regime, `{1}` the name of the value (Z-3).
    static let openRegimeValue = LocalizedText(
        nl: "In het regime van dit dossier[ ({0})] is een waarde nog niet ingevuld[: {1}]. Vraag een beheerder om ze "
            + "met haar bron in te vullen.",
        fr: "Dans le régime de ce dossier[ ({0})], une valeur n'est pas encore fixée[ : {1}]. Demandez à un "
            + "gestionnaire de la fixer avec sa source.",
        de: "In der Regelung dieser Akte[ ({0})] ist ein Wert noch nicht festgelegt[: {1}]. Bitten Sie einen "
            + "Verwalter, ihn mit seiner Quelle festzulegen.",
        en: "In the regime of this file[ ({0})] a value is still open[: {1}]. Ask an administrator to set it, with its "
            + "source.")

    /// `{0}` is the code of the regime, `{1}` the name of the value (Z-3).
    static let regimeValueFrozen = LocalizedText(
        nl: "Deze waarde van het regime[ ({0})] is al ingevuld[: {1}]. Ze ligt vast en kan niet meer wijzigen.",
        fr: "Cette valeur du régime[ ({0})] est déjà fixée[ : {1}]. Elle est définitive et ne peut plus changer.",
        de: "Dieser Wert der Regelung[ ({0})] ist schon festgelegt[: {1}]. Er steht fest und lässt sich nicht mehr "
            + "ändern.",
        en: "This value of the regime[ ({0})] has already been set[: {1}]. It is fixed and cannot change any more.")

    /// `{0}` is the external id (F-5).
    static let contentChanged = LocalizedText(
        nl: "Over de aanvraag met deze externalId[ ({0})] is al beslist, en haar inhoud was anders. Geef een nieuwe "
            + "aanvraag een eigen externalId.",
        fr: "La demande portant cet externalId[ ({0})] a déjà fait l'objet d'une décision, et son contenu était autre. "
            + "Donnez à une nouvelle demande son propre externalId.",
        de: "Über den Antrag mit dieser externalId[ ({0})] wurde schon entschieden, und sein Inhalt war ein anderer. "
            + "Geben Sie einem neuen Antrag eine eigene externalId.",
        en: "The referral with this externalId[ ({0})] has already been decided, and its content was different. Give a "
            + "new referral an externalId of its own.")

    /// `{0}` is the external id (F-5).
    static let sameReferenceOtherContent = LocalizedText(
        nl: "Een aanvraag met deze externalId[ ({0})] bestaat al met een andere inhoud. Stuur een nieuwe versie met "
            + "PUT.",
        fr: "Une demande portant cet externalId[ ({0})] existe déjà avec un autre contenu. Envoyez une nouvelle "
            + "version par PUT.",
        de: "Ein Antrag mit dieser externalId[ ({0})] besteht schon mit anderem Inhalt. Senden Sie eine neue Fassung "
            + "mit PUT.",
        en: "A referral with this externalId[ ({0})] already exists with other content. Send a new version with PUT.")

    /// `{0}` is the state that the decision led to.
    static let alreadyDecided = LocalizedText(
        nl: "Over deze aanvraag is al beslist[ ({0})]. Ze kan niet meer wijzigen; wie het niet eens is met de "
            + "beslissing, kan beroep laten registreren.",
        fr: "Cette demande a déjà fait l'objet d'une décision[ ({0})]. Elle ne peut plus changer. Qui conteste la "
            + "décision peut faire enregistrer un recours.",
        de: "Über diesen Antrag wurde schon entschieden[ ({0})]. Er lässt sich nicht mehr ändern; wer nicht "
            + "einverstanden ist, kann Beschwerde eintragen lassen.",
        en: "This referral has already been decided[ ({0})]. It cannot change any more; whoever disagrees can have an "
            + "appeal registered.")

    /// `{0}` is the reference of that referral, only for who may know it (F-6).
    static let openReferralExists = LocalizedText(
        nl: "Voor deze persoon is er al een aanvraag waarover nog niet is beslist[ ({0})]. Wacht de beslissing af of "
            + "laat die aanvraag intrekken.",
        fr: "Une demande sans décision existe déjà pour cette personne[ ({0})]. Attendez la décision ou faites retirer "
            + "cette demande.",
        de: "Für diese Person gibt es schon einen Antrag ohne Entscheidung[ ({0})]. Warten Sie die Entscheidung ab "
            + "oder lassen Sie ihn zurückziehen.",
        en: "There is already an undecided referral for this person[ ({0})]. Await its decision or have it withdrawn.")

    /// `{0}` is the reference of that trajectory, only for who may know it (F-6).
    static let runningTrajectoryExists = LocalizedText(
        nl: "Voor deze persoon loopt al een traject[ ({0})]. Een nieuwe aanvraag kan pas als dat traject is beëindigd.",
        fr: "Un trajet est déjà en cours pour cette personne[ ({0})]. Une nouvelle demande n'est possible qu'après la "
            + "fin de ce trajet.",
        de: "Für diese Person läuft schon eine Maßnahme[ ({0})]. Ein neuer Antrag ist erst möglich, wenn sie beendet "
            + "ist.",
        en: "A trajectory is already running for this person[ ({0})]. A new referral is possible only when it has "
            + "ended.")

    /// What exists is not said to who may not know of it (F-6, V-9).
    static let otherFileExists = LocalizedText(
        nl: "Voor deze persoon kan nu geen aanvraag worden ingediend: er is al een dossier. De screeningsdienst helpt "
            + "u verder.",
        fr: "Aucune demande n'est possible pour cette personne en ce moment : un dossier existe déjà. Le service de "
            + "screening vous aidera.",
        de: "Für diese Person ist zurzeit kein Antrag möglich: Es gibt schon eine Akte. Die prüfende Stelle hilft "
            + "Ihnen weiter.",
        en: "No referral is possible for this person at this time: there is a file already. The screening service can "
            + "help you.")

    /// Who refers is who asks, where that is known (F-2).
    static let refersForAnother = LocalizedText(
        nl: "U verwijst toe in naam van een ander. Vermeld uw eigen organisatie en professional.",
        fr: "Vous introduisez une demande au nom d'autrui. Indiquez votre propre organisation et professionnel.",
        de: "Sie stellen einen Antrag in fremdem Namen. Nennen Sie Ihre eigene Organisation und Fachkraft.",
        en: "You refer in the name of another. State your own organisation and professional.")

    /// The arguments are the places in the referral where something is missing (F-2).
    static let incompleteReferral = LocalizedText(
        nl: "De aanvraag is onvolledig en er kan nog niet over worden beslist.[ Vul dit aan: {*}.]",
        fr: "La demande est incomplète et ne peut pas encore faire l'objet d'une décision.[ Complétez : {*}.]",
        de: "Der Antrag ist unvollständig und kann noch nicht entschieden werden.[ Ergänzen Sie: {*}.]",
        en: "The referral is incomplete and cannot be decided yet.[ Complete this: {*}.]")

    /// `{0}` is the last day on which the answer is awaited (F-4).
    static let answerAwaited = LocalizedText(
        nl: "De verwijzer kan de vraag nog beantwoorden[, tot en met {0}]. Daarna kunt u zonder antwoord verder.",
        fr: "L'auteur de la demande peut encore répondre à la question[, jusqu'au {0} inclus]. Ensuite, vous pouvez "
            + "continuer sans réponse.",
        de: "Die antragstellende Stelle kann die Frage noch beantworten[, bis einschließlich {0}]. Danach können Sie "
            + "ohne Antwort fortfahren.",
        en: "The referrer can still answer the question[, until {0} included]. After that you can go on without an "
            + "answer.")

    /// `{0}` is the state the referral is in, `{1}` the state asked for (F-4).
    static let wrongReferralState = LocalizedText(
        nl: "In haar huidige status[ ({0})] laat de aanvraag deze stap niet toe[ ({1})]. Kies een stap die nu wel kan.",
        fr: "Dans son état actuel[ ({0})], la demande ne permet pas cette étape[ ({1})]. Choisissez une étape possible "
            + "maintenant.",
        de: "In seinem jetzigen Stand[ ({0})] lässt der Antrag diesen Schritt nicht zu[ ({1})]. Wählen Sie einen jetzt "
            + "möglichen Schritt.",
        en: "In its present state[ ({0})] the referral does not allow this step[ ({1})]. Choose a step that is "
            + "possible now.")

    static let reasonAgainstRecommendationMissing = LocalizedText(
        nl: "De beslissing wijkt af van de aanbeveling. Geef daarvoor een eigen reden op.",
        fr: "La décision s'écarte de la recommandation. Donnez-en la raison.",
        de: "Die Entscheidung weicht von der Empfehlung ab. Geben Sie dafür einen eigenen Grund an.",
        en: "The decision departs from the recommendation. Give a reason of its own for that.")

    static let measureMissing = LocalizedText(
        nl: "Bij een doorverwijzing hoort een maatregel. Geef aan naar welke maatregel u doorverwijst.",
        fr: "Une réorientation nomme une mesure. Indiquez la mesure vers laquelle vous réorientez.",
        de: "Zu einer Weiterleitung gehört eine Maßnahme. Geben Sie an, an welche Maßnahme Sie weiterleiten.",
        en: "A redirection names a measure. Say to which measure you redirect.")

    /// The arguments are the measures that are possible (M-3); none when the decision takes no measure.
    static let measureNotAllowed = LocalizedText(
        nl: "Deze maatregel past niet bij deze beslissing.[ Kies uit: {*}.]",
        fr: "Cette mesure ne convient pas à cette décision.[ Choisissez parmi : {*}.]",
        de: "Diese Maßnahme passt nicht zu dieser Entscheidung.[ Wählen Sie aus: {*}.]",
        en: "This measure does not fit this decision.[ Choose from: {*}.]")

    /// `{0}` is the NIS code of the municipality (S-6).
    static let networkNotDerived = LocalizedText(
        nl: "Bij de gemeente van de deelnemer[ ({0})] hoort geen netwerk. Kies zelf een netwerk en geef de reden op.",
        fr: "Aucun réseau ne correspond à la commune du participant[ ({0})]. Choisissez vous-même un réseau et donnez "
            + "la raison.",
        de: "Zur Gemeinde des Teilnehmers[ ({0})] gehört kein Netzwerk. Wählen Sie selbst ein Netzwerk und geben Sie "
            + "den Grund an.",
        en: "No network belongs to the participant's municipality[ ({0})]. Choose a network yourself and give the "
            + "reason.")

    /// `{0}` is the code of the network expected (S-6).
    static let networkReasonMissing = LocalizedText(
        nl: "Dit is niet het netwerk van de gemeente van de deelnemer[ ({0})]. Geef de reden van uw keuze op.",
        fr: "Ce n'est pas le réseau de la commune du participant[ ({0})]. Donnez la raison de votre choix.",
        de: "Dies ist nicht das Netzwerk der Gemeinde des Teilnehmers[ ({0})]. Geben Sie den Grund Ihrer Wahl an.",
        en: "This is not the network of the participant's municipality[ ({0})]. Give the reason for your choice.")

    /// The arguments are the kinds of partner that are missing (N-2).
    static let networkIncomplete = LocalizedText(
        nl: "Het netwerk heeft niet alle vereiste partners en krijgt geen nieuwe trajecten.[ Vul aan met: {*}.]",
        fr: "Le réseau n'a pas tous les partenaires requis et ne reçoit pas de nouveaux trajets.[ Complétez par : "
            + "{*}.]",
        de: "Dem Netzwerk fehlen verlangte Partner; es erhält keine neuen Maßnahmen.[ Ergänzen Sie: {*}.]",
        en: "The network lacks required partners and receives no new trajectories.[ Complete it with: {*}.]")

    /// `{0}` is the day on which a mandate is needed (N-1).
    static let networkWithoutMandate = LocalizedText(
        nl: "Het netwerk heeft op die dag[ ({0})] geen mandaat. Kies een ander netwerk of kijk de datum na.",
        fr: "Le réseau n'a pas de mandat ce jour-là[ ({0})]. Choisissez un autre réseau ou vérifiez la date.",
        de: "Das Netzwerk hat an diesem Tag[ ({0})] kein Mandat. Wählen Sie ein anderes Netzwerk oder prüfen Sie das "
            + "Datum.",
        en: "The network has no mandate on that day[ ({0})]. Choose another network or check the date.")

    /// `{0}` is the NIS code of the municipality (F-9).
    static let notResidentInFlanders = LocalizedText(
        nl: "De kandidaat woont niet in het Vlaamse Gewest[ ({0})] en kan deze maatregel niet volgen. Kijk de gemeente "
            + "na; wie in Brussel woont, kan terecht bij Actiris.",
        fr: "Le candidat n'habite pas en Région flamande[ ({0})] et ne peut pas suivre cette mesure. Vérifiez la "
            + "commune. Qui habite à Bruxelles peut s'adresser à Actiris.",
        de: "Der Kandidat wohnt nicht in der Flämischen Region[ ({0})] und kann an dieser Maßnahme nicht teilnehmen. "
            + "Prüfen Sie die Gemeinde; wer in Brüssel wohnt, kann sich an Actiris wenden.",
        en: "The candidate does not live in the Flemish Region[ ({0})] and cannot follow this measure. Check the "
            + "municipality; a resident of Brussels can turn to Actiris.")

    /// `{0}` is the day of the referral.
    static let decisionBeforeReferral = LocalizedText(
        nl: "De datum van de beslissing valt vóór die van de aanvraag[ ({0})]. Kijk beide data na.",
        fr: "La date de la décision précède celle de la demande[ ({0})]. Vérifiez les deux dates.",
        de: "Das Datum der Entscheidung liegt vor dem des Antrags[ ({0})]. Prüfen Sie beide Daten.",
        en: "The date of the decision lies before that of the referral[ ({0})]. Check both dates.")

    static let appealWithoutDecision = LocalizedText(
        nl: "Er is nog geen beslissing om beroep tegen aan te tekenen. Registreer eerst de beslissing.",
        fr: "Il n'y a pas encore de décision contre laquelle un recours est possible. Enregistrez d'abord la décision.",
        de: "Es gibt noch keine Entscheidung, gegen die Beschwerde möglich ist. Tragen Sie zuerst die Entscheidung "
            + "ein.",
        en: "There is no decision yet to appeal against. Register the decision first.")

    static let fileIsOpen = LocalizedText(
        nl: "Er loopt nog een aanvraag of een traject van deze persoon. Sluit dat eerst af.",
        fr: "Une demande ou un trajet de cette personne est encore en cours. Clôturez-le d'abord.",
        de: "Ein Antrag oder eine Maßnahme dieser Person läuft noch. Schließen Sie das zuerst ab.",
        en: "A referral or a trajectory of this person is still open. Close it first.")
    static let groundNamesPerson = LocalizedText(
        nl: "De grond noemt de persoon, en blijft bewaard. Noem een dossier of een datum.",
        fr: "Le motif nomme la personne, et reste conservé. Citez un dossier ou une date.",
        de: "Der Grund nennt die Person, und bleibt erhalten. Nennen Sie eine Akte oder ein Datum.",
        en: "The ground names the person, and is kept. Name a file or a date instead.")

    static let fileEndedLater = LocalizedText(
        nl: "In een dossier van deze persoon gebeurde nog iets na die termijn. Wacht tot de termijn voorbij is.",
        fr: "Un dossier de cette personne a encore changé après ce terme. Attendez la fin du terme.",
        de: "In einer Akte dieser Person geschah nach dieser Frist noch etwas. Warten Sie das Ende der Frist ab.",
        en: "Something happened in a file of this person after that term. Wait until the term is over.")

    /// `{0}` is the last day of after-care.
    static let aftercareRuns = LocalizedText(
        nl: "De nazorg van deze persoon loopt nog[ tot {0}]. Wacht tot die voorbij is.",
        fr: "Le suivi de cette personne court encore[ jusqu'au {0}]. Attendez la fin.",
        de: "Die Nachsorge dieser Person läuft noch[ bis {0}]. Warten Sie das Ende ab.",
        en: "After-care of this person still runs[ until {0}]. Wait until it has ended.")

    static let accessNotJudged = LocalizedText(
        nl: "Het dossier werd zonder toestemming geopend en niemand beoordeelde dat. Laat dat eerst beoordelen.",
        fr: "Le dossier a été ouvert sans consentement et personne ne l'a évalué. Faites-le d'abord évaluer.",
        de: "Die Akte wurde ohne Einwilligung geöffnet, und niemand hat das beurteilt. Lassen Sie das zuerst "
            + "beurteilen.",
        en: "The file was opened without consent and nobody judged that. Have it judged first.")

    static let identitiesDiffer = LocalizedText(
        nl: "Onder dit nummer noemen aanvragen een andere naam of geboortedatum. Ga eerst na of ze van één persoon "
            + "zijn.",
        fr: "Sous ce numéro, des demandes citent un autre nom ou une autre date de naissance. Vérifiez d'abord qu'il "
            + "s'agit d'une seule personne.",
        de: "Unter dieser Nummer nennen Anträge einen anderen Namen oder ein anderes Geburtsdatum. Prüfen Sie zuerst, "
            + "ob sie von einer Person sind.",
        en: "Under this number referrals state another name or date of birth. Check first that they are of one person.")

    /// `{0}` is the outcome of the appeal (S-8).
    static let appealAlreadySettled = LocalizedText(
        nl: "Dit beroep heeft al een uitkomst[ ({0})]. Die kan niet meer wijzigen.",
        fr: "Ce recours a déjà une issue[ ({0})]. Elle ne peut plus changer.",
        de: "Diese Beschwerde hat schon ein Ergebnis[ ({0})]. Es lässt sich nicht mehr ändern.",
        en: "This appeal already has an outcome[ ({0})]. It cannot change any more.")
}
