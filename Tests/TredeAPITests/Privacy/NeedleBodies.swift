import TredeDomain

/// Bodies of requests that plant a needle in every confidential member.
extension NeedleFile {
    /// A referral; a draft lacks most of what a complete one has.
    func referral(on day: String, isDraft: Bool = false, variant: Int = 0) -> String {
        let email = plant(
            "ndl\(side.rawValue)source@vdab.example", ["referral.referrer_email", "referral_version.referrer_email"])
        let number = plant(
            side.enterpriseNumber(20), ["referral.referrer_organisation", "referral_version.referrer_organisation"])
        let numbers =
            variant == 0
            ? ["referral_version.ssin", "person_number.ssin"] : ["person_number.replaced_by", "referral_version.ssin"]
        let head = """
            {"externalId":"\(text("referral.external_id"))","submittedOn":"\(day)","supportLanguage":"ti",
            "referrer":{"kind":"occupationalPhysician","organisation":{"enterpriseNumber":"\(number)",
            "name":"\(text("referral_version.referrer_organisation_name"))"},
            "professional":{"name":"\(text("referral_version.referrer_name"))","email":"\(email)"}},
            "participant":{"ssin":"\(plant(ssin(variant), numbers))",
            "familyName":"\(text("person.family_name", "referral_version.family_name"))",
            "givenName":"\(text("person.given_name", "referral_version.given_name"))",
            "birthDate":"\(plant(self.day(1971), ["person.birth_date", "referral_version.birth_date"]))",
            "gender":"x","address":{"postalCode":"\(home.postalCode)","nisCode":"\(home.nisCode)"}
            """
        guard !isDraft else { return head + #"},"jobGoal":"\#(text("referral_version.job_goal"))"}"# }
        return head + """
            ,"nationality":"ER","origin":"africa","education":"master","registration":"compulsoryJobseeker",
            "unemployedSince":"\(plant(self.day(2013), ["referral_version.unemployed_since"]))","drivingLicence":true,
            "languages":{"nl":"good","en":"good","fr":"none","de":"none"},"workDisability":true,
            "occupationalDisability":true,"specialEducation":true,"vopEntitled":true},
            "motivation":"\(text("referral_version.motivation"))","jobGoal":"\(text("referral_version.job_goal"))",
            "currentLevel":4,"targetLevel":5,"engagement":"willing","paidWorkPlausible":"yes",
            "medicalEvidence":[{"kind":"psychiatristReport",
            "issuedOn":"\(plant(self.day(2017), ["medical_evidence.issued_on"]))",
            "issuer":"\(text("medical_evidence.issuer"))","reference":"\(text("medical_evidence.reference"))"}],
            "icf":\(icf)}
            """
    }

    private var icf: String {
        let scores = IcfFactor.allCases.map(\.code).map { factor in
            let score = ["b1263": "seriousProblem", "d155": "mildProblem", "d240": "seriousProblem"][factor]
            let remark = factor == "b1263" ? #","remark":"\#(text("assessment.remarks"))""# : ""
            return #"{"factor":"\#(factor)","score":"\#(score ?? "noProblem")"\#(remark)}"#
        }
        return """
            {"assessedOn":"\(plant(self.day(2016), ["assessment.assessed_on"]))",
            "jobGoal":"\(text("assessment.job_goal"))","scores":[\(scores.joined(separator: ","))],"narratives":{
            "body":"\(text("assessment.narrative_body"))","activities":"\(text("assessment.narrative_activities"))",
            "participation":"\(text("assessment.narrative_participation"))",
            "external":"\(text("assessment.narrative_external"))",
            "personal":"\(text("assessment.narrative_personal"))"}}
            """
    }

    /// A later assessment of a few factors.
    func assessment(on day: String) -> String {
        """
        {"assessedOn":"\(day)","jobGoal":"\(text("assessment.job_goal"))","assessorRole":"caseManagerCare",
        "scores":[{"factor":"b1263","score":"mildProblem","remark":"\(text("assessment.remarks"))"}]}
        """
    }

    /// A version of the plan; a later one says why.
    func plan(changed: Bool = false) -> String {
        let reason = changed ? #","changeReason":"\#(text("plan.change_reason"))""# : ""
        return """
            {"goals":[{"ref":"G1","text":"\(text("goal.text"))","factors":["d240","b1263"],
            "structuralBarriers":["debts"]},{"ref":"G2","text":"\(text("goal.text"))","factors":["b1304"]}],
            "actions":[{"ref":"A1","goalRef":"G1","type":"careExploration","domain":"care","units":\(changed ? 4 : 3),
            "providerRole":"careProvider","unitPriceCents":7500},{"ref":"A2","goalRef":"G2",
            "type":"psychologicalSupport","domain":"care","units":5,"providerRole":"careProvider",
            "unitPriceCents":8100},{"ref":"A6","goalRef":"G2","type":"jobOrientation","domain":"work","units":4,
            "providerRole":"workProvider","unitPriceCents":6850},{"ref":"A8","goalRef":"G2",
            "type":"internshipGuidance","domain":"work","units":8,"providerRole":"workProvider",
            "unitPriceCents":7300,"after":["A6"]}],"internships":[{"ref":"S1","perspective":"work"}],
            "structuralBarriers":[{"kind":"debts","responsibleRole":"caseManagerCare"}],
            "aftercare":{"text":"\(text("plan.aftercare"))",
            "startDate":"\(plant(self.day(2021), ["plan.aftercare_from_on"]))"}\(reason)}
            """
    }

    /// An internship, as it is registered or, with its end, as it is changed.
    func internship(from start: String, until end: String? = nil) -> String {
        func both(_ column: String) -> [String] { ["internship.\(column)", "internship_version.\(column)"] }
        func secret(_ column: String) -> String { text("internship.\(column)", "internship_version.\(column)") }
        let number = plant(NeedleSide.number(9_500_000 + index), both("employer_number"))
        let unit = plant(NeedleFile.establishment(2_100_000 + index), both("establishment_unit_number"))
        let phone = plant("+32470000\(100 + index)", both("mentor_phone"))
        let email = plant("ndl\(index)mentor@gaard.example", both("mentor_email"))
        let ending = end.map { #","endDate":"\#($0)","endReason":"illness","ledToContract":false"# } ?? ""
        return """
            {"perspective":"work","circuit":"regular","purpose":"\(secret("purpose"))",
            "employer":{"enterpriseNumber":"\(number)","name":"\(secret("employer_name"))",
            "establishmentUnitNumber":"\(unit)"},
            "mentor":{"name":"\(secret("mentor_name"))","phone":"\(phone)","email":"\(email)"},
            "startDate":"\(start)","hoursPerWeekSteps":[{"from":"\(start)","hoursPerWeek":16}],
            "adaptations":["\(secret("adaptations"))"],"agreementSignedOn":"\(start)"\(ending)}
            """
    }

    /// An appeal against a refusal, with its outcome once it is settled.
    func appeal(isSettled: Bool) -> String {
        let outcome = #""decidedOn":"2020-06-20","result":"upheld","motivation":"\#(text("appeal.outcome_reason"))""#
        return #"{"lodgedOn":"2020-06-12","grounds":"\#(text("appeal.grounds"))""#
            + (isSettled ? #","outcome":{\#(outcome)}}"# : "}")
    }

    /// The end advice, with which it closes.
    func advice(on day: String) -> String {
        """
        {"registeredOn":"\(day)","code":"NC","motivation":"\(text("end_advice.motivation"))","closingConversation":{
        "heldOn":"\(day)","present":["caseManagerWork","caseManagerCare","participant"],
        "participantView":"\(text("end_advice.participant_view"))","participantAgrees":true},"followUp":"Mediation",
        "aftercarePlan":"\(text("end_advice.aftercare_plan"))",
        "supportMeasures":[{"code":"vop","entitled":true,"remark":"\(text("support_measure.remark"))"}],
        "agreementOnBehalf":{"reason":"mandate","proof":"\(text("end_advice_agreement.proof"))"}}
        """
    }

    /// The end report.
    func report(on day: String) -> String {
        """
        {"deliveredOn":"\(day)","actionsCarriedOut":true,"informationInTime":true,
        "competenceProfile":"\(text("end_report.competence_profile"))",
        "remainingBarriers":"\(text("end_report.remaining_barriers"))",
        "conditions":"\(text("end_report.conditions"))",
        "firstAssessmentId":"\(id("assessmentId"))","lastAssessmentId":"\(id("assessmentId"))"}
        """
    }

    /// A number of an establishment with right check digits.
    private static func establishment(_ stem: Int) -> String {
        let stem = stem * 10
        return "\(stem)" + String(String(100 + 97 - stem % 97).suffix(2))
    }
}

extension NeedleSide {
    /// A number of an enterprise with right check digits.
    static func number(_ stem: Int) -> String { "0\(stem)" + String(String(100 + 97 - stem % 97).suffix(2)) }

    /// The number of an organisation of this side.
    func enterpriseNumber(_ index: Int) -> String { NeedleSide.number(9_200_000 + rawValue * 100 + index) }

    /// The municipality of its persons.
    var nisCode: String { self == .ours ? "11002" : "71022" }
    /// The postal code of its persons.
    var postalCode: String { self == .ours ? "2060" : "3500" }
    /// The code of its network.
    var network: String { self == .ours ? "antwerpen" : "limburg" }
}
