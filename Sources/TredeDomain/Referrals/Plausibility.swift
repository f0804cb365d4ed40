/// Whether paid work seems possible at the end of a trajectory (S-1, criterion C4).
package enum Plausibility: String, CaseIterable, Sendable {
    case yes
    case no
    case unknown
}
