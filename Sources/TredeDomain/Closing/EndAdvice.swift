/// What the case managers advise at the end (C-2 to C-5).
package struct EndAdvice: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<EndAdvice>
    /// What of it goes to the open compartment (C-5).
    package let result: Result
    /// What is for both case managers and the participant; nil for others.
    package let account: Confidential<Account>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes an advice of what is stored.
    package init(id: ID<EndAdvice>, result: Result, account: Confidential<Account>?, recordedAt: Instant) {
        self.id = id
        self.result = result
        self.account = account
        self.recordedAt = recordedAt
    }

    /// What goes to the open compartment (C-5).
    package struct Result: Equatable, Sendable {
        /// The code of the regime, as `NC`.
        package let code: String
        /// The day it was registered.
        package let registeredOn: Day
        /// The trajectory or offer that follows.
        package let followUp: String?

        /// Makes a result.
        package init(code: String, registeredOn: Day, followUp: String? = nil) {
            self.code = code
            self.registeredOn = registeredOn
            self.followUp = followUp
        }
    }

    /// The motivation, the closing conversation and what comes after.
    package struct Account: Equatable, Sendable {
        /// Why this advice.
        package let motivation: String
        /// The conversation that preceded it (C-3); nil when an imported history does not tell of it.
        package let conversation: ClosingConversation?
        /// What the participant says of it, in words.
        package let participantView: String?
        /// Why the conversation is not recorded here; nil when it is.
        package let takenOver: TakenOver?
        /// Why and by which proof the other case manager's agreement is entered here; nil when it is that one's own act.
        package let agreementOnBehalf: Signature.OnBehalf?
        /// What happens in after-care.
        package let aftercarePlan: String?
        /// To which support one is entitled (C-4).
        package let supportMeasures: [SupportMeasure]

        /// Makes an account.
        package init(
            motivation: String, conversation: ClosingConversation?, participantView: String? = nil,
            takenOver: TakenOver? = nil, aftercarePlan: String? = nil, supportMeasures: [SupportMeasure] = [],
            agreementOnBehalf: Signature.OnBehalf? = nil
        ) {
            self.motivation = motivation
            self.conversation = conversation
            self.participantView = participantView
            self.takenOver = takenOver
            self.aftercarePlan = aftercarePlan
            self.supportMeasures = supportMeasures
            self.agreementOnBehalf = agreementOnBehalf
        }
    }

    /// Why a closing conversation is not told.
    package enum TakenOver: String, CaseIterable, Sendable {
        /// The trajectory ran elsewhere, and its history tells only of the advice (H-3).
        case importedHistory
    }

    /// A support for employers or employees, and whether the participant is entitled to it (C-4).
    package struct SupportMeasure: Equatable, Sendable {
        /// The code, as `vop`.
        package let code: String
        /// Whether the participant is entitled to it.
        package let isEntitled: Bool
        /// Anything to add.
        package let remark: String?

        /// Makes a support measure.
        package init(code: String, isEntitled: Bool, remark: String? = nil) {
            self.code = code
            self.isEntitled = isEntitled
            self.remark = remark
        }
    }

    /// What is registered of it.
    package struct Content: Equatable, Sendable {
        /// What goes to the open compartment.
        package let result: Result
        /// What does not.
        package let account: Account

        /// Makes the content.
        package init(result: Result, account: Account) {
            self.result = result
            self.account = account
        }

        /// An advice of which a history tells only code and day; of the conversation nothing is known (H-3).
        package static func imported(code: String, on day: Day) -> Content {
            Content(
                result: Result(code: code, registeredOn: day),
                account: Account(
                    motivation: TakenOver.importedHistory.rawValue, conversation: nil, takenOver: .importedHistory))
        }

        /// The advice as the rules judge it, given by the case managers who agree with it.
        package func advice(givenBy roles: Set<Role>) -> ClosingRules.Advice {
            ClosingRules.Advice(
                code: result.code, motivation: account.motivation, givenBy: roles, registeredOn: result.registeredOn)
        }
    }
}

extension ClosingConversation.View {
    /// The view that agreement, or words without it, stand for; nil when nothing was recorded.
    package init?(isAgreement: Bool?, isRecorded: Bool) {
        switch isAgreement {
        case true?: self = .agrees
        case false?: self = .disagrees
        case nil where isRecorded: self = .withheld
        case nil: return nil
        }
    }

    /// Whether the participant agrees; nil when that was not said.
    package var isAgreement: Bool? {
        switch self {
        case .agrees: true
        case .disagrees: false
        case .withheld: nil
        }
    }
}
