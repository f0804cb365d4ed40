/// Whether a caller takes the one representation there is (RFC 9110, section 12.5.1).
enum Acceptance {
    /// How many ranges of the field are looked at.
    private static let rangesMax = 100

    /// Whether the value of `Accept` admits a media type; without the field, or without a range in it, all is admitted.
    ///
    /// Of the ranges that match, the most specific one decides.
    static func admits(_ mediaType: String, _ field: String?) -> Bool {
        guard let field else { return true }
        let family = mediaType.prefix { $0 != "/" } + "/*"
        var isAnyRange = false
        var best: (rank: Int, isWanted: Bool)?
        for range in field.split(separator: ",").prefix(rangesMax) {
            let parts = range.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
            guard let name = parts.first?.lowercased(), name.contains("/") else { continue }
            isAnyRange = true
            let rank = name == mediaType ? 3 : name == family ? 2 : name == "*/*" ? 1 : 0
            guard rank > 0, rank >= best?.rank ?? 0 else { continue }
            let isWanted = !parts.dropFirst().contains(where: isZero)
            best = (rank, isWanted || (best?.rank == rank && best?.isWanted == true))
        }
        return best?.isWanted ?? !isAnyRange
    }

    /// Whether a parameter is the weight zero.
    private static func isZero(_ parameter: String) -> Bool {
        guard parameter.lowercased().hasPrefix("q=") else { return false }
        let weight = parameter.dropFirst(2)
        return weight.hasPrefix("0") && weight.allSatisfy { $0 == "0" || $0 == "." }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
