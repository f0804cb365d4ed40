internal import JSON
internal import Trede
internal import TredeDomain

/// The document that the parts of a dossier make together, with the names behind what they name.
struct DossierDocument {
    let services: Services
    let regime: String

    /// The whole document; `head` says of what it is.
    func bytes(
        _ parts: [ApplicationBody.Part], in transaction: borrowing ReadTransaction,
        head: (inout JSONObjectWriter) -> Void
    ) throws -> [UInt8] {
        let names = try names(in: parts.map(\.1), transaction)
        return JSONWriter.object { document in
            head(&document)
            document.member("madeAt", services.storage.now.description)
            for (name, bytes) in parts { document.member(named: name, rawJSON: bytes) }
            document.array("names") { array in
                for (id, name) in names {
                    array.object {
                        $0.member("id", id)
                        $0.member("name", name)
                    }
                }
            }
        }
    }

    /// Every item of a list that is read page by page.
    static func all<Item>(_ page: (PageRequest) throws -> Page<Item>) throws -> [Item] {
        var items: [Item] = []
        var request = PageRequest(size: PageRequest.sizes.upperBound, after: nil)
        while true {
            let found = try page(request)
            items += found.items
            guard let next = found.next else { return items }
            request = PageRequest(size: PageRequest.sizes.upperBound, after: next)
        }
    }

    /// A JSON array of documents.
    static func list(_ documents: [[UInt8]]) -> [UInt8] {
        Array("[".utf8) + documents.joined(separator: Array(",".utf8)) + Array("]".utf8)
    }

    /// The names behind the identifiers of professionals and organisations in the parts, and behind the codes of the
    /// regime.
    private func names(
        in parts: [[UInt8]], _ transaction: borrowing ReadTransaction
    ) throws -> [(id: String, name: String)] {
        var (persons, organisations): (Set<String>, Set<String>) = ([], [])
        for part in parts {
            let document = try JSONDocument(parsing: part, limits: DossierPage.limits)
            DossierDocument.gather(document.root, &persons, &organisations)
        }
        let regime = try services.regimes.find(regime)
        let codes =
            regime.actionTypes.map { (id: $0.code, name: $0.label[.nl]) }
            + regime.adviceCodes.map { (id: $0.code, name: $0.label[.nl]) }
        return try services.insight.names(
            ofProfessionals: persons.sorted().compactMap { ID($0) },
            organisations: organisations.sorted().compactMap { ID($0) }, in: transaction) + codes
    }

    private static func gather(_ value: JSONValue, _ persons: inout Set<String>, _ organisations: inout Set<String>) {
        for element in value.elements { gather(element, &persons, &organisations) }
        for member in value.members {
            switch (member.name, member.value.string) {
            case ("professionalId", let id?), ("decidedBy", let id?), ("screenerId", let id?): persons.insert(id)
            case ("organisationId", let id?): organisations.insert(id)
            default: gather(member.value, &persons, &organisations)
            }
        }
    }
}
