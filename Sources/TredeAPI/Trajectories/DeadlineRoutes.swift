internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on the terms of a trajectory.
enum DeadlineRoutes {
    static func routes(_ services: Services) -> [Route] {
        [list(services), find(services), waive(services)]
    }

    private static let template = "/trajectories/{trajectoryId}/deadlines"

    private static func list(_ services: Services) -> Route {
        let deadlines = services.deadlines
        return Route(.listDeadlines, .get, template) { call in
            let asked = try TrajectoryPart.Asked(call)
            var query = call.query()
            let page = query.page()
            try query.finish()
            return .read { transaction in
                let found = try deadlines.list(
                    of: asked.trajectory, page: page, by: call.actor, in: transaction)
                return .ok(
                    call.page(found, page, at: "/trajectories/\(asked.trajectory)/deadlines") { deadline, object in
                        writeItem(deadline, asked, into: &object)
                    })
            }
        }
    }

    private static func find(_ services: Services) -> Route {
        let (deadlines, trajectories) = (services.deadlines, services.trajectories)
        return Route(.getDeadline, .get, template + "/{deadlineCode}") { call in
            let asked = try TrajectoryPart.Asked(call)
            try call.noQuery()
            return .look { transaction in
                let found = try deadlines.find(
                    call.parameters[1], of: asked.trajectory, by: call.actor, in: transaction)
                let referral = try trajectories.referral(of: asked.trajectory, in: transaction)
                return Answer.ok(body(found, asked), version: found.version)
                    .about(
                        .deadline, asked.trajectory, referral: referral,
                        found.waiver?.reason == nil ? .open : .confidential)
            }
        }
    }

    private static func waive(_ services: Services) -> Route {
        let (deadlines, trajectories) = (services.deadlines, services.trajectories)
        return Route(.waiveDeadline, .post, template + "/{deadlineCode}/waivers") { call in
            let asked = try TrajectoryPart.Asked(call)
            try call.noQuery()
            let reason = try call.body { $0.string("reason", 1...4000) }
            let code = call.parameters[1]
            return .write { transaction in
                let found = try deadlines.waive(
                    code, of: asked.trajectory, reason: reason, by: call.actor, in: transaction)
                let referral = try trajectories.referral(of: asked.trajectory, in: transaction)
                let path = "/trajectories/\(asked.trajectory)/deadlines/\(found.rule.code)"
                return Answer.created(body(found, asked), at: path, version: found.version)
                    .about(.deadline, asked.trajectory, referral: referral, .open)
            }
        }
    }

    private static func writeItem(
        _ deadline: ShownDeadline, _ asked: TrajectoryPart.Asked, into object: inout JSONObjectWriter
    ) {
        let code = deadline.rule.code
        object.member("href", "\(asked.call.base)/trajectories/\(asked.trajectory)/deadlines/\(code)")
        deadline.writeHead(into: &object)
    }

    private static func body(_ deadline: ShownDeadline, _ asked: TrajectoryPart.Asked) -> [UInt8] {
        JSONWriter.object { object in
            let code = deadline.rule.code
            object.member("href", "\(asked.call.base)/trajectories/\(asked.trajectory)/deadlines/\(code)")
            object.member("version", Int(deadline.version))
            object.member("trajectoryId", asked.trajectory.description)
            deadline.writeWhole(into: &object)
        }
    }
}

extension ShownDeadline {
    /// Writes which term it is and where it stands.
    fileprivate func writeHead(into object: inout JSONObjectWriter) {
        object.member("code", rule.code)
        object.member("state", code: state)
        object.member("ownerRole", code: rule.owner)
        object.memberIfPresent("dueOn", deadline?.dueOn.description)
    }

    /// Writes all that is known of it.
    func writeWhole(into object: inout JSONObjectWriter) {
        writeHead(into: &object)
        object.object("title") { title in
            for language in LocalizedText.Language.allCases {
                title.member(named: language.rawValue, rule.label[language])
            }
        }
        object.memberIfPresent("countsFrom", deadline?.runsFrom.description)
        object.memberIfPresent("metOn", deadline?.metOn?.description)
        let daysLate = deadline?.daysLate ?? 0
        object.memberIfPresent("daysLate", daysLate > 0 ? daysLate : nil)
        guard let waiver else { return }
        object.object("waiver") {
            $0.disclose(waiver.reason) { $0.member("reason", $1) }
            $0.member("recordedAt", waiver.recordedAt.description)
        }
    }
}
