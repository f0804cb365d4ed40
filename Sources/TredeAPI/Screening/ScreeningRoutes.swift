internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations of screening: taking up, asking for more, recommending.
enum ScreeningRoutes {
    static func routes(_ services: Services) -> [Route] {
        taking(services.screening) + recommending(services.decisions)
            + asking(services.screening, services.referrals)
    }

    private static func taking(_ screening: ScreeningService) -> [Route] {
        [
            Route(.startScreening, .post, "/referrals/{referralId}/screenings") { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let day = try call.body(ScreeningBody.decode)
                return .write { transaction in
                    let file = try screening.start(id, on: day, by: call.actor, in: transaction)
                    return Answer.created(call.body(file), at: "/referrals/\(id)", version: file.head.version)
                        .about(.referral, id, referral: file.head.number, .confidential)
                }
            }
        ]
    }

    private static func recommending(_ decisions: DecisionService) -> [Route] {
        [
            Route(.getRecommendation, .get, "/referrals/{referralId}/recommendation") { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                return .look { transaction in
                    let (head, recommendation) = try decisions.recommend(id, by: call.actor, in: transaction)
                    return Answer.ok(call.body(recommendation, on: head), version: head.version)
                        .about(.referral, id, referral: head.number, .confidential)
                }
            }
        ]
    }

    private static func asking(_ screening: ScreeningService, _ referrals: ReferralService) -> [Route] {
        let path = "/referrals/{referralId}/informationRequests"
        return [
            Route(.listInformationRequests, .get, path) { call in
                let id = try call.id(0, .referral, of: Referral.self)
                let page = try call.pageOnly()
                return .look { transaction in
                    let (head, all) = try screening.informationRequests(of: id, by: call.actor, in: transaction)
                    let found = try Page(ofAll: all, page) { $0.id.bytes }
                    let list = "/referrals/\(id)/informationRequests"
                    return Answer.ok(call.page(found, page, at: list, item: call.writeItem))
                        .about(.referral, id, referral: head.number, .confidential)
                }
            },
            Route(.requestInformation, .post, path) { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let draft = try call.body(InformationRequestBody.decode)
                return .write { transaction in
                    let request = try screening.requestInformation(draft, on: id, by: call.actor, in: transaction)
                    return Answer.created(
                        call.body(request), at: "/referrals/\(id)/informationRequests/\(request.id)",
                        version: request.version
                    ).about(
                        .informationRequest, request.id, referral: try referrals.number(of: id, in: transaction),
                        .confidential)
                }
            },
            Route(.getInformationRequest, .get, path + "/{informationRequestId}") { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let requestID = try call.id(1, .informationRequest, of: InformationRequest.self)
                return .look { transaction in
                    let (head, all) = try screening.informationRequests(of: id, by: call.actor, in: transaction)
                    guard let request = all.first(where: { $0.id == requestID }) else {
                        throw Failure.notFound(.informationRequest)
                    }
                    return Answer.ok(call.body(request), version: request.version)
                        .about(.informationRequest, requestID, referral: head.number, .confidential)
                }
            },
        ]
    }
}

extension Call {
    /// The page that is asked for, and nothing else in the query.
    func pageOnly() throws -> PageRequest {
        var query = query()
        let page = query.page()
        try query.finish()
        return page
    }
}
