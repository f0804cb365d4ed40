internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on referrals.
enum ReferralRoutes {
    static func routes(_ services: Services) -> [Route] {
        reading(services.referrals) + writing(services.referrals)
    }

    private static func reading(_ referrals: ReferralService) -> [Route] {
        [
            Route(.listReferrals, .get, "/referrals") { call in
                var query = call.query()
                let state = query.code("state", as: ReferralState.self)
                let externalID = query.value(
                    "externalId", format: InputFormat.reference, parse: TextFormat.reference)
                let page = query.page()
                try query.finish()
                return .read { transaction in
                    let found = try referrals.list(
                        state: state, externalID: externalID, page: page, by: call.actor, in: transaction)
                    let filters = [("state", state?.rawValue), ("externalId", externalID.map(PercentEncoding.query))]
                    return .ok(call.page(found, page, at: "/referrals", filters: filters, item: call.writeItem))
                }
            },
            Route(.getReferral, .get, "/referrals/{referralId}") { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                return .look { transaction in
                    switch try referrals.find(id, by: call.actor, in: transaction) {
                    case .full(let file): call.answer(file)
                    case .open(let open):
                        Answer.ok(call.body(open), version: open.head.version)
                            .about(.referral, id, referral: open.head.number, .open)
                    }
                }
            },
        ]
    }

    private static func writing(_ referrals: ReferralService) -> [Route] {
        [
            Route(.submitReferral, .post, "/referrals") { call in
                try call.noQuery()
                let submission = try call.referral()
                return .write { transaction in
                    let result = try referrals.submit(submission, by: call.actor, in: transaction)
                    guard case .created(let file) = result else { return call.answer(result.file) }
                    return Answer.created(
                        call.body(file), at: "/referrals/\(file.head.id)", version: file.head.version
                    ).about(.referral, file.head.id, referral: file.head.number, .confidential)
                }
            },
            Route(.replaceReferral, .put, "/referrals/{referralId}") { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let version = try call.expectedVersion(of: .referral)
                let submission = try call.referral()
                return .write { transaction in
                    call.answer(
                        try referrals.replace(
                            id, with: submission, expecting: version, by: call.actor, in: transaction))
                }
            },
            Route(.withdrawReferral, .post, "/referrals/{referralId}/withdrawals") { call in
                try call.noQuery()
                let id = try call.id(0, .referral, of: Referral.self)
                let withdrawal = try call.body(WithdrawalBody.decode)
                return .write { transaction in
                    let open = try referrals.withdraw(
                        id, on: withdrawal.day, reason: withdrawal.reason, by: call.actor, in: transaction)
                    return Answer.created(call.body(open), at: "/referrals/\(id)", version: open.head.version)
                        .about(.referral, id, referral: open.head.number, .open)
                }
            },
        ]
    }
}

extension Call {
    /// The referral in the body.
    func referral() throws -> ReferralSubmission {
        try BodyReader.check(request)
        return try ReferralBody.read(request.body)
    }

    /// A referral with its content, and that it was looked at.
    func answer(_ file: ReferralFile) -> Answer {
        Answer.ok(body(file), version: file.head.version)
            .about(.referral, file.head.id, referral: file.head.number, .confidential)
    }
}
