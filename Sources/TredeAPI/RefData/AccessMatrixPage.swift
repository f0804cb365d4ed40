internal import TredeDomain

/// The access matrix as a page to read, docs/ACCESS.md.
package enum AccessMatrixPage {
    /// The page in Markdown.
    package static var markdown: String {
        """
        # Who may do and see what

        Made of the table in `Sources/TredeDomain/Access` that the program itself asks; do not change it here:
        `trede access > docs/ACCESS.md`. The same is at `GET /refData/accessMatrix`. What stands in no row is refused.
        The needle crawl of `Tests/TredeAPITests/Privacy` calls every operation as everybody, on files in every phase,
        and fails when an answer holds what these tables do not allow.

        ## How somebody stands to a file

        | relation | in Dutch | means | roles |
        |---|---|---|---|
        \(lines(FileRelation.allCases) { "\($0.rawValue) | \($0.label[.nl]) | \($0.label[.en]) | \(roles($0.roles))" })

        Case managers, backups, lead partner and providers lose the file when after-care has ended (V-2): they are then
        told no more than that it was there.

        ## How far a file is

        | phase | in Dutch | means |
        |---|---|---|
        \(lines(FilePhase.allCases) { "\($0.rawValue) | \($0.label[.nl]) | \($0.label[.en])" })

        ## What a file holds

        | content | compartment | in Dutch | means |
        |---|---|---|---|
        \(lines(FileContent.allCases) {
            "\($0.rawValue) | \($0.compartment.rawValue) | \($0.label[.nl]) | \($0.label[.en])"
        })

        ## Who may find what, in which phase

        One cell for each content and relation: the phases in which it may be found in an answer, `all` for every one.

        \(grants)

        Why, row by row:

        | contents | relations | phases | because |
        |---|---|---|---|
        \(lines(AccessMatrix.grants) { grant in
            "\(contents(grant.contents)) | \(relations(grant.relations)) | \(phases(grant.phases)) | \(grant.reason)"
        })

        ## Who gets which document of a trajectory

        | relation | document | name | confidential parts | reasons of decisions on its course |
        |---|---|---|---|---|
        \(lines(AccessMatrix.trajectorySights) { sight in
            "\(sight.relation.rawValue) | \(sight.view.rawValue) | \(yes(sight.name)) | \(yes(sight.confidential)) "
                + "| \(yes(sight.decisions))"
        })

        ## Who gets how much of a referral

        | relation | until it is decided or taken back | afterwards |
        |---|---|---|
        \(lines(AccessMatrix.referralSights) {
            "\($0.relation.rawValue) | \($0.undecided.rawValue) | \($0.decided.rawValue)"
        })

        The screener has it in full again while an appeal against the decision waits. The participant has in full what was
        decided on and is for certain about the participant; who comes in by a number alone, without name and date of
        birth, does not know of a referral that was not admitted, or that states another identity.

        ## Who may call which operation

        Of what an operation can show, a caller gets what the tables above allow. Under "as", who stands to the file in
        one of these ways; `+` marks who may still call it once after-care has ended. A client may have less than its
        role, by its scopes.

        | operation | does | roles | as | can show | takes |
        |---|---|---|---|---|---|
        \(lines(AccessMatrix.rows, operation))

        """
    }

    private static func lines<Row>(_ rows: [Row], _ text: (Row) -> String) -> String {
        rows.map { "| \(text($0)) |" }.joined(separator: "\n")
    }

    private static var grants: String {
        let relations = FileRelation.allCases.filter { $0 != .stranger }
        let head = "| content | " + relations.map(\.rawValue).joined(separator: " | ") + " |"
        let rule = "|---|" + relations.map { _ in "---|" }.joined()
        let rows = FileContent.allCases.map { content in
            let cells = relations.map { relation in
                phases(Set(FilePhase.allCases.filter { AccessMatrix.allows(content, relation, $0) }))
            }
            return "| \(content.rawValue) | " + cells.joined(separator: " | ") + " |"
        }
        return ([head, rule] + rows).joined(separator: "\n")
    }

    private static func operation(_ row: AccessRow) -> String {
        let who =
            switch row.reach {
            case .open: "anybody | "
            case .anyClient: "every client | "
            case .roles(let allowed): "\(roles(allowed)) | "
            case .files(let allowed):
                "\(roles(row.roles ?? [])) | "
                    + FileRelation.allCases.filter(allowed.contains).map { relation in
                        relation.rawValue + (row.afterEnd.contains(relation) ? "+" : "")
                    }.joined(separator: ", ")
            }
        return "\(row.operation.rawValue) | \(row.isChange ? "changes" : "looks") | \(who) | \(contents(row.shows)) "
            + "| \(contents(row.takes))"
    }

    private static func roles(_ roles: Set<Role>) -> String {
        Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ", ")
    }

    private static func relations(_ relations: Set<FileRelation>) -> String {
        FileRelation.allCases.filter(relations.contains).map(\.rawValue).joined(separator: ", ")
    }

    private static func phases(_ phases: Set<FilePhase>) -> String {
        guard phases.count < FilePhase.allCases.count else { return "all" }
        return FilePhase.allCases.filter(phases.contains).map(\.rawValue).joined(separator: ", ")
    }

    private static func contents(_ contents: Set<FileContent>) -> String {
        guard contents.count < FileContent.allCases.count else { return "everything" }
        return contents.sorted().map(\.rawValue).joined(separator: ", ")
    }

    private static func yes(_ isTrue: Bool) -> String { isTrue ? "yes" : "no" }
}
