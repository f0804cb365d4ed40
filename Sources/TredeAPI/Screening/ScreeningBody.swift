internal import JSON
internal import TredeDomain

/// The start of a screening, as it is sent.
enum ScreeningBody {
    static func decode(_ object: inout JSONObject) -> Day? {
        object.value("startedOn", format: InputFormat.day) { Day($0) }
    }
}

/// A question to the referrer, as it is sent.
enum InformationRequestBody {
    static func decode(_ object: inout JSONObject) -> InformationRequest.Draft? {
        let requestedOn = object.value("requestedOn", format: InputFormat.day) { Day($0) }
        let question = object.string("question", 1...4000)
        // A line break would part one name into two.
        let missing = object.optionalValues("missing", counts: 0...50, format: InputFormat.code) { text -> String? in
            (1...200).contains(text.unicodeScalars.count) && !text.contains(where: \.isNewline) ? text : nil
        }
        let dueOn = object.optionalValue("dueOn", format: InputFormat.day) { Day($0) }
        guard let requestedOn, let question, !object.hasIssues else { return nil }
        return InformationRequest.Draft(
            requestedOn: requestedOn, question: question, missing: missing ?? [], dueOn: dueOn)
    }
}

/// A decision, as it is sent.
enum DecisionBody {
    static func decode(_ object: inout JSONObject) -> DecisionDraft? {
        let outcome = object.code("outcome", as: Decision.Outcome.self)
        let decidedOn = object.value("decidedOn", format: InputFormat.day) { Day($0) }
        let motivation = object.string("motivation", 1...4000)
        let measure = object.optionalCode("measure", as: Measure.self)
        let network = object.optionalValue("networkId", format: InputFormat.id) { ID<Network>($0) }
        let networkReason = object.optionalString("networkReason", 1...4000)
        let reason = object.optionalString("againstRecommendationReason", 1...4000)
        guard let outcome, let decidedOn, let motivation, !object.hasIssues else { return nil }
        return DecisionDraft(
            outcome: outcome, decidedOn: decidedOn, motivation: motivation, measure: measure, network: network,
            networkReason: networkReason, againstRecommendationReason: reason)
    }
}

/// An appeal, as it is sent.
enum AppealBody {
    static func decode(_ object: inout JSONObject) -> Appeal.Draft? {
        let lodgedOn = object.value("lodgedOn", format: InputFormat.day) { Day($0) }
        let grounds = object.string("grounds", 1...4000)
        let outcome = object.optionalObject("outcome") { object -> Appeal.Outcome? in
            let decidedOn = object.value("decidedOn", format: InputFormat.day) { Day($0) }
            let result = object.code("result", as: Appeal.Result.self)
            let motivation = object.optionalString("motivation", 1...4000)
            guard let decidedOn, let result, !object.hasIssues else { return nil }
            return Appeal.Outcome(result: result, decidedOn: decidedOn, motivation: motivation)
        }
        guard let lodgedOn, let grounds, !object.hasIssues else { return nil }
        return Appeal.Draft(lodgedOn: lodgedOn, grounds: grounds, outcome: outcome)
    }
}
