/// How what stands in a member of a dossier is read: only days, moments and codes are put in other words, and what people
/// wrote stands as they wrote it.
enum DossierKind {
    case day
    case instant
    /// A code, or an identifier that may have a name.
    case code
    case text

    /// How a member is read in what `holder` holds; a test holds this against the contract.
    static func of(_ name: String, in holder: String) -> DossierKind {
        if days.contains(name) { return .day }
        if instants.contains(name) { return .instant }
        if codes.contains(name) || codesOfHolders[name]?.contains(holder) == true { return .code }
        return .text
    }

    private static let days = words(
        """
        admittedOn agreedOn agreementSignedOn answeredOn appliedOn appointedOn approvedOn assessedOn attendedOn \
        birthDate closedOn countsFrom decidedOn deliveredOn disputedOn dueOn endDate endDueOn endedOn from \
        givenOn heldOn issuedOn lodgedOn metOn newEndDate occurredOn orderedOn registeredOn requestedOn \
        resolvedOn reviewDueOn signedOn startDate startedOn stateSince submittedOn terminatedOn toldOn \
        unemployedSince untilOn verifiedOn withdrawnOn
        """)

    private static let instants = words(
        """
        madeAt openedAt recordedAt releasedAt until
        """)

    private static let codes = words(
        """
        actorRole adviceCode assessorRole basis by circuit class code decidedBy domain education endReason \
        engagement factor factors filledRoles fromState gaps gender intensifyingAction itemKind kind measure \
        organisationId origin outcome ownerRole paidWorkPlausible perspective place present professionalId \
        providerRole receiverRole recordedByRole registration responsibleRole result role scope score screenerId \
        signer state status structuralBarriers terminationReason toState toldByRole trustedPersonRole type voids
        """)

    /// Members that are codes in what these hold, and words of people elsewhere.
    private static let codesOfHolders: [String: Set<String>] = [
        "de": ["languages"],
        "en": ["languages"],
        "fr": ["languages"],
        "nl": ["languages"],
        "reason": ["ending", "onBehalf", "suspensions", "terminations"],
    ]

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
