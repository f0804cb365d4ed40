internal import HTTPServer
internal import JSON
package import Trede
package import TredeDomain

/// What the person a file is about may see of it: everything, who looked, and what comes next (V-3, V-5, V-8, T-6).
enum InsightRoutes {
    static func routes(_ services: Services) -> [Route] {
        [
            page(.getOverview, DossierWords.overviewTitle, services, Work.look) { opened, call, transaction in
                OverviewBody(
                    call: call, trajectory: opened.trajectory,
                    contacts: try services.insight.contacts(of: opened.trajectory, in: transaction),
                    deadlines: try services.deadlines.list(
                        of: opened.trajectory.id, by: opened.reader, in: transaction),
                    notices: try services.notices.latest(of: opened.trajectory, in: transaction)
                ).bytes
            },
            // It grows with what happened in the file, and with how often it was looked at.
            page(.getDossier, DossierWords.dossierTitle, services, Work.longLook) { opened, call, transaction in
                try DossierBody(services: services, call: call, opened: opened).bytes(in: transaction)
            },
            accessLog(services),
        ]
    }

    /// A route that answers in JSON, or as a page to read for who prefers that.
    private static func page(
        _ operation: ContractOperation, _ title: String, _ services: Services,
        _ work: @escaping @Sendable (@escaping @Sendable (borrowing ReadTransaction) throws -> Answer) -> Work,
        _ bytes: @escaping @Sendable (InsightService.Opened, Call, borrowing ReadTransaction) throws -> [UInt8]
    ) -> Route {
        let segment = operation == .getDossier ? "dossier" : "overview"
        let template = "/trajectories/{trajectoryId}/\(segment)"
        return Route(operation, .get, template, alsoProduces: "text/html") { call in
            try call.noQuery()
            let id = try call.id(0, .trajectory, of: Trajectory.self)
            let isPage = Acceptance.prefers("text/html", to: "application/json", call.request.header("accept"))
            return work { transaction in
                let opened = try services.insight.open(id, by: call.actor, to: operation, in: transaction)
                let body = try bytes(opened, call, transaction)
                var answer = Answer.ok(isPage ? try DossierPage.html(of: body, title: title) : body)
                if isPage { answer.contentType = "text/html; charset=utf-8" }
                answer.fields = [Field("Vary", "Accept"), Field("Content-Language", "nl")]
                return answer.about(.trajectory, id, referral: opened.trajectory.referral, .confidential)
            }
        }
    }

    private static func accessLog(_ services: Services) -> Route {
        let insight = services.insight
        let template = "/trajectories/{trajectoryId}/accessLog"
        return Route(.listAccessLog, .get, template) { call in
            let id = try call.id(0, .trajectory, of: Trajectory.self)
            let page = try call.pageOnly()
            return .look { transaction in
                let opened = try insight.open(id, by: call.actor, to: .listAccessLog, in: transaction)
                let found = try insight.accessLog(of: opened, page: page, in: transaction)
                let body = call.page(found, page, at: "/trajectories/\(id)/accessLog") { $0.write(into: &$1) }
                var answer = Answer.ok(body)
                answer.fields = [Field("Content-Language", "nl")]
                return answer.about(.trajectory, id, referral: opened.trajectory.referral, .confidential)
            }
        }
    }
}

/// The dossier of one person, made on the command line for who answers that person's request.
package enum DossierFiles {
    /// The whole file as JSON and as a page; `reason` says which request it answers, and stands in the audit.
    ///
    /// - Throws: `notFound`.
    package static func make(
        _ id: ID<Trajectory>, reason: String, _ services: Services
    ) throws -> (json: [UInt8], html: [UInt8]) {
        let insight = services.insight
        let opened = try services.storage.write { try insight.openForRequest(id, purpose: reason, in: $0) }
        let request = try Request(.get, RouteTable.prefix + "/trajectories/\(id)/dossier", fields: [], body: [])
        let call = Call(
            request: request, actor: opened.reader, language: .nl, base: RouteTable.prefix,
            parameters: [id.description], trace: "")
        let body = DossierBody(services: services, call: call, opened: opened)
        let json = try services.storage.makeReader().read { try body.bytes(in: $0) }
        return (json, try DossierPage.html(of: json, title: DossierWords.dossierTitle))
    }

    /// The same of an application that led to no trajectory; nil for one that did.
    ///
    /// - Throws: `notFound`.
    package static func make(
        _ id: ID<Referral>, reason: String, _ services: Services
    ) throws -> (json: [UInt8], html: [UInt8])? {
        let insight = services.insight
        let found = try services.storage.write { try insight.openForRequest(id, purpose: reason, in: $0) }
        guard let opened = found else { return nil }
        let request = try Request(.get, RouteTable.prefix + "/referrals/\(id)", fields: [], body: [])
        let call = Call(
            request: request, actor: opened.reader, language: .nl, base: RouteTable.prefix,
            parameters: [id.description], trace: "")
        let body = ApplicationBody(services: services, call: call, referral: id, reader: opened.reader)
        let json = try services.storage.makeReader().read { try body.bytes(of: opened.head, in: $0) }
        return (json, try DossierPage.html(of: json, title: DossierWords.dossierTitle))
    }
}
