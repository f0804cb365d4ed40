internal import JSON
internal import Trede
internal import TredeDomain

// Questions, decisions and appeals as they are answered.
extension Call {
    func body(_ request: InformationRequest) -> [UInt8] {
        JSONWriter.object { object in
            object.member("id", request.id.description)
            object.member("href", "\(base)/referrals/\(request.referral)/informationRequests/\(request.id)")
            object.member("version", Int(request.version))
            object.member("referralId", request.referral.description)
            object.member("state", code: request.state)
            object.member("requestedOn", request.draft.requestedOn.description)
            object.member("question", request.draft.question)
            object.array("missing", strings: request.draft.missing)
            object.memberIfPresent("dueOn", request.draft.dueOn?.description)
            object.memberIfPresent("answeredOn", request.answeredOn?.description)
            object.member("recordedAt", request.recordedAt.description)
        }
    }

    func writeItem(_ request: InformationRequest, into object: inout JSONObjectWriter) {
        object.member("id", request.id.description)
        object.member("href", "\(base)/referrals/\(request.referral)/informationRequests/\(request.id)")
        object.member("state", code: request.state)
        object.member("requestedOn", request.draft.requestedOn.description)
        object.memberIfPresent("dueOn", request.draft.dueOn?.description)
    }

    func body(_ view: DecisionView) -> [UInt8] {
        switch view {
        case .full(let decision): body(decision)
        case .open(let decision): body(decision)
        }
    }

    func body(_ decision: Decision) -> [UInt8] {
        let draft = decision.draft
        return JSONWriter.object { object in
            object.member("id", decision.id.description)
            object.member("href", "\(base)/referrals/\(decision.referral)/decisions/\(decision.id)")
            object.member("version", Int(DecisionView.version))
            object.member("referralId", decision.referral.description)
            object.member("outcome", code: draft.outcome)
            object.member("decidedOn", draft.decidedOn.description)
            object.member("motivation", draft.motivation)
            object.memberIfPresent("measure", code: draft.measure)
            object.memberIfPresent("networkId", decision.network?.description)
            object.memberIfPresent("networkReason", draft.networkReason)
            object.member("followsRecommendation", draft.againstRecommendationReason == nil)
            object.memberIfPresent("againstRecommendationReason", draft.againstRecommendationReason)
            object.member("ruleSetVersion", decision.receipt.ruleSet)
            object.memberIfPresent("recommendationDigest", Digest(bytes: decision.receipt.digest)?.hexadecimal)
            object.memberIfPresent("decidedBy", decision.decidedBy?.description)
            object.member("recordedAt", decision.recordedAt.description)
            object.memberIfPresent("trajectoryId", decision.trajectory?.description)
        }
    }

    func body(_ decision: Decision.Open) -> [UInt8] {
        JSONWriter.object { object in
            object.member("id", decision.id.description)
            object.member("href", "\(base)/referrals/\(decision.referral)/decisions/\(decision.id)")
            object.member("version", Int(DecisionView.version))
            object.member("referralId", decision.referral.description)
            object.member("outcome", code: decision.outcome)
            object.member("decidedOn", decision.decidedOn.description)
            object.member("motivation", decision.motivation)
            object.memberIfPresent("measure", code: decision.measure)
            object.member("recordedAt", decision.recordedAt.description)
        }
    }

    func writeItem(_ view: DecisionView, into object: inout JSONObjectWriter) {
        let (referral, outcome, day, measure) =
            switch view {
            case .full(let full): (full.referral, full.draft.outcome, full.draft.decidedOn, full.draft.measure)
            case .open(let open): (open.referral, open.outcome, open.decidedOn, open.measure)
            }
        object.member("id", view.id.description)
        object.member("href", "\(base)/referrals/\(referral)/decisions/\(view.id)")
        object.member("outcome", code: outcome)
        object.member("decidedOn", day.description)
        object.memberIfPresent("measure", code: measure)
    }

    func body(_ appeal: Appeal) -> [UInt8] {
        JSONWriter.object { object in
            object.member("id", appeal.id.description)
            object.member("href", "\(base)/referrals/\(appeal.referral)/appeals/\(appeal.id)")
            object.member("version", Int(appeal.version))
            object.member("referralId", appeal.referral.description)
            object.member("decisionId", appeal.decision.description)
            object.member("lodgedOn", appeal.draft.lodgedOn.description)
            object.member("grounds", appeal.draft.grounds)
            if let outcome = appeal.draft.outcome {
                object.object("outcome") {
                    $0.member("decidedOn", outcome.decidedOn.description)
                    $0.member("result", code: outcome.result)
                    $0.memberIfPresent("motivation", outcome.motivation)
                }
            }
            object.member("recordedAt", appeal.recordedAt.description)
        }
    }

    func writeItem(
        _ appeal: AppealItem, of referral: ID<Referral>, into object: inout JSONObjectWriter
    ) {
        object.member("id", appeal.id.description)
        object.member("href", "\(base)/referrals/\(referral)/appeals/\(appeal.id)")
        object.member("lodgedOn", appeal.lodgedOn.description)
        object.memberIfPresent("result", code: appeal.result)
    }
}

extension DecisionView {
    /// A decision never changes, so its version neither.
    static let version: Int64 = 1
}

extension Page {
    /// A page of a short list that was read whole.
    ///
    /// - Throws: `invalid` when the cursor is of nothing in it.
    init(ofAll all: [Item], _ request: PageRequest, id: (Item) -> [UInt8]) throws {
        var rest = all[...]
        if let after = request.after {
            guard let last = all.firstIndex(where: { id($0) == after.bytes }) else {
                throw PageRequest.unknownCursor
            }
            rest = all[(last + 1)...]
        }
        self.init(Array(rest.prefix(request.size + 1)), request: request, id: id)
    }
}
