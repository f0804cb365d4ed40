/// A code that people chose: a lower-case letter, then letters and digits, at most 64 in all.
struct CodeText {
    let text: String

    init?(_ text: String) {
        guard let first = text.utf8.first, text.utf8.count <= 64 else { return nil }
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return nil }
        guard text.utf8.allSatisfy(CodeText.isLetterOrDigit) else { return nil }
        self.text = text
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
