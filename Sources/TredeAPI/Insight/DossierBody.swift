internal import JSON
internal import Trede
internal import TredeDomain

/// Everything in one file, part by part, as each part is answered on its own to who works with the file.
struct DossierBody {
    let services: Services
    /// How links and texts are written.
    let call: Call
    let opened: InsightService.Opened

    private var id: ID<Trajectory> { opened.trajectory.id }
    private var reader: Actor { opened.reader }

    /// The whole file as one JSON document.
    func bytes(in transaction: borrowing ReadTransaction) throws -> [UInt8] {
        var parts: [ApplicationBody.Part] = try trajectoryParts(in: transaction)
        parts += try referralParts(in: transaction)
        parts += try planParts(in: transaction)
        parts += try factParts(in: transaction)
        parts += try closingParts(in: transaction)
        parts += try sharingParts(in: transaction)
        let log = try all { try services.insight.accessLog(of: opened, page: $0, in: transaction) }
        parts.append(("accessLog", list(log.map { entry in object { entry.write(into: &$0) } })))
        let document = DossierDocument(services: services, regime: opened.trajectory.regime)
        return try document.bytes(parts, in: transaction) { object in
            object.member("trajectoryId", id.description)
            object.member("href", "\(call.base)/trajectories/\(id)/dossier")
        }
    }

    private typealias Part = ApplicationBody.Part

    private func trajectoryParts(in transaction: borrowing ReadTransaction) throws -> [Part] {
        let view = try services.trajectories.find(id, by: reader, in: transaction)
        let team = try services.teams.find(of: id, by: reader, in: transaction)
        let overview = OverviewBody(
            call: call, trajectory: opened.trajectory,
            contacts: try services.insight.contacts(of: opened.trajectory, in: transaction),
            deadlines: try services.deadlines.list(of: id, by: reader, in: transaction),
            notices: try services.notices.latest(of: opened.trajectory, in: transaction))
        return [("overview", overview.bytes), ("trajectory", call.body(view)), ("team", call.body(team))]
    }

    private func referralParts(in transaction: borrowing ReadTransaction) throws -> [Part] {
        let view = try services.trajectories.find(id, by: reader, in: transaction)
        guard case .file(let file) = view else { return [] }
        let application = ApplicationBody(
            services: services, call: call, referral: file.origin.referral, reader: reader)
        return try application.parts(in: transaction)
    }

    private func planParts(in transaction: borrowing ReadTransaction) throws -> [Part] {
        let assessments = try all { try services.assessments.list(of: id, page: $0, by: reader, in: transaction).page }
            .map { item in
                let found = try services.assessments.find(item.id, of: id, by: reader, in: transaction)
                return call.body(found.assessment, of: id)
            }
        var (plans, signatures): ([[UInt8]], [[UInt8]]) = ([], [])
        for item in try all({ try services.plans.list(of: id, page: $0, by: reader, in: transaction) }) {
            plans.append(call.body(try services.plans.find(item.id, of: id, by: reader, in: transaction).view))
            signatures += try all {
                try services.plans.signatures(item.id, of: id, page: $0, by: reader, in: transaction)
            }.map { call.body($0, of: id) }
        }
        let orders = try all { try services.orders.list(of: id, page: $0, by: reader, in: transaction).page }
        let sessions = try all { try services.sessions.list(of: id, page: $0, by: reader, in: transaction) }
            .map { call.body(try services.sessions.find($0.id, by: reader, in: transaction).view) }
        let internships = try all { try services.internships.list(of: id, page: $0, by: reader, in: transaction) }
            .map { call.body(try services.internships.find($0.id, of: id, by: reader, in: transaction).view) }
        return [
            ("assessments", list(assessments)), ("plans", list(plans)), ("signatures", list(signatures)),
            ("orders", list(orders.map { call.body($0) })), ("sessions", list(sessions)),
            ("internships", list(internships)),
        ]
    }

    private func factParts(in transaction: borrowing ReadTransaction) throws -> [Part] {
        let conversations = try all { try services.conversations.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body($0.shown, "conversations") }
        let suspensions = try all { try services.suspensions.list(of: id, page: $0, by: reader, in: transaction) }
            .map {
                body(try services.suspensions.find($0.id, of: id, by: reader, in: transaction).shown, "suspensions")
            }
        let extensions = try all { try services.extensions.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body(try services.extensions.find($0.id, of: id, by: reader, in: transaction).shown, "extensions") }
        let terminations = try all { try services.terminations.list(of: id, page: $0, by: reader, in: transaction) }
            .map {
                body(try services.terminations.find($0.id, of: id, by: reader, in: transaction).shown, "terminations")
            }
        let deadlines = try services.deadlines.list(of: id, by: reader, in: transaction)
        let events = try all { try services.trajectories.events(of: id, page: $0, by: reader, in: transaction) }
            .map { item in
                let event = try services.trajectories.event(item.id, of: id, by: reader, in: transaction).event
                return object { object in
                    object.member("id", event.id.description)
                    writePlace("events/\(event.id)", into: &object)
                    event.writeWhole(into: &object)
                }
            }
        return [
            ("conversations", list(conversations)), ("suspensions", list(suspensions)),
            ("extensions", list(extensions)), ("terminations", list(terminations)),
            ("deadlines", list(deadlines.map(body))),
            ("events", list(events)),
        ]
    }

    private func closingParts(in transaction: borrowing ReadTransaction) throws -> [Part] {
        let reports = try all { try services.endReports.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body(try services.endReports.find($0.id, of: id, by: reader, in: transaction).shown, "endReports") }
        let advices = try all { try services.endAdvices.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body(try services.endAdvices.find($0.id, of: id, by: reader, in: transaction).shown, "endAdvices") }
        let agreements = try all {
            try services.endAdviceAgreements.list(of: id, page: $0, by: reader, in: transaction)
        }.map {
            body(
                try services.endAdviceAgreements.find($0.id, of: id, by: reader, in: transaction).shown,
                "endAdviceAgreements")
        }
        let outcomes = try all { try services.outcomes.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body($0.shown, "outcomes") }
        return [
            ("endReports", list(reports)), ("endAdvices", list(advices)),
            ("endAdviceAgreements", list(agreements)), ("outcomes", list(outcomes)),
        ]
    }

    /// What the person agreed to, keeps from somebody and was told, and who opened the file without consent.
    private func sharingParts(in transaction: borrowing ReadTransaction) throws -> [Part] {
        let consents = try all { try services.consents.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body($0.shown, "consents") }
        let withholdings = try all { try services.withholdings.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body($0.shown, "withholdings") }
        let notices = try all { try services.notices.list(of: id, page: $0, by: reader, in: transaction) }
            .map { body($0.shown, "notices") }
        let accesses = try all {
            try services.emergencyAccesses.list(of: id, page: $0, by: reader, in: transaction)
        }.map {
            body(
                try services.emergencyAccesses.find($0.id, of: id, by: reader, in: transaction).shown,
                "emergencyAccesses")
        }
        return [
            ("consents", list(consents)), ("withholdings", list(withholdings)), ("notices", list(notices)),
            ("emergencyAccesses", list(accesses)),
        ]
    }

    private func all<Item>(_ page: (PageRequest) throws -> Page<Item>) throws -> [Item] {
        try DossierDocument.all(page)
    }

    /// A part of the trajectory, as it is answered on its own below `segment`.
    private func body<Subject>(_ shown: TrajectoryPart.Shown<Subject>, _ segment: String) -> [UInt8] {
        object { object in
            object.member("id", shown.id.description)
            writePlace("\(segment)/\(shown.id)", into: &object)
            object.member("version", Int(shown.version))
            shown.members(&object)
        }
    }

    private func body(_ deadline: ShownDeadline) -> [UInt8] {
        object { object in
            writePlace("deadlines/\(deadline.rule.code)", into: &object)
            object.member("version", Int(deadline.version))
            deadline.writeWhole(into: &object)
        }
    }

    /// Writes where a part is read on its own, and the trajectory it belongs to.
    private func writePlace(_ path: String, into object: inout JSONObjectWriter) {
        object.member("href", "\(call.base)/trajectories/\(id)/\(path)")
        object.member("trajectoryId", id.description)
    }

    private func object(_ body: (inout JSONObjectWriter) -> Void) -> [UInt8] { JSONWriter.object(body) }

    private func list(_ documents: [[UInt8]]) -> [UInt8] { DossierDocument.list(documents) }
}
