/// How well a person knows a language; never a ground for refusal (F-7).
package enum LanguageSkill: String, CaseIterable, Sendable {
    case nothing = "none"
    case limited
    case good
    case veryGood
}
