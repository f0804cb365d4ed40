package import TredeDomain

/// One act or one look, as it is written to the audit.
package struct AuditEntry: Equatable, Sendable {
    /// The part of the dossier it concerns.
    package enum Compartment: String, CaseIterable, Sendable {
        case open
        case confidential
        case money
        case parties
    }

    /// Which operation of the contract.
    package let operation: String
    /// `done`, `read`, `replayed`, `refused`, `refusedLast` for the last of a minute after which others may have
    /// followed, or what became of a line of an import.
    package let outcome: String
    /// The part of the dossier it concerns.
    package let compartment: Compartment
    /// What it concerns.
    package let subject: Noun
    /// Its identifier, as sixteen bytes.
    package let subjectID: [UInt8]?
    /// The number of the referral whose person it concerns.
    package let referral: Int64?
    /// The request it was done in.
    package let trace: String
    /// Why.
    package let purpose: AuditPurpose?

    /// Makes an entry.
    package init(
        operation: String, outcome: String, compartment: Compartment, subject: Noun, subjectID: [UInt8]?,
        referral: Int64?, trace: String, purpose: AuditPurpose? = nil
    ) {
        self.operation = operation
        self.outcome = outcome
        self.compartment = compartment
        self.subject = subject
        self.subjectID = subjectID
        self.referral = referral
        self.trace = trace
        self.purpose = purpose
    }
}
