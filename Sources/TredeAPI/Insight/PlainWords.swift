internal import TredeDomain

/// What a trajectory means to the person it is about, in plain Dutch (T-6, V-5).
enum PlainWords {
    /// Where a trajectory stands.
    static func explanation(of state: TrajectoryState) -> String {
        switch state {
        case .admitted: "U bent toegelaten. Uw casemanagers nodigen u uit voor een eerste gesprek."
        case .startUp: "Het eerste gesprek is geweest. U maakt nu samen met uw casemanagers een plan."
        case .inExecution: "Uw plan is goedgekeurd. U werkt nu aan de acties die erin staan."
        case .closing: "Uw traject loopt af. Uw casemanagers bespreken met u hoe het verder gaat."
        case .closed: "Uw traject is afgerond. Het eindadvies zegt wat erna komt."
        case .terminated: "Uw traject is vroeger gestopt dan gepland."
        }
    }

    /// What somebody in that role does for the participant.
    static func task(of role: Role) -> String {
        switch role {
        case .caseManagerWork: "Begeleidt u naar werk en volgt uw hele plan op."
        case .caseManagerCare: "Begeleidt u bij zorg en welzijn en volgt uw hele plan op."
        case .leadPartner: "Leidt het netwerk en betaalt wie de acties uitvoert."
        case .workProvider: "Voert acties rond werk uit, zoals een stage of sollicitatiehulp."
        case .careProvider: "Voert acties rond zorg uit, zoals gesprekken of een behandeling."
        case .counsellor: "Is uw bemiddelaar bij VDAB."
        case .screener: "Beslist of een traject bij u past."
        case .referrer: "Heeft u aangemeld."
        case .controller: "Kijkt na of het geld goed besteed wordt."
        case .administrator: "Beheert het programma waarin uw dossier staat."
        case .participant: "Dat bent u zelf."
        }
    }

    /// What a role is called.
    static func name(of role: Role) -> String {
        switch role {
        case .caseManagerWork: "casemanager werk"
        case .caseManagerCare: "casemanager zorg"
        case .leadPartner: "penhouder"
        case .workProvider: "dienstverlener werk"
        case .careProvider: "dienstverlener zorg"
        case .counsellor: "bemiddelaar"
        case .screener: "dienst gespecialiseerde screening"
        case .referrer: "aanmelder"
        case .controller: "controle"
        case .administrator: "beheerder"
        case .participant: "u zelf"
        }
    }

    /// What somebody did in a file, as a sentence without its subject.
    static func sentence(operation: String, outcome: String) -> String {
        if operation.hasPrefix("import/") { return "las gegevens van u in uit een ander systeem" }
        if let sentence = acts[operation] { return sentence }
        let subject = subjects.first { operation.hasSuffix($0.0) }?.1 ?? "een deel van uw dossier"
        return outcome == "done" ? "veranderde iets aan \(subject)" : "bekeek \(subject)"
    }

    /// What changes a file, by operation.
    static let acts: [String: String] = [
        "submitReferral": "meldde u aan", "replaceReferral": "vulde uw aanmelding aan",
        "withdrawReferral": "trok uw aanmelding in", "lodgeAppeal": "diende een bezwaar in",
        "decideAppeal": "besliste over uw bezwaar", "startScreening": "begon uw aanmelding te onderzoeken",
        "requestInformation": "vroeg om meer informatie over u", "decideReferral": "besliste over uw aanmelding",
        "queryPersons": "zocht u op", "getPerson": "bekeek wie u bent", "appointTeam": "stelde uw team samen",
        "registerConversation": "noteerde een gesprek met u", "suspendTrajectory": "onderbrak uw traject",
        "changeSuspension": "wijzigde een onderbreking van uw traject", "extendTrajectory": "verlengde uw traject",
        "waiveDeadline": "liet een termijn vallen", "registerAssessment": "noteerde hoe het met u gaat (ICF)",
        "compareAssessments": "vergeleek twee ICF-beoordelingen van u", "draftPlan": "schreef uw plan",
        "replacePlan": "herschreef uw plan", "signPlan": "ondertekende uw plan", "orderAction": "bestelde een actie",
        "registerSessions": "noteerde een sessie met u", "verifySession": "keurde een sessie goed",
        "disputeSession": "betwistte een sessie", "resolveSessionDispute": "loste een betwisting op",
        "correctSession": "verbeterde een sessie", "endOrder": "beëindigde een bestelling",
        "registerInternship": "noteerde een stage",
        "changeInternship": "wijzigde een stage", "registerAttendance": "noteerde uw aanwezigheid op stage",
        "registerEvaluation": "noteerde een evaluatie van uw stage", "terminateTrajectory": "stopte uw traject",
        "deliverEndReport": "leverde het eindverslag af", "agreeWithEndAdvice": "ging akkoord met het eindadvies",
        "registerEndAdvice": "noteerde het eindadvies", "registerOutcome": "noteerde hoe het na het traject gaat",
        "payEntitlements": "betaalde vergoedingen voor uw traject",
        "giveConsent": "noteerde een toestemming van u", "withdrawConsent": "trok een toestemming van u in",
        "previewConsentWithdrawal": "bekeek wat het intrekken van een toestemming verandert",
        "withholdItem": "hield iets in uw dossier voor iemand achter",
        "releaseWithholding": "deelde weer wat voor iemand achtergehouden werd",
        "tellOfCompartment": "vertelde u dat er een vertrouwelijk deel is",
        "openEmergencyAccess": "opende uw dossier zonder uw toestemming",
        "reviewEmergencyAccess": "beoordeelde of uw dossier zo geopend mocht worden",
        "getDossier": "bekeek uw hele dossier", "getOverview": "bekeek uw trajectpagina",
        "listAccessLog": "bekeek wie er in uw dossier keek",
        "issueAccessCode": "gaf u een code om uw dossier te openen", "issueToken": "kwam binnen met een code",
    ]

    /// What is looked at, by how the name of an operation ends; the longer names come before those they end on.
    static let subjects: [(String, String)] = [
        ("EndAdviceAgreements", "de akkoorden over uw eindadvies"),
        ("EndAdviceAgreement", "een akkoord over uw eindadvies"),
        ("TrajectoryEntitlements", "de vergoedingen voor uw traject"),
        ("EntitlementBlockers", "een vergoeding voor uw traject"),
        ("TrajectoryEvents", "wat er in uw traject gebeurde"), ("TrajectoryEvent", "wat er in uw traject gebeurde"),
        ("InformationRequests", "de vragen over uw aanmelding"), ("InformationRequest", "een vraag over uw aanmelding"),
        ("Recommendation", "het voorstel van advies over uw aanmelding"),
        ("Entitlements", "de vergoedingen voor uw traject"),
        ("Entitlement", "een vergoeding voor uw traject"), ("LedgerEntries", "de boekingen voor uw traject"),
        ("LedgerEntry", "een boeking voor uw traject"), ("Statement", "het overzicht van betalingen"),
        ("Payments", "de betalingen"), ("Payment", "een betaling"), ("Assessments", "uw ICF-beoordelingen"),
        ("Assessment", "een ICF-beoordeling van u"), ("Conversations", "uw gesprekken"),
        ("Conversation", "een gesprek met u"), ("Suspensions", "de onderbrekingen van uw traject"),
        ("Suspension", "een onderbreking van uw traject"), ("Extensions", "de verlengingen van uw traject"),
        ("Extension", "een verlenging van uw traject"), ("Terminations", "het stoppen van uw traject"),
        ("Termination", "het stoppen van uw traject"), ("Internships", "uw stages"), ("Internship", "een stage van u"),
        ("EndReports", "uw eindverslag"), ("EndReport", "uw eindverslag"), ("EndAdvices", "uw eindadvies"),
        ("EndAdvice", "uw eindadvies"), ("Signatures", "de handtekeningen onder uw plan"),
        ("Signature", "een handtekening onder uw plan"), ("Deadlines", "de termijnen van uw traject"),
        ("Deadline", "een termijn van uw traject"), ("Decisions", "de beslissing over uw aanmelding"),
        ("Decision", "de beslissing over uw aanmelding"), ("Appeals", "uw bezwaren"), ("Appeal", "uw bezwaar"),
        ("Referrals", "uw aanmelding"), ("Referral", "uw aanmelding"), ("Sessions", "uw sessies"),
        ("Session", "een sessie met u"), ("Outcomes", "hoe het na het traject gaat"),
        ("Outcome", "hoe het na het traject gaat"), ("Orders", "de bestelde acties"), ("Order", "een bestelde actie"),
        ("Consents", "uw toestemmingen"), ("Consent", "een toestemming van u"),
        ("Withholdings", "wat u voor iemand achterhoudt"), ("Withholding", "wat u voor iemand achterhoudt"),
        ("Notices", "wat u verteld is"), ("Notice", "wat u verteld is"),
        ("EmergencyAccesses", "wie uw dossier zonder toestemming opende"),
        ("EmergencyAccess", "wie uw dossier zonder toestemming opende"),
        ("UnreviewedAccesses", "wie uw dossier zonder toestemming opende"),
        ("Plans", "uw plannen"), ("Plan", "uw plan"), ("Team", "wie er in uw team zit"),
        ("Trajectories", "uw traject"), ("Trajectory", "uw traject"),
    ]
}
