internal import TredeDomain

/// Chooses the language of an answer (RFC 9110, section 12.5.4): Dutch when nothing asked for fits.
enum Languages {
    static func preferred(_ header: String?) -> LocalizedText.Language {
        guard let header else { return .nl }
        var best: (language: LocalizedText.Language, weight: Int)?
        for range in header.split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let tag = parts.first, let language = language(tag.lowercased()) else { continue }
            let weight = parts.dropFirst().first.map(weight) ?? 1000
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? .nl
    }

    private static func language(_ tag: String) -> LocalizedText.Language? {
        if tag == "*" { return .nl }
        return LocalizedText.Language(rawValue: String(tag.prefix { $0 != "-" }))
    }

    /// A quality value in thousandths; what is no quality value counts as none.
    private static func weight(_ parameter: String) -> Int {
        guard parameter.lowercased().hasPrefix("q=") else { return 1000 }
        let digits = parameter.dropFirst(2).filter { $0 != "." }
        guard (1...4).contains(digits.count), digits.allSatisfy(\.isASCII) else { return 0 }
        return min(1000, Int(digits + String(repeating: "0", count: 4 - digits.count)) ?? 0)
    }
}
