internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on professionals.
enum ProfessionalRoutes {

    static func routes(_ services: Services) -> [Route] {
        let professionals = services.professionals
        return [
            Route(.listProfessionals, .get, "/professionals") { call in
                var query = call.query()
                let organisation = query.value("organisationId", format: InputFormat.id) { ID<Organisation>($0) }
                let page = query.page()
                try query.finish()
                return .read { transaction in
                    let found = try professionals.list(organisation: organisation, page: page, in: transaction)
                    let filters = [("organisationId", organisation?.description)]
                    return .ok(
                        call.page(found, page, at: "/professionals", filters: filters, item: call.writeItem))
                }
            },
            Route(.registerProfessional, .post, "/professionals") { call in
                try call.noQuery()
                let content = try call.body(ProfessionalBody.decode)
                return .write { transaction in
                    let professional = try professionals.register(content, by: call.actor, in: transaction)
                    return Answer.created(
                        call.body(professional), at: "/professionals/\(professional.id)",
                        version: professional.version
                    ).about(.professional, professional.id, .parties)
                }
            },
            Route(.getProfessional, .get, "/professionals/{professionalId}") { call in
                try call.noQuery()
                let id = try call.id(0, .professional, of: Professional.self)
                return .read { transaction in
                    let professional = try professionals.find(id, in: transaction)
                    return .ok(call.body(professional), version: professional.version)
                }
            },
            Route(.replaceProfessional, .put, "/professionals/{professionalId}") { call in
                try call.noQuery()
                let id = try call.id(0, .professional, of: Professional.self)
                let version = try call.expectedVersion(of: .professional)
                let content = try call.body(ProfessionalBody.decode)
                return .write { transaction in
                    let professional = try professionals.replace(
                        id, with: content, expecting: version, by: call.actor, in: transaction)
                    return Answer.ok(call.body(professional), version: professional.version)
                        .about(.professional, id, .parties)
                }
            },
        ]
    }
}
