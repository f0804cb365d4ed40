internal import TredeDomain

extension ProblemType {
    /// What it means, and what to do.
    var text: LocalizedText {
        switch self {
        case .badRequest: ProblemText.invalid
        case .noAccessToken: ProblemText.noToken
        case .invalidAccessToken: ProblemText.badToken
        case .expiredAccessToken: ProblemText.expiredToken
        case .invalidClient: TokenText.invalidClient
        case .missingScope: ProblemText.missingScope
        case .missingPermission: ProblemText.forbidden
        case .resourceNotFound: ProblemText.notFound
        case .methodNotAllowed: ProblemText.method
        case .notAcceptable: ProblemText.notAcceptable("application/json")
        case .versionConflict: ProblemText.stale
        case .unsupportedMediaType: ProblemText.mediaType("application/json")
        case .idempotencyKeyReused: ProblemText.keyReused
        case .preconditionRequired: ProblemText.preconditionRequired
        case .internalServerError: ProblemText.fault
        case .serviceUnavailable: ProblemText.overloaded
        case .erased: ProblemText.erased
        case .invalidState: ProblemTypeText.invalidState
        case .duplicateReferral: ProblemTypeText.duplicateReferral
        case .openValue: ProblemTypeText.openValue
        case .requestTimeout: ProblemTypeText.requestTimeout
        case .payloadTooLarge: ProblemTypeText.payloadTooLarge
        case .uriTooLong: ProblemTypeText.uriTooLong
        case .expectationFailed: ProblemTypeText.expectationFailed
        case .tooManyRequests: ProblemTypeText.tooManyRequests
        case .tooManyFailedRequests: ProblemText.tooManyFailed
        case .headerFieldsTooLarge: ProblemTypeText.headerFieldsTooLarge
        case .notImplemented: ProblemTypeText.notImplemented
        case .httpVersionNotSupported: ProblemTypeText.httpVersionNotSupported
        }
    }
}

/// The texts of problem types whose problems bring a sentence of their own.
enum ProblemTypeText {
    static let invalidState = LocalizedText(
        nl: "De toestand laat dit niet toe; issues noemt elke reden en de regel erachter.",
        fr: "L'état actuel ne le permet pas; issues donne chaque raison et la règle correspondante.",
        de: "Der Stand der Dinge lässt dies nicht zu; issues nennt jeden Grund und die Regel dahinter.",
        en: "The state of things does not allow this; issues names every reason and the rule behind it.")
    static let duplicateReferral = LocalizedText(
        nl: "Onder deze externe referentie bestaat al een aanvraag met een andere inhoud.",
        fr: "Une demande au contenu différent existe déjà sous cette référence externe.",
        de: "Unter dieser externen Referenz gibt es schon einen Antrag mit anderem Inhalt.",
        en: "There already is a referral with other content under this external reference.")
    static let openValue = LocalizedText(
        nl: "Hiervoor is een cijfer nodig dat het regime openlaat; een beheerder kan het invullen.",
        fr: "Il faut un chiffre que le régime laisse ouvert; un administrateur peut le fixer.",
        de: "Dazu braucht es eine Zahl, die die Regelung offenlässt; ein Verwalter kann sie festlegen.",
        en: "This needs a figure that the regime leaves open; an administrator can set it.")
    static let requestTimeout = LocalizedText(
        nl: "De aanvraag kwam te traag binnen; stuur ze opnieuw.",
        fr: "La demande est arrivée trop lentement; renvoyez-la.",
        de: "Die Anfrage kam zu langsam an; senden Sie sie erneut.",
        en: "The request came in too slowly; send it again.")
    static let payloadTooLarge = LocalizedText(
        nl: "De inhoud is te groot; limit noemt het aantal bytes dat mag.",
        fr: "Le contenu est trop volumineux; limit indique le nombre d'octets permis.",
        de: "Der Inhalt ist zu groß; limit nennt die erlaubte Zahl von Bytes.",
        en: "The content is too large; limit names the number of bytes allowed.")
    static let uriTooLong = LocalizedText(
        nl: "Het adres is te lang.", fr: "L'adresse est trop longue.", de: "Die Adresse ist zu lang.",
        en: "The address is too long.")
    static let expectationFailed = LocalizedText(
        nl: "Expect vraagt iets dat hier niet bestaat; laat het weg.",
        fr: "Expect demande ce qui n'existe pas ici; retirez-le.",
        de: "Expect verlangt etwas, das es hier nicht gibt; lassen Sie es weg.",
        en: "Expect asks for what does not exist here; leave it out.")
    static let tooManyRequests = LocalizedText(
        nl: "Er komt te veel tegelijk van één plaats; wacht even en probeer opnieuw.",
        fr: "Trop de demandes arrivent en même temps du même endroit; attendez un peu et réessayez.",
        de: "Von einem Ort kommt zu viel auf einmal; warten Sie kurz und versuchen Sie es erneut.",
        en: "Too much comes from one place at once; wait a little and try again.")
    static let headerFieldsTooLarge = LocalizedText(
        nl: "De velden boven de inhoud zijn te groot of te talrijk.",
        fr: "Les champs d'en-tête sont trop volumineux ou trop nombreux.",
        de: "Die Kopffelder sind zu groß oder zu zahlreich.",
        en: "The header fields are too large or too many.")
    static let notImplemented = LocalizedText(
        nl: "Deze methode of codering kent de server niet.",
        fr: "Le serveur ne connaît pas cette méthode ou ce codage.",
        de: "Diese Methode oder Kodierung kennt der Server nicht.",
        en: "The server does not know this method or coding.")
    static let httpVersionNotSupported = LocalizedText(
        nl: "Alleen HTTP/1.1 en HTTP/1.0 worden verstaan.", fr: "Seuls HTTP/1.1 et HTTP/1.0 sont compris.",
        de: "Nur HTTP/1.1 und HTTP/1.0 werden verstanden.", en: "Only HTTP/1.1 and HTTP/1.0 are understood.")
}
