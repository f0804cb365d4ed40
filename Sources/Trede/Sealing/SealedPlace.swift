internal import SQLite
package import TredeDomain

/// Where a sealed value stands: what it is bound to, so that one that was moved does not open.
package struct SealedPlace: Sendable {
    /// The tables in which something is sealed; the raw value is what values of it are bound to, and never changes.
    package enum Table: String, CaseIterable, Sendable {
        case person
        case personNumber = "person_number"
        case referralVersion = "referral_version"
        case medicalEvidence = "medical_evidence"
        case assessment
        case referralEvent = "referral_event"
        case informationRequest = "information_request"
        case decision
        case appeal
        case appealOutcome = "appeal.outcome"
        case trajectoryExtension = "extension"
        case termination
        case deadlineWaiver = "deadline_waiver"
        case plan
        case goal
        case structuralBarrier = "structural_barrier"
        case plannedInternship = "planned_internship"
        case signature
        case session
        case sessionDispute = "session_dispute"
        case disputeResolution = "session_dispute.resolution"
        case internship
        case internshipEvaluation = "internship_evaluation"
        case endReport = "end_report"
        case endAdvice = "end_advice"
        case endAdviceAgreement = "end_advice_agreement"
        case idempotency
        case supportMeasure = "support_measure"
        case consent
        case consentWithdrawal = "consent.withdrawal"
        case emergencyAccess = "emergency_access"
        case emergencyReview = "emergency_access.review"
        case auditPurpose = "audit_entry.purpose"
    }

    let bound: [UInt8]

    /// The row of a table with that number or identifier.
    package init(_ table: Table, _ row: Row) {
        self.init(table: table.rawValue, row)
    }

    /// The row of a table with that identifier.
    package init(_ table: Table, _ id: ID<some Any>) {
        self.init(table, .bytes(id.bytes))
    }

    /// What tells one row of a table from the others.
    package enum Row: Sendable {
        case number(Int64)
        case pair(Int64, Int64)
        case triple(Int64, Int64, Int64)
        case bytes([UInt8])
    }

    /// A place as SQL names it: by table and by what tells the row, as a number, bytes, or numbers with points between.
    init?(table: String, _ row: Value) {
        switch row {
        case .integer(let number): self.init(table: table, .number(number))
        case .blob(let bytes): self.init(table: table, .bytes(bytes))
        case .text(let text):
            let numbers = text.split(separator: ".").compactMap { Int64($0) }
            switch numbers.count {
            case 2: self.init(table: table, .pair(numbers[0], numbers[1]))
            case 3: self.init(table: table, .triple(numbers[0], numbers[1], numbers[2]))
            default: return nil
            }
        case .null, .real: return nil
        }
    }

    private init(table: String, _ row: Row) {
        var bound = Array(table.utf8)
        bound.append(0)
        switch row {
        case .number(let number): SealedPlace.append(number, to: &bound)
        case .pair(let first, let second):
            for number in [first, second] { SealedPlace.append(number, to: &bound) }
        case .triple(let first, let second, let third):
            for number in [first, second, third] { SealedPlace.append(number, to: &bound) }
        case .bytes(let bytes): bound.append(contentsOf: bytes)
        }
        self.bound = bound
    }

    static func append(_ number: Int64, to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
        }
    }
}
