import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Lines of parties as partners send them")
struct PartyLineTests {
    private func read<Value>(_ line: String, _ decode: (inout JSONObject) -> Value?) throws -> Value {
        try JSONDocument(parsing: Array(line.utf8)).decode(decode)
    }

    @Test("A-2: a line of an organisation, with and without a recognition")
    func organisation() throws {
        let line = #"{"enterpriseNumber":"0900011134","iban":"BE57999000015935","kind":"caw","name":"CAW De Brug","#
        let place = #""province":"antwerpen","network":"antwerpen","address":{"postalCode":"2300","nisCode":"13040"}"#
        let plain = try read(line + place + "}", OrganisationBody.decode)
        #expect(plain.careRecognition == nil)
        #expect(plain.iban?.text == "BE57999000015935")
        let recognised = try read(
            line + place + #","careRecognition":{"from":"2018-04-01"}}"#, OrganisationBody.decode)
        #expect(recognised.careRecognition == (try Sample.period("2018-04-01", nil)))
    }

    @Test("E-10, N-1: a line of a network, whose missing kinds are not taken over")
    func network() throws {
        let line = """
            {"code":"kust","name":"Netwerk Kust","mandate":{"from":"2018-07-01","until":"2022-06-30"},\
            "leadPartner":"0900081410","regions":{"postalCodeRanges":[{"from":"8000","to":"8499"},\
            {"from":"8600","to":"8789"}],"nisCodes":["31005","35013"]},\
            "partners":[{"enterpriseNumber":"0900011134","kind":"caw"},\
            {"enterpriseNumber":"0900081410","kind":"workProvider"}],"missingKinds":["vaphProvision","ocmw"],\
            "distribution":{"scheme":"tranches","startCents":{"workProvider":50000,"careProvider":50000},\
            "laterCents":{"workProvider":36000,"careProvider":36000},"afterMonths":6},\
            "pricesCents":{"careExploration":7500,"jobOrientation":6850}}
            """
        let network = try read(line, NetworkBody.decode)
        #expect(network.regions.nisCodes == [try Sample.nisCode("31005"), try Sample.nisCode("35013")])
        #expect(network.regions.postalCodeRanges.map(\.lowerBound.text) == ["8000", "8600"])
        #expect(network.partners.map(\.kind) == [.caw, .workProvider])
        #expect(network.pricesCents == ["careExploration": 7500, "jobOrientation": 6850])
        #expect(
            network.distribution
                == .tranches(
                    startCents: [.workProvider: 50_000, .careProvider: 50_000],
                    laterCents: [.workProvider: 36_000, .careProvider: 36_000], afterMonths: 6))
    }

    @Test("A-1: a line of a professional, with several roles")
    func professional() throws {
        let line = """
            {"externalId":"PRO-000001","givenName":"Britt","familyName":"Zandhove",\
            "email":"britt.1@vdab-antwerpen.example","roles":["counsellor","referrer"],"organisation":"0900003711",\
            "network":"antwerpen"}
            """
        let professional = try read(line, ProfessionalBody.decode)
        #expect(professional.roles == [.counsellor, .referrer])
        #expect(professional.externalId == "PRO-000001")
        #expect(professional.network == "antwerpen")
    }

    @Test(
        "codes begin with a small letter and hold letters and digits, at most 64",
        arguments: [
            ("a", true), ("oostVlaanderen", true), ("a1", true), ("", false), ("A", false), ("1a", false),
            ("a-b", false), ("é", false), (String(repeating: "a", count: 64), true),
            (String(repeating: "a", count: 65), false),
        ])
    func codes(text: String, isCode: Bool) {
        #expect((CodeText(text) != nil) == isCode)
    }

    @Test(
        "references are 1 to 100 visible characters",
        arguments: [
            ("!", true), ("~", true), ("PRO-1", true), ("", false), ("a b", false), ("é", false), ("a\n", false),
            (String(repeating: "x", count: 100), true), (String(repeating: "x", count: 101), false),
        ])
    func references(text: String, isReference: Bool) {
        #expect((ReferenceText(text) != nil) == isReference)
    }
}
