/// A step of the Flemish participation ladder, from isolated (1) to paid work without support (6).
///
/// - Source: facts.md 3 (Flemish use of the ladder; the Dutch one numbers otherwise), read 2026-11-22.
package struct ParticipationLevel: Hashable, Comparable, Sendable {
    /// The step, 1 to 6.
    package let number: Int

    /// Makes the level of a step; nil when the ladder has none of that number.
    package init?(_ number: Int) {
        guard ParticipationLevel.steps.indices.contains(number - 1) else { return nil }
        self.number = number
    }

    /// All six, from the lowest.
    package static var all: [ParticipationLevel] { steps.indices.compactMap { ParticipationLevel($0 + 1) } }

    /// What users call it; in Dutch and English only.
    package var label: LocalizedText { ParticipationLevel.steps[number - 1].label }

    /// What is offered to somebody on it, in Dutch.
    package var offer: String { ParticipationLevel.steps[number - 1].offer }

    package static func < (left: ParticipationLevel, right: ParticipationLevel) -> Bool {
        left.number < right.number
    }

    private static let steps: [(label: LocalizedText, offer: String)] = [
        (
            LocalizedText(
                nl: "Geïsoleerd: contacten enkel binnenshuis", en: "Isolated: contacts only inside the home"),
            "onthaaltraject / welzijnsaanbod"
        ),
        (
            LocalizedText(nl: "Sociale contacten buitenshuis", en: "Social contacts outside the home"),
            "onthaaltraject / welzijnsaanbod"
        ),
        (
            LocalizedText(nl: "Arbeidsmatige activiteiten", en: "Unpaid work-like activities with guidance"),
            "arbeidsmatige activiteiten"
        ),
        (
            LocalizedText(
                nl: "Tijdelijk activeringstraject naar betaald werk",
                en: "Temporary activation trajectory towards paid work"),
            "activeringstraject"
        ),
        (
            LocalizedText(nl: "Betaald werk met ondersteuning", en: "Paid work with support"),
            "sociale economie / ondersteund werk"
        ),
        (
            LocalizedText(nl: "Betaald werk zonder ondersteuning", en: "Paid work without support"),
            "normaal economisch circuit"
        ),
    ]
}
