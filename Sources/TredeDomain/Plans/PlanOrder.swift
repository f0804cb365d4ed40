/// The order in which the actions of a plan follow each other (P-3).
package enum PlanOrder {
    /// A stretch without action that is longer than the regime holds short; a signal, no refusal.
    package struct Gap: Equatable, Sendable {
        /// The action that ends last before it.
        package let afterRef: String
        /// The action that begins first after it.
        package let beforeRef: String
        /// How many days lie between the one's last and the other's first day.
        package let days: Int
    }

    /// The gaps between actions that have a period, from the first on.
    package static func gaps(in content: PlanContent, regime: Regime) -> [Gap] {
        let dated = content.actions.compactMap { action -> (ref: String, from: Day, until: Day)? in
            guard let from = action.from, let until = action.until else { return nil }
            return (action.ref, from, until)
        }.sorted { ($0.from, $0.until, $0.ref) < ($1.from, $1.until, $1.ref) }
        guard var latest = dated.first else { return [] }
        var gaps: [Gap] = []
        for action in dated.dropFirst() {
            let days = latest.until.days(to: action.from)
            if days > regime.terms.actionGapDaysMax {
                gaps.append(Gap(afterRef: latest.ref, beforeRef: action.ref, days: days))
            }
            if action.until > latest.until { latest = action }
        }
        return gaps
    }

    /// One violation per circle of "must come before", naming its actions in order, the first one again at the end.
    static func circleViolations(_ actions: [PlanContent.Action]) -> [Violation] {
        var search = CircleSearch(actions: actions)
        return search.circles().map { circle in
            let index = actions.firstIndex { $0.ref == circle.first } ?? 0
            let arguments = circle + circle.prefix(1)
            return Violation("actions[\(index)].after", .circularOrder, rule: .p3, arguments: Array(arguments))
        }
    }
}

/// Walks back from each action to what must come before it; an action met again on the same walk closes a circle.
///
/// The walk keeps its own stack, because a plan may chain more actions than the thread's stack would bear.
private struct CircleSearch {
    private let before: [String: [String]]
    private let refs: [String]
    private var finished: Set<String> = []

    init(actions: [PlanContent.Action]) {
        refs = actions.map(\.ref)
        before = Dictionary(actions.map { ($0.ref, $0.after) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func circles() -> [[String]] {
        refs.flatMap { walk(from: $0) }
    }

    private mutating func walk(from start: String) -> [[String]] {
        guard !finished.contains(start) else { return [] }
        var circles: [[String]] = []
        var path: [(ref: String, rest: ArraySlice<String>)] = [(start, (before[start] ?? [])[...])]
        var onPath: [String: Int] = [start: 0]
        while let last = path.indices.last {
            guard let next = path[last].rest.popFirst() else {
                finished.insert(path[last].ref)
                onPath[path.removeLast().ref] = nil
                continue
            }
            if let position = onPath[next] {
                circles.append(path[position...].map(\.ref))
            } else if !finished.contains(next), let rest = before[next] {
                onPath[next] = path.count
                path.append((next, rest[...]))
            }
        }
        return circles
    }
}
