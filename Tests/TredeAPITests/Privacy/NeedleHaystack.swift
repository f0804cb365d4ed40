import HTTPServer
import TredeDomain

/// A needle that was found in an answer.
struct NeedleFind: Hashable {
    let kind: NeedleKind
    /// What stood there.
    let word: String
    /// The file it was planted in; nil for a code, which may be of any.
    let file: String?
}

/// Every needle of the world, to be found again in answers.
struct NeedleHaystack {
    private var planted: [String: [NeedleFind]] = [:]
    private var codes: [String: [NeedleFind]] = [:]

    init(_ world: NeedleWorld) {
        let kinds = Dictionary(
            uniqueKeysWithValues: NeedleTable.all.flatMap { table in
                table.secrets.map { ("\(table.name).\($0.column)", $0.kind) }
            })
        for file in world.files {
            for (column, values) in file.planted {
                guard let kind = kinds[column] else { preconditionFailure("\(column) is planted but not told of") }
                for value in values { add(NeedleFind(kind: kind, word: value, file: file.key)) }
            }
            for note in file.withheldNotes { add(NeedleFind(kind: .note, word: note, file: file.key)) }
            for (name, ids) in file.ids where name != "deadlineCode" {
                let kind: NeedleKind = name == "withholdingId" ? .mark : .existence
                for id in ids {
                    add(NeedleFind(kind: kind, word: id, file: file.key))
                    add(NeedleFind(kind: kind, word: id.filter { $0 != "-" }, file: file.key))
                }
            }
        }
        for parties in world.parties {
            for word in parties.careNeedles { add(NeedleFind(kind: .careProvider, word: word, file: nil)) }
        }
        for table in NeedleTable.all {
            for code in table.codes {
                codes[code.word, default: []].append(NeedleFind(kind: code.kind, word: code.word, file: nil))
            }
        }
    }

    private mutating func add(_ find: NeedleFind) {
        if planted[find.word]?.contains(find) != true { planted[find.word, default: []].append(find) }
    }

    /// What stands in an answer that the request did not say itself, by the word that stood there; codes only where
    /// something about persons is shown.
    func finds(in answer: Response, to call: NeedleCall) -> [String: [NeedleFind]] {
        let asked = call.path + (call.body ?? "")
        var found: [String: [NeedleFind]] = [:]
        // What was just made from a body alone is the caller's own, codes and all.
        let isOwn = answer.status == 201 && call.operation.pathParameters.isEmpty
        let isShown = (200..<300).contains(answer.status) && !call.operation.isDirectory && !isOwn
        var words = Self.words(of: answer.body)
        for field in answer.fields where field.name != "BelGov-Trace-Id" {
            words.formUnion(Self.words(of: Array(field.value.utf8)))
        }
        for word in words where !asked.contains(word) {
            var finds = planted[word] ?? []
            if isShown { finds += codes[word] ?? [] }
            if !finds.isEmpty { found[word] = finds }
        }
        return found
    }

    /// What stands in a line of the log.
    func finds(inLine line: String) -> [NeedleFind] {
        Self.words(of: Array(line.utf8)).flatMap { planted[$0] ?? [] }
    }

    /// The words of a text: what stands between anything but letters, digits and `-`, `@`, `.`, `+`, `_`.
    private static func words(of bytes: [UInt8]) -> Set<String> {
        var words: Set<String> = []
        var start = 0
        for index in 0...bytes.count {
            guard index == bytes.count || !inWord[Int(bytes[index])] else { continue }
            if index - start > 3 {
                var end = index
                while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
                words.insert(String(decoding: bytes[start..<end], as: UTF8.self))
            }
            start = index + 1
        }
        return words
    }

    private static let inWord: [Bool] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "."),
            UInt8(ascii: "+"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
