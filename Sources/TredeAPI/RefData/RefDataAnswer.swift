internal import JSON
internal import Trede
internal import TredeDomain

// What the operations on reference data share.
extension Answer {
    /// Answers with reference data, which everybody may keep for an hour; the ETag follows from the content.
    static func reference(_ body: [UInt8]) -> Answer {
        var answer = Answer.ok(body, version: contentVersion(body))
        answer.isVersionOfContent = true
        answer.cacheControl = "public, max-age=3600"
        answer.mayCompress = true
        return answer
    }

    /// Answers with reference data that an administrator may complete: to be kept, but asked for anew.
    static func referenceToRevalidate(_ body: [UInt8]) -> Answer {
        var answer = Answer.ok(body, version: contentVersion(body))
        answer.isVersionOfContent = true
        answer.cacheControl = "public, no-cache"
        answer.mayCompress = true
        return answer
    }

    /// A version of what has none: 62 bits of the content's digest, never 0.
    private static func contentVersion(_ body: [UInt8]) -> Int64 {
        let bits = Digest.sha256(body).bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bits >> 2 | 1)
    }
}

extension Call {
    /// A page of a list that stands in the program; a cursor is made of the code of the page's last item.
    ///
    /// - Throws: `invalid` for what is wrong with the query, or a cursor that no page ended at.
    func referencePage<Item>(
        _ items: [Item], at path: String, code: (Item) -> String,
        write: (Item, inout JSONObjectWriter) -> Void
    ) throws -> [UInt8] {
        var query = query()
        let request = query.page()
        try query.finish()
        let cursors = items.map { Array(Digest.sha256(code($0)).bytes.prefix(16)) }
        var start = 0
        if let after = request.after {
            guard let last = cursors.firstIndex(of: after.bytes) else { throw PageRequest.unknownCursor }
            start = last + 1
        }
        let found = Array(items.indices[start...].prefix(request.size + 1))
        let page = Page(found, request: request) { cursors[$0] }
        return self.page(page, request, at: path) { write(items[$0], &$1) }
    }
}

extension JSONObjectWriter {
    /// Writes a text in every language it has.
    mutating func member(_ name: StaticString, localized text: LocalizedText) {
        object(name) { object in
            for language in text.languages { object.member(named: language.rawValue, text[language]) }
        }
    }
}
