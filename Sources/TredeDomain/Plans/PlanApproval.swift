extension PlanRules {
    /// Everything a plan lacks to be approved; empty when it can be (P-4).
    ///
    /// Internships count in order of their first day; one without follows what stands before it in the plan.
    package static func missingForApproval(
        of content: PlanContent, signedBy signatures: Set<Role>, regime: Regime
    ) -> [Refusal] {
        var missing: [Refusal] = []
        if !content.actions.contains(where: { $0.domain == .work }) {
            missing.append(Refusal(.p4, .planWithoutWorkAction))
        }
        if !content.actions.contains(where: { $0.domain == .care }) {
            missing.append(Refusal(.p4, .planWithoutCareAction))
        }
        if let last = lastInternship(of: content) {
            if last.perspective != .work {
                missing.append(Refusal(.p4, .lastInternshipWithoutWorkPerspective, arguments: [last.ref]))
            }
        } else {
            missing.append(Refusal(.p4, .planWithoutInternship))
        }
        let served = Set(content.actions.map(\.goalRef))
        missing += content.goals.filter { !served.contains($0.ref) }.map { goal in
            Refusal(.p4, .goalWithoutAction, arguments: [goal.ref])
        }
        let absent = regime.terms.requiredSignatures.filter { !signatures.map(\.rawValue).contains($0) }
        return missing + absent.map { Refusal(.p4, .signatureMissing, arguments: [$0]) }
    }

    private static func lastInternship(of content: PlanContent) -> PlanContent.Internship? {
        var last: (internship: PlanContent.Internship, from: Day?)?
        var from: Day?
        for internship in content.internships {
            from = internship.from ?? from
            if let first = last?.from, let from, from < first { continue }
            last = (internship, from)
        }
        return last?.internship
    }
}
