/// How a person is registered with VDAB as a jobseeker without work (S-1, criterion C1).
package enum Registration: String, CaseIterable, Sendable {
    case compulsoryJobseeker
    case voluntaryJobseeker
    case unregistered = "none"

    /// Whether it meets criterion C1.
    package var isJobseeker: Bool { self != .unregistered }
}
