/// What became of one line of an import.
package struct ImportReport: Sendable {
    /// In one word.
    package enum Status: String, CaseIterable, Sendable {
        case created
        case changed
        case unchanged
        case failed
    }

    /// In one word.
    package let status: Status
    /// What the line was about, by the source's own reference.
    package let reference: String
    /// Why it failed, one sentence for each fault.
    package let faults: [String]

    /// Makes an outcome.
    package init(_ status: Status, _ reference: String, faults: [String] = []) {
        self.status = status
        self.reference = reference
        self.faults = faults
    }
}
