internal import TredeDomain

/// The texts of the reasons, as templates; a text that takes arguments says which.
enum ReasonText {}

extension Reason {
    /// What is wrong and what to do about it, with the arguments filled in.
    func text(_ arguments: [String]) -> LocalizedText {
        let template = template
        func filled(_ language: LocalizedText.Language) -> String {
            TextTemplate(template[language]).filled(arguments)
        }
        return LocalizedText(nl: filled(.nl), fr: filled(.fr), de: filled(.de), en: filled(.en))
    }

    /// The text with its places still open; one long table, so that a new reason does not compile without its text.
    var template: LocalizedText {
        switch self {
        case .required: ReasonText.required
        case .wrongType: ReasonText.wrongType
        case .nullNotAllowed: ReasonText.nullNotAllowed
        case .unknownMember: ReasonText.unknownMember
        case .duplicateMember: ReasonText.duplicateMember
        case .tooShort: ReasonText.tooShort
        case .tooLong: ReasonText.tooLong
        case .tooFewItems: ReasonText.tooFewItems
        case .tooManyItems: ReasonText.tooManyItems
        case .outOfRange: ReasonText.outOfRange
        case .invalidFormat: ReasonText.invalidFormat
        case .unknownCode: ReasonText.unknownCode
        case .malformedJson: ReasonText.malformedJson
        case .unknownParameter: ReasonText.unknownParameter
        case .repeatedParameter: ReasonText.repeatedParameter
        case .invalidCheckDigits: ReasonText.invalidCheckDigits
        case .invalidPeriod: ReasonText.invalidPeriod
        case .inTheFuture: ReasonText.inTheFuture
        case .notFoundReference: ReasonText.notFoundReference
        case .duplicateEntry: ReasonText.duplicateEntry
        case .kindDiffers: ReasonText.kindDiffers
        case .kindMayNotHoldRole: ReasonText.kindMayNotHoldRole
        case .distributionInUse: ReasonText.distributionInUse
        case .notForRole: ReasonText.notForRole
        case .tooManyKeys: ReasonText.tooManyKeys
        case .notChangeable: ReasonText.notChangeable
        case .noRegime: ReasonText.noRegime
        case .openRegimeValue: ReasonText.openRegimeValue
        case .regimeValueFrozen: ReasonText.regimeValueFrozen
        case .contentChanged: ReasonText.contentChanged
        case .sameReferenceOtherContent: ReasonText.sameReferenceOtherContent
        case .alreadyDecided: ReasonText.alreadyDecided
        case .openReferralExists: ReasonText.openReferralExists
        case .runningTrajectoryExists: ReasonText.runningTrajectoryExists
        case .otherFileExists: ReasonText.otherFileExists
        case .refersForAnother: ReasonText.refersForAnother
        case .incompleteReferral: ReasonText.incompleteReferral
        case .wrongReferralState: ReasonText.wrongReferralState
        case .answerAwaited: ReasonText.answerAwaited
        case .reasonAgainstRecommendationMissing: ReasonText.reasonAgainstRecommendationMissing
        case .measureMissing: ReasonText.measureMissing
        case .measureNotAllowed: ReasonText.measureNotAllowed
        case .networkNotDerived: ReasonText.networkNotDerived
        case .networkReasonMissing: ReasonText.networkReasonMissing
        case .networkIncomplete: ReasonText.networkIncomplete
        case .networkWithoutMandate: ReasonText.networkWithoutMandate
        case .notResidentInFlanders: ReasonText.notResidentInFlanders
        case .decisionBeforeReferral: ReasonText.decisionBeforeReferral
        case .appealWithoutDecision: ReasonText.appealWithoutDecision
        case .appealAlreadySettled: ReasonText.appealAlreadySettled
        case .fileIsOpen: ReasonText.fileIsOpen
        case .groundNamesPerson: ReasonText.groundNamesPerson
        case .fileEndedLater: ReasonText.fileEndedLater
        case .aftercareRuns: ReasonText.aftercareRuns
        case .accessNotJudged: ReasonText.accessNotJudged
        case .identitiesDiffer: ReasonText.identitiesDiffer
        case .wrongTrajectoryState: ReasonText.wrongTrajectoryState
        case .notBeforeEarlierFact: ReasonText.notBeforeEarlierFact
        case .roleNotHeld: ReasonText.roleNotHeld
        case .caseManagerWorkNotGtb: ReasonText.caseManagerWorkNotGtb
        case .careNotRecognised: ReasonText.careNotRecognised
        case .leadPartnerNotOfNetwork: ReasonText.leadPartnerNotOfNetwork
        case .teamRoleMissing: ReasonText.teamRoleMissing
        case .extensionNotLater: ReasonText.extensionNotLater
        case .extensionTooLong: ReasonText.extensionTooLong
        case .overlappingPeriod: ReasonText.overlappingPeriod
        case .alreadyRegistered: ReasonText.alreadyRegistered
        case .domainDiffers: ReasonText.domainDiffers
        case .reimbursedElsewhere: ReasonText.reimbursedElsewhere
        case .internshipOutsideFlanders: ReasonText.internshipOutsideFlanders
        case .circularOrder: ReasonText.circularOrder
        case .unknownReference: ReasonText.unknownReference
        case .repeatedReference: ReasonText.repeatedReference
        case .goalWithoutBarrier: ReasonText.goalWithoutBarrier
        case .goalWithoutAction: ReasonText.goalWithoutAction
        case .planWithoutWorkAction: ReasonText.planWithoutWorkAction
        case .planWithoutCareAction: ReasonText.planWithoutCareAction
        case .planWithoutInternship: ReasonText.planWithoutInternship
        case .lastInternshipWithoutWorkPerspective: ReasonText.lastInternshipWithoutWorkPerspective
        case .signatureMissing: ReasonText.signatureMissing
        case .digestDiffers: ReasonText.digestDiffers
        case .signedBeforeWritten: ReasonText.signedBeforeWritten
        case .planFrozen: ReasonText.planFrozen
        case .planWithoutChangeReason: ReasonText.planWithoutChangeReason
        case .alreadySigned: ReasonText.alreadySigned
        case .onBehalfReasonMissing: ReasonText.onBehalfReasonMissing
        case .signsForAnother: ReasonText.signsForAnother
        case .structuralBarrierWithoutRole: ReasonText.structuralBarrierWithoutRole
        case .lessThanCarriedOut: ReasonText.lessThanCarriedOut
        case .noApprovedPlan: ReasonText.noApprovedPlan
        case .actionNotInPlan: ReasonText.actionNotInPlan
        case .actionNotOrdered: ReasonText.actionNotOrdered
        case .orderEnded: ReasonText.orderEnded
        case .moreThanPlanned: ReasonText.moreThanPlanned
        case .beforePlanApproval: ReasonText.beforePlanApproval
        case .providerDiffers: ReasonText.providerDiffers
        case .priceNotAgreed: ReasonText.priceNotAgreed
        case .minutesDoNotFitState: ReasonText.minutesDoNotFitState
        case .wrongSessionState: ReasonText.wrongSessionState
        case .sameSessionRegistered: ReasonText.sameSessionRegistered
        case .afterPlannedEnd: ReasonText.afterPlannedEnd
        case .employerUnknown: ReasonText.employerUnknown
        case .attendanceOutsideInternship: ReasonText.attendanceOutsideInternship
        case .nothingPayable: ReasonText.nothingPayable
        case .alreadyPaid: ReasonText.alreadyPaid
        case .conditionOpen: ReasonText.conditionOpen
        case .adviceCodeNotOfRegime: ReasonText.adviceCodeNotOfRegime
        case .closingConversationMissing: ReasonText.closingConversationMissing
        case .endReportMissing: ReasonText.endReportMissing
        case .adviceAgreementMissing: ReasonText.adviceAgreementMissing
        case .otherAdviceGiven: ReasonText.otherAdviceGiven
        case .notClosed: ReasonText.notClosed
        case .consentMissing: ReasonText.consentMissing
        case .consentForOneself: ReasonText.consentForOneself
        case .alreadyWithdrawn: ReasonText.alreadyWithdrawn
        case .participantNotTold: ReasonText.participantNotTold
        case .alreadyOpened: ReasonText.alreadyOpened
        case .alreadyReviewed: ReasonText.alreadyReviewed
        case .reviewsOneself: ReasonText.reviewsOneself
        case .accessStillOpen: ReasonText.accessStillOpen
        case .earlierAccessUnsettled: ReasonText.earlierAccessUnsettled
        case .ownTokenNeeded: ReasonText.ownTokenNeeded
        case .lineTooLong: ReasonText.lineTooLong
        case .contradictsEarlierImport: ReasonText.contradictsEarlierImport
        case .networkDiffers: ReasonText.networkDiffers
        case .actionTypeDiffers: ReasonText.actionTypeDiffers
        case .unknownEvent: ReasonText.unknownEvent
        case .unknownReferral: ReasonText.unknownReferral
        }
    }
}
