internal import HTTPServer
internal import Trede
internal import TredeDomain

/// The operations on entitlements.
enum EntitlementRoutes {
    static func routes(_ services: Services) -> [Route] {
        let (entitlements, trajectories) = (services.entitlements, services.trajectories)
        return [
            Route(.listEntitlements, .get, "/entitlements") { call in
                try list(call, services)
            },
            Route(.getEntitlement, .get, "/entitlements/{entitlementId}") { call in
                try call.noQuery()
                let id = try call.id(0, .entitlement, of: EntitlementLine.self)
                return .look { transaction in
                    let found = try entitlements.find(id, by: call.actor, in: transaction)
                    let referral = try trajectories.referral(of: found.trajectory, in: transaction)
                    return Answer.ok(call.body(found), version: found.version)
                        .about(.entitlement, id, referral: referral, .money)
                }
            },
            Route(.getEntitlementBlockers, .get, "/entitlements/{entitlementId}/blockers") { call in
                try call.noQuery()
                let id = try call.id(0, .entitlement, of: EntitlementLine.self)
                return .look { transaction in
                    let found = try entitlements.blockers(of: id, by: call.actor, in: transaction)
                    let referral = try trajectories.referral(of: found.trajectory, in: transaction)
                    return Answer.ok(call.body(id, found.isPayable, found.blockers)).about(
                        .entitlement, id, referral: referral, .money)
                }
            },
            Route(.listTrajectoryEntitlements, .get, "/trajectories/{trajectoryId}/entitlements") { call in
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .look { transaction in
                    let found = try entitlements.list(of: id, page, by: call.actor, in: transaction)
                    let body = call.page(
                        found, page, at: "/trajectories/\(id)/entitlements", item: call.writeItem)
                    let referral = try trajectories.referral(of: id, in: transaction)
                    return Answer.ok(body).about(.trajectory, id, referral: referral, .money)
                }
            },
        ]
    }

    private static func list(_ call: Call, _ services: Services) throws -> Work {
        let (entitlements, trajectories) = (services.entitlements, services.trajectories)
        var query = call.query()
        let trajectory = query.value("trajectoryId", format: InputFormat.id) { ID<Trajectory>($0) }
        let organisation = query.value("organisationId", format: InputFormat.id) { ID<Organisation>($0) }
        let network = query.value("networkId", format: InputFormat.id) { ID<Network>($0) }
        let state = query.code("state", as: EntitlementState.self)
        let page = query.page()
        try query.finish()
        let selection = EntitlementService.Selection(
            trajectory: trajectory, organisation: organisation, network: network, state: state)
        let filters = [
            ("trajectoryId", trajectory?.description), ("organisationId", organisation?.description),
            ("networkId", network?.description), ("state", state?.rawValue),
        ]
        return .look { transaction in
            let found = try entitlements.list(selection, page, by: call.actor, in: transaction)
            let body = call.page(found, page, at: "/entitlements", filters: filters, item: call.writeItem)
            let referral = try trajectories.referral(of: trajectory, ifSeen: found, in: transaction)
            return Answer.ok(body).about(.entitlement, nil as ID<EntitlementLine>?, referral: referral, .money)
        }
    }
}
