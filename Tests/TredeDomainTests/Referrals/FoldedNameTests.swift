import Testing
import TredeDomain

@Suite("Folded names")
struct FoldedNameTests {
    @Test(
        "F-12: case, marks, blanks, hyphens and apostrophes do not tell names apart",
        arguments: [
            ("Testpers", "An", "testpers/an"), ("TESTPERS", "Àn", "testpers/an"),
            ("van den Bossche-D'Hondt", "Anne Marie", "vandenbosschedhondt/annemarie"),
            ("Østergård", "Žaneta", "ostergard/zaneta"), ("Œuvré", "Ægir", "oeuvre/aegir"),
            ("Weiß", "Łukasz", "weiss/lukasz"), ("E\u{301}loi", "A/b.", "eloi/ab"), ("Yılmaz", "İpek", "yilmaz/ipek"),
            ("Иванова", "Ольга", "иванова/ольга"), ("O’Neill", "J.P. 2", "oneill/jp2"), ("", "", "/"),
        ])
    func table(familyName: String, givenName: String, expected: String) {
        #expect(FoldedName.text(familyName: familyName, givenName: givenName) == expected)
    }
}
