internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on decisions.
enum DecisionRoutes {
    static func routes(_ services: Services) -> [Route] {
        let (decisions, referrals) = (services.decisions, services.referrals)
        let path = "/referrals/{referralId}/decisions"
        return [
            Route(.listDecisions, .get, path) { call in
                let id = try call.id(0, .referral, of: Referral.self)
                let page = try call.pageOnly()
                return .read { transaction in
                    let all = try decisions.list(of: id, by: call.actor, in: transaction)
                    let found = try Page(ofAll: all, page) { $0.id.bytes }
                    return .ok(call.page(found, page, at: "/referrals/\(id)/decisions", item: call.writeItem))
                }
            },
            Route(.decideReferral, .post, path) { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let draft = try call.body(DecisionBody.decode)
                return .write { transaction in
                    let decision = try decisions.decide(id, draft, by: call.actor, in: transaction)
                    return Answer.created(
                        call.body(decision), at: "/referrals/\(id)/decisions/\(decision.id)",
                        version: DecisionView.version
                    ).about(
                        .decision, decision.id, referral: try referrals.number(of: id, in: transaction), .confidential)
                }
            },
            Route(.getDecision, .get, path + "/{decisionId}") { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let decisionID = try call.id(1, .decision, of: Decision.self)
                return .look { transaction in
                    let view = try decisions.find(decisionID, of: id, by: call.actor, in: transaction)
                    let referral = try referrals.number(of: id, in: transaction)
                    // Why it was decided so stands in both views of it.
                    return Answer.ok(call.body(view), version: DecisionView.version)
                        .about(.decision, decisionID, referral: referral, .confidential)
                }
            },
        ]
    }
}

/// The operations on appeals.
enum AppealRoutes {
    static func routes(_ services: Services) -> [Route] {
        let (appeals, referrals) = (services.appeals, services.referrals)
        let path = "/referrals/{referralId}/appeals"
        return [
            Route(.listAppeals, .get, path) { call in
                let id = try call.id(0, .referral, of: Referral.self)
                let page = try call.pageOnly()
                return .read { transaction in
                    let all = try appeals.list(of: id, by: call.actor, in: transaction)
                    let found = try Page(ofAll: all, page) { $0.id.bytes }
                    return .ok(
                        call.page(found, page, at: "/referrals/\(id)/appeals") { item, object in
                            call.writeItem(item, of: id, into: &object)
                        })
                }
            },
            Route(.lodgeAppeal, .post, path) { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let draft = try call.body(AppealBody.decode)
                return .write { transaction in
                    let appeal = try appeals.lodge(draft, on: id, by: call.actor, in: transaction)
                    return Answer.created(
                        call.body(appeal), at: "/referrals/\(id)/appeals/\(appeal.id)", version: appeal.version
                    ).about(
                        .appeal, appeal.id, referral: try referrals.number(of: id, in: transaction), .confidential)
                }
            },
            Route(.getAppeal, .get, path + "/{appealId}") { call in
                try call.noQuery()
                let (id, appealID) = try call.appeal()
                return .look { transaction in
                    let (head, appeal) = try appeals.find(appealID, of: id, by: call.actor, in: transaction)
                    return Answer.ok(call.body(appeal), version: appeal.version)
                        .about(.appeal, appealID, referral: head.number, .confidential)
                }
            },
            Route(.decideAppeal, .put, path + "/{appealId}") { call in
                try call.noQuery()
                let (id, appealID) = try call.appeal()
                let version = try call.expectedVersion(of: .appeal)
                let draft = try call.body(AppealBody.decode)
                return .write { transaction in
                    let appeal = try appeals.settle(
                        appealID, of: id, with: draft, expecting: version, by: call.actor, in: transaction)
                    let referral = try referrals.number(of: id, in: transaction)
                    return Answer.ok(call.body(appeal), version: appeal.version)
                        .about(.appeal, appealID, referral: referral, .confidential)
                }
            },
        ]
    }
}

extension Call {
    fileprivate func appeal() throws -> (referral: ID<Referral>, appeal: ID<Appeal>) {
        (try id(0, .referral), try id(1, .appeal))
    }
}
