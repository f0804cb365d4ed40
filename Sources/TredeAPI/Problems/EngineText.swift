internal import HTTPServer
internal import TredeDomain

/// What the engine refuses, in words for the sender; none repeats what was sent.
enum EngineText {
    static func text(_ refusal: HTTPServer.Refusal) -> LocalizedText {
        switch refusal {
        case .malformed(let malformation): text(malformation)
        case .tooSlow: ProblemType.requestTimeout.text
        case .bodyTooLarge(let bytesMax): tooLarge(bytesMax)
        case .requestLineTooLong(let bytesMax): lineTooLong(bytesMax)
        case .expectationUnknown: expectation
        case .headerTooLarge(let bytesMax): headerTooLarge(bytesMax)
        case .tooManyFields(let fieldsMax): tooManyFields(fieldsMax)
        case .methodNotImplemented: tunnel
        case .transferCodingUnknown: coding
        case .tooManyConnections: ProblemText.overloaded
        case .tooManyConnectionsFromAddress: crowdedAddress
        case .versionUnsupported: version
        }
    }

    /// The senders of these are programs, so that one sentence serves what is wrong with the same part of a message.
    private static func text(_ malformation: Malformation) -> LocalizedText {
        switch malformation {
        case .requestLine, .version, .lineEnd: requestLine
        case .target, .pathSegment: target
        case .pathEscape: escape
        case .fieldName, .fieldValue, .foldedField: field
        case .hostMissing, .hostRepeated, .hostInvalid: host
        case .lengthInvalid, .lengthRepeated, .lengthAndTransferCoding, .transferCodingRepeated,
            .transferCodingInvalid, .transferCodingInOldVersion:
            framing
        case .chunkSize, .chunkExtension, .chunkEnd: chunks
        case .proxyHeader: proxy
        }
    }

    private static let proxy = LocalizedText(
        nl: "De verbinding begint niet met een geldige PROXY-regel.",
        fr: "La connexion ne commence pas par une ligne PROXY valable.",
        de: "Die Verbindung beginnt nicht mit einer gültigen PROXY-Zeile.",
        en: "The connection does not begin with a valid PROXY header.")
    private static let crowdedAddress = LocalizedText(
        nl: "Er staan al zoveel verbindingen van uw adres open als er van één adres mogen zijn.",
        fr: "Votre adresse a déjà autant de connexions ouvertes qu'une adresse peut en avoir.",
        de: "Von Ihrer Adresse sind schon so viele Verbindungen offen, wie eine Adresse haben darf.",
        en: "Your address already has as many open connections as one address may have.")
    private static let requestLine = LocalizedText(
        nl: "De eerste regel of een regeleinde van de aanvraag is geen HTTP/1.1.",
        fr: "La première ligne ou une fin de ligne de la requête n'est pas du HTTP/1.1.",
        de: "Die erste Zeile oder ein Zeilenende der Anfrage ist kein HTTP/1.1.",
        en: "The first line or a line end of the request is not HTTP/1.1.")
    private static let target = LocalizedText(
        nl: "Het pad van de aanvraag is ongeldig of bevat een segment van punten.",
        fr: "Le chemin de la requête n'est pas valable ou contient un segment de points.",
        de: "Der Pfad der Anfrage ist ungültig oder enthält ein Segment aus Punkten.",
        en: "The path of the request is invalid or holds a segment of dots.")
    private static let escape = LocalizedText(
        nl: "Een procentcode in het pad of de query is ongeldig, of verbergt een schuine streep of een stuurteken.",
        fr: "Un code pour cent du chemin ou de la requête n'est pas valable, ou cache une barre oblique ou un "
            + "caractère de commande.",
        de: "Ein Prozentcode im Pfad oder in der Abfrage ist ungültig oder verbirgt einen Schrägstrich oder ein "
            + "Steuerzeichen.",
        en: "A percent escape of the path or the query is invalid, or hides a slash or a control character.")
    private static let field = LocalizedText(
        nl: "Een veld van de koptekst heeft een ongeldige naam of waarde.",
        fr: "Un champ d'en-tête a un nom ou une valeur non valable.",
        de: "Ein Kopffeld hat einen ungültigen Namen oder Wert.",
        en: "A header field has an invalid name or value.")
    private static let host = LocalizedText(
        nl: "Het veld Host ontbreekt, staat er meer dan één keer of is ongeldig.",
        fr: "Le champ Host manque, figure plus d'une fois ou n'est pas valable.",
        de: "Das Feld Host fehlt, steht mehr als einmal da oder ist ungültig.",
        en: "The Host field is missing, given more than once or invalid.")
    private static let framing = LocalizedText(
        nl: "De lengte van de inhoud is niet eenduidig: geef één geldige Content-Length of Transfer-Encoding.",
        fr: "La longueur du contenu n'est pas claire: donnez un seul Content-Length ou Transfer-Encoding valable.",
        de: "Wie lang der Inhalt ist, steht nicht eindeutig da: geben Sie eine gültige Content-Length oder "
            + "Transfer-Encoding an.",
        en: "How long the content is is not clear: give one valid Content-Length or Transfer-Encoding.")
    private static let chunks = LocalizedText(
        nl: "De inhoud is niet goed in stukken verdeeld.", fr: "Le contenu n'est pas bien découpé en morceaux.",
        de: "Der Inhalt ist nicht richtig in Stücke geteilt.", en: "The content is not well divided in chunks.")
    private static let expectation = LocalizedText(
        nl: "De enige verwachting waaraan voldaan wordt, is 100-continue.",
        fr: "La seule attente satisfaite ici est 100-continue.",
        de: "Die einzige Erwartung, die hier erfüllt wird, ist 100-continue.",
        en: "The only expectation met here is 100-continue.")
    private static let tunnel = LocalizedText(
        nl: "Deze dienst opent geen tunnels.", fr: "Ce service n'ouvre pas de tunnels.",
        de: "Dieser Dienst öffnet keine Tunnel.", en: "This service opens no tunnels.")
    private static let coding = LocalizedText(
        nl: "De enige overdrachtscodering hier is chunked.", fr: "Le seul codage de transfert ici est chunked.",
        de: "Die einzige Übertragungskodierung hier ist chunked.", en: "The only transfer coding here is chunked.")
    private static let version = LocalizedText(
        nl: "Deze dienst spreekt HTTP/1.1 en HTTP/1.0.", fr: "Ce service parle HTTP/1.1 et HTTP/1.0.",
        de: "Dieser Dienst spricht HTTP/1.1 und HTTP/1.0.", en: "This service speaks HTTP/1.1 and HTTP/1.0.")

    private static func tooLarge(_ bytesMax: Int) -> LocalizedText {
        LocalizedText(
            nl: "De inhoud is groter dan \(bytesMax) bytes.", fr: "Le contenu dépasse \(bytesMax) octets.",
            de: "Der Inhalt ist größer als \(bytesMax) Bytes.", en: "The content is larger than \(bytesMax) bytes.")
    }

    private static func lineTooLong(_ bytesMax: Int) -> LocalizedText {
        LocalizedText(
            nl: "De eerste regel van de aanvraag is langer dan \(bytesMax) bytes.",
            fr: "La première ligne de la requête dépasse \(bytesMax) octets.",
            de: "Die erste Zeile der Anfrage ist länger als \(bytesMax) Bytes.",
            en: "The first line of the request is longer than \(bytesMax) bytes.")
    }

    private static func headerTooLarge(_ bytesMax: Int) -> LocalizedText {
        LocalizedText(
            nl: "De velden van de koptekst zijn samen langer dan \(bytesMax) bytes.",
            fr: "Les champs d'en-tête dépassent ensemble \(bytesMax) octets.",
            de: "Die Kopffelder sind zusammen länger als \(bytesMax) Bytes.",
            en: "The header fields together are longer than \(bytesMax) bytes.")
    }

    private static func tooManyFields(_ fieldsMax: Int) -> LocalizedText {
        LocalizedText(
            nl: "De koptekst telt meer dan \(fieldsMax) velden.", fr: "L'en-tête compte plus de \(fieldsMax) champs.",
            de: "Der Kopf hat mehr als \(fieldsMax) Felder.", en: "The header has more than \(fieldsMax) fields.")
    }
}
