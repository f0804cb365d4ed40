package import TredeDomain

/// Erases persons: destroys the key with which all that is confidential about one was sealed (V-7).
///
/// The files keep their dates, states and money, which then tell of nobody, so that books and figures stay as they
/// were. What a copy of the database still holds opens no more either, since the key never stood in it.
package struct ErasureService: Sendable {
    let storage: Storage
    let vault: Vault
    let ids: IDSource

    /// Erases a person, on a ground that stands in the audit; a second time does nothing more.
    ///
    /// What is begun is finished, here or by `finishBegun`: the key goes only once it is on disk that it must, and the
    /// rest only once it is gone. To be called outside a write.
    ///
    /// - Throws: `notFound`; `refused` while a file of the person is open.
    package func erase(_ id: ID<Person>, ground: String) throws(Failure) {
        let audit = OperatorAudit(ids: ids)
        let person = try storage.write { [ids] transaction -> Int64 in
            guard let person = try ErasureStore.number(of: id, in: transaction) else { throw Failure.notFound(.person) }
            guard try ErasureStore.isDone(of: person, in: transaction) == nil else { return person }
            guard try !ErasureStore.hasOpenFile(person, in: transaction) else {
                throw Failure.refused([Refusal(.v7, .fileIsOpen)])
            }
            let actor = try audit.actor(in: transaction)
            try ErasureStore.begin(of: person, ground: ground, by: actor, in: transaction)
            for referral in try ErasureStore.referrals(of: person, in: transaction) {
                let entry = AuditEntry(
                    operation: "operator/erasePerson", outcome: "done", compartment: .confidential, subject: .person,
                    subjectID: id.bytes, referral: referral, trace: ids.id(of: AuditEntry.self).description,
                    purpose: ground)
                try AuditStore.append(entry, by: actor, in: transaction)
            }
            return person
        }
        try finish(person)
    }

    /// Finishes what a crash left begun, and returns how many.
    package func finishBegun() throws(Failure) -> Int {
        let begun = try storage.write { try ErasureStore.begun(in: $0) }
        for person in begun { try finish(person) }
        return begun.count
    }

    private func finish(_ person: Int64) throws(Failure) {
        do {
            try vault.erase(person)
        } catch {
            throw Storage.failure(error)
        }
        try storage.write { transaction in
            guard try ErasureStore.isDone(of: person, in: transaction) == false else { return }
            try ErasureStore.finish(of: person, in: transaction)
        }
    }
}
