internal import JSON
internal import TredeDomain

/// A document about a person as a page to be read, in Dutch: headings, tables with captions, lists, no script and no
/// style, so that every browser and every screen reader can read it.
struct DossierPage {
    /// A whole file is larger than what anybody may send.
    static let limits = JSONLimits(documentBytesMax: 256 << 20, tokensMax: 10_000_000)

    /// The deepest heading there is.
    private static let headingMax = 6

    private var text = ""
    /// The names behind identifiers.
    private let names: [String: String]

    /// Writes the page of a document.
    ///
    /// - Throws: `fault` when the document is none.
    static func html(of document: [UInt8], title: String) throws -> [UInt8] {
        let root = try JSONDocument(parsing: document, limits: limits).root
        var page = DossierPage(names: names(in: root))
        page.text += """
            <!DOCTYPE html>
            <html lang="nl">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title></head>
            <body>
            <main>
            <h1>\(title)</h1>

            """
        page.write(root: root)
        page.text += "</main>\n</body>\n</html>\n"
        return Array(page.text.utf8)
    }

    private static func names(in root: JSONValue) -> [String: String] {
        let pairs = (root["names"]?.elements ?? []).compactMap { element -> (String, String)? in
            guard let id = element["id"]?.string, let name = element["name"]?.string else { return nil }
            return (id, name)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private mutating func write(root: JSONValue) {
        let members = root.members.filter { !DossierWords.technical.contains($0.name) }
        let facts = members.filter { DossierPage.isSimple($0.value) }
        if root["madeAt"] != nil { text += "<p>\(DossierWords.introduction)</p>\n" }
        list(facts, in: "")
        let parts = members.filter { !DossierPage.isSimple($0.value) && !DossierPage.isEmpty($0.value) }
        if root["madeAt"] != nil { navigation(parts) }
        for part in parts { section(part.name, part.value, level: 2) }
    }

    /// Links to the parts, for who does not want to hear all of them.
    private mutating func navigation(_ parts: [JSONValue.Member]) {
        text += "<nav aria-label=\"Inhoud\">\n<ul>\n"
        for part in parts {
            text += "<li><a href=\"#\(part.name)\">\(DossierPage.escaped(DossierPage.label(part.name)))</a></li>\n"
        }
        text += "</ul>\n</nav>\n"
    }

    private mutating func section(_ name: String, _ value: JSONValue, level: Int) {
        let heading = min(level, DossierPage.headingMax)
        let anchor = level == 2 ? " id=\"\(name)\"" : ""
        text += "<section>\n<h\(heading)\(anchor)>\(DossierPage.escaped(DossierPage.label(name)))</h\(heading)>\n"
        write(value, named: name, level: level)
        text += "</section>\n"
    }

    private mutating func write(_ value: JSONValue, named name: String, level: Int) {
        guard case .array(let elements) = value.kind else { return body(of: value, named: name, level: level) }
        if elements.allSatisfy({ !$0.members.isEmpty && DossierPage.isFlat($0) }) {
            table(elements, of: name)
        } else {
            for (index, element) in elements.enumerated() {
                let heading = min(level + 1, DossierPage.headingMax)
                text +=
                    "<article>\n<h\(heading)>\(DossierPage.escaped(DossierPage.label(name))) \(index + 1)</h\(heading)>\n"
                body(of: element, named: name, level: level + 1)
                text += "</article>\n"
            }
        }
    }

    private mutating func body(of value: JSONValue, named name: String, level: Int) {
        let members = value.members.filter { !DossierWords.technical.contains($0.name) }
        list(members.filter { DossierPage.isSimple($0.value) }, in: name)
        for member in members where !DossierPage.isSimple(member.value) && !DossierPage.isEmpty(member.value) {
            section(member.name, member.value, level: level + 1)
        }
    }

    /// What is simple in what `holder` holds, as a list of terms with what is said of them.
    private mutating func list(_ members: [JSONValue.Member], in holder: String) {
        guard !members.isEmpty else { return }
        text += "<dl>\n"
        for member in members {
            let label = DossierPage.label(member.name)
            let value = shown(member.value, as: member.name, in: holder)
            text += "<dt>\(DossierPage.escaped(label))</dt><dd>\(DossierPage.escaped(value))</dd>\n"
        }
        text += "</dl>\n"
    }

    private mutating func table(_ rows: [JSONValue], of name: String) {
        var columns: [String] = []
        for member in rows.flatMap(\.members) where !DossierWords.technical.contains(member.name) {
            if !columns.contains(member.name) { columns.append(member.name) }
        }
        text += "<table>\n<caption>\(DossierPage.escaped(DossierPage.label(name)))</caption>\n<thead><tr>"
        for column in columns { text += "<th scope=\"col\">\(DossierPage.escaped(DossierPage.label(column)))</th>" }
        text += "</tr></thead>\n<tbody>\n"
        for row in rows {
            text += "<tr>"
            for column in columns {
                text += "<td>\(DossierPage.escaped(row[column].map { shown($0, as: column, in: name) } ?? ""))</td>"
            }
            text += "</tr>\n"
        }
        text += "</tbody>\n</table>\n"
    }

    /// A simple value as it is read.
    private func shown(_ value: JSONValue, as name: String, in holder: String) -> String {
        switch value.kind {
        case .string(let text): shown(text, DossierKind.of(name, in: holder))
        case .bool(let isSo): isSo ? "ja" : "nee"
        case .integer(let number): name.hasSuffix("Cents") ? DossierPage.euros(number) : "\(number)"
        case .number(let text): text
        case .array(let elements): elements.map { shown($0, as: name, in: holder) }.joined(separator: ", ")
        case .null, .object: ""
        }
    }

    /// A text as it is read: days, moments, codes and identifiers in words, all else as it was written.
    private func shown(_ text: String, _ kind: DossierKind) -> String {
        switch kind {
        case .day: Day(text).map(DossierPage.date) ?? text
        case .instant: Instant(text: text).map(DossierPage.moment) ?? text
        case .code: names[text] ?? DossierWords.text(ofCode: text)
        case .text: text
        }
    }

    private static func moment(_ instant: Instant) -> String {
        let (day, minute) = instant.brusselsTime
        let (hour, minutes) = (minute / 60, minute % 60)
        return "\(date(day)) om \(hour).\(minutes < 10 ? "0" : "")\(minutes) uur"
    }

    private static func date(_ day: Day) -> String {
        let parts = day.parts
        return "\(parts.day)/\(parts.month)/\(parts.year)"
    }

    private static func euros(_ cents: Int) -> String {
        let (whole, rest) = (abs(cents) / 100, abs(cents) % 100)
        return "\(cents < 0 ? "-" : "")€ \(whole),\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func label(_ name: String) -> String { DossierWords.label(name) ?? name }

    /// Whether it is one value, or a row of them.
    private static func isSimple(_ value: JSONValue) -> Bool {
        switch value.kind {
        case .object: false
        case .array(let elements):
            elements.allSatisfy { $0.members.isEmpty && $0.elements.isEmpty } && !elements.isEmpty
        default: true
        }
    }

    private static func isEmpty(_ value: JSONValue) -> Bool { value.members.isEmpty && value.elements.isEmpty }

    /// Whether it holds simple values only, and so fits in a row of a table.
    private static func isFlat(_ value: JSONValue) -> Bool {
        value.members.allSatisfy { isSimple($0.value) || isEmpty($0.value) }
    }

    private static func escaped(_ text: String) -> String {
        // Most of a long file is words and codes in which nothing needs it.
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
            default: (0x20...0x7E).contains(byte)
            }
        }
        guard !isPlain else { return text }
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // What is no text is not shown: a page may not hold it (HTML, "Preprocessing the input stream").
            case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    private init(names: [String: String]) {
        self.names = names
    }
}
