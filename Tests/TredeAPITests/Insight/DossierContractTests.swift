import JSON
import Testing
import Trede
import TredeDomain

@testable import TredeAPI

/// The Dutch of the dossier, held against everything that the contract says may stand in one.
@Suite("The words of the dossier and the contract")
struct DossierContractTests {
    /// What the contract says of one member.
    private struct Leaf {
        let name: String
        let holder: String
        let kind: DossierKind
        /// Its codes, where the contract lists them.
        let codes: [String]
    }

    /// Schemas of codes that the contract does not list, since they are reference data or may grow.
    private static let codeSchemas: Set = [
        "Code", "MeasureCode", "IcfFactorCode", "ActionTypeCode", "AdviceCode", "DeadlineCode",
    ]

    private var names: Set<String> = []
    private var leaves: [Leaf] = []

    init() throws {
        let document = try JSONDocument(parsing: ContractDocument.json, limits: .init(tokensMax: 1_000_000))
        let schemas = try #require(document.root["components"]?["schemas"])
        let dossier = try #require(schemas["Dossier"])
        walk(dossier, called: "Dossier", at: "", in: "", schemas)
    }

    private mutating func walk(
        _ schema: JSONValue, called given: String?, at name: String, in holder: String, _ schemas: JSONValue
    ) {
        var (schema, called) = (schema, given)
        while let reference = schema["$ref"]?.string?.split(separator: "/").last.map(String.init) {
            guard let next = schemas[reference] else { return }
            (schema, called) = (next, reference)
        }
        for word in ["allOf", "oneOf", "anyOf"] {
            for part in schema[word]?.elements ?? [] { walk(part, called: nil, at: name, in: holder, schemas) }
        }
        for member in schema["properties"]?.members ?? [] where !DossierWords.technical.contains(member.name) {
            names.insert(member.name)
            walk(member.value, called: nil, at: member.name, in: name, schemas)
        }
        if let items = schema["items"] { return walk(items, called: nil, at: name, in: holder, schemas) }
        guard schema["type"]?.string == "string" else { return }
        let codes = schema["enum"]?.elements.compactMap(\.string) ?? []
        let isCode = !codes.isEmpty || called.map(Self.codeSchemas.contains) == true
        let kind: DossierKind =
            switch schema["format"]?.string {
            case "date": .day
            case "date-time": .instant
            case "uuid": .code
            default: isCode ? .code : .text
            }
        leaves.append(Leaf(name: name, holder: holder, kind: kind, codes: codes))
    }

    @Test("V-3: every member that a dossier may have has a Dutch name")
    func members() {
        #expect(names.count > 200)
        for name in names.sorted() { #expect(DossierWords.label(name) != nil, "\(name) has no Dutch name") }
    }

    @Test("V-3: every code that a dossier may have has Dutch words")
    func codes() throws {
        let listed = Set(leaves.flatMap(\.codes))
        #expect(listed.count > 100)
        var others = TrajectoryEventKind.allCases.map(\.rawValue) + ReferralSignal.allCases.map(\.rawValue)
        others += Team.Warning.allCases.map(\.rawValue) + ["gap"]
        others += IcfFactor.Component.allCases.map(\.rawValue) + IcfFactor.Domain.allCases.map(\.rawValue)
        for code in listed.union(others).sorted() {
            #expect(DossierWords.words(ofCode: code) != nil, "\(code) has no Dutch words")
        }
    }

    @Test("V-3: what the contract says is a day, a moment or a code is read as such, and all else as it was written")
    func kinds() {
        #expect(leaves.count > 200)
        for leaf in leaves {
            #expect(DossierKind.of(leaf.name, in: leaf.holder) == leaf.kind, "\(leaf.holder).\(leaf.name)")
        }
    }

    @Test("V-3: the page shows what people wrote as they wrote it, whatever word or day that is")
    func asWritten() throws {
        let document = """
            {"madeAt":"2020-07-01T10:05:00.000Z",
            "referral":{"externalId":"2018-07-01","jobGoal":"home","participant":{"gender":"x"}},
            "sessions":[{"note":"no","place":"home","heldOn":"2018-07-01"}],
            "suspensions":[{"reason":"illness"}],"events":[{"reason":"illness"}],
            "orders":[{"endedOn":"2019-02-01","ending":{"reason":"enteredInError"}}],"names":[]}
            """
        let page = String(decoding: try DossierPage.html(of: Array(document.utf8), title: "T"), as: UTF8.self)
        for text in [
            "<dd>2018-07-01</dd>", "<dd>home</dd>", "<dd>X</dd>", "<td>no</td><td>thuis</td><td>1/7/2018</td>",
            "<td>ziekte</td>", "<td>illness</td>", "<dt>Staat niet meer vanaf</dt><dd>1/2/2019</dd>",
            "<dd>bij vergissing genoteerd</dd>",
        ] {
            #expect(page.contains(text), "\(text)\n\(page)")
        }
    }
}
