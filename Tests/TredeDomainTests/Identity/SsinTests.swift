import Testing

@testable import TredeDomain

@Suite("SSIN")
struct SsinTests {
    @Test(
        "F-11: the check digits decide, in either century, whatever the date inside",
        arguments: [
            ("85073003328", true),  // born in 1985
            ("17073003384", true),  // born in 2017: a 2 in front
            ("98472899765", true),  // BIS, month + 40
            ("01490700185", true),  // BIS, month + 40, born in 2001
            ("85073003327", false), ("85073003329", false), ("17073003383", false), ("98472899766", false),
            ("00000100104", false), ("00012556777", true),  // remainder 20 leaves 77, with a 2 in front
        ])
    func checkDigits(text: String, isNumber: Bool) {
        #expect((Ssin(text) != nil) == isNumber)
        #expect(Ssin(text).map(\.text) == (isNumber ? text : nil))
    }

    @Test(
        "F-11: unknown months and days, BIS months and dates that never were are accepted",
        arguments: ["850000033", "000001001", "002001001", "004001001", "852030033", "854030033", "990231123"])
    func datesAreNotTrusted(stem: String) throws {
        let number = try #require(Int(stem))
        let check = 97 - number % 97
        #expect(Ssin(stem + (check < 10 ? "0\(check)" : "\(check)")) != nil)
        let later = 97 - (2_000_000_000 + number) % 97
        #expect(Ssin(stem + (later < 10 ? "0\(later)" : "\(later)")) != nil)
        #expect(Ssin(stem + "00") == nil)
        #expect(Ssin(stem + "98") == nil)
    }

    @Test(
        "digits only, unless the caller asks for separators",
        arguments: [
            ("85.07.30-033.28", true), ("85 07 30 033 28", true), ("850730/033-28", true), ("85073003328", true),
            ("85_07_30-033.28", false), ("85.07.30-033.2", false), ("85.07.30-033.288", false), ("", false),
            ("८५०७३००३३२८", false), ("8507300332x", false), ("+5073003328", false),
        ])
    func separators(text: String, isNumber: Bool) {
        #expect((Ssin(separated: text) != nil) == isNumber)
        #expect((Ssin(text) != nil) == (isNumber && text == "85073003328"))
        #expect(Ssin(separated: text).map(\.text) == (isNumber ? "85073003328" : nil))
    }
}
