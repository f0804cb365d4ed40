internal import HTTPServer
internal import TredeDomain

/// Whether a caller must say in `Trede-Purpose` why it looks at data of persons, or changes them.
package enum PurposeDuty: String, CaseIterable, Sendable {
    /// It may; the audit then holds what it said.
    case optional
    /// It must; a call without is refused.
    case required

    /// How much is kept of what a caller says, in characters.
    static let lengthMax = 200

    /// What a caller says; nil when that has neither a letter nor a digit.
    ///
    /// What cannot be seen in it is left out: it would be shown to the participant.
    static func said(in request: Request) -> String? {
        guard let said = request.header("trede-purpose") else { return nil }
        let seen = said.unicodeScalars.lazy.filter { ![.format, .control].contains($0.properties.generalCategory) }
        let purpose = String(String.UnicodeScalarView(seen.prefix(lengthMax)))
        guard purpose.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        // Only the service says that somebody looks by an access without consent.
        return EmergencyAccess.id(inPurpose: purpose) == nil ? purpose : "\"\(purpose)\""
    }

    /// What is wrong with a call to that route.
    func violations(_ exchange: Exchange) -> [Violation] {
        guard self == .required, exchange.route?.concernsPersons == true, exchange.purpose == nil else { return [] }
        return [Violation("Trede-Purpose", .required, rule: .v5, place: .header)]
    }

    /// Runs what understands a request, and adds to what it finds wrong that nobody says why.
    func checked<Output>(_ exchange: Exchange, _ body: () throws -> Output) throws -> Output {
        let violations = violations(exchange)
        guard !violations.isEmpty else { return try body() }
        do {
            _ = try body()
        } catch Failure.invalid(let others) {
            throw Failure.invalid(violations + others)
        }
        throw Failure.invalid(violations)
    }
}
