/// What an action of the plan works on (P-2).
package enum ActionDomain: String, CaseIterable, Sendable {
    case work
    case care
    case structural
    case coordination
}
