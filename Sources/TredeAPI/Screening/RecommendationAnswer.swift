internal import JSON
internal import Trede
internal import TredeDomain

// A recommendation as it is answered: the whole receipt (S-7).
extension Call {
    func body(_ recommendation: Recommendation, on head: ReferralHead) -> [UInt8] {
        JSONWriter.object(byteCapacity: 16_384) { object in
            object.member("href", "\(base)/referrals/\(head.id)/recommendation")
            object.member("referralId", head.id.description)
            object.member("referralVersion", Int(head.contentVersion))
            object.member("ruleSetVersion", recommendation.ruleSet)
            object.member("outcome", recommendation.outcome.code)
            if case .redirect(let measure) = recommendation.outcome { object.member("measure", code: measure) }
            object.array("criteria") { array in
                for finding in recommendation.findings { array.object { write(finding, into: &$0) } }
            }
            object.array("missing") { writeMissing(recommendation.wanted, into: &$0) }
            object.array("changers") { array in
                // What would change it can be most of the factors; the first hundred are the fields and then those.
                for whatIf in recommendation.whatIfs.prefix(100) { array.object { write(whatIf, into: &$0) } }
            }
            writeSignals(recommendation.signals.compactMap { ReferralSignal(rawValue: $0.rawValue) }, into: &object)
            object.object("text") { write(recommendation.text, into: &$0) }
            object.member("digest", recommendation.digest.hexadecimal)
        }
    }

    private func write(_ finding: Recommendation.Finding, into object: inout JSONObjectWriter) {
        object.member("criterion", Call.code(of: finding.criterion))
        object.member("finding", code: finding.status)
        object.member("excludes", finding.criterion.isExcluding)
        object.array("facts") { array in
            for evidence in finding.evidence { array.object { write(evidence, into: &$0) } }
        }
        object.object("text") { write(finding.text, into: &$0) }
    }

    private func write(_ evidence: Criterion.Evidence, into object: inout JSONObjectWriter) {
        object.member("name", evidence.name)
        object.memberIfPresent("value", evidence.value)
        if case .factor(let factor, _) = evidence { object.member("factor", factor.code) }
    }

    private func write(_ whatIf: Recommendation.WhatIf, into object: inout JSONObjectWriter) {
        object.member("name", whatIf.name)
        object.member("outcome", whatIf.outcome.code)
        object.object("text") {
            $0.member("nl", "Met \(whatIf.value) wordt de aanbeveling \(whatIf.outcome.code).")
            $0.member("en", "With \(whatIf.value) the recommendation becomes \(whatIf.outcome.code).")
        }
    }

    /// Codes in the contract begin with a small letter.
    private static func code(of criterion: Criterion) -> String {
        switch criterion {
        case .registered: "c1"
        case .seriousBarriers: "c2"
        case .workAndCare: "c3"
        case .paidWorkPlausible: "c4"
        case .willing: "c5"
        case .residence: "residence"
        case .level: "level"
        }
    }
}
