package import TredeDomain

/// Erases persons: destroys the key with which all that is confidential about one was sealed (V-7).
///
/// The files keep their dates, states and money, which then tell of nobody, so that books and figures stay as they
/// were. What a copy of the database still holds opens no more either, since the key never stood in it.
package struct ErasureService: Sendable {
    let storage: Storage
    let vault: Vault
    let ids: IDSource
    let regimes: Regimes

    /// From when on somebody may be erased; never while a file is open.
    package enum Moment: Equatable, Sendable {
        /// Once after-care has ended and every opening of the file without consent was judged, where all referrals name
        /// the same person.
        case afterAftercare
        /// As soon as no file is open: the participant can then no longer turn to the case managers, nobody can judge by
        /// the file why it was opened, and what was handed in under a mistyped number goes too.
        case atOnce
        /// Once the last day of all files lies before this one.
        case lastDayBefore(Day)

        /// Whether somebody asked for it, in words of their own.
        var isAskedFor: Bool {
            if case .lastDayBefore = self { false } else { true }
        }
    }

    /// Erases a person, on a ground that stands in the audit; a second time does nothing more.
    ///
    /// First it is on disk that the person is erased and nobody finds the person any more, so that whoever comes under the
    /// same number is somebody new; then the key goes. What a crash leaves in between `finishBegun` finishes. To be called
    /// outside a write.
    ///
    /// - Throws: `notFound`; `refused` while a file of the person is open, it is not yet the moment, or the ground names
    ///   the person.
    package func erase(_ id: ID<Person>, ground: String, from moment: Moment) throws(Failure) {
        let person = try storage.write { [self] transaction -> Int64 in
            guard let person = try ErasureStore.number(of: id, in: transaction) else { throw Failure.notFound(.person) }
            guard try ErasureStore.isDone(of: person, in: transaction) == nil else { return person }
            var refusals = try refusals(of: person, from: moment, in: transaction)
            if moment.isAskedFor, try names(ground, person, in: transaction) {
                refusals.append(Refusal(.v7, .groundNamesPerson))
            }
            guard refusals.isEmpty else { throw Failure.refused(refusals) }
            try recording.begin(person, id: id, ground: ground, in: transaction)
            return person
        }
        try finish(person)
    }

    /// Whether a ground, which stays, has a name of the person, the date of birth or a number in it.
    private func names(
        _ ground: String, _ person: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        let person = try PersonStore.find(person, in: transaction)
        let digits = ground.filter(\.isNumber)
        let birth = person.birthDate.description.split(separator: "-")
        let words = ground.split(whereSeparator: \.isWhitespace).map { $0.filter(\.isNumber) }
        return try [person.familyName, person.givenName].contains { FoldedName.stands($0, in: ground) }
            || [birth.joined(), birth.reversed().joined()].contains { words.contains($0) }
            || PersonStore.numbers(of: person, in: transaction).contains { digits.contains($0.ssin.text) }
    }

    /// Finishes what a crash left begun, and makes the database and the file of keys agree after one of them was put back
    /// as it was: who is erased in one is erased in the other.
    ///
    /// - Throws: What went wrong first; the others are finished all the same.
    package func finishBegun() throws(Failure) {
        let gone: Set<Int64>
        let noted: [(person: Int64, isDone: Bool)]
        do {
            gone = Set(try vault.erased())
            // After the keys: who is erased meanwhile is noted before the key goes.
            noted = try storage.makeReader().read { try ErasureStore.list(in: $0) }
        } catch {
            throw Storage.failure(error)
        }
        var failure: Failure?
        for person in gone.subtracting(noted.map(\.person)).sorted() {
            do {
                try note(person)
            } catch {
                failure = failure ?? error
            }
        }
        for entry in noted where !entry.isDone || !gone.contains(entry.person) {
            do {
                try finish(entry.person)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// Destroys what keys are to be destroyed: of who is being erased, and of the days that are over.
    ///
    /// To be called outside a write.
    ///
    /// - Throws: What went wrong first; the others are destroyed all the same.
    package func destroyKeys() throws(Failure) {
        var failure: Failure?
        do throws(Failure) {
            try finishBegun()
        } catch {
            failure = error
        }
        do {
            try vault.destroyDays(now: storage.now.milliseconds)
        } catch {
            failure = failure ?? Storage.failure(error)
        }
        if let failure { throw failure }
    }

    /// Why a person cannot be erased now; asked in the transaction that would.
    private func refusals(
        of person: Int64, from moment: Moment, in transaction: borrowing WriteTransaction
    ) throws -> [Refusal] {
        guard try !ErasureStore.hasOpenFile(person, in: transaction) else { return [Refusal(.v7, .fileIsOpen)] }
        switch moment {
        case .atOnce: return []
        case .lastDayBefore(let day):
            let isOver = try ErasureStore.lastDay(of: person, in: transaction).map { $0 < day } ?? false
            return isOver ? [] : [Refusal(.v7, .fileEndedLater)]
        case .afterAftercare:
            var refusals: [Refusal] = []
            for referral in try ErasureStore.referrals(of: person, in: transaction) {
                guard let trajectory = try TrajectoryStore.find(referral: referral, in: transaction),
                    let end = try TrajectoryAccess(regimes: regimes).aftercareEnd(of: trajectory),
                    transaction.today <= end
                else { continue }
                refusals.append(Refusal(.v7, .aftercareRuns, arguments: ["\(end)"]))
            }
            if try ErasureStore.hasOtherIdentity(person, in: transaction) {
                refusals.append(Refusal(.f12, .identitiesDiffer))
            }
            if try ErasureStore.hasUnjudgedAccess(person, in: transaction) {
                refusals.append(Refusal(.v4, .accessNotJudged))
            }
            return refusals
        }
    }

    private var recording: ErasureRecording { ErasureRecording(ids: ids) }

    private static let foundErased = "the key was destroyed already"

    /// Notes that somebody is erased whose key is destroyed already.
    private func note(_ person: Int64) throws(Failure) {
        try storage.write { [self] transaction in
            guard try ErasureStore.exists(person, in: transaction) else { return }
            try recording.begin(person, id: nil, ground: ErasureService.foundErased, in: transaction)
            try ErasureStore.finish(of: person, in: transaction)
        }
    }

    private func finish(_ person: Int64) throws(Failure) {
        do {
            try vault.erase(person)
        } catch {
            throw Storage.failure(error)
        }
        try storage.write { transaction in
            guard try ErasureStore.isDone(of: person, in: transaction) == false else { return }
            try ErasureStore.forget(person, in: transaction)
            try ErasureStore.finish(of: person, in: transaction)
        }
    }
}
