internal import JSON
internal import Trede
internal import TredeDomain

extension Call {
    /// An entitlement as it is answered.
    func body(_ entitlement: Entitlement) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(entitlement, into: &object)
            object.member("version", Int(entitlement.version))
            object.member("networkId", entitlement.network.description)
            object.member("regime", entitlement.regime)
            object.memberIfPresent("sessionId", entitlement.session.flatMap { ID<Entitlement>(bytes: $0)?.description })
            object.memberIfPresent("payableOn", entitlement.payableOn?.description)
            object.memberIfPresent("paymentId", entitlement.payment?.description)
            object.member("recordedAt", entitlement.recordedAt.description)
        }
    }

    /// An entitlement as it stands in a list.
    func writeItem(_ entitlement: Entitlement, into object: inout JSONObjectWriter) {
        object.member("id", entitlement.id.description)
        object.member("href", "\(base)/entitlements/\(entitlement.id)")
        object.member("trajectoryId", entitlement.trajectory.description)
        object.member("organisationId", entitlement.organisation.description)
        object.member("role", code: entitlement.beneficiary)
        object.member("rule", code: entitlement.rule)
        object.memberIfPresent("instalment", entitlement.instalment)
        object.memberIfPresent("amountCents", entitlement.amountCents.map { Int($0) })
        object.member("state", code: entitlement.state)
        object.array("conditions") { array in
            for condition in entitlement.conditions {
                array.object { item in
                    item.member("rule", code: condition.rule)
                    item.object("text") { ConditionText.text(condition.code).write(into: &$0) }
                    item.member("met", condition.isMet)
                    item.memberIfPresent("metOn", condition.metOn?.description)
                }
            }
        }
        object.memberIfPresent("dueOn", entitlement.dueOn?.description)
        object.memberIfPresent("paidOn", entitlement.paidOn?.description)
        let receivableCents = Int(entitlement.receivableCents)
        object.memberIfPresent("receivableCents", receivableCents > 0 ? receivableCents : nil)
    }

    /// Whether an entitlement can be paid, and everything in the way.
    func body(_ id: ID<EntitlementLine>, _ isPayable: Bool, _ blockers: [Blocker]) -> [UInt8] {
        JSONWriter.object { object in
            object.member("href", "\(base)/entitlements/\(id)/blockers")
            object.member("entitlementId", id.description)
            object.member("payable", isPayable)
            object.array("blockers") { array in
                for blocker in blockers {
                    array.object { item in
                        item.member("rule", code: blocker.rule)
                        item.member("kind", code: blocker.kind)
                        item.member("whoMustAct", code: blocker.whoMustAct)
                        item.memberIfPresent("by", blocker.by?.description)
                        item.memberIfPresent("amountCents", blocker.amountCents.map { Int($0) })
                        item.memberIfPresent("regimeValue", code: blocker.openValue)
                        let waiting = blocker.kind == .settlement ? ConditionText.settlement : ConditionText.calendar
                        let text = blocker.condition.map(ConditionText.text) ?? waiting
                        item.object("text") { text.write(into: &$0) }
                    }
                }
            }
        }
    }
}

extension LocalizedText {
    /// Writes one member for each language.
    fileprivate func write(into object: inout JSONObjectWriter) {
        for language in Language.allCases { object.member(named: language.rawValue, self[language]) }
    }
}
