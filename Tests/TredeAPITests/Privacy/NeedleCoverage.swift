import TredeDomain

/// Whether a crawl called everything that the matrix speaks of: every role, as everybody it can stand to a file, in
/// every phase.
struct NeedleCoverage {
    private let operations: [NeedleOperation]
    private let cells: Set<NeedleCrawl.Cell>
    private let files: [NeedleFile]

    init(of crawl: NeedleCrawl, reading: Bool) {
        operations = crawl.operations.filter { $0.isRead == reading }
        cells = Set(crawl.matrix.keys)
        files = crawl.files
    }

    /// How nobody can stand to a file in some phases, and why.
    static let impossible: [(relations: Set<NeedleRelation>, phases: Set<NeedlePhase>, reason: String)] = [
        (
            [.caseManager, .backup, .emergency, .workProvider, .careProvider], [.intake, .refused],
            "a team is appointed to a trajectory, and only an admission makes one"
        ),
        ([.leadPartner], [.intake, .refused], "a network gets a file by its admission"),
        (
            [.counsellor, .controller], [.intake, .refused],
            "V-2: mediation and control are about trajectories; to a referral that is none they are strangers"
        ),
    ]

    private static func canBe(_ relation: NeedleRelation, _ phase: NeedlePhase) -> Bool {
        !impossible.contains { $0.relations.contains(relation) && $0.phases.contains(phase) }
    }

    /// What was not called, one sentence each.
    var missing: [String] { (missingCells + missingRows).sorted() }

    /// Those that some row lets in.
    private var relations: Set<NeedleRelation> {
        operations.compactMap { ContractOperation(rawValue: $0.id) }.reduce(into: []) { relations, id in
            guard case .files(let some) = AccessMatrix.row(of: id).reach else { return }
            relations.formUnion(some)
        }
    }

    /// Of every role and relation in every phase at least one call.
    private var missingCells: [String] {
        let called = Set(cells.map { [$0.role, $0.relation, $0.phase] })
        return relations.flatMap { relation in
            relation.roles.flatMap { role in
                NeedlePhase.allCases.filter { Self.canBe(relation, $0) }.compactMap { phase -> String? in
                    let isCalled = called.contains([role.rawValue, relation.rawValue, phase.rawValue])
                    return isCalled ? nil : "nothing was called as \(role), \(relation) of a file in \(phase)"
                }
            }
        }
    }

    /// Of every row each role it names, and each relation in every phase in which there is something to call it on.
    private var missingRows: [String] {
        operations.flatMap { operation -> [String] in
            guard let id = ContractOperation(rawValue: operation.id) else { return ["\(operation.id) is in no row"] }
            switch AccessMatrix.row(of: id).reach {
            case .open, .anyClient: return missing(operation, Set(Role.allCases))
            case .roles(let roles): return missing(operation, roles)
            case .files(let relations):
                return relations.flatMap { missing(operation, $0) }
            }
        }
    }

    private func missing(_ operation: NeedleOperation, _ roles: Set<Role>) -> [String] {
        let called = Set(cells.filter { $0.operation == operation.id }.map(\.role))
        return roles.filter { !called.contains($0.rawValue) }.map { "\(operation.id) was not called as \($0)" }
    }

    private func missing(_ operation: NeedleOperation, _ relation: NeedleRelation) -> [String] {
        let gaps = missing(operation, relation.roles)
        guard !operation.pathParameters.isEmpty else { return gaps }
        let called = cells.filter { $0.operation == operation.id && $0.relation == relation.rawValue }
        let phases = phases(of: operation).filter { Self.canBe(relation, $0) }
        guard Self.wholeFiles.contains(operation.pathParameters) else {
            // A part that only some files have: of each phase some who stand so to it, in one role or the other.
            let met = Set(called.map(\.phase))
            return gaps
                + phases.filter { !met.contains($0.rawValue) }.map {
                    "\(operation.id) was not called as \(relation) of a file in \($0)"
                }
        }
        return relation.roles.reduce(into: gaps) { gaps, role in
            let met = Set(called.filter { $0.role == role.rawValue }.map(\.phase))
            for phase in phases where !met.contains(phase.rawValue) {
                gaps.append("\(operation.id) was not called as \(role), \(relation) of a file in \(phase)")
            }
        }
    }

    /// What every file of its kind has, and so everybody is called on.
    private static let wholeFiles: [[String]] = [["referralId"], ["trajectoryId"]]

    /// In which phases there is something at the path of an operation: those of the files that have it.
    private func phases(of operation: NeedleOperation) -> Set<NeedlePhase> {
        let ofFiles = operation.pathParameters.filter { name in files.contains { $0.ids[name] != nil } }
        return Set(files.filter { file in ofFiles.allSatisfy { file.ids[$0] != nil } }.map(\.phase))
    }

    /// Of the grants under which something may be found but need not be, those of which nobody was called.
    static func uncalled(in crawl: NeedleCrawl) -> [String] {
        let called = Set(crawl.matrix.keys.map { [$0.relation, $0.phase] })
        return AccessMatrix.grants.filter { !$0.isSeen }.flatMap { grant in
            grant.relations.flatMap { relation in
                grant.phases.filter { canBe(relation, $0) && !called.contains([relation.rawValue, $0.rawValue]) }.map {
                    "\(relation) of a file in \($0) was never called: \(grant.reason)"
                }
            }
        }
    }
}
