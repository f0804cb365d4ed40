/// What a connection did: so that two answers can be compared by the work behind them, which does not depend on the
/// machine as time does.
package struct Effort: Equatable, Sendable {
    /// How many statements ran.
    package var runs: Int
    /// How many steps of SQLite's machine they took.
    package var steps: Int

    /// What was done since an earlier moment.
    package static func - (now: Effort, before: Effort) -> Effort {
        Effort(runs: now.runs - before.runs, steps: now.steps - before.steps)
    }

    /// What two connections did together.
    package static func + (one: Effort, other: Effort) -> Effort {
        Effort(runs: one.runs + other.runs, steps: one.steps + other.steps)
    }
}
