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

    /// How many are erased at a time.
    private static let batchSize = 100

    /// Somebody whose term is over.
    package struct Expired: Equatable, Sendable {
        /// Who.
        package let person: ID<Person>
        /// The day on which the last file ended.
        package let lastOn: Day
    }

    /// Everybody whose last file ended more than so many years ago, in order of recording.
    ///
    /// Who has an open file, or an appeal that waits, is not among them; nor is who was erased.
    package func expired(
        afterYears years: Int, countMax: Int = Int(Int32.max),
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Expired] {
        try ErasureStore.expired(
            before: transaction.today.adding(months: -12 * years), countMax: countMax, in: transaction)
    }

    /// Erases everybody whose term is over, and returns how many; who opens a file meanwhile is left alone.
    ///
    /// To be called outside a write.
    ///
    /// - Throws: what went wrong; who was erased before stays so.
    package func eraseExpired(afterYears years: Int) throws(Failure) -> Int {
        var count = 0
        var refused: Set<ID<Person>> = []
        let reader: StorageReader
        do {
            reader = try storage.makeReader()
        } catch {
            throw Storage.failure(error)
        }
        while true {
            let due = try reader.read {
                try expired(afterYears: years, countMax: Self.batchSize + refused.count, in: $0)
            }.map(\.person).filter { !refused.contains($0) }
            guard !due.isEmpty else { return count }
            for person in due {
                do throws(Failure) {
                    try erasures.erase(person, ground: "kept for \(years) years after the last file ended")
                    count += 1
                } catch {
                    guard case .refused = error else { throw error }
                    refused.insert(person)
                }
            }
        }
    }
}
