internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on signatures of plans.
enum SignatureRoutes {
    private static let list = "/trajectories/{trajectoryId}/plans/{planId}/signatures"

    static func routes(_ services: Services) -> [Route] {
        let (plans, trajectories) = (services.plans, services.trajectories)
        return [
            Route(.listSignatures, .get, list) { call in
                let (trajectory, plan) = try ids(call)
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .look { transaction in
                    let found = try plans.signatures(
                        plan, of: trajectory, page: page, by: call.actor, in: transaction)
                    let path = "/trajectories/\(trajectory)/plans/\(plan)/signatures"
                    let answer = Answer.ok(
                        call.page(found, page, at: path) { signature, object in
                            call.writeItem(signature, of: trajectory, into: &object)
                        })
                    let referral = try trajectories.referral(of: trajectory, in: transaction)
                    return answer.about(.plan, plan, referral: referral, .confidential)
                }
            },
            Route(.signPlan, .post, list) { call in
                try call.noQuery()
                let (trajectory, plan) = try ids(call)
                let draft = try call.body(decode)
                return .write { transaction in
                    let made = try plans.sign(draft, plan, of: trajectory, by: call.actor, in: transaction)
                    let signature = made.signature
                    return Answer.created(
                        call.body(signature, of: trajectory),
                        at: "/trajectories/\(trajectory)/plans/\(plan)/signatures/\(signature.id)", version: 1
                    ).about(.signature, signature.id, referral: made.referral, .confidential)
                }
            },
            Route(.getSignature, .get, list + "/{signatureId}") { call in
                try call.noQuery()
                let (trajectory, plan) = try ids(call)
                let id = try call.id(2, .signature, of: Signature.self)
                return .look { transaction in
                    let signature = try plans.signature(
                        id, on: plan, of: trajectory, by: call.actor, in: transaction)
                    let referral = try trajectories.referral(of: trajectory, in: transaction)
                    return Answer.ok(
                        call.body(signature, of: trajectory), version: signature.state == .valid ? 1 : 2
                    ).about(.signature, id, referral: referral, .confidential)
                }
            },
        ]
    }

    private static func ids(_ call: Call) throws -> (ID<Trajectory>, ID<Plan>) {
        (try call.id(0, .trajectory), try call.id(1, .plan))
    }

    static func decode(_ object: inout JSONObject) -> Signature.Draft? {
        let signer = object.value("signer", format: InputFormat.code) { text -> Role? in
            Role(rawValue: text).flatMap { $0.isCaseManager || $0 == .participant ? $0 : nil }
        }
        let signedOn = object.value("signedOn", format: InputFormat.day) { Day($0) }
        let digest = object.value("digest", format: InputFormat.digest) { text -> String? in
            let isHexadecimal = text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
            return isHexadecimal && text.utf8.count == 64 ? text : nil
        }
        let onBehalf = object.optionalObject("onBehalf", onBehalf)
        guard let signer, let signedOn, let digest, !object.hasIssues else { return nil }
        return Signature.Draft(signer: signer, signedOn: signedOn, digest: digest, onBehalf: onBehalf)
    }

    /// Why and by which proof somebody else enters what a person must give.
    static func onBehalf(_ object: inout JSONObject) -> Signature.OnBehalf? {
        let reason = object.code("reason", as: Signature.OnBehalfReason.self)
        let proof = object.string("proof", 1...200)
        guard let reason, let proof else { return nil }
        return Signature.OnBehalf(reason: reason, proof: proof)
    }
}

extension Call {
    /// A signature as it stands in a list.
    func writeItem(_ signature: Signature, of trajectory: ID<Trajectory>, into object: inout JSONObjectWriter) {
        let path = "/trajectories/\(trajectory)/plans/\(signature.plan)/signatures/\(signature.id)"
        object.member("id", signature.id.description)
        object.member("href", base + path)
        object.member("signer", code: signature.draft.signer)
        object.member("signedOn", signature.draft.signedOn.description)
        object.member("state", code: signature.state)
    }

    /// A signature as it is answered; its version is 2 once a later version voided it.
    func body(_ signature: Signature, of trajectory: ID<Trajectory>) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(signature, of: trajectory, into: &object)
            object.member("version", signature.state == .valid ? 1 : 2)
            object.member("planId", signature.plan.description)
            object.member("digest", signature.draft.digest)
            if let onBehalf = signature.draft.onBehalf {
                object.object("onBehalf") {
                    $0.member("reason", code: onBehalf.reason)
                    $0.member("proof", onBehalf.proof)
                }
            }
            object.member("recordedAt", signature.recordedAt.description)
        }
    }
}
