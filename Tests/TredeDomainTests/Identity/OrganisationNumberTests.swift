import Testing

@testable import TredeDomain

@Suite("Numbers of organisations")
struct OrganisationNumberTests {
    @Test(
        "an enterprise number has ten digits, begins with 0 or 1 and ends on its check digits",
        arguments: [
            ("0566988259", true), ("0566988258", false), ("0566988260", false), ("566988259", false),
            ("BE0566988259", false), ("0566.988.259", false), ("00566988259", false), ("", false),
            ("0900003711", true), ("1000000090", false), ("1000000021", true), ("2000000042", false),
            ("0000009797", true), ("0000009700", false),  // nothing left over: 97, never 00
        ])
    func enterpriseNumber(text: String, isNumber: Bool) {
        #expect((EnterpriseNumber(text) != nil) == isNumber)
        #expect(EnterpriseNumber(text).map(\.text) == (isNumber ? text : nil))
    }

    @Test(
        "an establishment unit number begins with 2 to 8",
        arguments: [
            ("2147812701", true), ("2147812897", true), ("2147812702", false), ("2147812800", false),
            ("1000000021", false), ("2147812", false), ("21478127011", false), ("2.147.812.701", false),
        ])
    func establishmentUnitNumber(text: String, isNumber: Bool) {
        #expect((EstablishmentUnitNumber(text) != nil) == isNumber)
        #expect(EstablishmentUnitNumber(text).map(\.text) == (isNumber ? text : nil))
    }

    @Test("an establishment unit number never begins with 0, 1 or 9", arguments: 0...9)
    func firstDigit(digit: Int) {
        let stem = digit * 10_000_000 + 1_234_567
        let check = 97 - stem % 97
        let digits = String(repeating: "0", count: 8 - String(stem).count) + String(stem)
        let text = digits + (check < 10 ? "0\(check)" : "\(check)")
        #expect((EstablishmentUnitNumber(text) != nil) == (2...8).contains(digit))
        #expect((EnterpriseNumber(text) != nil) == (digit <= 1))
    }

    @Test(
        "a Belgian account number has right international and national check digits",
        arguments: [
            ("BE68539007547034", true), ("BE59999000005326", true), ("BE58999000010679", true),
            ("BE69539007547034", false), ("BE67539007547034", false),
            ("BE41539007547035", false),  // international check right, national wrong
            ("be68539007547034", false), ("BE68 5390 0754 7034", false), ("NL91ABNA0417164300", false),
            ("BE6853900754703", false), ("BE685390075470344", false), ("BE6853900754703X", false), ("", false),
        ])
    func iban(text: String, isNumber: Bool) {
        #expect((Iban(text) != nil) == isNumber)
        #expect(Iban(text).map(\.text) == (isNumber ? text : nil))
    }

    @Test(
        "an account whose national remainder is nothing ends on 97",
        arguments: [("BE54000000009797", true), ("BE54000000009700", false)])
    func ibanWithoutRemainder(text: String, isNumber: Bool) {
        #expect((Iban(text) != nil) == isNumber)
    }
}
