internal import TredeDomain

/// What a request can have wrong in itself.
extension ReasonText {
    static let required = LocalizedText(
        nl: "Dit verplichte gegeven ontbreekt. Vul het aan.",
        fr: "Cette donnée obligatoire manque. Ajoutez-la.",
        de: "Diese Pflichtangabe fehlt. Ergänzen Sie sie.",
        en: "This required value is missing. Add it.")

    /// `{0}` is the type asked for: object, array, string, integer or boolean.
    static let wrongType = LocalizedText(
        nl: "De waarde is van een verkeerd type.[ Geef een waarde van het type {0}.]",
        fr: "La valeur est d'un type incorrect.[ Donnez une valeur du type {0}.]",
        de: "Der Wert hat den falschen Typ.[ Geben Sie einen Wert vom Typ {0} an.]",
        en: "The value is of a wrong type.[ Give a value of type {0}.]")

    static let nullNotAllowed = LocalizedText(
        nl: "De waarde null is niet toegelaten. Laat weg wat u niet weet.",
        fr: "La valeur null n'est pas admise. Omettez ce que vous ne savez pas.",
        de: "Der Wert null ist nicht zulässig. Lassen Sie weg, was Sie nicht wissen.",
        en: "The value null is not allowed. Leave out what you do not know.")

    static let unknownMember = LocalizedText(
        nl: "Dit veld is hier niet bekend. Kijk de naam na of verwijder het.",
        fr: "Ce champ n'est pas connu ici. Vérifiez son nom ou supprimez-le.",
        de: "Dieses Feld ist hier nicht bekannt. Prüfen Sie den Namen oder entfernen Sie es.",
        en: "This field is not known here. Check its name or remove it.")

    static let duplicateMember = LocalizedText(
        nl: "Dit veld staat meer dan één keer in hetzelfde object. Geef het één keer.",
        fr: "Ce champ figure plus d'une fois dans le même objet. Donnez-le une seule fois.",
        de: "Dieses Feld steht mehr als einmal im selben Objekt. Geben Sie es nur einmal an.",
        en: "This field occurs more than once in the same object. Give it once.")

    /// `{0}` and `{1}` are the smallest and the largest number of characters.
    static let tooShort = LocalizedText(
        nl: "De tekst telt te weinig tekens.[ Minimum: {0}.][ Maximum: {1}.]",
        fr: "Le texte compte trop peu de caractères.[ Minimum : {0}.][ Maximum : {1}.]",
        de: "Der Text hat zu wenige Zeichen.[ Mindestens: {0}.][ Höchstens: {1}.]",
        en: "The text has too few characters.[ Minimum: {0}.][ Maximum: {1}.]")

    /// `{0}` and `{1}` are the smallest and the largest number of characters.
    static let tooLong = LocalizedText(
        nl: "De tekst telt te veel tekens.[ Minimum: {0}.][ Maximum: {1}.]",
        fr: "Le texte compte trop de caractères.[ Minimum : {0}.][ Maximum : {1}.]",
        de: "Der Text hat zu viele Zeichen.[ Mindestens: {0}.][ Höchstens: {1}.]",
        en: "The text has too many characters.[ Minimum: {0}.][ Maximum: {1}.]")

    /// `{0}` and `{1}` are the smallest and the largest number of items.
    static let tooFewItems = LocalizedText(
        nl: "De lijst telt te weinig elementen.[ Minimum: {0}.][ Maximum: {1}.]",
        fr: "La liste compte trop peu d'éléments.[ Minimum : {0}.][ Maximum : {1}.]",
        de: "Die Liste hat zu wenige Elemente.[ Mindestens: {0}.][ Höchstens: {1}.]",
        en: "The list has too few items.[ Minimum: {0}.][ Maximum: {1}.]")

    /// `{0}` and `{1}` are the smallest and the largest number of items.
    static let tooManyItems = LocalizedText(
        nl: "De lijst telt te veel elementen.[ Minimum: {0}.][ Maximum: {1}.]",
        fr: "La liste compte trop d'éléments.[ Minimum : {0}.][ Maximum : {1}.]",
        de: "Die Liste hat zu viele Elemente.[ Mindestens: {0}.][ Höchstens: {1}.]",
        en: "The list has too many items.[ Minimum: {0}.][ Maximum: {1}.]")

    /// `{0}` and `{1}` are the smallest and the largest value; either may be absent.
    static let outOfRange = LocalizedText(
        nl: "De waarde valt buiten de grenzen.[ Minimum: {0}.][ Maximum: {1}.]",
        fr: "La valeur est hors limites.[ Minimum : {0}.][ Maximum : {1}.]",
        de: "Der Wert liegt außerhalb der Grenzen.[ Mindestens: {0}.][ Höchstens: {1}.]",
        en: "The value is out of range.[ Minimum: {0}.][ Maximum: {1}.]")

    /// `{0}` is the name of the format, as the API documentation has it.
    static let invalidFormat = LocalizedText(
        nl: "De waarde heeft niet de juiste vorm[ ({0})]. Kijk in de API-documentatie welke vorm gevraagd is.",
        fr: "La valeur n'a pas la bonne forme[ ({0})]. Consultez la forme demandée dans la documentation de l'API.",
        de: "Der Wert hat nicht die richtige Form[ ({0})]. Die verlangte Form steht in der API-Dokumentation.",
        en: "The value does not have the right form[ ({0})]. See the API documentation for the form asked for.")

    /// `{0}` holds the codes that are allowed, or the name of their list.
    static let unknownCode = LocalizedText(
        nl: "Deze code is hier niet toegelaten.[ Kies uit: {0}.]",
        fr: "Ce code n'est pas admis ici.[ Choisissez parmi : {0}.]",
        de: "Dieser Code ist hier nicht zulässig.[ Wählen Sie aus: {0}.]",
        en: "This code is not allowed here.[ Choose from: {0}.]")

    /// `{0}` is the line, `{1}` the column, `{2}` the kind of fault.
    static let malformedJson = LocalizedText(
        nl: "Dit is geen geldige JSON[ (regel {0}, kolom {1})][, fout {2}]. Verbeter het bericht en stuur het opnieuw.",
        fr: "Ceci n'est pas du JSON valide[ (ligne {0}, colonne {1})][, erreur {2}]. Corrigez le message et "
            + "renvoyez-le.",
        de: "Dies ist kein gültiges JSON[ (Zeile {0}, Spalte {1})][, Fehler {2}]. Berichtigen Sie die Nachricht und "
            + "senden Sie sie erneut.",
        en: "This is not valid JSON[ (line {0}, column {1})][, fault {2}]. Correct the message and send it again.")

    static let unknownParameter = LocalizedText(
        nl: "Deze parameter is hier niet bekend. Kijk de naam na of verwijder hem.",
        fr: "Ce paramètre n'est pas connu ici. Vérifiez son nom ou supprimez-le.",
        de: "Dieser Parameter ist hier nicht bekannt. Prüfen Sie den Namen oder entfernen Sie ihn.",
        en: "This parameter is not known here. Check its name or remove it.")

    static let repeatedParameter = LocalizedText(
        nl: "Deze parameter komt meer dan één keer voor. Geef hem één keer.",
        fr: "Ce paramètre apparaît plus d'une fois. Donnez-le une seule fois.",
        de: "Dieser Parameter kommt mehr als einmal vor. Geben Sie ihn nur einmal an.",
        en: "This parameter occurs more than once. Give it once.")

    /// `{0}` is the kind of number: ssin, enterpriseNumber, establishmentUnitNumber or iban.
    static let invalidCheckDigits = LocalizedText(
        nl: "Dit nummer klopt niet[ ({0})]. Kijk de cijfers en het controlegetal na.",
        fr: "Ce numéro n'est pas correct[ ({0})]. Vérifiez les chiffres et le nombre de contrôle.",
        de: "Diese Nummer stimmt nicht[ ({0})]. Prüfen Sie die Ziffern und die Prüfzahl.",
        en: "This number is not correct[ ({0})]. Check its digits and its check number.")

    /// `{0}` is the first day, `{1}` the last.
    static let invalidPeriod = LocalizedText(
        nl: "De periode eindigt voor ze begint[ (van {0} tot {1})]. Pas een van beide data aan.",
        fr: "La période se termine avant de commencer[ (du {0} au {1})]. Corrigez l'une des deux dates.",
        de: "Der Zeitraum endet, bevor er beginnt[ (von {0} bis {1})]. Ändern Sie eines der beiden Daten.",
        en: "The period ends before it begins[ (from {0} to {1})]. Correct one of the two dates.")

    static let inTheFuture = LocalizedText(
        nl: "Deze datum ligt in de toekomst. Geef een datum tot en met vandaag.",
        fr: "Cette date se situe dans le futur. Donnez une date qui n'est pas postérieure à aujourd'hui.",
        de: "Dieses Datum liegt in der Zukunft. Geben Sie ein Datum bis einschließlich heute an.",
        en: "This date lies in the future. Give a date no later than today.")

    static let notFoundReference = LocalizedText(
        nl: "Waarnaar dit verwijst, bestaat niet of is niet voor u bestemd. Kijk de verwijzing na.",
        fr: "Ce à quoi ceci renvoie n'existe pas ou ne vous est pas destiné. Vérifiez la référence.",
        de: "Worauf dies verweist, gibt es nicht oder es ist nicht für Sie bestimmt. Prüfen Sie den Verweis.",
        en: "What this refers to does not exist or is not meant for you. Check the reference.")

    /// The value itself is not filled in: it stands in the request.
    static let duplicateEntry = LocalizedText(
        nl: "Deze waarde is er al en mag maar één keer voorkomen. Verwijder ze of kies een andere.",
        fr: "Cette valeur existe déjà et ne peut figurer qu'une fois. Supprimez-la ou choisissez-en une autre.",
        de: "Dieser Wert ist schon vorhanden und darf nur einmal vorkommen. Entfernen Sie ihn oder wählen Sie einen "
            + "anderen.",
        en: "This value is already there and may occur only once. Remove it or choose another.")

    /// `{0}` is the role.
    static let notForRole = LocalizedText(
        nl: "Dit hoort niet bij deze rol[ ({0})]. Laat het weg.",
        fr: "Ceci ne va pas avec ce rôle[ ({0})]. Omettez-le.",
        de: "Dies gehört nicht zu dieser Rolle[ ({0})]. Lassen Sie es weg.",
        en: "This does not go with this role[ ({0})]. Leave it out.")

    /// `{0}` is how many keys may be good at once.
    static let tooManyKeys = LocalizedText(
        nl: "Deze client heeft al genoeg geldige sleutels[ ({0})]. Trek er eerst een in.",
        fr: "Ce client a déjà assez de clés valables[ ({0})]. Retirez-en d'abord une.",
        de: "Dieser Client hat schon genug gültige Schlüssel[ ({0})]. Ziehen Sie zuerst einen zurück.",
        en: "This client has enough valid keys already[ ({0})]. Withdraw one of them first.")

    static let notChangeable = LocalizedText(
        nl: "Dit gegeven kan niet meer wijzigen. Geef de waarde zoals ze is.",
        fr: "Cette donnée ne peut plus changer. Donnez la valeur telle qu'elle est.",
        de: "Diese Angabe kann sich nicht mehr ändern. Geben Sie den Wert an, wie er ist.",
        en: "This member cannot change any more. Give the value as it is.")
}
