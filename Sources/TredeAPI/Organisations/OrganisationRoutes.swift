internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on organisations.
enum OrganisationRoutes {
    static func routes(_ services: Services) -> [Route] {
        let organisations = services.organisations
        return [
            Route(.listOrganisations, .get, "/organisations") { call in
                var query = call.query()
                let kind = query.code("kind", as: OrganisationKind.self)
                let number = query.value(
                    "enterpriseNumber", format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
                let page = query.page()
                try query.finish()
                return .read { transaction in
                    let found = try organisations.list(
                        kind: kind, enterpriseNumber: number, page: page, in: transaction)
                    let filters = [("kind", kind?.rawValue), ("enterpriseNumber", number?.text)]
                    return .ok(call.page(found, page, at: "/organisations", filters: filters, item: call.writeItem))
                }
            },
            Route(.registerOrganisation, .post, "/organisations") { call in
                try call.noQuery()
                let content = try call.body(OrganisationBody.decode)
                return .write { transaction in
                    let organisation = try organisations.register(content, by: call.actor, in: transaction)
                    return Answer.created(
                        call.body(organisation), at: "/organisations/\(organisation.id)",
                        version: organisation.version
                    ).about(.organisation, organisation.id, .parties)
                }
            },
            Route(.getOrganisation, .get, "/organisations/{organisationId}") { call in
                try call.noQuery()
                let id = try call.id(0, .organisation, of: Organisation.self)
                return .read { transaction in
                    let organisation = try organisations.find(id, by: call.actor, in: transaction)
                    return .ok(call.body(organisation), version: organisation.version)
                }
            },
            Route(.replaceOrganisation, .put, "/organisations/{organisationId}") { call in
                try call.noQuery()
                let id = try call.id(0, .organisation, of: Organisation.self)
                let version = try call.expectedVersion(of: .organisation)
                let content = try call.body(OrganisationBody.decode)
                return .write { transaction in
                    let organisation = try organisations.replace(
                        id, with: content, expecting: version, in: transaction)
                    return Answer.ok(call.body(organisation), version: organisation.version)
                        .about(.organisation, organisation.id, .parties)
                }
            },
        ]
    }
}
