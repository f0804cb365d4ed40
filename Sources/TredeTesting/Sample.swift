package import TredeDomain

/// Values that tests make, each told apart by a number.
package enum Sample {
    /// A KBO number with right check digits.
    package static func enterpriseNumber(_ number: Int) throws -> EnterpriseNumber {
        let stem = 9_000_000 + number
        let text = padded(stem, 8) + padded(97 - stem % 97, 2)
        guard let parsed = EnterpriseNumber(text) else { throw TestingFault("no enterprise number: \(text)") }
        return parsed
    }

    /// A Belgian account number with right check digits.
    package static func iban(_ number: Int) throws -> Iban {
        let account = 9_990_000_000 + number
        let check = account % 97 == 0 ? 97 : account % 97
        let domestic = account * 100 + check
        // Modulo 97 in two steps, for the whole does not fit in 64 bits.
        let remainder = ((domestic % 97) * (1_000_000 % 97) + 111_400) % 97
        let text = "BE" + padded(98 - remainder, 2) + padded(domestic, 12)
        guard let parsed = Iban(text) else { throw TestingFault("no account number: \(text)") }
        return parsed
    }

    /// The content of an organisation.
    package static func organisation(
        _ number: Int, _ kind: OrganisationKind, recognition: Period? = nil, network: String? = nil
    ) throws -> Organisation.Content {
        Organisation.Content(
            enterpriseNumber: try enterpriseNumber(number), name: "\(kind.rawValue) \(number)", kind: kind,
            iban: try iban(number), province: "antwerpen", network: network, postalCode: try postalCode("2000"),
            nisCode: try nisCode("11002"), careRecognition: recognition)
    }

    /// The content of a network with prices for `jobOrientation` and `careExploration`.
    package static func network(
        _ code: String, led leadPartner: Organisation, partners: [Organisation], nisCode: String = "11002",
        mandate: Period? = nil, distribution: Distribution = .perAction
    ) throws -> Network.Content {
        Network.Content(
            code: code, name: "Netwerk \(code)", leadPartner: leadPartner.content.enterpriseNumber,
            mandate: try mandate ?? period("2018-07-01", "2022-06-30"),
            regions: Network.Regions(
                nisCodes: [try self.nisCode(nisCode)],
                postalCodeRanges: [try postalCode("2000")...postalCode("2999")]),
            partners: partners.map {
                Network.Partner(
                    enterpriseNumber: $0.content.enterpriseNumber, kind: $0.content.kind, capacityPerMonth: nil,
                    workArea: [])
            },
            distribution: distribution, pricesCents: ["jobOrientation": 6850, "careExploration": 7500])
    }

    /// The content of a professional.
    package static func professional(
        _ number: Int, of organisation: Organisation, roles: Set<Role>, network: String? = nil
    ) throws -> Professional.Content {
        guard let email = EmailAddress("pro.\(number)@house.example") else { throw TestingFault("no address") }
        return Professional.Content(
            externalId: "PRO-\(number)", givenName: "Given\(number)", familyName: "Family\(number)", email: email,
            roles: roles, organisation: organisation.content.enterpriseNumber, network: network)
    }

    /// A day from its text.
    package static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw TestingFault("no day: \(text)") }
        return day
    }

    /// A period from its days' texts.
    package static func period(_ from: String, _ until: String?) throws -> Period {
        guard let period = Period(from: try day(from), until: try until.map(day)) else {
            throw TestingFault("no period: \(from) \(until ?? "")")
        }
        return period
    }

    /// A municipality.
    package static func nisCode(_ text: String) throws -> NisCode {
        guard let code = NisCode(text) else { throw TestingFault("no municipality: \(text)") }
        return code
    }

    /// A postal code.
    package static func postalCode(_ text: String) throws -> PostalCode {
        guard let code = PostalCode(text) else { throw TestingFault("no postal code: \(text)") }
        return code
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
