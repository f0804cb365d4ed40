import Testing

@Suite("Documentation")
struct DocumentationTests {
    private static let declarations = [
        "package struct", "package final class", "package enum", "package protocol", "package func",
        "package static func",
        "package init", "package static let", "package var", "package static var", "package mutating func",
        "package convenience init", "package subscript", "package typealias",
    ]

    /// A name whose conformance documents it.
    private static let conformances = [
        "nilLiteral", "integerLiteral", "stringLiteral", "func handle(", "func refuse(", "== (", "< (", "func hash(",
        "var description", "func encode", "var rawValue",
    ]

    @Test("every package declaration says what it is")
    func comments() throws {
        for file in try SourceTree.files(below: "Sources") where file.target != "TredeTesting" {
            let lines = file.lines
            for (index, line) in lines.enumerated() where Self.isDeclaration(line) {
                #expect(Self.isDocumented(lines, index), "\(file.path):\(index + 1) \(line)")
            }
        }
    }

    private static func isDeclaration(_ line: Substring) -> Bool {
        let code = line.drop { $0 == " " }
        let bare = code.hasPrefix("@") ? code.drop { $0 != " " }.dropFirst() : code
        return declarations.contains { bare.hasPrefix($0) } && !conformances.contains { bare.contains($0) }
    }

    private static func isDocumented(_ lines: [Substring], _ index: Int) -> Bool {
        var above = index - 1
        while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
        return above >= 0 && lines[above].drop { $0 == " " }.hasPrefix("///")
    }
}
