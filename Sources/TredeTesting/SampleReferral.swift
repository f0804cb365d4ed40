internal import TredeDomain

/// A referral to push in a test: complete and clearly to be admitted, unless a test changes it.
package struct SampleReferral: Sendable {
    /// The reference of the source.
    package var externalID = "REF-000001"
    /// The day of the application.
    package var submittedOn = "2020-06-01"
    /// In what capacity somebody refers.
    package var referrer = "vdabCounsellor"
    /// The number of the organisation that refers; nil for none.
    package var enterpriseNumber: String? = "0900003711"
    /// The address of the professional who refers; nil for none.
    package var email: String? = "tine@vdab.example"
    /// The number of the person.
    package var ssin = SampleReferral.ssin(1)
    /// The family name.
    package var familyName = "Petroviani"
    /// The given name.
    package var givenName = "Giovanni"
    /// The date of birth.
    package var birthDate = "1982-05-09"
    /// The municipality.
    package var nisCode = "11002"
    /// How the person is registered; nil to leave it out.
    package var registration: String? = "compulsoryJobseeker"
    /// Why a trajectory would help; nil to leave it out.
    package var motivation: String? = "Needle in the motivation"
    /// The level the person is on.
    package var currentLevel = 4
    /// Whether paid work seems possible.
    package var paidWorkPlausible = "yes"
    /// How many factors are scored, from the first on.
    package var scored = 43
    /// The score of a factor; others are no problem.
    package var scores = ["b1263": "seriousProblem", "d155": "mildProblem", "d240": "seriousProblem"]
    /// More members of the referral, as JSON that begins with a comma.
    package var more = ""

    /// Makes the sample.
    package init() {}

    /// The sample, changed.
    package static func with(_ change: (inout SampleReferral) -> Void) -> SampleReferral {
        var sample = SampleReferral()
        change(&sample)
        return sample
    }

    /// A sample of another person under another reference, for each number below 1000.
    package static func number(_ number: Int) -> SampleReferral {
        with {
            $0.externalID = "REF-\(number)"
            $0.ssin = ssin(number)
            $0.familyName = "Person \(number)"
        }
    }

    /// A person's number with right check digits, for each number below 1000.
    package static func ssin(_ number: Int) -> String { ssin(stem: 820_509_000 + number) }

    /// A BIS number with right check digits, for each number below 1000.
    package static func bisNumber(_ number: Int) -> String { ssin(stem: 822_509_000 + number) }

    private static func ssin(stem: Int) -> String {
        let check = 97 - stem % 97
        return "\(stem)" + (check < 10 ? "0\(check)" : "\(check)")
    }

    /// The body of the request.
    package var body: String {
        let organisation = enterpriseNumber.map { #","organisation":{"enterpriseNumber":"\#($0)","name":"VDAB"}"# }
        let professional = email.map { #","professional":{"name":"Tine Temmermans","email":"\#($0)"}"# }
        let registration = registration.map { #","registration":"\#($0)""# }
        let motivation = motivation.map { #","motivation":"\#($0)""# }
        return #"{"externalId":"\#(externalID)","submittedOn":"\#(submittedOn)","referrer":{"kind":"\#(referrer)""#
            + (organisation ?? "") + (professional ?? "") + "}"
            + #","participant":{"ssin":"\#(ssin)","familyName":"\#(familyName)","givenName":"\#(givenName)""#
            + #","birthDate":"\#(birthDate)","gender":"male","address":{"postalCode":"2000","nisCode":"\#(nisCode)"}"#
            + #","nationality":"BE","origin":"eu15","education":"master"\#(registration ?? "")"#
            + #","unemployedSince":"2018-10-09","drivingLicence":true"#
            + #","languages":{"nl":"good","en":"good","fr":"veryGood","de":"none"},"vopEntitled":false}"#
            + (motivation ?? "") + #","jobGoal":"productiearbeider","currentLevel":\#(currentLevel),"targetLevel":5"#
            + #","engagement":"willing","paidWorkPlausible":"\#(paidWorkPlausible)""#
            + #","medicalEvidence":[{"kind":"psychiatristReport","issuedOn":"2020-01-29","issuer":"Needle issuer""#
            + #","reference":"M1"}]"# + icf + more + "}"
    }

    private var icf: String {
        let elements = IcfFactor.allCases.prefix(scored).map { factor in
            let remark = factor.code == "b1263" ? #","remark":"Needle in a remark: é\n""# : ""
            return #"{"factor":"\#(factor.code)","score":"\#(scores[factor.code] ?? "noProblem")"\#(remark)}"#
        }
        return #","icf":{"assessedOn":"2020-05-20","jobGoal":"productiearbeider","scores":["#
            + elements.joined(separator: ",") + #"],"narratives":{"body":"Needle in the narrative"}}"#
    }
}
