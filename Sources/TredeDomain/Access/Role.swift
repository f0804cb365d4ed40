/// What a client acts as (domain.md, chapter 1).
package enum Role: String, CaseIterable, Sendable {
    case referrer
    case screener
    case caseManagerWork
    case caseManagerCare
    case leadPartner
    case workProvider
    case careProvider
    case counsellor
    case controller
    case participant
    case administrator

    /// Whether this role is one of the two case managers, who share one view of the dossier (V-2).
    package var isCaseManager: Bool {
        self == .caseManagerWork || self == .caseManagerCare
    }

    /// Whether this role carries out actions of the plan.
    package var isProvider: Bool {
        self == .workProvider || self == .careProvider
    }
}
