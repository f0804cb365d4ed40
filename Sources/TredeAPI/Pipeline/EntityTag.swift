internal import Trede

/// The tag of a document: its version and, after a point, a digest of the body (RFC 9110, section 8.8.3).
///
/// A body says more than the row that has the version: progress, what follows from today, the words of a language. So
/// the version alone would tell a caller that nothing changed when something did. The digest makes the tag strong: the
/// same tag is the same bytes. A change rests on the version alone (docs/decisions/0012).
enum EntityTag {
    /// The tag of an answer, before any coding; nil for an answer that is no document.
    static func text(_ answer: Answer) -> String? {
        guard let version = answer.version else { return nil }
        return answer.isVersionOfContent ? text(version) : "\"\(version).\(digest(answer.body))\""
    }

    /// The version alone, which `If-Match` takes as well.
    static func text(_ version: Int64) -> String { "\"\(version)\"" }

    /// The same tag for the body as it is sent compressed; a change may rest on either.
    static func gzipped(_ tag: String) -> String { tag.dropLast() + gzipSuffix + "\"" }

    /// The version that a tag begins with; nil for what is no tag of ours, and for a weak one, on which no change may
    /// rest (RFC 9110, section 13.1.1).
    static func version(_ text: String) -> Int64? {
        guard text.utf8.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
        var rest = text.dropFirst().dropLast()
        if rest.hasSuffix(gzipSuffix) { rest = rest.dropLast(gzipSuffix.count) }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts[0]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), !digits.hasPrefix("0") else { return nil }
        guard parts.count == 1 || isDigest(parts[1]) else { return nil }
        return Int64(digits)
    }

    private static let gzipSuffix = "-gzip"
    private static let digestDigits = 16

    /// 64 bits of the body's digest.
    private static func digest(_ body: [UInt8]) -> String {
        Digest.sha256(body).hexadecimal(byteCount: digestDigits / 2)
    }

    private static func isDigest(_ text: Substring) -> Bool {
        text.utf8.count == digestDigits
            && text.utf8.allSatisfy { (48...57).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }
}
