internal import TredeDomain

/// Actions, sessions and internships.
extension ReasonText {
    static let noApprovedPlan = LocalizedText(
        nl: "Het traject heeft nog geen goedgekeurd trajectplan. Laat het plan eerst goedkeuren.",
        fr: "Le trajet n'a pas encore de plan de trajet approuvé. Faites d'abord approuver le plan.",
        de: "Die Maßnahme hat noch keinen genehmigten Maßnahmenplan. Lassen Sie zuerst den Plan genehmigen.",
        en: "The trajectory has no approved plan yet. Have the plan approved first.")

    /// `{0}` is the reference of the action.
    static let actionNotInPlan = LocalizedText(
        nl: "Deze actie[ ({0})] staat niet in het goedgekeurde trajectplan. Kies een actie uit het plan of maak er een "
            + "nieuwe versie van.",
        fr: "Cette action[ ({0})] ne figure pas dans le plan de trajet approuvé. Choisissez une action du plan ou "
            + "faites-en une nouvelle version.",
        de: "Diese Aktion[ ({0})] steht nicht im genehmigten Maßnahmenplan. Wählen Sie eine Aktion des Plans oder "
            + "legen Sie eine neue Fassung an.",
        en: "This action[ ({0})] is not in the approved trajectory plan. Choose an action of the plan or make a new "
            + "version of it.")

    /// `{0}` is the reference of the action.
    static let actionNotOrdered = LocalizedText(
        nl: "Voor deze actie[ ({0})] is er geen bestelbon. Maak eerst een bestelbon.",
        fr: "Il n'y a pas de bon de commande pour cette action[ ({0})]. Faites d'abord un bon de commande.",
        de: "Für diese Aktion[ ({0})] gibt es keinen Bestellschein. Stellen Sie zuerst einen Bestellschein aus.",
        en: "There is no order for this action[ ({0})]. Make an order first.")

    /// `{0}` is the day from which the order no longer stands.
    static let orderEnded = LocalizedText(
        nl: "Deze bestelbon is al beëindigd[ (vanaf {0})]. Maak een nieuwe bestelbon voor wat nog nodig is.",
        fr: "Ce bon de commande a déjà pris fin[ (à partir du {0})]. Faites un nouveau bon pour ce qui reste à faire.",
        de: "Dieser Bestellschein ist bereits beendet[ (ab {0})]. Stellen Sie für den Rest einen neuen aus.",
        en: "This order has ended already[ (from {0} on)]. Make a new order for what is still needed.")

    /// `{0}` is the number of units planned.
    static let moreThanPlanned = LocalizedText(
        nl: "Dit is meer dan in het trajectplan is afgesproken[ (aantal eenheden: {0})]. Verlaag het aantal of maak "
            + "een nieuwe versie van het plan.",
        fr: "C'est plus que ce que prévoit le plan de trajet[ (nombre d'unités : {0})]. Diminuez le nombre ou faites "
            + "une nouvelle version du plan.",
        de: "Das ist mehr, als der Maßnahmenplan vorsieht[ (Zahl der Einheiten: {0})]. Verringern Sie die Zahl oder "
            + "legen Sie eine neue Fassung an.",
        en: "This is more than the trajectory plan provides for[ (number of units: {0})]. Lower the number or make a "
            + "new version of the plan.")

    /// `{0}` is the day on which the plan was approved (P-7).
    static let beforePlanApproval = LocalizedText(
        nl: "Deze datum valt vóór de goedkeuring van het trajectplan[ ({0})]. Geef een datum op of na die dag.",
        fr: "Cette date précède l'approbation du plan de trajet[ ({0})]. Donnez la date de l'approbation ou une date "
            + "ultérieure.",
        de: "Dieses Datum liegt vor der Genehmigung des Maßnahmenplans[ ({0})]. Geben Sie den Tag der Genehmigung oder "
            + "einen späteren an.",
        en: "This date lies before the approval of the trajectory plan[ ({0})]. Give the day of the approval or a "
            + "later one.")

    /// The provider ordered is not filled in: its name can betray the kind of care (V-10).
    static let providerDiffers = LocalizedText(
        nl: "Deze dienstverlener is niet die van de bestelbon. Kies de dienstverlener van de bestelbon of maak een "
            + "nieuwe bestelbon.",
        fr: "Ce prestataire n'est pas celui du bon de commande. Choisissez celui du bon de commande ou faites un "
            + "nouveau bon.",
        de: "Dieser Dienstleister ist nicht der des Bestellscheins. Wählen Sie diesen oder stellen Sie einen neuen "
            + "Bestellschein aus.",
        en: "This provider is not that of the order. Choose the provider of the order or make a new order.")

    /// `{0}` is the agreed price, where there is one.
    static let priceNotAgreed = LocalizedText(
        nl: "Deze prijs is niet afgesproken.[ Afgesproken is {0}.] Gebruik de prijs van de bestelbon of maak een "
            + "nieuwe bestelbon.",
        fr: "Ce prix n'est pas convenu.[ Le prix convenu est {0}.] Utilisez le prix du bon de commande ou faites un "
            + "nouveau bon.",
        de: "Dieser Preis ist nicht vereinbart.[ Vereinbart ist {0}.] Verwenden Sie den Preis des Bestellscheins oder "
            + "stellen Sie einen neuen aus.",
        en: "This price is not agreed.[ The agreed price is {0}.] Use the price of the order or make a new order.")

    /// `{0}` is the state of the session.
    static let minutesDoNotFitState = LocalizedText(
        nl: "De minuten passen niet bij de status van de sessie[ ({0})]. Geef alleen minuten voor een sessie die "
            + "plaatsvond, en dan altijd.",
        fr: "Les minutes ne correspondent pas à l'état de la séance[ ({0})]. Donnez des minutes pour une séance qui a "
            + "eu lieu, et seulement alors.",
        de: "Die Minuten passen nicht zum Stand der Sitzung[ ({0})]. Geben Sie Minuten an, wenn die Sitzung stattfand, "
            + "und nur dann.",
        en: "The minutes do not fit the state of the session[ ({0})]. Give minutes for a session that was held, and "
            + "only then.")

    /// `{0}` is the state the session is in, `{1}` the state asked for.
    static let wrongSessionState = LocalizedText(
        nl: "In haar huidige status[ ({0})] laat de sessie deze stap niet toe[ ({1})]. Kies een stap die nu wel kan.",
        fr: "Dans son état actuel[ ({0})], la séance ne permet pas cette étape[ ({1})]. Choisissez une étape possible "
            + "maintenant.",
        de: "In ihrem jetzigen Stand[ ({0})] lässt die Sitzung diesen Schritt nicht zu[ ({1})]. Wählen Sie einen jetzt "
            + "möglichen Schritt.",
        en: "In its present state[ ({0})] the session does not allow this step[ ({1})]. Choose a step that is possible "
            + "now.")

    /// Takes no argument (E-14).
    static let sameSessionRegistered = LocalizedText(
        nl: "Eenzelfde sessie is al geregistreerd. Was er die dag nog een, zet dan repeated op true.",
        fr: "Une séance identique est déjà enregistrée. S'il y en a eu une autre ce jour-là, mettez repeated à true.",
        de: "Eine gleiche Sitzung ist schon eingetragen. Gab es an dem Tag noch eine, setzen Sie repeated auf true.",
        en: "An identical session is registered already. If there was one more that day, set repeated to true.")

    /// `{0}` is the last day of the trajectory (T-3).
    static let afterPlannedEnd = LocalizedText(
        nl: "Dan is het traject voorbij[; de laatste dag is {0}]. Laat VDAB het eerst verlengen.",
        fr: "Le trajet est alors terminé[, son dernier jour étant le {0}]. Faites-le d'abord prolonger par le VDAB.",
        de: "Dann ist die Maßnahme vorbei[; der letzte Tag ist {0}]. Lassen Sie sie zuerst vom VDAB verlängern.",
        en: "The trajectory is over by then[; its last day is {0}]. Have VDAB extend it first.")

    /// `{0}` is the enterprise number (G-2).
    static let employerUnknown = LocalizedText(
        nl: "De werkgever van de activeringsstage is niet bekend[ ({0})]. Kijk het ondernemingsnummer na of registreer "
            + "de werkgever.",
        fr: "L'employeur du stage d'activation n'est pas connu[ ({0})]. Vérifiez le numéro d'entreprise ou enregistrez "
            + "l'employeur.",
        de: "Der Arbeitgeber des Aktivierungspraktikums ist nicht bekannt[ ({0})]. Prüfen Sie die Unternehmensnummer "
            + "oder tragen Sie ihn ein.",
        en: "The employer of the internship is not known[ ({0})]. Check the enterprise number or register the "
            + "employer.")

    /// `{0}` is the first day of the internship, `{1}` its last; the last may be absent.
    static let attendanceOutsideInternship = LocalizedText(
        nl: "Deze aanwezigheid valt buiten de activeringsstage[, die begint op {0}][ en eindigt op {1}]. Kijk de datum "
            + "na.",
        fr: "Cette présence se situe hors du stage d'activation[, qui commence le {0}][ et se termine le {1}]. "
            + "Vérifiez la date.",
        de: "Diese Anwesenheit liegt außerhalb des Aktivierungspraktikums[, Beginn {0}][, Ende {1}]. Prüfen Sie das "
            + "Datum.",
        en: "This attendance lies outside the internship[, which begins on {0}][ and ends on {1}]. Check the date.")

    /// Takes no argument.
    static let reimbursedElsewhere = LocalizedText(
        nl: "Het RIZIV betaalt deze zorg terug. Ze wordt niet uit de compensatievergoeding betaald.",
        fr: "L'INAMI rembourse ces soins. La compensation ne les paie pas.",
        de: "Das LIKIV erstattet diese Pflege. Die Ausgleichsvergütung bezahlt sie nicht.",
        en: "RIZIV reimburses this care. The compensation does not pay for it.")

    /// Takes no argument (G-1).
    static let internshipOutsideFlanders = LocalizedText(
        nl: "De activeringsstage moet in het Vlaamse Gewest plaatsvinden. Kies een werkplek daar.",
        fr: "Le stage d'activation doit avoir lieu en Région flamande. Choisissez un lieu de travail là-bas.",
        de: "Das Aktivierungspraktikum muss in der Flämischen Region stattfinden. Wählen Sie dort einen Arbeitsplatz.",
        en: "The internship must be in the Flemish Region. Choose a workplace there.")
}
