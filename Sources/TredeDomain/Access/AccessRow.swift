/// A row of who may call an operation, and what of a file it can show and take.
///
/// Of what it shows a caller gets what `AccessMatrix.grants` allows in that file's phase, and nothing else.
package struct AccessRow: Sendable {
    /// The operation.
    package let operation: ContractOperation
    /// Who may call it.
    package let reach: Reach
    /// Whether it changes something.
    package let isChange: Bool
    /// Who of those who worked in a file may still call it once after-care is over; it is closed to the others (V-2).
    package let afterEnd: Set<FileRelation>
    /// What of a file its answers can hold.
    package let shows: Set<FileContent>
    /// What of a file its requests can bring.
    package let takes: Set<FileContent>

    /// Who may call an operation.
    package enum Reach: Equatable, Sendable {
        /// Anybody, without a token.
        case open
        /// Every client with a token; it is about nobody's file.
        case anyClient
        /// Clients in these roles; what they reach is bound to themselves or their organisation, not to a file.
        case roles(Set<Role>)
        /// Who stands to the file in one of these ways; in a list, the files to which one does.
        case files(Set<FileRelation>)
    }

    /// The roles that may call it; nil when a role is not asked for.
    package var roles: Set<Role>? {
        switch reach {
        case .open, .anyClient: nil
        case .roles(let roles): roles
        case .files(let relations): relations.reduce(into: []) { $0.formUnion($1.roles) }
        }
    }

    /// Whether somebody who stands so to a file may call it on that file.
    package func admits(_ relation: FileRelation, afterAftercare: Bool = false) -> Bool {
        guard case .files(let relations) = reach else { return true }
        guard relations.contains(relation) else { return false }
        return !afterAftercare || !relation.endsWithAftercare || afterEnd.contains(relation)
    }

    /// Why somebody who stands so to a file is not admitted: for want of consent, where a case manager would be (V-4).
    package func refusal(of relation: FileRelation, afterAftercare: Bool = false) -> Failure {
        let isStandIn = relation == .backup || relation == .emergency
        return isStandIn && admits(.caseManager, afterAftercare: afterAftercare) ? .consentNeeded : .forbidden
    }

    static func looks(
        _ operation: ContractOperation, _ reach: Reach, afterEnd: Set<FileRelation> = [], shows: Set<FileContent> = []
    ) -> AccessRow {
        AccessRow(
            operation: operation, reach: reach, isChange: false, afterEnd: afterEnd, shows: shows, takes: [])
    }

    static func changes(
        _ operation: ContractOperation, _ reach: Reach, afterEnd: Set<FileRelation> = [],
        takes: Set<FileContent> = [], shows: Set<FileContent> = []
    ) -> AccessRow {
        AccessRow(operation: operation, reach: reach, isChange: true, afterEnd: afterEnd, shows: shows, takes: takes)
    }
}
