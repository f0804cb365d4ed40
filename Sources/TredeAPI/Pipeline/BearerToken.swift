internal import Trede

/// Reads `Authorization: Bearer` (RFC 6750, section 2.1).
enum BearerToken {
    /// What a bearer can show.
    enum Shown {
        /// An API key.
        case key(Token)
        /// What may be an access token; nothing of it is looked at yet.
        case signed(String)
    }

    static func shown(in value: String) -> Shown? {
        guard let gap = value.utf8.firstIndex(of: UInt8(ascii: " ")), value[..<gap].lowercased() == "bearer" else {
            return nil
        }
        let text = String(value[value.utf8.index(after: gap)...])
        guard !text.utf8.contains(UInt8(ascii: " ")) else { return nil }
        // Access tokens have dots, and API keys have none.
        return text.utf8.contains(UInt8(ascii: ".")) ? .signed(text) : Token(text).map { .key($0) }
    }
}
