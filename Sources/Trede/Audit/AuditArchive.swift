internal import JSON
package import SQLite
package import TredeDomain

/// Entries of the audit that are old enough, in a file outside the database: one JSON object on a line, in order, with
/// every column that the digest covers, so that the chain is walked through files and database alike.
package enum AuditArchive {
    /// How many entries leave the database in one transaction.
    package static let batchSize = 10_000

    static func line(of row: AuditStore.Row) -> [UInt8] {
        JSONWriter.object { object in
            object.member("number", Int(row.number))
            object.member("at", Int(row.at))
            object.member("operation", row.operation)
            object.member("outcome", row.outcome)
            object.memberIfPresent("client", row.client.map(Int.init))
            object.memberIfPresent("organisation", row.organisation.map(Int.init))
            object.memberIfPresent("professional", row.professional.map(Int.init))
            object.member("role", row.role)
            object.memberIfPresent("purpose", row.purpose)
            object.member("compartment", row.compartment)
            object.member("subject", row.subject)
            object.memberIfPresent("subjectId", row.subjectID.map(Hexadecimal.text))
            object.memberIfPresent("referral", row.referral.map(Int.init))
            object.member("trace", row.trace)
            object.member("digest", Hexadecimal.text(row.digest))
        }
    }

    /// The operation of the entry that says that entries were archived.
    static let operation = "archiveAudit"

    /// What that entry says when those through that one were.
    static func note(through number: Int64, digest: [UInt8]) -> String {
        "entries through \(number) are in an archive, the last with digest \(Hexadecimal.text(digest))"
    }

    /// What it may say where all those before the first that is kept here are in archives.
    ///
    /// An early version did not name the digest; the chain holds it all the same, in the first entry that is kept.
    static func notes(of head: AuditHead) -> [String] {
        let last = head.keptFrom - 1
        return [note(through: last, digest: head.digestBefore), "entries through \(last) are in an archive"]
    }

    /// Whether an entry says so.
    static func isNote(_ entry: AuditStore.Row, of head: AuditHead) -> Bool {
        guard entry.operation == operation, entry.number >= head.keptFrom, let purpose = entry.purpose else {
            return false
        }
        return notes(of: head).contains(purpose)
    }

    /// Reads a line; nil when it is no entry.
    static func row(in line: [UInt8]) -> AuditStore.Row? {
        let any = Int.min...Int.max
        return try? JSONDocument(parsing: line).decode { object -> AuditStore.Row? in
            let number = object.integer("number", in: any)
            let at = object.integer("at", in: any)
            let operation = object.string("operation", 0...100)
            let outcome = object.string("outcome", 0...100)
            let client = object.optionalInteger("client", in: any)
            let organisation = object.optionalInteger("organisation", in: any)
            let professional = object.optionalInteger("professional", in: any)
            let role = object.string("role", 0...100)
            let purpose = object.optionalString("purpose", 0...2048)
            let compartment = object.string("compartment", 0...100)
            let subject = object.string("subject", 0...100)
            let subjectID = object.optionalValue("subjectId", format: "hex", parse: Hexadecimal.bytes)
            let referral = object.optionalInteger("referral", in: any)
            let trace = object.string("trace", 0...100)
            let digest = object.value("digest", format: "sha256", parse: Hexadecimal.bytes)
            guard let number, let at, let operation, let outcome, let role, let compartment, let subject, let trace,
                let digest, !object.hasIssues
            else { return nil }
            return AuditStore.Row(
                number: Int64(number), at: Int64(at), operation: operation, outcome: outcome,
                client: client.map(Int64.init), organisation: organisation.map(Int64.init),
                professional: professional.map(Int64.init), role: role, purpose: purpose, compartment: compartment,
                subject: subject, subjectID: subjectID, referral: referral.map(Int64.init), trace: trace, digest: digest
            )
        }
    }
}

extension AuditService {
    /// Writes every entry before a moment as a line, in order; nil when there is none to archive.
    ///
    /// The chain is walked on the way: what is broken is not archived. The newest entry always stays.
    ///
    /// - Throws: `NoCheckpoint.broken`.
    package func archive(
        before instant: Instant, in transaction: borrowing Transaction<some TransactionMode>,
        _ write: ([UInt8]) throws -> Void
    ) throws -> AuditWitness? {
        guard let head = try AuditStore.head(in: transaction),
            let end = try AuditListStore.bound(.lastBefore, instant, in: transaction)
        else { return nil }
        let last = min(end, head.number - 1)
        var walk = AuditWalk(head: head, witnesses: [])
        while walk.last < last {
            let count = min(Self.batchSize, Int(last - walk.last))
            let batch = try AuditStore.entries(after: walk.last, count: count, in: transaction)
            for entry in batch {
                if let breach = walk.step(entry) { throw NoCheckpoint.broken(breach) }
                try write(AuditArchive.line(of: entry))
            }
            guard !batch.isEmpty else { break }
        }
        guard walk.count > 0, let digest = Digest(bytes: walk.previous) else { return nil }
        return AuditWitness(number: walk.last, digest: digest, at: instant.description)
    }

    /// Notes that the entries through that one are in an archive, which is itself an entry; they may go from then on.
    package func note(archived last: AuditWitness, ids: IDSource, in transaction: borrowing WriteTransaction) throws {
        let actor = try OperatorAudit(ids: ids).actor(in: transaction)
        let entry = AuditEntry(
            operation: AuditArchive.operation, outcome: "done", compartment: .open, subject: .auditEntry,
            subjectID: nil,
            referral: nil, trace: ids.id(of: AuditEntry.self).description,
            purpose: .named(AuditArchive.note(through: last.number, digest: last.digest.bytes)))
        try AuditStore.append(entry, by: actor, in: transaction)
        try AuditStore.keep(from: last.number + 1, digestBefore: last.digest, in: transaction)
    }

    /// Takes some of what is archived out of the database; false when nothing of it was left.
    package func removeArchived(in transaction: borrowing WriteTransaction) throws -> Bool {
        try AuditStore.removeArchived(count: AuditArchive.batchSize, in: transaction) > 0
    }
}
