internal import JSON
internal import TredeDomain

/// The person referred, as it is sent and answered.
enum ParticipantBody {
    static func decode(_ object: inout JSONObject) -> Participant? {
        let ssin = object.value("ssin", format: InputFormat.ssin) { Ssin($0) }
        let familyName = object.string("familyName", 1...100)
        let givenName = object.string("givenName", 1...100)
        let birthDate = object.value("birthDate", format: InputFormat.day) { Day($0) }
        let gender = object.code("gender", as: Gender.self)
        let address = object.object("address", AddressBody.decode)
        let rest = details(&object)
        guard let ssin, let familyName, let givenName, let birthDate, let gender, let address, !object.hasIssues
        else { return nil }
        var participant = Participant(
            ssin: ssin, familyName: familyName, givenName: givenName, birthDate: birthDate, gender: gender,
            postalCode: address.postalCode, nisCode: address.nisCode)
        rest(&participant)
        return participant
    }

    static func write(_ person: Participant, into object: inout JSONObjectWriter) {
        object.member("ssin", person.ssin.text)
        object.member("familyName", person.familyName)
        object.member("givenName", person.givenName)
        object.member("birthDate", person.birthDate.description)
        object.member("gender", code: person.gender)
        object.object("address") {
            $0.member("postalCode", person.postalCode.text)
            $0.member("nisCode", person.nisCode.text)
        }
        object.memberIfPresent("nationality", person.nationality)
        object.memberIfPresent("origin", code: person.origin)
        object.memberIfPresent("education", person.education)
        object.memberIfPresent("registration", code: person.registration)
        object.memberIfPresent("unemployedSince", person.unemployedSince?.description)
        object.memberIfPresent("drivingLicence", person.drivingLicence)
        if let languages = person.languages {
            object.object("languages") {
                $0.memberIfPresent("nl", code: languages.nl)
                $0.memberIfPresent("fr", code: languages.fr)
                $0.memberIfPresent("en", code: languages.en)
                $0.memberIfPresent("de", code: languages.de)
            }
        }
        object.memberIfPresent("workDisability", person.workDisability)
        object.memberIfPresent("occupationalDisability", person.occupationalDisability)
        object.memberIfPresent("specialEducation", person.specialEducation)
        object.memberIfPresent("vopEntitled", person.vopEntitled)
    }

    /// What need not be known, in the order in which the contract names it; given back as what sets it.
    private static func details(_ object: inout JSONObject) -> (inout Participant) -> Void {
        let nationality = object.optionalValue(
            "nationality", format: InputFormat.country, parse: TextFormat.country)
        let origin = object.optionalCode("origin", as: Origin.self)
        let education = object.optionalValue("education", format: InputFormat.code, parse: TextFormat.code)
        let registration = object.optionalCode("registration", as: Registration.self)
        let unemployedSince = object.optionalValue("unemployedSince", format: InputFormat.day) { Day($0) }
        let drivingLicence = object.optionalBool("drivingLicence")
        let languages = object.optionalObject("languages", languages)
        let workDisability = object.optionalBool("workDisability")
        let occupationalDisability = object.optionalBool("occupationalDisability")
        let specialEducation = object.optionalBool("specialEducation")
        let vopEntitled = object.optionalBool("vopEntitled")
        return { participant in
            participant.nationality = nationality
            participant.origin = origin
            participant.education = education
            participant.registration = registration
            participant.unemployedSince = unemployedSince
            participant.drivingLicence = drivingLicence
            participant.languages = languages
            participant.workDisability = workDisability
            participant.occupationalDisability = occupationalDisability
            participant.specialEducation = specialEducation
            participant.vopEntitled = vopEntitled
        }
    }

    private static func languages(_ object: inout JSONObject) -> Participant.Languages? {
        let nl = object.optionalCode("nl", as: LanguageSkill.self)
        let fr = object.optionalCode("fr", as: LanguageSkill.self)
        let en = object.optionalCode("en", as: LanguageSkill.self)
        let de = object.optionalCode("de", as: LanguageSkill.self)
        return object.hasIssues ? nil : Participant.Languages(nl: nl, fr: fr, en: en, de: de)
    }
}
