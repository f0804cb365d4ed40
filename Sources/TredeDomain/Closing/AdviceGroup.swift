/// What the end advices come to in the figures (C-2).
package enum AdviceGroup: String, CaseIterable, Sendable {
    case paidWork
    case welfare
    case other
}
