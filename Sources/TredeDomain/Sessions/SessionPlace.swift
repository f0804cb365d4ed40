/// Where a session was held.
package enum SessionPlace: String, CaseIterable, Sendable {
    case provider
    case home
    case workplace
    case phone
    case video
    case outdoors
    case other
}
