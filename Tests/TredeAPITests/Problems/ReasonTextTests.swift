import Testing
import TredeDomain

@testable import TredeAPI

@Suite("Texts of reasons")
struct ReasonTextTests {
    private static let languages = LocalizedText.Language.allCases
    private static let arguments = ["first", "second", "third"]

    @Test("every reason has four different texts that are not empty", arguments: Reason.allCases)
    func fourTexts(reason: Reason) {
        let texts = Self.languages.map { reason.template[$0] }
        #expect(Set(texts).count == 4)
        #expect(!texts.contains(""))
    }

    @Test("no two reasons are told in the same words", arguments: LocalizedText.Language.allCases)
    func distinct(language: LocalizedText.Language) {
        let texts = Dictionary(grouping: Reason.allCases) { $0.template[language] }
        #expect(texts.values.filter { $0.count > 1 }.isEmpty)
    }

    @Test("every language has the same places to fill in, each once", arguments: Reason.allCases)
    func samePlaces(reason: Reason) {
        let dutch = Self.places(in: reason.template[.nl])
        #expect(Set(dutch).count == dutch.count)
        for language in Self.languages {
            #expect(Self.places(in: reason.template[language]).sorted() == dutch.sorted(), "\(language)")
        }
    }

    @Test("places count up from 0, or take all arguments at once", arguments: Reason.allCases)
    func placesInOrder(reason: Reason) {
        let places = Self.places(in: reason.template[.nl]).sorted()
        #expect(places == ["{*}"] || places == places.indices.map { "{\($0)}" })
    }

    @Test("every place stands in a part that can be left out, and no part in another", arguments: Reason.allCases)
    func parts(reason: Reason) {
        for language in Self.languages {
            var isInPart = false
            for character in reason.template[language] {
                switch character {
                case "[":
                    #expect(!isInPart)
                    isInPart = true
                case "]":
                    #expect(isInPart)
                    isInPart = false
                case "{": #expect(isInPart)
                default: break
                }
            }
            #expect(!isInPart)
        }
    }

    @Test("a text is whole sentences with any number of arguments", arguments: Reason.allCases, 0...3)
    func sentences(reason: Reason, count: Int) {
        let text = reason.text(Array(Self.arguments.prefix(count)))
        for language in Self.languages {
            let sentence = text[language]
            #expect(!sentence.contains { "{}[]*".contains($0) }, "\(sentence)")
            #expect(sentence.first?.isUppercase == true, "\(sentence)")
            #expect(sentence.hasSuffix("."), "\(sentence)")
            for rest in ["  ", " .", " ,", " )", "( ", "()", "..", ":.", ",.", " ;"] {
                #expect(!sentence.contains(rest), "\(sentence)")
            }
        }
    }

    @Test("with its arguments a text says what is wrong and then what to do", arguments: Reason.allCases)
    func twoSentences(reason: Reason) {
        for language in Self.languages {
            #expect(reason.text(Self.arguments)[language].contains(". "))
        }
    }

    @Test("each argument that has a place comes in once, as it is", arguments: Reason.allCases)
    func verbatim(reason: Reason) {
        let arguments = ["<{1}>", "<{2}{*}>", "<[{0}]>"]
        let places = Self.places(in: reason.template[.nl])
        let text = reason.text(arguments)
        for language in Self.languages {
            for (index, argument) in arguments.enumerated() {
                let isPlaced = places.contains("{\(index)}") || places.contains("{*}")
                let occurrences = text[language].split(separator: argument, omittingEmptySubsequences: false).count - 1
                #expect(occurrences == (isPlaced ? 1 : 0), "\(text[language])")
            }
        }
    }

    @Test(
        "texts read as meant",
        arguments: [
            (Reason.required, [], LocalizedText.Language.nl, "Dit verplichte gegeven ontbreekt. Vul het aan."),
            (.tooLong, ["1", "200"], .nl, "De tekst telt te veel tekens. Minimum: 1. Maximum: 200."),
            (.outOfRange, ["1"], .fr, "La valeur est hors limites. Minimum : 1."),
            (
                .malformedJson, ["2", "5", "unexpectedByte"], .en,
                "This is not valid JSON (line 2, column 5), fault unexpectedByte. Correct the message and send it again."
            ),
            (
                .invalidPeriod, ["2026-03-01"], .de,
                "Der Zeitraum endet, bevor er beginnt. Ändern Sie eines der beiden Daten."
            ),
            (
                .openRegimeValue, ["activation-2023", "leadPartnerCents"], .en,
                "In the regime of this file (activation-2023) a value is still open: leadPartnerCents. "
                    + "Ask an administrator to set it, with its source."
            ),
            (
                .incompleteReferral, ["motivation", "icf.scores.b1261"], .fr,
                "La demande est incomplète et ne peut pas encore faire l'objet d'une décision. "
                    + "Complétez : motivation, icf.scores.b1261."
            ),
            (
                .wrongTrajectoryState, ["closed", "inExecution"], .nl,
                "In zijn huidige status (closed) laat het traject deze stap niet toe (inExecution). "
                    + "Kies een stap die nu wel kan."
            ),
            (
                .circularOrder, ["a1", "a2", "a1"], .de,
                "Diese Aktionen warten im Kreis aufeinander: a1, a2, a1. Entfernen Sie einen der Verweise in after."
            ),
            (
                .overlappingPeriod, ["2026-03-01"], .en,
                "This period overlaps another, which begins on 2026-03-01. Correct the dates."
            ),
        ] as [(Reason, [String], LocalizedText.Language, String)])
    func wording(reason: Reason, arguments: [String], language: LocalizedText.Language, text: String) {
        #expect(reason.text(arguments)[language] == text)
    }

    @Test(
        "what was sent twice or which provider was meant is not repeated",
        arguments: [Reason.duplicateEntry, .providerDiffers])
    func keepsBack(reason: Reason) {
        for language in Self.languages {
            #expect(!reason.text(["CGG Noord"])[language].contains("CGG Noord"))
        }
    }

    private static func places(in template: String) -> [String] {
        template.matches(of: /\{[^}]*\}/).map { String($0.output) }
    }
}
