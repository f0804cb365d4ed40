/// What an internship is for in the end (G-1).
package enum Perspective: String, CaseIterable, Sendable {
    case care
    case work
}
