internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on the ledger.
enum LedgerRoutes {
    static func routes(_ services: Services) -> [Route] {
        let (ledger, trajectories) = (services.ledger, services.trajectories)
        return [
            Route(.listLedgerEntries, .get, "/ledgerEntries") { call in
                var query = call.query()
                let trajectory = query.value("trajectoryId", format: InputFormat.id) { ID<Trajectory>($0) }
                let organisation = query.value("organisationId", format: InputFormat.id) { ID<Organisation>($0) }
                let page = query.page()
                try query.finish()
                let filters = [
                    ("trajectoryId", trajectory?.description), ("organisationId", organisation?.description),
                ]
                return .look { transaction in
                    let found = try ledger.list(
                        trajectory: trajectory, organisation: organisation, page, by: call.actor, in: transaction)
                    let body = call.page(found, page, at: "/ledgerEntries", filters: filters, item: call.writeItem)
                    let referral = try trajectories.referral(of: trajectory, ifSeen: found, in: transaction)
                    return Answer.ok(body).about(
                        .ledgerEntry, nil as ID<LedgerEntry>?, referral: referral, .money)
                }
            },
            Route(.getLedgerEntry, .get, "/ledgerEntries/{ledgerEntryId}") { call in
                try call.noQuery()
                let id = try call.id(0, .ledgerEntry, of: LedgerEntry.self)
                return .look { transaction in
                    let found = try ledger.find(id, by: call.actor, in: transaction)
                    let referral = try trajectories.referral(of: found.trajectory, in: transaction)
                    return Answer.ok(call.body(found), version: 1)
                        .about(.ledgerEntry, id, referral: referral, .money)
                }
            },
        ]
    }
}

extension Call {
    /// An entry of the ledger as it is answered.
    fileprivate func body(_ entry: LedgerEntry) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(entry, into: &object)
            object.member("recordedAt", entry.recordedAt.description)
            object.object("cause") { cause in
                cause.member("kind", code: entry.cause)
                switch entry.cause {
                case .due, .receivable: cause.member("id", entry.entitlement.description)
                case .payment: cause.member("id", entry.payment?.description ?? entry.entitlement.description)
                case .reversal: cause.member("id", entry.reverses?.description ?? entry.entitlement.description)
                }
            }
            object.member("trajectoryId", entry.trajectory.description)
            object.member("networkId", entry.network.description)
            object.member("entitlementId", entry.entitlement.description)
            object.memberIfPresent("reversesId", entry.reverses?.description)
        }
    }

    /// An entry as it stands in a list.
    fileprivate func writeItem(_ entry: LedgerEntry, into object: inout JSONObjectWriter) {
        object.member("id", entry.id.description)
        object.member("href", "\(base)/ledgerEntries/\(entry.id)")
        object.member("occurredOn", entry.occurredOn.description)
        object.member("rule", code: entry.rule)
        object.member("state", "posted")
        object.array("postings") { array in
            for posting in [entry.from, entry.to] {
                array.object { item in
                    item.member(
                        "account", posting.account == "caseManager" ? "caseManagerOrganisation" : posting.account)
                    item.memberIfPresent("organisationId", posting.organisation?.description)
                    item.member("amountCents", Int(posting.amountCents))
                }
            }
        }
    }
}
