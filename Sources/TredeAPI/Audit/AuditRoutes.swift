internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on the audit.
enum AuditRoutes {
    static func routes(_ services: Services) -> [Route] {
        entries(services) + [alerts(services.audit, services.bulkReading)]
    }

    /// Reads every entry of a stretch of time, so it takes a thread of its own.
    private static func alerts(_ audit: AuditService, _ bound: BulkReading.Bound) -> Route {
        Route(.listAuditAlerts, .get, "/auditAlerts") { call in
            var query = call.query()
            let from = query.value("recordedFrom", format: "instant", parse: Instant.init(text:))
            let until = query.value("recordedUntil", format: "instant", parse: Instant.init(text:))
            try query.finish()
            return .longLook { transaction in
                let alerts = try audit.alerts(from: from, until: until, bound, in: transaction)
                return Answer.ok(AuditAlertBody.bytes(alerts, bound))
                    .about(.auditEntry, nil as ID<AuditRecord>?, .parties)
            }
        }
    }

    /// Who looks at the audit stands in it too (V-5).
    private static func entries(_ services: Services) -> [Route] {
        let (audit, trajectories) = (services.audit, services.trajectories)
        return [
            Route(.listAuditEntries, .get, "/auditEntries") { call in
                var query = call.query()
                let trajectory = query.value("trajectoryId", format: InputFormat.id) { ID<Trajectory>($0) }
                let from = query.value("recordedFrom", format: "instant", parse: Instant.init(text:))
                let until = query.value("recordedUntil", format: "instant", parse: Instant.init(text:))
                let page = query.page()
                try query.finish()
                let selection = AuditService.Selection(trajectory: trajectory, from: from, until: until)
                let filters = [
                    ("trajectoryId", trajectory?.description), ("recordedFrom", from?.description),
                    ("recordedUntil", until?.description),
                ]
                return .look { transaction in
                    let found = try audit.list(selection, page, in: transaction)
                    let body = call.page(found, page, at: "/auditEntries", filters: filters, item: call.writeItem)
                    let referral = try trajectories.referral(of: trajectory, ifSeen: found, in: transaction)
                    return Answer.ok(body).about(
                        .auditEntry, nil as ID<AuditRecord>?, referral: referral, .parties)
                }
            },
            Route(.getAuditEntry, .get, "/auditEntries/{auditEntryId}") { call in
                try call.noQuery()
                let id = try call.id(0, .auditEntry, of: AuditRecord.self)
                return .look { transaction in
                    let found = try audit.find(id, in: transaction)
                    let referral = try found.trajectory.map { try trajectories.referral(of: $0, in: transaction) }
                    return Answer.ok(call.body(found), version: 1)
                        .about(.auditEntry, id, referral: referral, .parties)
                }
            },
        ]
    }
}

extension Call {
    /// An entry of the audit as it is answered.
    fileprivate func body(_ record: AuditRecord) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(record, into: &object)
            object.memberIfPresent("organisationId", record.organisation?.description)
            object.memberIfPresent(
                "professionalId", record.professional.flatMap { ID<AuditRecord>(bytes: $0)?.description })
            object.memberIfPresent("trajectoryId", record.trajectory?.description)
            object.member("traceId", record.trace)
            object.member("previousDigest", Digest(bytes: record.previousDigest)?.hexadecimal ?? "")
            object.member("digest", Digest(bytes: record.digest)?.hexadecimal ?? "")
        }
    }

    /// An entry as it stands in a list.
    fileprivate func writeItem(_ record: AuditRecord, into object: inout JSONObjectWriter) {
        object.member("id", record.id.description)
        object.member("href", "\(base)/auditEntries/\(record.id)")
        object.member("recordedAt", record.recordedAt.description)
        object.member("operation", record.operation)
        object.member("kind", record.kind)
        object.member("compartment", code: record.compartment)
        object.memberIfPresent("clientId", record.client?.description)
        object.member("role", record.role)
        object.member("subjectKind", record.subject)
        object.memberIfPresent("purpose", record.purpose)
        object.memberIfPresent(
            "subjectId", record.subjectID.flatMap { ID<AuditRecord>(bytes: $0)?.description })
    }
}

extension AuditRecord {
    fileprivate var kind: String {
        if outcome.hasPrefix("refused") || outcome == "heldBack" { return "refusal" }
        if operation.hasPrefix("import/") { return "import" }
        return outcome == "done" ? "write" : "read"
    }
}

extension Instant {
    /// The moment that `yyyy-MM-ddTHH:mm:ss.SSSZ` writes; nil for anything else.
    init?(text: String) {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
        let numbers = parts[1].split(whereSeparator: { ":.Z".contains($0) }).compactMap { Int64($0) }
        guard numbers.count == 4, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60, numbers[3] < 1000 else {
            return nil
        }
        let seconds = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2]
        self.init(milliseconds: Int64(day.daysSince1970) * 86_400_000 + seconds * 1000 + numbers[3])
        // Only what is spelt as Trede itself would is taken.
        guard description == text else { return nil }
    }
}
