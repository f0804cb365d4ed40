/// A reference that a source gives to what it sends: 1 to 100 visible ASCII characters.
struct ReferenceText {
    let text: String

    init?(_ text: String) {
        guard (1...100).contains(text.utf8.count), text.utf8.allSatisfy({ (33...126).contains($0) }) else {
            return nil
        }
        self.text = text
    }
}
