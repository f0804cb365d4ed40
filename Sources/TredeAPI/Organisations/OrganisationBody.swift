package import JSON
package import TredeDomain

/// An organisation as it is sent.
package enum OrganisationBody {
    /// Reads the content of an organisation.
    package static func decode(_ object: inout JSONObject) -> Organisation.Content? {
        let number = object.value(
            "enterpriseNumber", format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
        let name = object.string("name", 1...200)
        let kind = object.code("kind", as: OrganisationKind.self)
        let iban = object.optionalValue("iban", format: InputFormat.iban, parse: Iban.init)
        let province = object.optionalValue("province", format: InputFormat.code, parse: CodeText.init)
        let network = object.optionalValue("network", format: InputFormat.code, parse: CodeText.init)
        let address = object.object("address", AddressBody.decode)
        let recognition = object.optionalObject("careRecognition", PeriodBody.decode)
        guard let number, let name, let kind, let address, !object.hasIssues else { return nil }
        return Organisation.Content(
            enterpriseNumber: number, name: name, kind: kind, iban: iban, province: province?.text,
            network: network?.text,
            postalCode: address.postalCode, nisCode: address.nisCode, careRecognition: recognition)
    }
}

/// A municipality and the postal code in it.
enum AddressBody {
    static func decode(_ object: inout JSONObject) -> (postalCode: PostalCode, nisCode: NisCode)? {
        let postalCode = object.value("postalCode", format: InputFormat.postalCode, parse: PostalCode.init)
        let nisCode = object.value("nisCode", format: InputFormat.nisCode, parse: NisCode.init)
        guard let postalCode, let nisCode else { return nil }
        return (postalCode, nisCode)
    }
}

/// A period that may still run, as `from` and `until`.
enum PeriodBody {
    static func decode(_ object: inout JSONObject) -> Period? {
        let from = object.value("from", format: InputFormat.day) { Day($0) }
        let until = object.optionalValue("until", format: InputFormat.day) { Day($0) }
        guard let from, !object.hasIssues else { return nil }
        guard let period = Period(from: from, until: until) else {
            object.report(.custom(code: Reason.invalidPeriod.rawValue), at: "until")
            return nil
        }
        return period
    }
}

extension Call {
    /// An organisation as it is answered, with its account number where it was read.
    func body(_ organisation: Organisation) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(organisation, into: &object)
            object.member("version", Int(organisation.version))
            object.memberIfPresent("iban", organisation.content.iban?.text)
            object.memberIfPresent("province", organisation.content.province)
            object.memberIfPresent("network", organisation.content.network)
            object.object("address") {
                $0.member("postalCode", organisation.content.postalCode.text)
                $0.member("nisCode", organisation.content.nisCode.text)
            }
            if let recognition = organisation.content.careRecognition {
                object.object("careRecognition") {
                    $0.member("from", recognition.from.description)
                    $0.memberIfPresent("until", recognition.until?.description)
                }
            }
            object.member("recordedAt", organisation.recordedAt.description)
        }
    }

    /// An organisation as it stands in a list.
    func writeItem(_ organisation: Organisation, into object: inout JSONObjectWriter) {
        object.member("id", organisation.id.description)
        object.member("href", "\(base)/organisations/\(organisation.id)")
        object.member("enterpriseNumber", organisation.content.enterpriseNumber.text)
        object.member("name", organisation.content.name)
        object.member("kind", code: organisation.content.kind)
    }
}
