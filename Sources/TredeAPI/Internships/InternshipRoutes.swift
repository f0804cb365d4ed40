internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on internships.
enum InternshipRoutes {
    private static let one = "/trajectories/{trajectoryId}/internships/{internshipId}"

    static func routes(_ services: Services) -> [Route] {
        readRoutes(services.internships) + changeRoutes(services.internships) + dayRoutes(services.internships)
    }

    private static func readRoutes(_ internships: InternshipService) -> [Route] {
        [
            Route(.listInternships, .get, "/trajectories/{trajectoryId}/internships") { call in
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .read { transaction in
                    let found = try internships.list(of: id, page: page, by: call.actor, in: transaction)
                    return .ok(call.page(found, page, at: "/trajectories/\(id)/internships", item: call.writeItem))
                }
            },
            Route(.getInternship, .get, one) { call in
                try call.noQuery()
                let (trajectory, id) = try ids(call)
                return .look { transaction in
                    let found = try internships.find(id, of: trajectory, by: call.actor, in: transaction)
                    return Answer.ok(call.body(found.view), version: found.view.open.version)
                        .about(.internship, id, referral: found.referral, found.view.compartment)
                }
            },
        ]
    }

    private static func changeRoutes(_ internships: InternshipService) -> [Route] {
        [
            Route(.registerInternship, .post, "/trajectories/{trajectoryId}/internships") { call in
                try call.noQuery()
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                let content = try call.body { InternshipBody.decode(&$0, .draft) }
                return .write { transaction in
                    let made = try InternshipBody.inTheirNames {
                        try internships.register(content, of: trajectory, by: call.actor, in: transaction)
                    }
                    return created(made, call)
                }
            },
            Route(.changeInternship, .put, one) { call in
                try call.noQuery()
                let (trajectory, id) = try ids(call)
                let version = try call.expectedVersion(of: .internship)
                let content = try call.body { InternshipBody.decode(&$0, .revision) }
                return .write { transaction in
                    let made = try InternshipBody.inTheirNames {
                        try internships.replace(
                            id, of: trajectory, with: content, expecting: version, by: call.actor, in: transaction)
                    }
                    return Answer.ok(call.body(made.view), version: made.view.open.version)
                        .about(.internship, id, referral: made.referral, .confidential)
                }
            },
        ]
    }

    private static func dayRoutes(_ internships: InternshipService) -> [Route] {
        [
            Route(.registerAttendance, .post, one + "/attendances") { call in
                try call.noQuery()
                let (trajectory, id) = try ids(call)
                let attendance = try call.body(InternshipBody.decodeAttendance)
                return .write { transaction in
                    created(
                        try internships.attend(attendance, id, of: trajectory, by: call.actor, in: transaction), call)
                }
            },
            Route(.registerEvaluation, .post, one + "/evaluations") { call in
                try call.noQuery()
                let (trajectory, id) = try ids(call)
                let evaluation = try call.body(InternshipBody.decodeEvaluation)
                return .write { transaction in
                    created(
                        try internships.evaluate(evaluation, id, of: trajectory, by: call.actor, in: transaction),
                        call)
                }
            },
        ]
    }

    private static func ids(_ call: Call) throws -> (ID<Trajectory>, ID<Internship>) {
        (try call.id(0, .trajectory), try call.id(1, .internship))
    }

    private static func created(_ made: (view: InternshipView, referral: Int64), _ call: Call) -> Answer {
        let open = made.view.open
        return Answer.created(
            call.body(made.view), at: "/trajectories/\(open.trajectory)/internships/\(open.id)", version: open.version
        ).about(.internship, open.id, referral: made.referral, .confidential)
    }
}

extension InternshipView {
    fileprivate var compartment: AuditEntry.Compartment {
        guard case .open = self else { return .confidential }
        return .open
    }
}
