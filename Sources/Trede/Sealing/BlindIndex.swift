/// What is looked up by a blind index, or hidden by what stands in its place; the raw value keeps one kind from being compared with another.
enum BlindIndex: String {
    case ssin
    case namesake
    case familyName
    case witness
    case auditEntry

    static let byteCount = 16
}
