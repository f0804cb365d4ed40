package import SQLite
package import TredeDomain

/// Erases by the passing of time: everybody whose last file ended longer ago than the term that the operator sets (V-7).
///
/// The law's term could not be found, so there is no default: without a term nobody is erased so.
package struct RetentionService: Sendable {
    let storage: Storage
    let erasures: ErasureService

    /// How many years a term may be: no shorter than after-care and the measuring of results take.
    package static let years = 2...100

    /// Somebody whose term is over.
    package struct Expired: Equatable, Sendable {
        /// Who.
        package let person: ID<Person>
        /// The last day on which anything of a file ended, or was recorded.
        package let lastOn: Day
    }

    /// Everybody whose last file ended more than so many years ago, in order of recording.
    ///
    /// Who has an open file, or an appeal that waits, is not among them; nor is who was erased.
    package func expired(
        afterYears years: Int, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Expired] {
        try ErasureStore.expired(before: transaction.today.adding(months: -12 * years), in: transaction)
    }

    /// Erases everybody whose term is over, and returns how many; who opens a file meanwhile, or in whose file
    /// something is recorded meanwhile, is left alone.
    ///
    /// What a crash left begun is finished first. Before they are looked for and before each person
    /// `isStopping` is asked, and ends it there. To be called outside a write.
    ///
    /// - Throws: What went wrong first; everybody else is erased all the same.
    package func eraseExpired(
        afterYears years: Int, isStopping: () -> Bool = { false }
    ) throws(Failure) -> Int {
        var failure: Failure?
        do throws(Failure) {
            try erasures.finishBegun()
        } catch {
            failure = error
        }
        var count = 0
        let ground = "kept for \(years) years after the last file ended"
        if !isStopping() {
            let (due, first) = try due(years)
            for person in due where !isStopping() {
                do throws(Failure) {
                    try erasures.erase(person, ground: ground, from: .lastDayBefore(first))
                    count += 1
                } catch {
                    if case .refused = error { continue }
                    failure = failure ?? error
                }
            }
        }
        if let failure { throw failure }
        return count
    }

    /// Whose term is over, and the first day that is within it.
    private func due(_ years: Int) throws(Failure) -> (persons: [ID<Person>], first: Day) {
        do {
            return try storage.makeReader().read { transaction in
                let persons = try expired(afterYears: years, in: transaction).map(\.person)
                return (persons, transaction.today.adding(months: -12 * years))
            }
        } catch {
            throw Storage.failure(error)
        }
    }
}
