extension PlanRules {
    /// Everything a plan lacks to be approved; empty when it can be (P-4).
    ///
    /// Internships count in the order in which they are planned.
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
        if let last = content.internships.last {
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
}
