internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on payment runs.
enum PaymentRoutes {
    static func routes(_ services: Services) -> [Route] {
        let payments = services.payments
        return [
            Route(.listPayments, .get, "/payments") { call in
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .look { transaction in
                    let found = try payments.list(page, in: transaction)
                    return Answer.ok(call.page(found, page, at: "/payments", item: call.writeItem))
                        .about(.payment, nil as ID<PaymentRun>?, .money)
                }
            },
            Route(.payEntitlements, .post, "/payments") { call in
                try call.noQuery()
                let through = try call.body { $0.value("through", format: InputFormat.day) { Day($0) } }
                return .write { transaction in
                    let run = try payments.pay(through: through, by: call.actor, in: transaction)
                    let shares = try payments.shares(of: run, in: transaction)
                    return Answer.created(call.body(run, shares), at: "/payments/\(run.id)", version: 1)
                        .about(.payment, run.id, .money)
                }
            },
            Route(.getPayment, .get, "/payments/{paymentId}") { call in
                try call.noQuery()
                let id = try call.id(0, .payment, of: PaymentRun.self)
                return .look { transaction in
                    let run = try payments.find(id, in: transaction)
                    let shares = try payments.shares(of: run, in: transaction)
                    return Answer.ok(call.body(run, shares), version: 1).about(.payment, id, .money)
                }
            },
        ]
    }
}

extension Call {
    /// A run as it is answered, with what each organisation got.
    fileprivate func body(_ run: PaymentRun, _ shares: [PaymentRun.Share]) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(run, into: &object)
            object.member("version", 1)
            object.array("organisations") { array in
                for share in shares {
                    array.object { item in
                        item.member("organisationId", share.organisation.description)
                        item.member("enterpriseNumber", share.enterpriseNumber)
                        item.member("entitlements", share.count)
                        item.member("amountCents", Int(share.amountCents))
                    }
                }
            }
            object.member("recordedAt", run.recordedAt.description)
        }
    }

    /// A run as it stands in a list.
    fileprivate func writeItem(_ run: PaymentRun, into object: inout JSONObjectWriter) {
        object.member("id", run.id.description)
        object.member("href", "\(base)/payments/\(run.id)")
        object.member("through", run.through.description)
        object.member("entitlements", run.count)
        object.member("totalCents", Int(run.amountCents))
    }
}
