/// The closing account of a trajectory (C-1).
package struct EndReport: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<EndReport>
    /// The day it was delivered.
    package let deliveredOn: Day
    /// The case managers' judgement of how the providers worked (E-2).
    package let judgement: Judgement
    /// What it tells of the participant; nil for those who may not see it.
    package let account: Confidential<Account>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes a report of what is stored.
    package init(
        id: ID<EndReport>, deliveredOn: Day, judgement: Judgement, account: Confidential<Account>?, recordedAt: Instant
    ) {
        self.id = id
        self.deliveredOn = deliveredOn
        self.judgement = judgement
        self.account = account
        self.recordedAt = recordedAt
    }

    /// The case managers' judgement of how the providers worked (E-2).
    package struct Judgement: Equatable, Sendable {
        /// They carried out the plan's actions.
        package let areActionsCarriedOut: Bool
        /// They gave enough relevant information in time.
        package let isInformationInTime: Bool

        /// Makes a judgement.
        package init(areActionsCarriedOut: Bool, isInformationInTime: Bool) {
            self.areActionsCarriedOut = areActionsCarriedOut
            self.isInformationInTime = isInformationInTime
        }
    }

    /// What a report tells of the participant.
    package struct Account: Equatable, Sendable {
        /// What the participant can do.
        package let competenceProfile: String?
        /// What still stands in the way on other parts of life.
        package let remainingBarriers: String?
        /// What work must offer.
        package let conditions: String?
        /// The assessment from which progress is told.
        package let firstAssessment: ID<IcfAssessment>?
        /// The assessment up to which progress is told.
        package let lastAssessment: ID<IcfAssessment>?

        /// Makes an account.
        package init(
            competenceProfile: String? = nil, remainingBarriers: String? = nil, conditions: String? = nil,
            firstAssessment: ID<IcfAssessment>? = nil, lastAssessment: ID<IcfAssessment>? = nil
        ) {
            self.competenceProfile = competenceProfile
            self.remainingBarriers = remainingBarriers
            self.conditions = conditions
            self.firstAssessment = firstAssessment
            self.lastAssessment = lastAssessment
        }
    }

    /// What is registered of it.
    package struct Content: Equatable, Sendable {
        /// The day it is delivered.
        package let deliveredOn: Day
        /// The case managers' judgement (E-2).
        package let judgement: Judgement
        /// What it tells of the participant.
        package let account: Account

        /// Makes the content.
        package init(deliveredOn: Day, judgement: Judgement, account: Account = Account()) {
            self.deliveredOn = deliveredOn
            self.judgement = judgement
            self.account = account
        }
    }
}
