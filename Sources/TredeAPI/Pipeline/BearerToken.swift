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
        let parts = value.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let text = String(parts[1])
        // Access tokens have dots, and API keys have none.
        return text.utf8.contains(UInt8(ascii: ".")) ? .signed(text) : Token(text).map { .key($0) }
    }
}
