/// A row of who may find what in an answer: domain.md, chapter 12.
///
/// What no row allows is forbidden.
package struct AccessGrant: Sendable {
    /// What may be found.
    package let contents: Set<FileContent>
    /// By whom.
    package let relations: Set<FileRelation>
    /// In files that are how far.
    package let phases: Set<FilePhase>
    /// Whether each of them does find it in some answer, and not only may.
    package let isSeen: Bool
    /// The rules it rests on, and why.
    package let reason: String

    /// Whether it allows the content to somebody in a file that is so far.
    package func allows(_ content: FileContent, _ relation: FileRelation, _ phase: FilePhase) -> Bool {
        contents.contains(content) && relations.contains(relation) && phases.contains(phase)
    }

    static func sees(
        _ relations: Set<FileRelation>, _ contents: Set<FileContent>, _ phases: Set<FilePhase>, _ reason: String
    ) -> AccessGrant {
        AccessGrant(contents: contents, relations: relations, phases: phases, isSeen: true, reason: reason)
    }

    static func may(
        _ relations: Set<FileRelation>, _ contents: Set<FileContent>, _ phases: Set<FilePhase>, _ reason: String
    ) -> AccessGrant {
        AccessGrant(contents: contents, relations: relations, phases: phases, isSeen: false, reason: reason)
    }
}
