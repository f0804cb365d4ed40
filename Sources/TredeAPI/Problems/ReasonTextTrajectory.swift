internal import TredeDomain

/// Team and trajectory.
extension ReasonText {
    /// `{0}` is the state the trajectory is in, `{1}` the state asked for (T-1).
    static let wrongTrajectoryState = LocalizedText(
        nl: "In zijn huidige status[ ({0})] laat het traject deze stap niet toe[ ({1})]. Kies een stap die nu wel kan.",
        fr: "Dans son état actuel[ ({0})], le trajet ne permet pas cette étape[ ({1})]. Choisissez une étape possible "
            + "maintenant.",
        de: "In ihrem jetzigen Stand[ ({0})] lässt die Maßnahme diesen Schritt nicht zu[ ({1})]. Wählen Sie einen "
            + "jetzt möglichen Schritt.",
        en: "In its present state[ ({0})] the trajectory does not allow this step[ ({1})]. Choose a step that is "
            + "possible now.")

    /// `{0}` is the day of the earlier fact.
    static let notBeforeEarlierFact = LocalizedText(
        nl: "Deze datum valt vóór een feit dat eraan voorafgaat[ ({0})]. Geef een datum op of na de dag van dat feit.",
        fr: "Cette date précède un fait antérieur[ ({0})]. Donnez la date de ce fait ou une date ultérieure.",
        de: "Dieses Datum liegt vor einem Ereignis, das vorausgeht[ ({0})]. Geben Sie den Tag dieses Ereignisses oder "
            + "einen späteren an.",
        en: "This date lies before a fact that comes first[ ({0})]. Give the day of that fact or a later one.")

    /// `{0}` is the code of the role.
    static let roleNotHeld = LocalizedText(
        nl: "Deze persoon of organisatie heeft de vereiste rol niet[ ({0})]. Kies een andere of registreer eerst de "
            + "rol.",
        fr: "Cette personne ou organisation n'a pas le rôle requis[ ({0})]. Choisissez-en une autre ou enregistrez "
            + "d'abord le rôle.",
        de: "Diese Person oder Organisation hat die verlangte Rolle nicht[ ({0})]. Wählen Sie eine andere oder tragen "
            + "Sie zuerst die Rolle ein.",
        en: "This person or organisation does not hold the required role[ ({0})]. Choose another or register the role "
            + "first.")

    static let caseManagerWorkNotGtb = LocalizedText(
        nl: "Alleen iemand van GTB kan casemanager werk zijn. Kies een medewerker van GTB.",
        fr: "Seul un collaborateur de GTB peut être gestionnaire de cas travail. Choisissez-en un.",
        de: "Nur wer bei GTB arbeitet, kann Fallmanager Arbeit sein. Wählen Sie einen Mitarbeiter von GTB.",
        en: "Only someone of GTB can be case manager work. Choose an employee of GTB.")

    /// `{0}` is the day on which the recognition is needed.
    static let careNotRecognised = LocalizedText(
        nl: "De organisatie van de casemanager zorg is op die dag[ ({0})] niet erkend. Kies een erkende organisatie of "
            + "registreer de erkenning.",
        fr: "L'organisation du gestionnaire de cas soins n'est pas agréée ce jour-là[ ({0})]. Choisissez une "
            + "organisation agréée ou enregistrez l'agrément.",
        de: "Die Organisation des Fallmanagers Pflege ist an diesem Tag[ ({0})] nicht anerkannt. Wählen Sie eine "
            + "anerkannte Organisation oder tragen Sie die Anerkennung ein.",
        en: "The organisation of the case manager care is not recognised on that day[ ({0})]. Choose a recognised "
            + "organisation or register the recognition.")

    static let leadPartnerNotOfNetwork = LocalizedText(
        nl: "Deze organisatie is niet de penhouder van het netwerk van het traject. Kies de penhouder van dat netwerk.",
        fr: "Cette organisation n'est pas le partenaire principal du réseau du trajet. Choisissez le partenaire "
            + "principal de ce réseau.",
        de: "Diese Organisation ist nicht der federführende Partner des Netzwerks der Maßnahme. Wählen Sie den "
            + "federführenden Partner dieses Netzwerks.",
        en: "This organisation is not the lead partner of the trajectory's network. Choose the lead partner of that "
            + "network.")

    /// The arguments are the codes of the roles without anyone.
    static let teamRoleMissing = LocalizedText(
        nl: "In het team is een vereiste rol niet ingevuld[: {*}]. Wijs er iemand voor aan.",
        fr: "Un rôle requis n'est pas attribué dans l'équipe[ : {*}]. Désignez quelqu'un.",
        de: "Im Team ist eine verlangte Rolle nicht besetzt[: {*}]. Bestimmen Sie jemanden dafür.",
        en: "A required role in the team is not filled[: {*}]. Appoint someone to it.")

    /// `{0}` is the last day to which it may be extended (T-3).
    static let extensionTooLong = LocalizedText(
        nl: "Zo lang kan een traject niet in één keer worden verlengd[ (ten hoogste tot {0})]. Kijk de einddatum na.",
        fr: "Un trajet ne peut être prolongé aussi longtemps en une fois[ (au plus jusqu'au {0})]. Vérifiez la date de "
            + "fin.",
        de: "So lange kann eine Maßnahme nicht auf einmal verlängert werden[ (höchstens bis {0})]. Prüfen Sie das "
            + "Enddatum.",
        en: "A trajectory cannot be extended that far at once[ (at most to {0})]. Check the end date.")

    /// `{0}` is the new end date, `{1}` the present one (T-3).
    static let extensionNotLater = LocalizedText(
        nl: "De nieuwe einddatum[ ({0})] valt niet na de huidige[ ({1})]. Geef een latere datum.",
        fr: "La nouvelle date de fin[ ({0})] n'est pas postérieure à l'actuelle[ ({1})]. Donnez une date ultérieure.",
        de: "Das neue Enddatum[ ({0})] liegt nicht nach dem jetzigen[ ({1})]. Geben Sie ein späteres Datum an.",
        en: "The new end date[ ({0})] is not after the present one[ ({1})]. Give a later date.")

    /// `{0}` is the first day of the other period, `{1}` its last; the last may be absent.
    static let overlappingPeriod = LocalizedText(
        nl: "Deze periode overlapt met een andere[, die begint op {0}][ en eindigt op {1}]. Pas de data aan.",
        fr: "Cette période en chevauche une autre[, qui commence le {0}][ et se termine le {1}]. Corrigez les dates.",
        de: "Dieser Zeitraum überschneidet sich mit einem anderen[, Beginn {0}][, Ende {1}]. Ändern Sie die Daten.",
        en: "This period overlaps another[, which begins on {0}][ and ends on {1}]. Correct the dates.")

    /// `{0}` is the number or the day under which it is registered.
    static let alreadyRegistered = LocalizedText(
        nl: "Dit is al geregistreerd[ ({0})]. Gebruik wat er al is.",
        fr: "Ceci est déjà enregistré[ ({0})]. Utilisez ce qui existe.",
        de: "Dies ist schon eingetragen[ ({0})]. Verwenden Sie den vorhandenen Eintrag.",
        en: "This has already been registered[ ({0})]. Use what is there.")
}
