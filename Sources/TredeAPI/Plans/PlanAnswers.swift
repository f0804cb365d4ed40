internal import JSON
internal import TredeDomain

extension Call {
    /// A version of the plan as far as its reader may see it.
    func body(_ view: PlanView) -> [UInt8] {
        switch view {
        case .whole(let plan): body(plan)
        case .actions(let actions): body(actions)
        }
    }

    /// A version of the plan as it stands in a list.
    func writeItem(_ item: PlanItem, of trajectory: ID<Trajectory>, into object: inout JSONObjectWriter) {
        object.member("id", item.id.description)
        object.member("href", "\(base)/trajectories/\(trajectory)/plans/\(item.id)")
        object.member("number", item.ordinal)
        object.member("state", code: item.state)
        object.memberIfPresent("approvedOn", item.approvedOn?.description)
    }

    func body(_ plan: Plan) -> [UInt8] {
        JSONWriter.object(byteCapacity: 4096) { object in
            object.member("id", plan.id.description)
            object.member("href", "\(base)/trajectories/\(plan.trajectory)/plans/\(plan.id)")
            object.member("version", Int(plan.version))
            object.member("trajectoryId", plan.trajectory.description)
            object.member("number", plan.ordinal)
            object.member("state", code: plan.state)
            object.disclose(plan.account) { write($1, ofVersion: plan.ordinal, into: &$0) }
            object.object("approval") { writeApproval(plan, into: &$0) }
            object.array("signals") { array in
                for gap in plan.gaps.prefix(200) { array.object { write(gap, into: &$0) } }
            }
            object.member("digest", plan.digest)
            object.member("recordedAt", plan.recordedAt.description)
        }
    }

    private func write(_ account: Plan.Account, ofVersion ordinal: Int, into object: inout JSONObjectWriter) {
        write(account.content, into: &object)
        if ordinal > 1 {
            object.array("changes") { array in
                for change in account.changes.prefix(500) { array.object { write(change, into: &$0) } }
            }
        }
        guard let signed = account.sinceSigned else { return }
        object.object("sinceSigned") { object in
            object.member("number", signed.ordinal)
            object.array("changes") { array in
                for change in signed.changes.prefix(500) { array.object { write(change, into: &$0) } }
            }
        }
    }

    private func body(_ plan: PlanActions) -> [UInt8] {
        JSONWriter.object(byteCapacity: 4096) { object in
            object.member("id", plan.item.id.description)
            object.member("href", "\(base)/trajectories/\(plan.trajectory)/plans/\(plan.item.id)")
            object.member("version", Int(plan.version))
            object.member("trajectoryId", plan.trajectory.description)
            object.member("number", plan.item.ordinal)
            object.member("state", code: plan.item.state)
            object.array("actions") { array in
                for action in plan.actions {
                    array.object { object in
                        object.member("ref", action.ref)
                        object.member("type", action.type)
                        object.member("domain", code: action.domain)
                        object.member("units", action.units)
                        object.member("providerRole", code: action.providerRole)
                        object.memberIfPresent("unitPriceCents", action.unitPriceCents.map { Int($0) })
                        object.memberIfPresent("startDate", action.from?.description)
                        object.memberIfPresent("endDate", action.until?.description)
                        if !action.after.isEmpty { object.array("after", strings: action.after) }
                    }
                }
            }
            object.memberIfPresent("approvedOn", plan.item.approvedOn?.description)
        }
    }

    private func write(_ content: PlanContent, into object: inout JSONObjectWriter) {
        object.array("goals") { array in
            for goal in content.goals { array.object { write(goal, into: &$0) } }
        }
        object.array("actions") { array in
            for action in content.actions { array.object { write(action, into: &$0) } }
        }
        object.array("internships") { array in
            for internship in content.internships {
                array.object {
                    $0.member("ref", internship.ref)
                    $0.member("perspective", code: internship.perspective)
                }
            }
        }
        object.array("structuralBarriers") { array in
            for barrier in content.structuralBarriers {
                array.object {
                    $0.member("kind", code: barrier.kind)
                    $0.memberIfPresent("responsibleRole", code: barrier.responsible)
                }
            }
        }
        if let aftercare = content.aftercare {
            object.object("aftercare") {
                $0.member("text", aftercare.text)
                $0.memberIfPresent("startDate", aftercare.from?.description)
            }
        }
        object.memberIfPresent("changeReason", content.changeReason)
    }

    private func write(_ goal: PlanContent.Goal, into object: inout JSONObjectWriter) {
        object.member("ref", goal.ref)
        object.member("text", goal.text)
        if !goal.factors.isEmpty { object.array("factors", strings: goal.factors) }
        if !goal.structuralBarriers.isEmpty { object.array("structuralBarriers", strings: goal.structuralBarriers) }
    }

    private func write(_ action: PlanContent.Action, into object: inout JSONObjectWriter) {
        object.member("ref", action.ref)
        object.member("goalRef", action.goalRef)
        object.member("type", action.type)
        object.member("domain", code: action.domain)
        object.member("units", action.units)
        object.member("providerRole", code: action.providerRole)
        object.memberIfPresent("unitPriceCents", action.unitPriceCents.map { Int($0) })
        object.memberIfPresent("startDate", action.from?.description)
        object.memberIfPresent("endDate", action.until?.description)
        if !action.after.isEmpty { object.array("after", strings: action.after) }
    }

    private func write(_ change: PlanChange, into object: inout JSONObjectWriter) {
        object.member("class", code: change.changes)
        let parts = change.path.split(separator: ".")
        if parts.count > 1 { object.memberIfPresent("ref", PlanBody.reference(String(parts[1]))) }
        let detail = "\(change.path): \(change.before ?? "–") → \(change.after ?? "–")"
        object.member("detail", String(String.UnicodeScalarView(detail.unicodeScalars.prefix(4000))))
        let voids = change.changes.isMaterial ? change.parties : []
        object.array("voids", strings: voids.map(\.rawValue).sorted())
    }

    private func writeApproval(_ plan: Plan, into object: inout JSONObjectWriter) {
        object.member("approved", plan.approvedOn != nil)
        object.memberIfPresent("approvedOn", plan.approvedOn?.description)
        object.array("missing") { array in
            for refusal in plan.missing {
                array.object {
                    $0.member("name", PlanAnswers.name(of: refusal))
                    $0.member("rule", code: refusal.rule)
                    $0.member("detail", refusal.reason.text(refusal.arguments)[language])
                }
            }
        }
    }

    private func write(_ gap: PlanOrder.Gap, into object: inout JSONObjectWriter) {
        object.member("code", "gap")
        object.member("rule", code: Rule.p3)
        object.member("detail", PlanAnswers.text(of: gap)[language])
    }
}

/// Words of plans that no rule refuses with.
enum PlanAnswers {
    /// The part of the plan that is missing.
    static func name(of refusal: Refusal) -> String {
        let ref = refusal.arguments.first.map { ".\($0)" } ?? ""
        return switch refusal.reason {
        case .signatureMissing: "signatures\(ref)"
        case .planWithoutWorkAction: "actions.work"
        case .planWithoutCareAction: "actions.care"
        case .goalWithoutAction: "goals\(ref)"
        case .planWithoutInternship: "internships"
        case .lastInternshipWithoutWorkPerspective: "internships\(ref)"
        default: refusal.reason.rawValue
        }
    }

    static func text(of gap: PlanOrder.Gap) -> LocalizedText {
        LocalizedText(
            nl: "Tussen actie \(gap.afterRef) en actie \(gap.beforeRef) liggen \(gap.days) dagen.",
            fr: "\(gap.days) jours séparent l'action \(gap.afterRef) de l'action \(gap.beforeRef).",
            de: "Zwischen Aktion \(gap.afterRef) und Aktion \(gap.beforeRef) liegen \(gap.days) Tage.",
            en: "\(gap.days) days lie between action \(gap.afterRef) and action \(gap.beforeRef).")
    }
}
