extension Recommendation {
    /// The whole receipt as text, one fact on a line, of which a digest can be kept (S-7).
    ///
    /// It begins with the rules and the facts, so that whoever holds it can recommend again and compare. Texts are
    /// left out: wording may be mended without changing what was recommended.
    package var canonicalText: String {
        var lines = ["ruleSet=" + ruleSet]
        lines += factLines
        lines.append("outcome=" + outcome.code)
        lines.append("measures=" + measures.map(\.rawValue).joined(separator: ","))
        for finding in findings {
            let evidence = finding.evidence.map { $0.name + ":" + ($0.value ?? "-") }.joined(separator: ",")
            lines.append("criterion=\(finding.criterion.rawValue) \(finding.status.rawValue) \(evidence)")
        }
        lines.append("signals=" + signals.map(\.rawValue).joined(separator: ","))
        lines.append("wanted=" + wanted.joined(separator: ","))
        lines += whatIfs.map { "whatIf=\($0.name):\($0.value) \($0.outcome.code) \($0.outcome.measureCode)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private var factLines: [String] {
        [
            "submittedOn=\(facts.submittedOn)",
            "registration=" + (facts.registration?.rawValue ?? "-"),
            "nisCode=" + (facts.nisCode?.text ?? "-"),
            "currentLevel=" + (facts.currentLevel.map(String.init) ?? "-"),
            "targetLevel=" + (facts.targetLevel.map(String.init) ?? "-"),
            "paidWorkPlausible=" + (facts.paidWorkPlausible?.rawValue ?? "-"),
            "engagement=" + (facts.engagement?.rawValue ?? "-"),
            "unemployedSince=" + (facts.unemployedSince?.description ?? "-"),
            "scores=" + facts.scores.text,
            "missing=" + facts.missing.joined(separator: ","),
        ]
    }
}

extension Recommendation.Outcome {
    /// The measure redirected to, or a dash.
    fileprivate var measureCode: String {
        guard case .redirect(let measure) = self else { return "-" }
        return measure.rawValue
    }
}
