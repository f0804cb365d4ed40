internal import JSON

/// Feeds documents to the JSON reader.
///
/// What it reads can be written, by the canonical form and by the writer, and read again as the same.
struct JSONFuzzer {
    private static let limits = JSONLimits(documentBytesMax: 1_000, depthMax: 8, tokensMax: 100)
    private static let scalars = [
        "0", "-0", "7", "-12", "3.25", "-0.5e+3", "1E400", "9007199254740993", "-9223372036854775808",
        "18446744073709551616", "true", "false", "null", "\"\"", "\"a\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\\\\\\"\\/\\b\\f\\n\\r\\t\"", "\"\u{e9}\u{20ac}\u{1f600}\"", "\"\u{7f}\"", "01", "1.", ".5", "+1", "nul",
        "\"\t\"",
    ].map { Array($0.utf8) }
    private static let spaces = ["", "", "", " ", "\n", "\t\r\n", "\u{a0}"].map { Array($0.utf8) }

    func feed(_ generator: inout SeededGenerator) throws(Finding) {
        var bytes: [UInt8] = []
        append(&generator, depth: 0, to: &bytes)
        bytes = Damage.done(to: bytes, stepsMax: 3, &generator)
        let limits = generator.below(4) == 0 ? Self.limits : .standard
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes, limits: limits)
        } catch {
            guard (0...bytes.count).contains(error.byteOffset), error.line >= 1, error.column >= 1 else {
                throw Finding("the fault is outside of the document", bytes)
            }
            return
        }
        try check(document, bytes)
    }

    private func check(_ document: JSONDocument, _ bytes: [UInt8]) throws(Finding) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Finding("accepted though not UTF-8", bytes) }
        let canonical = document.canonicalBytes()
        guard let again = try? JSONDocument(parsing: canonical), again.canonicalBytes() == canonical else {
            throw Finding("the canonical form is not its own", bytes)
        }
        let written = JSONWriter.array { RewrittenJSON.write(document.root, to: &$0) }
        guard let read = try? JSONDocument(parsing: written, limits: JSONLimits(depthMax: 40)),
            read.root[0] == document.root
        else { throw Finding("what was written is read as another value", bytes) }
    }

    private func append(_ generator: inout SeededGenerator, depth: Int, to bytes: inout [UInt8]) {
        bytes += generator.pick(Self.spaces)
        switch depth > 5 ? 0 : generator.below(4) {
        case 0, 1: bytes += generator.pick(Self.scalars)
        case 2:
            appendList(&generator, between: "[]", to: &bytes) { generator, bytes in
                append(&generator, depth: depth + 1, to: &bytes)
            }
        default:
            appendList(&generator, between: "{}", to: &bytes) { generator, bytes in
                bytes += Array("\"\(generator.below(12))\"".utf8) + generator.pick(Self.spaces) + [UInt8(ascii: ":")]
                append(&generator, depth: depth + 1, to: &bytes)
            }
        }
        bytes += generator.pick(Self.spaces)
    }

    private func appendList(
        _ generator: inout SeededGenerator, between brackets: String, to bytes: inout [UInt8],
        _ element: (inout SeededGenerator, inout [UInt8]) -> Void
    ) {
        bytes += brackets.utf8.prefix(1)
        for index in 0..<generator.below(5) {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            element(&generator, &bytes)
        }
        bytes += brackets.utf8.suffix(1)
    }
}
