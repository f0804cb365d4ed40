package import JSON
package import TredeDomain

/// A professional as it is sent.
package enum ProfessionalBody {
    /// Reads the content of a professional.
    package static func decode(_ object: inout JSONObject) -> Professional.Content? {
        let externalId = object.value("externalId", format: InputFormat.reference, parse: ReferenceText.init)
        let givenName = object.string("givenName", 1...100)
        let familyName = object.string("familyName", 1...100)
        let email = object.value("email", format: InputFormat.email, parse: EmailAddress.init)
        let roles = roles(&object)
        let organisation = object.value(
            "organisation", format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
        let network = object.optionalValue("network", format: InputFormat.code, parse: CodeText.init)
        guard let externalId, let givenName, let familyName, let email, let roles, let organisation,
            !object.hasIssues
        else { return nil }
        return Professional.Content(
            externalId: externalId.text, givenName: givenName, familyName: familyName, email: email, roles: roles,
            organisation: organisation, network: network?.text)
    }

    private static func roles(_ object: inout JSONObject) -> Set<Role>? {
        guard let roles = object.codes("roles", counts: 1...Role.allCases.count, as: Role.self) else { return nil }
        let unique = Set(roles)
        guard unique.count == roles.count else {
            object.report(.custom(code: Reason.duplicateEntry.rawValue), at: "roles")
            return nil
        }
        return unique
    }
}

extension Call {
    /// A professional as it is answered.
    func body(_ professional: Professional) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(professional, into: &object)
            object.member("version", Int(professional.version))
            object.member("externalId", professional.content.externalId)
            object.member("email", professional.content.email.text)
            object.member("organisation", professional.content.organisation.text)
            object.memberIfPresent("network", professional.content.network)
            object.member("recordedAt", professional.recordedAt.description)
        }
    }

    /// A professional as it stands in a list.
    func writeItem(_ professional: Professional, into object: inout JSONObjectWriter) {
        object.member("id", professional.id.description)
        object.member("href", "\(base)/professionals/\(professional.id)")
        object.member("givenName", professional.content.givenName)
        object.member("familyName", professional.content.familyName)
        let roles = Role.allCases.filter(professional.content.roles.contains)
        object.array("roles", strings: roles.map(\.rawValue))
        object.member("organisationId", professional.organisation.description)
    }
}
