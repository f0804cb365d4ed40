import Foundation
import HTTPServer
import JSON
import Trede
import TredeDomain
import TredeTesting

/// Bodies that an operation takes on a file as it stands, so that its good answers are judged as its refusals are.
extension NeedleCalls {
    /// The day of every act here: the last one on which something may have happened.
    private static let day = "2020-06-29"

    /// The calls that can succeed, as far as the contract's examples do not.
    func taken(_ call: NeedleCall, by caller: NeedleCaller) throws -> [NeedleCall] {
        guard !call.isMixed else { return [] }
        if call.operation.id == "importLines", let file = world.file("submitted") {
            let line = file.referral(on: "2020-06-01", variant: 1).replacing("\n", with: " ")
            return [with(line, call, path: call.path + "?kind=referrals")]
        }
        if let sent = call.file?.sent["\(call.operation.method.name) \(call.path)"] { return [with(sent, call)] }
        return try body(call, by: caller).map { [with($0, call)] } ?? []
    }

    private func with(_ body: String, _ call: NeedleCall, path: String? = nil) -> NeedleCall {
        NeedleCall(
            operation: call.operation, file: call.file, path: path ?? call.path, body: body, twinPath: call.twinPath,
            twinBody: call.twinPath == nil ? nil : body)
    }

    private func body(_ call: NeedleCall, by caller: NeedleCaller) throws -> String? {
        let day = Self.day
        switch (call.operation.id, call.file?.key) {
        case ("startScreening", "freshSubmitted"): return #"{"startedOn":"\#(day)"}"#
        case ("requestInformation", "freshSubmitted"):
            return #"{"requestedOn":"\#(day)","question":"Which days?","missing":["medicalEvidence"]}"#
        case ("decideReferral", "freshSubmitted"):
            let network = world.parties[NeedleSide.ours.rawValue].network
            return #"{"outcome":"admitted","decidedOn":"\#(day)","motivation":"Fits","networkId":"\#(network)"}"#
        case ("draftPlan", "running"), ("draftPlan", "startUp"):
            return call.file?.plan(changed: true).replacing(#""units":4"#, with: #""units":6"#)
        case ("signPlan", _): return try signature(call, by: caller)
        case ("orderAction", "running"):
            let provider = world.parties[NeedleSide.ours.rawValue].organisationIDs[.workProvider]?.description ?? ""
            return #"{"actionRef":"A6","organisationId":"\#(provider)","units":1,"orderedOn":"\#(day)"}"#
        case ("extendTrajectory", "startUp"):
            return #"{"decidedOn":"\#(day)","newEndDate":"2022-01-31","motivation":"Ill for months"}"#
        case ("verifySession", _): return #"{"verifiedOn":"\#(day)"}"#
        case ("decideAppeal", "appealed"): return call.file?.appeal(isSettled: true)
        case ("agreeWithEndAdvice", "reported"): return #"{"code":"NC","agreedOn":"\#(day)"}"#
        case ("registerEndAdvice", "reported"): return call.file?.advice(on: day)
        case ("withholdItem", "running"):
            let session = call.file?.id("sessionId") ?? ""
            return #"{"itemKind":"session","itemId":"\#(session)","role":"caseManagerCare"}"#
        case ("reviewEmergencyAccess", "running"):
            return #"{"outcome":"notJustified","motivation":"Er was wel iemand aanwezig."}"#
        case ("issueToken", _): return try world.signer.form(in: world.house)
        case ("registerNetwork", _):
            let network = "/networks/\(world.parties[NeedleSide.ours.rawValue].network)"
            return try readBack(network, by: caller, with: ["code": "brussel", "regions": ["nisCodes": ["21004"]]])
        case ("replaceNetwork", _), ("replacePartners", _), ("replaceProfessional", _):
            return try readBack(call.path, by: caller)
        case ("registerProfessional", _):
            let number = NeedleSide.ours.enterpriseNumber(4)
            return #"{"externalId":"new","givenName":"New","familyName":"Somebody","email":"new@team.example","#
                + #""roles":["careProvider"],"organisation":"\#(number)"}"#
        default: return nil
        }
    }

    /// What stands there as a request has it, with other values for some members; nil for who cannot read all of it.
    private func readBack(_ path: String, by caller: NeedleCaller, with changes: [String: Any] = [:]) throws -> String?
    {
        let answer = try world.house.call(.get, path, token: caller.token)
        guard answer.status == 200,
            var object = try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any]
        else { return nil }
        for name in NeedleCalls.answeredOnly { object[name] = nil }
        if let items = object["items"] as? [[String: Any]] {
            object["items"] = items.map { item in item.filter { NeedleCalls.ofPartner.contains($0.key) } }
        }
        object.merge(changes) { _, new in new }
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    /// Members of answers that no request has.
    private static let answeredOnly = [
        "id", "href", "self", "version", "recordedAt", "networkId", "organisationId", "leadPartnerId", "missingKinds",
    ]
    /// Members of a partner as a request has it.
    private static let ofPartner: Set = ["enterpriseNumber", "kind", "capacityPerMonth", "workArea"]

    /// What who calls can sign, with the digest of what they read.
    private func signature(_ call: NeedleCall, by caller: NeedleCaller) throws -> String? {
        guard let role = caller.role else { return nil }
        let plan = try world.house.call(.get, call.path.replacing("/signatures", with: ""), token: caller.token)
        guard plan.status == 200, let digest = try plan.json()["digest"]?.string else { return nil }
        return #"{"signer":"\#(role.rawValue)","signedOn":"\#(NeedleWorld.today)","digest":"\#(digest)"}"#
    }
}
