/// A text in the languages Trede speaks; Dutch is always there.
package struct LocalizedText: Equatable, Sendable {
    /// A language Trede speaks.
    package enum Language: String, CaseIterable, Sendable {
        case nl
        case fr
        case de
        case en
    }

    private let dutch: String
    private let french: String?
    private let german: String?
    private let english: String?

    /// Makes a text of its versions.
    package init(nl: String, fr: String? = nil, de: String? = nil, en: String? = nil) {
        dutch = nl
        french = fr
        german = de
        english = en
    }

    /// The languages it was written in, Dutch first.
    package var languages: [Language] {
        Language.allCases.filter { language in
            switch language {
            case .nl: true
            case .fr: french != nil
            case .de: german != nil
            case .en: english != nil
            }
        }
    }

    /// The text in that language, or in Dutch where it was not translated (Z-4).
    package subscript(language: Language) -> String {
        switch language {
        case .nl: dutch
        case .fr: french ?? dutch
        case .de: german ?? dutch
        case .en: english ?? dutch
        }
    }
}
