internal import TredeDomain

/// Money, closing and import.
extension ReasonText {
    static let nothingPayable = LocalizedText(
        nl: "Er is nu niets te betalen. Bekijk bij de vergoeding welke voorwaarden nog openstaan.",
        fr: "Il n'y a rien à payer pour le moment. Consultez les conditions encore ouvertes de l'indemnité.",
        de: "Es ist derzeit nichts zu zahlen. Sehen Sie bei der Vergütung nach, welche Bedingungen noch offen sind.",
        en: "There is nothing to pay now. See which conditions of the entitlement are still open.")

    /// `{0}` is the day of the payment (E-14).
    static let alreadyPaid = LocalizedText(
        nl: "Dit is al betaald[ ({0})] en kan niet nog eens worden betaald. Was de betaling fout, registreer dan een "
            + "correctie.",
        fr: "Ceci est déjà payé[ ({0})] et ne peut pas l'être une seconde fois. Si le paiement était erroné, "
            + "enregistrez une correction.",
        de: "Dies ist schon bezahlt[ ({0})] und kann nicht noch einmal bezahlt werden. War die Zahlung falsch, tragen "
            + "Sie eine Berichtigung ein.",
        en: "This has already been paid[ ({0})] and cannot be paid again. If the payment was wrong, register a "
            + "correction.")

    /// The arguments are the codes of the open conditions (E-13).
    static let conditionOpen = LocalizedText(
        nl: "Aan een voorwaarde voor deze vergoeding is nog niet voldaan[: {*}]. Zorg dat dit in orde komt en probeer "
            + "opnieuw.",
        fr: "Une condition de cette indemnité n'est pas encore remplie[ : {*}]. Remplissez-la et réessayez.",
        de: "Eine Bedingung dieser Vergütung ist noch nicht erfüllt[: {*}]. Sorgen Sie dafür und versuchen Sie es "
            + "erneut.",
        en: "A condition of this entitlement is not met yet[: {*}]. See that it is met and try again.")

    /// The arguments are the codes that the regime knows (C-2).
    static let adviceCodeNotOfRegime = LocalizedText(
        nl: "Het regime van dit traject kent dit eindadvies niet.[ Kies uit: {*}.]",
        fr: "Le régime de ce trajet ne connaît pas cet avis final.[ Choisissez parmi : {*}.]",
        de: "Die Regelung dieser Maßnahme kennt diese Abschlussempfehlung nicht.[ Wählen Sie aus: {*}.]",
        en: "The regime of this trajectory does not know this end advice.[ Choose from: {*}.]")

    static let closingConversationMissing = LocalizedText(
        nl: "Er is nog geen afsluitend gesprek met de deelnemer geregistreerd. Registreer dat eerst.",
        fr: "Aucun entretien de clôture avec le participant n'est encore enregistré. Enregistrez-le d'abord.",
        de: "Es ist noch kein Abschlussgespräch mit dem Teilnehmer eingetragen. Tragen Sie es zuerst ein.",
        en: "No closing conversation with the participant has been registered yet. Register it first.")

    static let endReportMissing = LocalizedText(
        nl: "Het eindverslag ontbreekt nog. Registreer het eerst.",
        fr: "Le rapport final manque encore. Enregistrez-le d'abord.",
        de: "Der Abschlussbericht fehlt noch. Tragen Sie ihn zuerst ein.",
        en: "The end report is still missing. Register it first.")

    /// `{0}` is the role of the case manager (C-2).
    static let adviceAgreementMissing = LocalizedText(
        nl: "Een casemanager[ ({0})] is nog niet akkoord met dit eindadvies. Laat het akkoord registreren, of geef "
            + "reden en bewijs.",
        fr: "Un gestionnaire de cas[ ({0})] n'a pas encore approuvé cet avis final. Faites enregistrer son accord, ou "
            + "donnez la raison et la preuve.",
        de: "Ein Fallmanager[ ({0})] hat dieser Abschlussempfehlung noch nicht zugestimmt. Lassen Sie die Zustimmung "
            + "eintragen, oder geben Sie Grund und Nachweis an.",
        en: "A case manager[ ({0})] has not agreed with this end advice yet. Have the agreement registered, or give "
            + "the reason and the proof.")

    /// `{0}` is the role of the case manager, `{1}` the code that one gave last (C-2).
    static let otherAdviceGiven = LocalizedText(
        nl: "De casemanager[ ({0})] gaf zelf een ander eindadvies[: {1}]. Een volmacht geldt daar niet tegen: overleg, "
            + "en laat die casemanager het nieuwe akkoord zelf registreren.",
        fr: "Le gestionnaire de cas[ ({0})] a lui-même donné un autre avis final[ : {1}]. Aucune procuration ne vaut "
            + "contre cela : concertez-vous, et que cette personne enregistre elle-même son nouvel accord.",
        de: "Der Fallmanager[ ({0})] hat selbst eine andere Abschlussempfehlung gegeben[: {1}]. Dagegen gilt keine "
            + "Vollmacht: Sprechen Sie sich ab, und lassen Sie ihn die neue Zustimmung selbst eintragen.",
        en: "The case manager[ ({0})] gave another end advice in person[: {1}]. No mandate holds against that: confer, "
            + "and have that case manager register the new agreement.")

    /// `{0}` is the state the trajectory is in.
    static let notClosed = LocalizedText(
        nl: "Het traject is nog niet afgesloten[ ({0})]. Registreer eerst het eindadvies.",
        fr: "Le trajet n'est pas encore clôturé[ ({0})]. Enregistrez d'abord l'avis final.",
        de: "Die Maßnahme ist noch nicht abgeschlossen[ ({0})]. Tragen Sie zuerst die Abschlussempfehlung ein.",
        en: "The trajectory is not closed yet[ ({0})]. Register the end advice first.")

    /// `{0}` names the event that differs (H-4).
    static let contradictsEarlierImport = LocalizedText(
        nl: "Dit spreekt tegen wat eerder onder dezelfde externalId is ingevoerd[ ({0})]. Verbeter het bestand of "
            + "registreer een correctie.",
        fr: "Ceci contredit ce qui a été importé sous le même externalId[ ({0})]. Corrigez le fichier ou enregistrez "
            + "une correction.",
        de: "Dies widerspricht dem, was früher unter derselben externalId eingelesen wurde[ ({0})]. Berichtigen Sie "
            + "die Datei oder tragen Sie eine Berichtigung ein.",
        en: "This contradicts what was imported before under the same externalId[ ({0})]. Correct the file or register "
            + "a correction.")

    /// `{0}` is the largest number of bytes.
    static let lineTooLong = LocalizedText(
        nl: "De regel is te lang.[ Een regel telt ten hoogste {0} bytes.] Zet elk object op een eigen regel.",
        fr: "La ligne est trop longue.[ Une ligne compte au plus {0} octets.] Mettez chaque objet sur sa propre ligne.",
        de: "Die Zeile ist zu lang.[ Eine Zeile hat höchstens {0} Bytes.] Schreiben Sie jedes Objekt in eine Zeile.",
        en: "The line is too long.[ A line has at most {0} bytes.] Put each object on a line of its own.")
    /// `{0}` is the code of the network of the admission (S-6).
    static let networkDiffers = LocalizedText(
        nl: "Het traject loopt bij een ander netwerk[: {0}]. Kijk het netwerk van het team na.",
        fr: "Un autre réseau mène le trajet[ : {0}]. Vérifiez le réseau de l'équipe.",
        de: "Ein anderes Netzwerk führt die Maßnahme durch[: {0}]. Prüfen Sie das Netzwerk des Teams.",
        en: "Another network carries out the trajectory[: {0}]. Check the network of the team.")

    /// `{0}` is the type of the action in the plan (H-3).
    static let actionTypeDiffers = LocalizedText(
        nl: "In het plan is deze actie van een ander type[: {0}]. Kijk de actie of het type na.",
        fr: "Dans le plan, cette action est d'un autre type[ : {0}]. Vérifiez l'action ou le type.",
        de: "Im Plan ist diese Aktion von anderer Art[: {0}]. Prüfen Sie die Aktion oder die Art.",
        en: "In the plan this action is of another type[: {0}]. Check the action or the type.")

    /// `{0}` is the name of the event.
    static let unknownEvent = LocalizedText(
        nl: "Deze gebeurtenis is niet bekend[ ({0})]. Kijk de naam na in de beschrijving van het importbestand.",
        fr: "Cet événement n'est pas connu[ ({0})]. Vérifiez son nom dans la description du fichier d'importation.",
        de: "Dieses Ereignis ist nicht bekannt[ ({0})]. Prüfen Sie den Namen in der Beschreibung der Importdatei.",
        en: "This event is not known[ ({0})]. Check its name in the description of the import file.")

    /// `{0}` is the external id.
    static let unknownReferral = LocalizedText(
        nl: "Er is geen aanvraag met deze externalId[ ({0})]. Voer eerst de aanvraag in of kijk de externalId na.",
        fr: "Il n'y a pas de demande portant cet externalId[ ({0})]. Importez d'abord la demande ou vérifiez "
            + "l'externalId.",
        de: "Es gibt keinen Antrag mit dieser externalId[ ({0})]. Lesen Sie zuerst den Antrag ein oder prüfen Sie die "
            + "externalId.",
        en: "There is no referral with this externalId[ ({0})]. Import the referral first or check the externalId.")
}
