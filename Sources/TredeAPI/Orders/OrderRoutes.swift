internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on orders.
enum OrderRoutes {

    static func routes(_ services: Services) -> [Route] {
        let orders = services.orders
        return [
            Route(.listOrders, .get, "/trajectories/{trajectoryId}/orders") { call in
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .look { transaction in
                    let found = try orders.list(of: id, page: page, by: call.actor, in: transaction)
                    let body = call.page(found.page, page, at: "/trajectories/\(id)/orders", item: call.writeItem)
                    return Answer.ok(body).about(.trajectory, id, referral: found.referral, .money)
                }
            },
            Route(.orderAction, .post, "/trajectories/{trajectoryId}/orders") { call in
                try call.noQuery()
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                let draft = try call.body(decode)
                return .write { transaction in
                    let made = try orders.order(draft, of: id, by: call.actor, in: transaction)
                    return call.made(made.order, made.referral)
                }
            },
            Route(.endOrder, .post, "/trajectories/{trajectoryId}/orders/{orderId}/endings") { call in
                try call.noQuery()
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                let id = try call.id(1, .order, of: Order.self)
                let draft = try call.body(decodeEnding)
                return .write { transaction in
                    let ended = try orders.end(id, draft, of: trajectory, by: call.actor, in: transaction)
                    return call.made(ended.order, ended.referral)
                }
            },
            Route(.getOrder, .get, "/trajectories/{trajectoryId}/orders/{orderId}") { call in
                try call.noQuery()
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                let id = try call.id(1, .order, of: Order.self)
                return .look { transaction in
                    let found = try orders.find(id, of: trajectory, by: call.actor, in: transaction)
                    return Answer.ok(call.body(found.order), version: found.order.version)
                        .about(.order, id, referral: found.referral, .money)
                }
            },
        ]
    }

    static func decode(_ object: inout JSONObject) -> Order.Draft? {
        let actionRef = object.value("actionRef", format: InputFormat.reference, parse: PlanBody.reference)
        let organisation = object.value("organisationId", format: InputFormat.id) { ID<Organisation>($0) }
        let units = object.integer("units", in: 1...1000)
        let price = object.optionalInteger("unitPriceCents", in: 0...1_000_000_000_000)
        let orderedOn = object.value("orderedOn", format: InputFormat.day) { Day($0) }
        guard let actionRef, let organisation, let units, let orderedOn, !object.hasIssues else { return nil }
        return Order.Draft(
            actionRef: actionRef, organisation: organisation, units: units, unitPriceCents: price.map(Int64.init),
            orderedOn: orderedOn)
    }

    private static func decodeEnding(_ object: inout JSONObject) -> Order.Ending.Draft? {
        let endedOn = object.value("endedOn", format: InputFormat.day) { Day($0) }
        let reason = object.code("reason", as: Order.Ending.Reason.self)
        guard let endedOn, let reason, !object.hasIssues else { return nil }
        return Order.Ending.Draft(endedOn: endedOn, reason: reason)
    }
}

extension Call {
    /// Answers with an order that was made or ended.
    fileprivate func made(_ order: Order, _ referral: Int64) -> Answer {
        let path = "/trajectories/\(order.trajectory)/orders/\(order.id)"
        return Answer.created(body(order), at: path, version: order.version)
            .about(.order, order.id, referral: referral, .money)
    }

    /// An order as it stands in a list.
    func writeItem(_ order: Order, into object: inout JSONObjectWriter) {
        object.member("id", order.id.description)
        object.member("href", "\(base)/trajectories/\(order.trajectory)/orders/\(order.id)")
        object.member("actionRef", order.actionRef)
        object.member("organisationId", order.organisation.description)
        object.member("units", order.units)
        object.member("unitPriceCents", Int(order.unitPriceCents))
        object.member("orderedOn", order.orderedOn.description)
        object.memberIfPresent("endedOn", order.ending?.draft.endedOn.description)
    }

    /// An order as it is answered; its version is 2 once it ended.
    func body(_ order: Order) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(order, into: &object)
            object.member("version", Int(order.version))
            object.member("trajectoryId", order.trajectory.description)
            object.member("planId", order.plan.description)
            object.member("type", order.type)
            object.member("amountCents", Int(order.amountCents))
            object.member("recordedAt", order.recordedAt.description)
            if let ending = order.ending {
                object.object("ending") {
                    $0.member("reason", code: ending.draft.reason)
                    $0.member("recordedAt", ending.recordedAt.description)
                }
            }
        }
    }
}
