/// The organisations that held one part of a team, one after the other.
///
/// What fell due stays with who held the part on that day: a successor takes over the work, not what was earned.
package struct Holders: Equatable, Sendable {
    /// The organisation, by its number in the store, that holds the part now.
    package private(set) var last: Int64
    private var tenures: [Tenure]

    /// Begins with the first organisation.
    package init(_ organisation: Int64, from day: Day) {
        last = organisation
        tenures = [Tenure(organisation: organisation, from: day)]
    }

    /// Hands the part to the next organisation; days are to come in order.
    package mutating func hand(to organisation: Int64, from day: Day) {
        last = organisation
        tenures.append(Tenure(organisation: organisation, from: day))
    }

    /// Who held the part on that day; before the first day, the first.
    package func organisation(on day: Day) -> Int64 {
        tenures.last { $0.from <= day }?.organisation ?? tenures.first?.organisation ?? last
    }

    private struct Tenure: Equatable, Sendable {
        let organisation: Int64
        let from: Day
    }
}
