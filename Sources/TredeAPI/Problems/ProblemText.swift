internal import TredeDomain

/// The one sentence of each problem that is not about an issue.
enum ProblemText {
    static let notFound = LocalizedText(
        nl: "Dit bestaat niet of is niet voor u bestemd.", fr: "Ceci n'existe pas ou ne vous est pas destiné.",
        de: "Dies gibt es nicht oder es ist nicht für Sie bestimmt.", en: "This does not exist or is not meant for you."
    )
    static let forbidden = LocalizedText(
        nl: "Uw rol mag dit niet doen.", fr: "Votre rôle ne permet pas de le faire.",
        de: "Ihre Rolle darf dies nicht tun.", en: "Your role may not do this.")
    static let professionalMissing = LocalizedText(
        nl:
            "Zeg voor welke professional van uw organisatie u vraagt: met on_behalf_of, of met een sleutel van die persoon.",
        fr:
            "Dites pour quel professionnel de votre organisation vous demandez: avec on_behalf_of, ou avec sa propre clé.",
        de:
            "Sagen Sie, für welche Fachkraft Ihrer Organisation Sie fragen: mit on_behalf_of oder mit deren Schlüssel.",
        en: "Say for which professional of your organisation you ask: with on_behalf_of, or with a key of that person.")
    static let consentNeeded = LocalizedText(
        nl: "U staat in dit dossier als vervanger of opvolger: hiervoor is de toestemming van de deelnemer nodig. De "
            + "deelnemer geeft ze, of de andere casemanager of de penhouder registreert ze met een bewijs (consents). Kan "
            + "het niet wachten, open het dossier dan met een reden om te lezen (emergencyAccesses).",
        fr:
            "Vous figurez dans ce dossier comme remplaçant ou successeur: ceci exige le consentement du participant. Le "
            + "participant le donne, ou l'autre gestionnaire de cas ou le porteur du réseau l'enregistre avec une preuve "
            + "(consents). Si cela ne peut attendre, ouvrez le dossier avec une raison pour le lire (emergencyAccesses).",
        de:
            "Sie stehen in dieser Akte als Vertretung oder Nachfolge: dazu braucht es die Zustimmung des Teilnehmers. Der "
            + "Teilnehmer gibt sie, oder der andere Fallmanager oder der federführende Partner trägt sie mit einem Nachweis "
            + "ein (consents). Kann es nicht warten, öffnen Sie die Akte mit einem Grund zum Lesen (emergencyAccesses).",
        en:
            "You stand in this file as backup or successor: this needs the participant's consent. The participant gives it, "
            + "or the other case manager or the lead partner records it with a proof (consents). If it cannot wait, open the "
            + "file with a reason to read it (emergencyAccesses).")
    static let invalid = LocalizedText(
        nl: "Het bericht bevat fouten; elke fout staat in issues.",
        fr: "Le message contient des erreurs; chacune figure dans issues.",
        de: "Die Anfrage enthält Fehler; jeder steht in issues.",
        en: "The request has faults; each is listed in issues.")
    static let stale = LocalizedText(
        nl: "Het document is intussen gewijzigd; lees het opnieuw.",
        fr: "Le document a été modifié entre-temps; relisez-le.",
        de: "Das Dokument wurde inzwischen geändert; lesen Sie es erneut.",
        en: "The document has changed in the meantime; read it again.")
    static let preconditionRequired = LocalizedText(
        nl: "Geef met If-Match aan op welke versie de wijziging steunt.",
        fr: "Indiquez avec If-Match sur quelle version repose la modification.",
        de: "Geben Sie mit If-Match an, auf welcher Version die Änderung beruht.",
        en: "Say with If-Match which version the change rests on.")
    static let keyReused = LocalizedText(
        nl: "Deze sleutel is al gebruikt voor een ander bericht.",
        fr: "Cette clé a déjà servi pour un autre message.",
        de: "Dieser Schlüssel wurde bereits für eine andere Anfrage verwendet.",
        en: "This key was already used for another request.")
    static let erased = LocalizedText(
        nl: "De gegevens van deze persoon zijn gewist.", fr: "Les données de cette personne ont été effacées.",
        de: "Die Daten dieser Person wurden gelöscht.", en: "The data of this person were erased.")
    static let overloaded = LocalizedText(
        nl: "Er wachten te veel opdrachten; probeer over een seconde opnieuw.",
        fr: "Trop de demandes attendent; réessayez dans une seconde.",
        de: "Es warten zu viele Aufträge; versuchen Sie es in einer Sekunde erneut.",
        en: "Too many requests are waiting; try again in a second.")
    static let diskFull = LocalizedText(
        nl: "Er kan nu niets bewaard worden; probeer over een minuut opnieuw.",
        fr: "Rien ne peut être enregistré pour l'instant; réessayez dans une minute.",
        de: "Zurzeit kann nichts gespeichert werden; versuchen Sie es in einer Minute erneut.",
        en: "Nothing can be kept at the moment; try again in a minute.")
    static let fault = LocalizedText(
        nl: "Er ging iets mis bij ons; het nummer in instance helpt ons zoeken.",
        fr: "Une erreur est survenue chez nous; le numéro dans instance nous aide à chercher.",
        de: "Bei uns ist etwas schiefgegangen; die Nummer in instance hilft uns beim Suchen.",
        en: "Something went wrong on our side; the number in instance helps us look for it.")
    static let noToken = LocalizedText(
        nl: "Er is geen bearer token meegegeven.", fr: "Aucun jeton bearer n'a été fourni.",
        de: "Es wurde kein Bearer-Token mitgegeben.", en: "No bearer token was given.")
    static let badToken = LocalizedText(
        nl: "Het token is niet gekend of niet meer geldig.", fr: "Le jeton est inconnu ou n'est plus valable.",
        de: "Das Token ist unbekannt oder nicht mehr gültig.", en: "The token is not known or no longer valid.")
    static let expiredToken = LocalizedText(
        nl: "De geldigheid van het token is verstreken; vraag een nieuw.",
        fr: "La validité du jeton est échue ; demandez-en un nouveau.",
        de: "Das Token ist abgelaufen; fordern Sie ein neues an.", en: "The token has expired; ask for a new one.")
    static let missingScope = LocalizedText(
        nl: "Het token omvat dit niet; requiredScopes noemt wat ontbreekt.",
        fr: "Le jeton ne couvre pas ceci ; requiredScopes nomme ce qui manque.",
        de: "Das Token umfasst dies nicht; requiredScopes nennt, was fehlt.",
        en: "The token does not cover this; requiredScopes names what is missing.")
    static let tooManyFailed = LocalizedText(
        nl: "Er waren te veel mislukte pogingen; wacht zo lang als Retry-After zegt.",
        fr: "Il y a eu trop de tentatives infructueuses ; attendez le temps indiqué par Retry-After.",
        de: "Es gab zu viele fehlgeschlagene Versuche; warten Sie so lange, wie Retry-After angibt.",
        en: "There were too many failed attempts; wait as long as Retry-After says.")
    static let method = LocalizedText(
        nl: "Deze methode bestaat hier niet; Allow noemt welke wel.",
        fr: "Cette méthode n'existe pas ici; Allow nomme celles qui existent.",
        de: "Diese Methode gibt es hier nicht; Allow nennt die vorhandenen.",
        en: "This method does not exist here; Allow names those that do.")
    static func mediaType(_ wanted: String) -> LocalizedText {
        LocalizedText(
            nl: "De inhoud moet \(wanted) in UTF-8 zijn.", fr: "Le contenu doit être \(wanted) en UTF-8.",
            de: "Der Inhalt muss \(wanted) in UTF-8 sein.", en: "The content must be \(wanted) in UTF-8.")
    }
    static func notAcceptable(_ mediaType: String) -> LocalizedText {
        LocalizedText(
            nl: "Dit is er alleen als \(mediaType).", fr: "Ceci n'existe qu'en \(mediaType).",
            de: "Dies gibt es nur als \(mediaType).", en: "This exists only as \(mediaType).")
    }
}
