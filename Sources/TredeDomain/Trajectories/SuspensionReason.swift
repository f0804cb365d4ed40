/// Why a trajectory rests for a while; its end does not move by that (T-1, T-3).
package enum SuspensionReason: String, CaseIterable, Sendable {
    case illness
    case maternity
    case accident
    case forceMajeure
}
