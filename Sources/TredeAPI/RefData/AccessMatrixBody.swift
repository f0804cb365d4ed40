internal import JSON
internal import TredeDomain

/// The access matrix in JSON.
enum AccessMatrixBody {
    static func bytes(base: String) -> [UInt8] {
        JSONWriter.object(byteCapacity: 1 << 16) { object in
            object.member("href", "\(base)/refData/accessMatrix")
            object.array("operations") { array in
                for row in AccessMatrix.rows { array.object { write(row, into: &$0) } }
            }
            object.array("grants") { array in
                for grant in AccessMatrix.grants { array.object { write(grant, into: &$0) } }
            }
            writeSights(into: &object)
            writeCodes(into: &object)
        }
    }

    private static func write(_ row: AccessRow, into object: inout JSONObjectWriter) {
        object.member("operation", row.operation.rawValue)
        object.member("access", row.accessCode)
        if let roles = row.roles {
            object.array("roles", strings: Role.allCases.filter(roles.contains).map(\.rawValue))
        }
        if case .files(let relations) = row.reach {
            object.array("relations", strings: codes(relations))
            object.array("relationsAfterEnd", strings: codes(relations.filter { row.admits($0, afterAftercare: true) }))
        }
        object.member("changes", row.isChange)
        object.array("shows", strings: row.shows.sorted().map(\.rawValue))
        object.array("takes", strings: row.takes.sorted().map(\.rawValue))
    }

    private static func write(_ grant: AccessGrant, into object: inout JSONObjectWriter) {
        object.array("contents", strings: grant.contents.sorted().map(\.rawValue))
        object.array("relations", strings: codes(grant.relations))
        object.array("phases", strings: FilePhase.allCases.filter(grant.phases.contains).map(\.rawValue))
        object.member("reason", grant.reason)
    }

    private static func writeSights(into object: inout JSONObjectWriter) {
        object.array("trajectorySights") { array in
            for sight in AccessMatrix.trajectorySights {
                array.object { item in
                    item.member("relation", code: sight.relation)
                    item.member("view", code: sight.view)
                    item.member("name", sight.name)
                    item.member("confidential", sight.confidential)
                    item.member("decisions", sight.decisions)
                }
            }
        }
        object.array("referralSights") { array in
            for sight in AccessMatrix.referralSights {
                array.object { item in
                    item.member("relation", code: sight.relation)
                    item.member("undecided", code: sight.undecided)
                    item.member("decided", code: sight.decided)
                }
            }
        }
    }

    private static func writeCodes(into object: inout JSONObjectWriter) {
        object.array("contents") { array in
            for content in FileContent.allCases {
                array.object { item in
                    item.member("code", code: content)
                    item.member("compartment", code: content.compartment)
                    item.member("title", localized: content.label)
                }
            }
        }
        object.array("relations") { array in
            for relation in FileRelation.allCases {
                array.object { item in
                    item.member("code", code: relation)
                    item.member("title", localized: relation.label)
                }
            }
        }
        object.array("phases") { array in
            for phase in FilePhase.allCases {
                array.object { item in
                    item.member("code", code: phase)
                    item.member("title", localized: phase.label)
                }
            }
        }
    }

    private static func codes(_ relations: Set<FileRelation>) -> [String] {
        FileRelation.allCases.filter(relations.contains).map(\.rawValue)
    }
}

extension AccessRow {
    /// By what a caller is admitted, in one word.
    var accessCode: String {
        switch reach {
        case .open: "open"
        case .anyClient: "anyClient"
        case .roles: "roles"
        case .files: "files"
        }
    }
}
