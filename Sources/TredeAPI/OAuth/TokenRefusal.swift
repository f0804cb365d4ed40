internal import TredeDomain

/// No token is issued, because of what was asked (RFC 6749, section 5.2); who asked is not in question.
struct TokenRefused: Error {
    /// Why, in the words of the standard.
    enum Reason: String, CaseIterable {
        case invalidRequest = "invalid_request"
        case unsupportedGrantType = "unsupported_grant_type"
        case invalidScope = "invalid_scope"
    }

    let reason: Reason
}

/// Who asked did not show that it is who it says; the attempt counts as a failed one.
struct ClientRefused: Error {
    /// The client it was said to be, when there is one.
    let client: Actor?
}

extension Problem {
    /// The problem of a token that is not issued.
    init(_ refused: TokenRefused) {
        let text =
            switch refused.reason {
            case .invalidRequest: TokenText.invalidRequest
            case .unsupportedGrantType: TokenText.unsupportedGrantType
            case .invalidScope: TokenText.invalidScope
            }
        self.init(.badRequest, text)
        error = refused.reason.rawValue
    }
}

/// Why a token is not issued.
enum TokenText {
    static let invalidRequest = LocalizedText(
        nl: "Er ontbreekt een veld van het formulier, of er staat een te veel in.",
        fr: "Un champ du formulaire manque, ou il y en a un de trop.",
        de: "Ein Feld des Formulars fehlt, oder es ist eines zu viel darin.",
        en: "A field of the form is missing, or there is one too many.")
    static let unsupportedGrantType = LocalizedText(
        nl: "Deze grant_type bestaat hier niet; het contract noemt welke wel.",
        fr: "Ce grant_type n'existe pas ici ; le contrat nomme ceux qui existent.",
        de: "Diesen grant_type gibt es hier nicht; der Vertrag nennt die vorhandenen.",
        en: "This grant_type does not exist here; the contract names those that do.")
    static let invalidScope = LocalizedText(
        nl: "Een van de gevraagde scopes bestaat niet; het contract noemt welke wel.",
        fr: "Un des scopes demandés n'existe pas ; le contrat nomme ceux qui existent.",
        de: "Einen der verlangten Scopes gibt es nicht; der Vertrag nennt die vorhandenen.",
        en: "One of the scopes asked for does not exist; the contract names those that do.")
    static let invalidClient = LocalizedText(
        nl: "De ondertekening of de code toont niet aan wie u bent.",
        fr: "La signature ou le code ne montre pas qui vous êtes.",
        de: "Die Unterschrift oder der Code zeigt nicht, wer Sie sind.",
        en: "The signature or the code does not show who you are.")
}
