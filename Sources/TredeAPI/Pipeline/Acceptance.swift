/// Whether a caller takes the one representation there is (RFC 9110, section 12.5.1).
enum Acceptance {
    /// How many ranges of the field are looked at.
    private static let rangesMax = 100

    /// Whether the value of `Accept` admits a media type; without the field, or without a range in it, all is admitted.
    static func admits(_ mediaType: String, _ field: String?) -> Bool { weight(of: mediaType, field) > 0 }

    /// Whether somebody would rather have one media type than another.
    static func prefers(_ mediaType: String, to other: String, _ field: String?) -> Bool {
        weight(of: mediaType, field) > weight(of: other, field)
    }

    /// How welcome a media type is, in thousandths; of the ranges that match, the most specific one decides.
    private static func weight(of mediaType: String, _ field: String?) -> Int {
        guard let field else { return 1000 }
        let family = mediaType.prefix { $0 != "/" } + "/*"
        var isAnyRange = false
        var best: (rank: Int, weight: Int)?
        for range in field.split(separator: ",").prefix(rangesMax) {
            let parts = range.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
            guard let name = parts.first?.lowercased(), name.contains("/") else { continue }
            isAnyRange = true
            let rank = name == mediaType ? 3 : name == family ? 2 : name == "*/*" ? 1 : 0
            guard rank > 0, rank >= best?.rank ?? 0 else { continue }
            let weight = parts.dropFirst().compactMap(weight).first ?? 1000
            best = (rank, best?.rank == rank ? max(weight, best?.weight ?? 0) : weight)
        }
        return best?.weight ?? (isAnyRange ? 0 : 1000)
    }

    /// The weight that a parameter gives, in thousandths; nil for another parameter (RFC 9110, section 12.4.2).
    private static func weight(_ parameter: String) -> Int? {
        guard parameter.lowercased().hasPrefix("q=") else { return nil }
        let parts = parameter.dropFirst(2).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.first == "0" else { return 1000 }
        let digits = parts.count > 1 ? parts[1].prefix(3) : ""
        // What is no number at all is as if it were not there.
        return Int(digits + String(repeating: "0", count: 3 - digits.count)) ?? 1000
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
