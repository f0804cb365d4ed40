package import SQLite
package import TredeDomain

/// Finds persons, for those who may know of them (F-11, F-12, V-9).
package struct PersonService: Sendable {
    let regimes: Regimes

    /// A page of the persons found, in order of recording: of those in a trajectory for the counsellor, of the own
    /// trajectories for case managers.
    ///
    /// - Throws: `forbidden` for a search by number by who may not see it (V-9).
    package func search(
        _ search: PersonSearch, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Person> {
        var found: [Person] = []
        var start = try start(of: page, by: actor, in: transaction)
        while found.count <= page.size {
            let candidates = try candidates(search, after: start, by: actor, in: transaction)
            guard let last = candidates.last else { break }
            start = last.number
            found += try candidates.filter { person in
                let sight = try sight(of: person, by: actor, in: transaction)
                // What one would see without the number cannot be found by the number.
                return sight == .full || sight == .open && search.isByName
            }
        }
        return Page(found, request: page) { $0.id.bytes }
    }

    /// A person, with as much as the actor may see.
    ///
    /// - Throws: `notFound`, also when the actor may not know of the person.
    package func find(
        _ id: ID<Person>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PersonView {
        guard let person = try known(id, by: actor, in: transaction) else {
            // What is asked of somebody who is not there takes as long as what is asked of a stranger (V-9).
            let nobody = Person(id: id, number: 0, familyName: "", givenName: "", birthDate: transaction.today)
            _ = try sight(of: nobody, by: actor, in: transaction)
            throw Failure.notFound(.person)
        }
        switch try sight(of: person, by: actor, in: transaction) {
        case .nothing: throw Failure.notFound(.person)
        case .open:
            return .open(person, trajectories: try files(of: person, by: actor, in: transaction).trajectories)
        case .full: return .full(try file(of: person, by: actor, in: transaction))
        }
    }

    /// The person of that identifier; of one who is erased only the screener is told so (V-9).
    private func known(
        _ id: ID<Person>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Person? {
        do {
            return try PersonStore.find(id, in: transaction)
        } catch SealingFault.erased where actor.role != .screener {
            return nil
        }
    }

    /// The numbers of the referrals under which the audit of a person is kept, whoever asks.
    package func referralNumbers(
        of id: ID<Person>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Int64] {
        try PersonStore.referralNumbers(of: id, in: transaction)
    }

    /// The number after which a page begins; a cursor of whom the actor may not know of is no cursor (V-9).
    private func start(
        of page: PageRequest, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let cursor = page.after else { return 0 }
        guard let id = ID<Person>(bytes: cursor.bytes), let last = try known(id, by: actor, in: transaction),
            try sight(of: last, by: actor, in: transaction) != .nothing
        else {
            throw PageRequest.unknownCursor
        }
        return last.number
    }

    private func candidates(
        _ search: PersonSearch, after number: Int64, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [Person] {
        switch search {
        case .ssin(let ssin):
            guard actor.role != .counsellor else { throw Failure.forbidden }
            if actor.role.isCaseManager {
                // Nothing of a stranger is opened, so that one who is there takes as long as one who is not (V-9).
                let number = try PersonStore.number(of: ssin, in: transaction)
                guard try !PersonStore.ownFiles(of: number, by: actor, in: transaction).isEmpty else { return [] }
            }
            let person = try PersonStore.find(ssin, in: transaction)
            return [person].compactMap(\.self).filter { $0.number > number }
        case .name(let name): return try PersonStore.named(name, after: number, by: actor, in: transaction)
        }
    }

    private func sight(
        of person: Person, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralExtent {
        switch actor.role {
        case .screener: return .full
        case .counsellor:
            return try PersonStore.trajectories(of: person, in: transaction).isEmpty ? .nothing : .open
        case .caseManagerWork, .caseManagerCare:
            let relations = try PersonStore.ownFiles(of: person.number, by: actor, in: transaction).map { file in
                try relation(of: actor, to: file.trajectory, in: transaction)
            }
            if relations.contains(where: { $0?.view == .file }) { return .full }
            return relations.contains { $0?.kind == .backup && $0?.isClosed == false } ? .open : .nothing
        default: return .nothing
        }
    }

    private func relation(
        of actor: Actor, to trajectory: ID<Trajectory>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> TrajectoryRelation? {
        let trajectory = try TrajectoryStore.find(trajectory, in: transaction)
        return try TrajectoryAccess(regimes: regimes).relation(of: actor, to: trajectory, in: transaction)
    }

    private func file(
        of person: Person, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> PersonFile {
        let details = try PersonStore.details(
            of: person, within: try read(of: person, by: actor, in: transaction), in: transaction)
        let files = try files(of: person, by: actor, in: transaction)
        let namesakes =
            actor.role == .screener ? try PersonStore.namesakes(of: person, in: transaction) : []
        return PersonFile(
            person: person, details: Confidential(details), possibleDuplicates: namesakes, referrals: files.referrals,
            trajectories: files.trajectories)
    }

    /// The referrals of the files that a case manager reads; nil for who sees every referral of the person.
    private func read(
        of person: Person, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [ID<Referral>]? {
        guard actor.role.isCaseManager else { return nil }
        return try PersonStore.ownFiles(of: person.number, by: actor, in: transaction).filter {
            try relation(of: actor, to: $0.trajectory, in: transaction)?.view == .file
        }.map(\.referral)
    }

    /// The files of a person that the actor may see.
    private func files(
        of person: Person, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> (referrals: [ID<Referral>], trajectories: [ID<Trajectory>]) {
        guard !actor.role.isCaseManager else {
            let files = try PersonStore.ownFiles(of: person.number, by: actor, in: transaction)
            return (files.map(\.referral), files.map(\.trajectory))
        }
        return (
            try PersonStore.referrals(of: person, in: transaction),
            try PersonStore.trajectories(of: person, in: transaction)
        )
    }
}

extension PersonSearch {
    fileprivate var isByName: Bool {
        if case .name = self { return true }
        return false
    }
}
