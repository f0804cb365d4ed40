internal import JSON
internal import Trede
internal import TredeDomain

/// Everything in one application, part by part, as each part is answered on its own to who works with it.
struct ApplicationBody {
    let services: Services
    /// How links and texts are written.
    let call: Call
    let referral: ID<Referral>
    /// Who reads all of it.
    let reader: Actor

    /// A part by its name.
    typealias Part = (String, [UInt8])

    /// The application, what was asked about it, what was decided, and the appeals against that.
    func parts(in transaction: borrowing ReadTransaction) throws -> [Part] {
        var parts: [Part] = []
        if case .full(let whole) = try services.referrals.find(referral, by: reader, in: transaction) {
            parts.append(("referral", call.body(whole)))
        }
        let questions = try services.screening.informationRequests(of: referral, by: reader, in: transaction)
        parts.append(("informationRequests", DossierDocument.list(questions.requests.map(call.body))))
        let decisions = try services.decisions.list(of: referral, by: reader, in: transaction)
        parts.append(("decisions", DossierDocument.list(decisions.map { call.body($0) })))
        let appeals = try services.appeals.list(of: referral, by: reader, in: transaction).map { item in
            call.body(try services.appeals.find(item.id, of: referral, by: reader, in: transaction).appeal)
        }
        parts.append(("appeals", DossierDocument.list(appeals)))
        return parts
    }

    /// The dossier of who has no more than an application: that, and who looked at it.
    func bytes(of head: ReferralHead, in transaction: borrowing ReadTransaction) throws -> [UInt8] {
        let log = try DossierDocument.all { try services.insight.accessLog(of: head, page: $0, in: transaction) }
        let looks = log.map { entry in JSONWriter.object { entry.write(into: &$0) } }
        let parts = try parts(in: transaction) + [("accessLog", DossierDocument.list(looks))]
        let document = DossierDocument(services: services, regime: head.regime)
        return try document.bytes(parts, in: transaction) { object in
            object.member("referralId", referral.description)
            object.member("href", "\(call.base)/referrals/\(referral)")
        }
    }
}
