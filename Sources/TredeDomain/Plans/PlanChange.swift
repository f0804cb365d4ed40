/// One difference between two versions of a plan, and whose signature it voids (P-7).
package struct PlanChange: Equatable, Sendable {
    /// What kind of thing was changed.
    package enum Class: String, CaseIterable, Sendable {
        case wording
        case contact
        case goal
        case action
        case duration
        case provider
        case money

        /// Whether signatures given before no longer hold: sharpening words or naming another contact does not void
        /// them (P-1).
        package var isMaterial: Bool { self != .wording && self != .contact }
    }

    /// Where, as `actions.A1.units`; only `actions.A1` where it was added or removed.
    package let path: String
    /// What kind of thing was changed.
    package let changes: Class
    /// What stood there before; nil when nothing did.
    package let before: String?
    /// What stands there now; nil when nothing does.
    package let after: String?
    /// Who is touched by it, and signs again when it is material.
    package let parties: Set<Role>

    /// Those who sign a plan (P-4).
    static let allParties: Set<Role> = [.caseManagerWork, .caseManagerCare, .participant]

    /// Whose signatures the changes void.
    package static func voidedSignatures(by changes: [PlanChange]) -> Set<Role> {
        changes.filter { $0.changes.isMaterial }.reduce(into: []) { $0.formUnion($1.parties) }
    }
}

extension PlanContent {
    /// Every difference from this version to a later one, part by part; the reason for changing is not one of them.
    package func changes(to later: PlanContent) -> [PlanChange] {
        PlanContent.changes("goals", goals, later.goals)
            + PlanContent.changes("actions", actions, later.actions)
            + PlanContent.changes("internships", internships, later.internships)
            + PlanContent.changes("structuralBarriers", structuralBarriers, later.structuralBarriers)
            + PlanContent.changes("aftercare", aftercare.map { [$0] } ?? [], later.aftercare.map { [$0] } ?? [])
    }

    private static func changes<Part: PlanPart>(_ list: String, _ before: [Part], _ after: [Part]) -> [PlanChange] {
        let removed = before.filter { part in !after.contains { $0.ref == part.ref } }.map { part in
            presence(of: part, in: list, before: part.ref, after: nil)
        }
        let others = after.flatMap { part in
            guard let earlier = before.first(where: { $0.ref == part.ref }) else {
                return [presence(of: part, in: list, before: nil, after: part.ref)]
            }
            return fieldChanges(path(list, part), earlier, part)
        }
        return removed + others + orderChange(list, before, after)
    }

    private static func path(_ list: String, _ part: some PlanPart) -> String {
        part.ref.isEmpty ? list : list + "." + part.ref
    }

    private static func presence(
        of part: some PlanPart, in list: String, before: String?, after: String?
    ) -> PlanChange {
        PlanChange(
            path: path(list, part), changes: part.presence, before: before, after: after, parties: part.parties)
    }

    private static func fieldChanges<Part: PlanPart>(_ path: String, _ before: Part, _ after: Part) -> [PlanChange] {
        zip(before.fields, after.fields).compactMap { old, new in
            guard old.value != new.value else { return nil }
            let isGoalText = new.changes == .wording && Part.self == PlanContent.Goal.self
            let isRewritten = isGoalText && !isSharpening(old.value, new.value)
            return PlanChange(
                path: path + "." + new.name, changes: isRewritten ? .goal : new.changes, before: old.value,
                after: new.value, parties: before.parties.union(after.parties))
        }
    }

    /// Whether a text still says what it said: at least half the words of the longer one stand in the other (P-1).
    ///
    /// What goes further is another goal, and is signed as one.
    private static func isSharpening(_ before: String?, _ after: String?) -> Bool {
        let (old, new) = (words(before), words(after))
        var left = Dictionary(old.map { ($0, 1) }, uniquingKeysWith: +)
        let kept = new.count { word in
            guard let count = left[word], count > 0 else { return false }
            left[word] = count - 1
            return true
        }
        return 2 * kept >= max(old.count, new.count)
    }

    private static func words(_ text: String?) -> [String] {
        (text ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// The order of what stands in both: that of actions and internships is agreed (P-1), that of goals is wording.
    private static func orderChange<Part: PlanPart>(_ list: String, _ before: [Part], _ after: [Part]) -> [PlanChange] {
        let (old, new) = (before.map(\.ref), after.map(\.ref))
        let (kept, keptLater) = (old.filter(new.contains), new.filter(old.contains))
        guard kept != keptLater, let part = after.first else { return [] }
        let agreed: PlanChange.Class = part.presence == .action ? .action : .wording
        return [
            PlanChange(
                path: list, changes: agreed, before: kept.joined(separator: ","),
                after: keptLater.joined(separator: ","), parties: PlanChange.allParties)
        ]
    }
}
