internal import JSON
internal import Trede
internal import TredeDomain

/// A digest of each event of a history, by which a later import knows what it has (H-4).
///
/// The end of a period is left out: it may become known later without making the history another one. Once it was
/// told, it is compared by itself.
enum HistoryDigests {
    static func digests(of line: [UInt8]) throws -> [Digest] {
        let document = try JSONDocument(parsing: line)
        return (document.root["events"]?.elements ?? []).map(digest)
    }

    private static func digest(_ event: JSONValue) -> Digest {
        let members = event.members.filter { $0.name != "until" }.sorted { $0.name < $1.name }
        var bytes: [UInt8] = []
        for member in members {
            bytes.append(contentsOf: Array(member.name.utf8))
            bytes.append(0)
            bytes.append(contentsOf: canonical(member.value))
            bytes.append(0)
        }
        return Digest.sha256(bytes)
    }

    /// The value as it would stand in the canonical form of a document of its own.
    private static func canonical(_ value: JSONValue) -> [UInt8] {
        let document = try? JSONDocument(parsing: Array(value.bytes))
        return document?.canonicalBytes() ?? Array(value.bytes)
    }
}
