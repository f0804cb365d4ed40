package import TredeDomain

/// One file of lines that a client pushed.
package struct ImportRun: Sendable {
    /// How far it is.
    package enum State: String, CaseIterable, Sendable {
        /// Lines are coming in.
        case running
        /// Every line was tried.
        case done
        /// The file broke off, or the server stopped; the lines before that were tried.
        case interrupted
    }

    /// Its identifier, under which the audit has its lines too.
    package let id: ID<ImportRun>
    /// What its lines hold.
    package let kind: String
    /// How far it is.
    package let state: State
    /// When its first bytes came.
    package let beganAt: Instant
    /// When its last line was tried.
    package let endedAt: Instant?
    /// How many lines ended in each way, by its word.
    package let counts: [String: Int]
}

/// What became of one line of a run.
package struct ImportRunResult: Sendable {
    /// From 1.
    package let line: Int
    /// In one word.
    package let status: String
    /// What the line was about, by the source's own reference; empty when that could not be read.
    package let reference: String
    /// Why it failed, one sentence for each fault.
    package let faults: [String]

    /// Makes a result.
    package init(line: Int, status: String, reference: String, faults: [String]) {
        self.line = line
        self.status = status
        self.reference = reference
        self.faults = faults
    }
}
