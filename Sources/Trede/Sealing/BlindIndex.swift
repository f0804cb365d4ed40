/// What is looked up by a blind index; the raw value keeps one kind from being compared with another.
enum BlindIndex: String {
    case ssin
    case namesake
    case familyName
    case witness

    static let byteCount = 16
}
