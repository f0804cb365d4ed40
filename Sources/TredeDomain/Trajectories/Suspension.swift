/// A period in which a trajectory rests (T-1).
package struct Suspension: Equatable, Sendable {
    /// Its identifier.
    package let id: ID<Suspension>
    /// Its number in the store.
    package let number: Int64
    /// From when until when; the end may be unknown.
    package let period: Period
    /// Why; nil for those who may not see it, because it may tell of health.
    package let reason: Confidential<SuspensionReason>?
    /// Grows by one with every change.
    package let version: Int64
    /// When it was recorded first.
    package let recordedAt: Instant

    /// Makes a suspension of what is stored.
    package init(
        id: ID<Suspension>, number: Int64, period: Period, reason: Confidential<SuspensionReason>?, version: Int64,
        recordedAt: Instant
    ) {
        self.id = id
        self.number = number
        self.period = period
        self.reason = reason
        self.version = version
        self.recordedAt = recordedAt
    }

    /// The same without its reason.
    package var withoutReason: Suspension {
        Suspension(
            id: id, number: number, period: period, reason: nil, version: version, recordedAt: recordedAt)
    }

    /// What is asked when it is changed.
    package struct Change: Equatable, Sendable {
        /// The first and, where it is known, the last day.
        package let period: Period
        /// Why; nil leaves it as it was, for who ends what was hidden from them too (V-3).
        package let reason: SuspensionReason?

        /// Makes the change.
        package init(period: Period, reason: SuspensionReason? = nil) {
            self.period = period
            self.reason = reason
        }
    }

    /// What is asked when it is registered.
    package struct Content: Equatable, Sendable {
        /// From when until when; the end may be unknown.
        package let period: Period
        /// Why.
        package let reason: SuspensionReason

        /// Makes the content.
        package init(period: Period, reason: SuspensionReason) {
            self.period = period
            self.reason = reason
        }

        /// Everything that stands in its way beside the trajectory's other suspensions.
        package func refusals(in trajectory: Trajectory, beside others: [Suspension]) -> [Refusal] {
            var refusals: [Refusal] = []
            let admittedOn = trajectory.days.admittedOn
            if period.from < admittedOn {
                refusals.append(Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(admittedOn)"]))
            }
            if let endedOn = trajectory.days.endedOn, period.from > endedOn {
                refusals.append(Refusal(.t1, .wrongTrajectoryState, arguments: [trajectory.state.rawValue]))
            }
            for other in others where other.period.overlaps(period) {
                let days = [other.period.from, other.period.until].compactMap { $0?.description }
                refusals.append(Refusal(.t1, .overlappingPeriod, arguments: days))
            }
            return refusals
        }
    }
}
