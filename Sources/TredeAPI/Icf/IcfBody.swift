internal import JSON
internal import TredeDomain

/// An ICF assessment, as it is sent and answered.
enum IcfBody {
    static func decode(_ object: inout JSONObject) -> IcfAssessment? {
        let assessedOn = object.optionalValue("assessedOn", format: InputFormat.day) { Day($0) }
        let jobGoal = object.optionalString("jobGoal", 1...200)
        var scores = IcfScores()
        var remarks: [IcfAssessment.Remark] = []
        // The elements decode to nothing: what they say goes straight into the scores.
        _ = object.optionalArray("scores", counts: 0...43) { element -> Void? in
            decode(&element, into: &scores, &remarks)
        }
        let narratives = object.optionalObject("narratives", narratives)
        guard !object.hasIssues else { return nil }
        return IcfAssessment(
            assessedOn: assessedOn, jobGoal: jobGoal, scores: scores, remarks: remarks,
            narratives: narratives ?? IcfAssessment.Narratives())
    }

    static func write(_ assessment: IcfAssessment, into object: inout JSONObjectWriter) {
        object.memberIfPresent("assessedOn", assessment.assessedOn?.description)
        object.memberIfPresent("jobGoal", assessment.jobGoal)
        var remarks = assessment.remarks[...]
        object.array("scores") { array in
            for factor in IcfFactor.allCases {
                guard let score = assessment.scores[factor] else { continue }
                array.object { element in
                    element.member("factor", factor.code)
                    element.member("score", code: score)
                    element.memberIfPresent("remark", remark(on: factor, in: &remarks))
                }
            }
        }
        guard !assessment.narratives.isEmpty else { return }
        object.object("narratives") { write(assessment.narratives, into: &$0) }
    }

    private static let factors = JSONCodes(IcfFactor.self)
    private static let levels = JSONCodes(IcfScore.self)

    private static func decode(
        _ element: inout JSONObject, into scores: inout IcfScores, _ remarks: inout [IcfAssessment.Remark]
    ) -> Void? {
        let factor = element.code("factor", in: factors)
        let score = element.code("score", in: levels)
        let remark = element.optionalString("remark", 1...4000)
        guard let factor, let score else { return nil }
        guard scores[factor] == nil else {
            element.report(.custom(code: Reason.duplicateEntry.rawValue), at: "factor")
            return nil
        }
        scores[factor] = score
        if let remark { remarks.append(IcfAssessment.Remark(factor: factor, text: remark)) }
        return ()
    }

    private static func narratives(_ object: inout JSONObject) -> IcfAssessment.Narratives? {
        var narratives = IcfAssessment.Narratives()
        narratives.body = object.optionalString("body", 1...4000)
        narratives.activities = object.optionalString("activities", 1...4000)
        narratives.participation = object.optionalString("participation", 1...4000)
        narratives.external = object.optionalString("external", 1...4000)
        narratives.personal = object.optionalString("personal", 1...4000)
        return object.hasIssues ? nil : narratives
    }

    private static func write(_ narratives: IcfAssessment.Narratives, into object: inout JSONObjectWriter) {
        object.memberIfPresent("body", narratives.body)
        object.memberIfPresent("activities", narratives.activities)
        object.memberIfPresent("participation", narratives.participation)
        object.memberIfPresent("external", narratives.external)
        object.memberIfPresent("personal", narratives.personal)
    }

    /// The remark on a factor; remarks mostly stand in the order of the factors, so the first one is looked at first.
    private static func remark(
        on factor: IcfFactor, in remarks: inout ArraySlice<IcfAssessment.Remark>
    ) -> String? {
        guard let first = remarks.first else { return nil }
        if first.factor == factor { return remarks.removeFirst().text }
        return remarks.first { $0.factor == factor }?.text
    }
}
