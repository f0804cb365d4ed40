package import SQLite
package import TredeDomain

/// Opens a file to the person it is about, and to who answers a request of that person (V-3, V-5, V-8).
package struct InsightService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    /// Whose file it is, and with whom it is read whole.
    package struct Opened: Sendable {
        /// The file.
        package let trajectory: Trajectory
        /// Who reads all of it, and nothing else.
        package let reader: Actor
    }

    /// Opens the participant's own file.
    ///
    /// - Throws: `notFound`, also for a file of somebody else (V-9); `forbidden` for who is no participant.
    package func open(
        _ id: ID<Trajectory>, by actor: Actor, to operation: ContractOperation,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Opened {
        let access = TrajectoryAccess(regimes: regimes)
        let trajectory = try access.find(id, by: actor, to: operation, in: transaction).trajectory
        return Opened(
            trajectory: trajectory, reader: .insight(into: id, client: actor.client, isByCode: actor.isByCode))
    }

    /// Opens a file to who answers the participant's request from the command line, and writes that down (V-5).
    ///
    /// - Throws: `notFound`.
    package func openForRequest(
        _ id: ID<Trajectory>, purpose: String, in transaction: borrowing WriteTransaction
    ) throws -> Opened {
        let trajectory = try TrajectoryStore.find(id, in: transaction)
        let client = try noteRequest(.trajectory, id, of: trajectory.referral, purpose, in: transaction)
        return Opened(trajectory: trajectory, reader: .insight(into: id, client: client))
    }

    /// Writes down that the operator opens a file on a request, and returns the operator's client (V-5).
    private func noteRequest(
        _ noun: Noun, _ id: ID<some Any>, of referral: Int64, _ purpose: String,
        in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let actor = try OperatorAudit(ids: ids).actor(in: transaction)
        let entry = AuditEntry(
            operation: "getDossier", outcome: "read", compartment: .confidential, subject: noun, subjectID: id.bytes,
            referral: referral, trace: ids.id(of: AuditEntry.self).description, purpose: .said(purpose))
        try AuditStore.append(entry, by: actor, in: transaction)
        return actor.client
    }

    /// An application that led to no trajectory, and with whom it is read whole.
    package struct OpenedReferral: Sendable {
        /// The application.
        package let head: ReferralHead
        /// Who reads all of it, and nothing else.
        package let reader: Actor
    }

    /// Opens an application that led to no trajectory to who answers its person's request, and writes that down (V-5);
    /// nil for one that led to a trajectory, whose file it is part of.
    ///
    /// - Throws: `notFound`.
    package func openForRequest(
        _ id: ID<Referral>, purpose: String, in transaction: borrowing WriteTransaction
    ) throws -> OpenedReferral? {
        guard let head = try ReferralStore.find(id, in: transaction) else { throw Failure.notFound(.referral) }
        guard try TrajectoryStore.find(referral: head.number, in: transaction) == nil else { return nil }
        let client = try noteRequest(.referral, id, of: head.number, purpose, in: transaction)
        return OpenedReferral(head: head, reader: .insight(into: id, client: client))
    }

    /// Who looked at a file and changed it, the latest first (V-5).
    ///
    /// Who comes in by a code that a case manager drew is not told why: a purpose is in words of the one who looked, and
    /// meant for the participant.
    package func accessLog(
        of opened: Opened, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<AccessLogEntry> {
        try accessLog(
            of: opened.trajectory.referral, trajectory: opened.trajectory.number,
            isPurposeShown: !opened.reader.isByCode, page: page, in: transaction)
    }

    /// The same of an application that led to no trajectory.
    package func accessLog(
        of head: ReferralHead, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<AccessLogEntry> {
        try accessLog(of: head.number, trajectory: nil, page: page, in: transaction)
    }

    private func accessLog(
        of referral: Int64, trajectory: Int64?, isPurposeShown: Bool = true, page: PageRequest,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<AccessLogEntry> {
        var before = Int64.max
        if let cursor = page.after {
            guard let id = ID<AuditRecord>(bytes: cursor.bytes),
                let last = try AuditListStore.find(
                    AuditIdentifier.number(in: id, transaction.vault), in: transaction), last.id == id
            else { throw PageRequest.unknownCursor }
            before = last.number
        }
        let found = try AccessLogStore.entries(
            of: referral, trajectory: trajectory, before: before, count: page.size + 1, in: transaction)
        return Page(isPurposeShown ? found : found.map { $0.with(purpose: nil) }, request: page) { $0.id.bytes }
    }

    /// Who works in a file now, with how to reach them (T-6).
    package func contacts(
        of trajectory: Trajectory, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [FileContact] {
        try InsightStore.contacts(of: trajectory.number, in: transaction)
    }

    /// The names behind identifiers in a file.
    package func names(
        ofProfessionals professionals: [ID<Professional>], organisations: [ID<Organisation>],
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> [(id: String, name: String)] {
        let persons = try professionals.compactMap { id in
            try InsightStore.name(of: id, in: transaction).map { (id.description, $0) }
        }
        let others = try organisations.compactMap { id in
            try InsightStore.name(of: id, in: transaction).map { (id.description, $0) }
        }
        return persons + others
    }
}
