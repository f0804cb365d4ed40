internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on trajectories, their teams and what moved them.
enum TrajectoryRoutes {
    static func routes(_ services: Services) -> [Route] {
        [list(services), find(services)] + team(services) + events(services)
    }

    /// Everybody who may see some trajectory.

    private static func list(_ services: Services) -> Route {
        let trajectories = services.trajectories
        return Route(.listTrajectories, .get, "/trajectories") { call in
            var query = call.query()
            let state = query.code("state", as: TrajectoryState.self)
            let network = query.value("networkId", format: InputFormat.id) { ID<Network>($0) }
            let page = query.page()
            try query.finish()
            let filters = [("state", state?.rawValue), ("networkId", network?.description)]
            return .read { transaction in
                let found = try trajectories.list(
                    state: state, network: network, page: page, by: call.actor, in: transaction)
                return .ok(call.page(found, page, at: "/trajectories", filters: filters, item: call.writeItem))
            }
        }
    }

    private static func find(_ services: Services) -> Route {
        let trajectories = services.trajectories
        return Route(.getTrajectory, .get, "/trajectories/{trajectoryId}") { call in
            try call.noQuery()
            let id = try call.id(0, .trajectory, of: Trajectory.self)
            return .look { try answer(trajectories.find(id, by: call.actor, in: $0), to: call) }
        }
    }

    private static func answer(_ view: TrajectoryView, to call: Call) -> Answer {
        let (trajectory, compartment) = subject(of: view)
        return Answer.ok(call.body(view), version: trajectory.version)
            .about(.trajectory, trajectory.id, referral: trajectory.referral, compartment)
    }

    private static func subject(of view: TrajectoryView) -> (Trajectory, AuditEntry.Compartment) {
        switch view {
        case .open(let open): (open.trajectory, .open)
        // It says which care was given, and how much of it (V-1).
        case .progress(let progress): (progress.open.trajectory, .confidential)
        case .file(let file): (file.progress.open.trajectory, .confidential)
        }
    }

    private static func team(_ services: Services) -> [Route] {
        let (teams, trajectories) = (services.teams, services.trajectories)
        let template = "/trajectories/{trajectoryId}/team"
        return [
            Route(.getTeam, .get, template) { call in
                try call.noQuery()
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                return .look { transaction in
                    let team = try teams.find(of: id, by: call.actor, in: transaction)
                    let referral = try trajectories.referral(of: id, in: transaction)
                    // It names who provides the care (V-10).
                    return Answer.ok(call.body(team), version: team.version)
                        .about(.trajectory, id, referral: referral, .confidential)
                }
            },
            Route(.appointTeam, .put, template) { call in
                try call.noQuery()
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                let version = try call.expectedVersion(of: .trajectory)
                let draft = try call.body(TeamBody.decode)
                return .write { transaction in
                    let team = try teams.appoint(draft, in: id, expecting: version, by: call.actor, transaction)
                    let referral = try trajectories.referral(of: id, in: transaction)
                    return Answer.ok(call.body(team), version: team.version)
                        .about(.trajectory, id, referral: referral, .open)
                }
            },
        ]
    }

    private static func events(_ services: Services) -> [Route] {
        let trajectories = services.trajectories
        let part = TrajectoryPart(
            segment: "events", parameter: "eventId", noun: .trajectory, trajectories: trajectories)
        return [
            part.list(.listTrajectoryEvents) { asked, page, transaction in
                try trajectories.events(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { event, object in
                event.writeItem(into: &object)
            } id: {
                $0.id.description
            },
            Route(.getTrajectoryEvent, .get, part.template) { call in
                let asked = try TrajectoryPart.Asked(call)
                try call.noQuery()
                let id = try call.id(1, .trajectory, of: TrajectoryEvent.self)
                return .look { transaction in
                    let found = try trajectories.event(id, of: asked.trajectory, by: call.actor, in: transaction)
                    let referral = try trajectories.referral(of: asked.trajectory, in: transaction)
                    return Answer.ok(body(found.event, isWhole: found.isWhole, asked), version: 1)
                        .about(.trajectory, id, referral: referral, found.isWhole ? .confidential : .open)
                }
            },
        ]
    }

    private static func body(_ event: TrajectoryEvent, isWhole: Bool, _ asked: TrajectoryPart.Asked) -> [UInt8] {
        JSONWriter.object { object in
            object.member("id", event.id.description)
            object.member("href", "\(asked.call.base)/trajectories/\(asked.trajectory)/events/\(event.id)")
            object.member("trajectoryId", asked.trajectory.description)
            guard !isWhole else { return event.writeWhole(into: &object) }
            event.writeItem(into: &object)
            object.member("recordedAt", event.recordedAt.description)
        }
    }
}

extension TrajectoryEvent {
    fileprivate func writeItem(into object: inout JSONObjectWriter) {
        object.member("occurredOn", occurredOn.description)
        object.member("kind", code: kind)
        object.memberIfPresent("fromState", code: fromState)
        object.member("toState", code: toState)
        object.member("actorRole", code: actorRole)
    }

    /// Writes all that is known of it but its identifier.
    func writeWhole(into object: inout JSONObjectWriter) {
        writeItem(into: &object)
        object.member("recordedAt", recordedAt.description)
        object.member("isImported", isImported)
        object.memberIfPresent("reason", reason)
    }
}
