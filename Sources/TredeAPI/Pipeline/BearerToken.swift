internal import Trede

/// Reads `Authorization: Bearer` (RFC 6750, section 2.1).
enum BearerToken {
    static func token(in value: String) -> Token? {
        let parts = value.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return Token(String(parts[1]))
    }
}
