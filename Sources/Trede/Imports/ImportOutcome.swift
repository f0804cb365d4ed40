/// What became of one line of an import.
package enum ImportOutcome: String, CaseIterable, Sendable {
    /// It was not there.
    case created
    /// It was there with the same content; nothing was written.
    case unchanged
    /// It was there with other content, of which there is now a new version.
    case replaced
}
