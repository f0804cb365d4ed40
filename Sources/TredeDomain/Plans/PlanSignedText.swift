extension PlanContent {
    /// The whole content as text, of which the signatures cover a digest (P-7).
    ///
    /// Two contents have the same text only when every field is the same, byte for byte; what is absent has no line.
    package var canonicalText: String {
        var lines = ["trede-plan-1"]
        lines += PlanContent.lines("goals", goals)
        lines += PlanContent.lines("actions", actions)
        lines += PlanContent.lines("internships", internships)
        lines += PlanContent.lines("structuralBarriers", structuralBarriers)
        lines += PlanContent.lines("aftercare", aftercare.map { [$0] } ?? [])
        if let changeReason { lines.append("changeReason=" + PlanField.escaped(changeReason)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ list: String, _ parts: [some PlanPart]) -> [String] {
        parts.enumerated().flatMap { index, part in
            let refLine = "\(list)[\(index)].ref=" + PlanField.escaped(part.ref)
            let fieldLines = part.fields.compactMap { field in
                field.value.map { "\(list)[\(index)].\(field.name)=" + PlanField.escaped($0) }
            }
            return [refLine] + fieldLines
        }
    }
}
