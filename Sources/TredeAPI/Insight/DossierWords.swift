internal import TredeDomain

/// What the parts and members of a dossier are called in Dutch.
enum DossierWords {
    static let dossierTitle = "Uw dossier"
    static let overviewTitle = "Uw traject"

    /// What is said of a dossier at its beginning.
    static let introduction = """
        Dit is alles wat er in uw dossier staat, op de dag waarop deze bladzijde gemaakt is. Klopt er iets niet, of \
        begrijpt u iets niet, vraag het dan aan een van uw casemanagers.
        """

    /// Members that name something in the program and tell a person nothing; they stand in the JSON.
    static let technical: Set<String> = [
        "id", "href", "version", "digest", "noteDigest", "recommendationDigest", "ruleSetVersion", "trajectoryId",
        "referralId", "decisionId", "planId", "personId", "currentPlanId", "networkId", "firstAssessmentId",
        "lastAssessmentId", "correctsId", "itemId", "emergencyAccessId", "consentId", "names", "rule",
    ]

    /// What a part or a member is called; nil for one that nobody has named yet.
    static func label(_ name: String) -> String? { labels[name] }

    /// What a code says; the code itself where it has no words.
    static func text(ofCode code: String) -> String { words(ofCode: code) ?? code }

    /// What a code says; nil where it has no words.
    static func words(ofCode code: String) -> String? {
        if let role = Role(rawValue: code) { return PlainWords.name(of: role) }
        if let factor = IcfFactor(rawValue: code) { return factor.label[.nl] }
        return codes[code]
    }

    /// Every name with its words, in lines of `name: words`.
    private static func table(_ lines: String) -> [String: String] {
        let pairs = lines.split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private static let labels = table(DossierLabels.members + "\n" + DossierLabels.sharingMembers)
    private static let codes = table(
        [DossierLabels.codes, DossierLabels.sharingCodes, DossierLabels.applicationCodes].joined(separator: "\n"))
}
