/// What is wrong, as a code; the text about it in four languages stands in TredeAPI.
package enum Reason: String, CaseIterable, Sendable {
    // What a request can have wrong in itself.
    case required
    case wrongType
    case nullNotAllowed
    case unknownMember
    case duplicateMember
    case tooShort
    case tooLong
    case tooFewItems
    case tooManyItems
    case outOfRange
    case invalidFormat
    case unknownCode
    case malformedJson
    case unknownParameter
    case repeatedParameter
    case invalidCheckDigits
    case invalidPeriod
    case inTheFuture
    case notFoundReference
    case duplicateEntry
    case kindDiffers
    case kindMayNotHoldRole
    case notChangeable
    case notForRole
    case tooManyKeys

    // What the regime leaves open.
    case noRegime
    case openRegimeValue
    case regimeValueFrozen

    // Referral and screening.
    case contentChanged
    case sameReferenceOtherContent
    case alreadyDecided
    case openReferralExists
    case runningTrajectoryExists
    case otherFileExists
    case refersForAnother
    case incompleteReferral
    case wrongReferralState
    case answerAwaited
    case reasonAgainstRecommendationMissing
    case measureMissing
    case measureNotAllowed
    case networkNotDerived
    case networkReasonMissing
    case networkIncomplete
    case networkWithoutMandate
    case notResidentInFlanders
    case decisionBeforeReferral
    case appealWithoutDecision
    case appealAlreadySettled
    case fileIsOpen
    case groundNamesPerson
    case fileEndedLater
    case aftercareRuns
    case accessNotJudged
    case identitiesDiffer

    // Team and trajectory.
    case wrongTrajectoryState
    case notBeforeEarlierFact
    case roleNotHeld
    case caseManagerWorkNotGtb
    case careNotRecognised
    case leadPartnerNotOfNetwork
    case teamRoleMissing
    case extensionNotLater
    case extensionTooLong
    case overlappingPeriod
    case alreadyRegistered
    case distributionInUse

    // Plan.
    case domainDiffers
    case circularOrder
    case unknownReference
    case repeatedReference
    case goalWithoutBarrier
    case goalWithoutAction
    case planWithoutWorkAction
    case planWithoutCareAction
    case planWithoutInternship
    case lastInternshipWithoutWorkPerspective
    case signatureMissing
    case digestDiffers
    case signedBeforeWritten
    case planFrozen
    case planWithoutChangeReason
    case alreadySigned
    case onBehalfReasonMissing
    case signsForAnother
    case structuralBarrierWithoutRole
    case lessThanCarriedOut

    // Actions and internships.
    case noApprovedPlan
    case actionNotInPlan
    case actionNotOrdered
    case orderEnded
    case moreThanPlanned
    case beforePlanApproval
    case providerDiffers
    case priceNotAgreed
    case minutesDoNotFitState
    case reimbursedElsewhere
    case wrongSessionState
    case sameSessionRegistered
    case afterPlannedEnd
    case employerUnknown
    case attendanceOutsideInternship
    case internshipOutsideFlanders

    // Money.
    case nothingPayable
    case alreadyPaid
    case conditionOpen

    // Closing.
    case adviceCodeNotOfRegime
    case closingConversationMissing
    case endReportMissing
    case adviceAgreementMissing
    case otherAdviceGiven
    case notClosed

    // Consents and sharing.
    case consentMissing
    case consentForOneself
    case alreadyWithdrawn
    case participantNotTold
    case alreadyOpened
    case alreadyReviewed
    case reviewsOneself
    case accessStillOpen
    case earlierAccessUnsettled
    case ownTokenNeeded

    // Import.
    case lineTooLong
    case contradictsEarlierImport
    case networkDiffers
    case actionTypeDiffers
    case unknownEvent
    case unknownReferral
}
