/// What a failure is about, in the words of the glossary.
package enum Noun: String, CaseIterable, Sendable {
    case path
    case client
    case clientKey
    case organisation
    case professional
    case network
    case person
    case referral
    case decision
    case appeal
    case informationRequest
    case trajectory
    case conversation
    case assessment
    case plan
    case signature
    case order
    case session
    case internship
    case suspension
    case extension_ = "extension"
    case termination
    case endReport
    case endAdvice
    case deadline
    case consent
    case withholding
    case emergencyAccess
    case notice
    case entitlement
    case payment
    case ledgerEntry
    case statement
    case auditEntry
    case importRun
    case measure
    case regime
    case regimeValue
    case problemType
    case code
}
