internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on plans.
enum PlanRoutes {

    static func routes(_ services: Services) -> [Route] {
        let (plans, trajectories) = (services.plans, services.trajectories)
        return [
            Route(.listPlans, .get, "/trajectories/{trajectoryId}/plans") { call in
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .look { transaction in
                    let found = try plans.list(of: id, page: page, by: call.actor, in: transaction)
                    let answer = Answer.ok(
                        call.page(found, page, at: "/trajectories/\(id)/plans") { item, object in
                            call.writeItem(item, of: id, into: &object)
                        })
                    let referral = try trajectories.referral(of: id, in: transaction)
                    return answer.about(.plan, ID<Plan>?.none, referral: referral, .confidential)
                }
            },
            Route(.draftPlan, .post, "/trajectories/{trajectoryId}/plans") { call in
                try call.noQuery()
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                let content = try call.body(PlanBody.decode)
                return .write { transaction in
                    let made = try PlanBody.inTheirNames {
                        try plans.draft(content, of: id, by: call.actor, in: transaction)
                    }
                    return Answer.created(
                        call.body(made.plan), at: "/trajectories/\(id)/plans/\(made.plan.id)",
                        version: made.plan.version
                    ).about(.plan, made.plan.id, referral: made.referral, .confidential)
                }
            },
            Route(.getPlan, .get, "/trajectories/{trajectoryId}/plans/{planId}") { call in
                try call.noQuery()
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                let id = try call.id(1, .plan, of: Plan.self)
                return .look { transaction in
                    let found = try plans.find(id, of: trajectory, by: call.actor, in: transaction)
                    return Answer.ok(call.body(found.view), version: found.view.version)
                        .about(.plan, id, referral: found.referral, .confidential)
                }
            },
            Route(.replacePlan, .put, "/trajectories/{trajectoryId}/plans/{planId}") { call in
                try call.noQuery()
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                let id = try call.id(1, .plan, of: Plan.self)
                let version = try call.expectedVersion(of: .plan)
                let content = try call.body(PlanBody.decode)
                return .write { transaction in
                    let made = try PlanBody.inTheirNames {
                        try plans.replace(
                            id, of: trajectory, with: content, expecting: version, by: call.actor, in: transaction)
                    }
                    return Answer.ok(call.body(made.plan), version: made.plan.version)
                        .about(.plan, id, referral: made.referral, .confidential)
                }
            },
        ]
    }
}

extension PlanView {
    /// Grows by one with every change.
    fileprivate var version: Int64 {
        switch self {
        case .whole(let plan): plan.version
        case .actions(let actions): actions.version
        }
    }
}
