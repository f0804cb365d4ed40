internal import SQLite
package import TredeDomain

extension PlanService {
    /// Keeps a plan that was written, signed by all and approved elsewhere on a day, and orders its actions from the
    /// providers of the team at the plan's prices (H-3).
    ///
    /// - Throws: `notFound`, `invalid`, `refused` with everything the plan lacks.
    package func importApproved(
        _ content: PlanContent, of trajectory: ID<Trajectory>, on day: Day, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let file = try TrajectoryStore.find(trajectory, in: transaction)
        let regime = try regimes.find(file.regime)
        let before = try PlanStore.latest(of: file.number, in: transaction)
        let required = Set(regime.terms.requiredSignatures.compactMap(Role.init(rawValue:)))
        let cut = try carriedOutRefusals(of: content, file, in: transaction)
        try refuseImport(
            content, on: day, before: before, required: required, cut, of: file, today: transaction.today)
        if let before, before.item.state == .draft { try PlanStore.supersede(before.number, in: transaction) }
        let approved = try PlanStore.approved(of: file.number, in: transaction)
        if let approved { try PlanStore.supersede(approved.number, in: transaction) }
        let draft = PlanStore.Draft(
            id: ids.id(), trajectory: file.number, ordinal: (before?.item.ordinal ?? 0) + 1, drawnUpOn: day,
            approvedOn: day, client: actor.client)
        let plan = try PlanStore.insert(content, draft, in: transaction)
        let digest = Digest.sha256(content.canonicalText)
        let onBehalf = Signature.OnBehalf(reason: .importedHistory, proof: "importedHistory")
        for signer in PlanService.signers where required.contains(signer) {
            let signature = Signature.Draft(
                signer: signer, signedOn: day, digest: digest.hexadecimal, onBehalf: onBehalf)
            try SignatureStore.insert(
                signature, digest: digest, id: ids.id(), plan: plan, client: actor.client, in: transaction)
        }
        try agreeToRegistering(of: plan, on: day, in: file, by: actor, transaction)
        try enterExecution(file, on: day, by: actor, in: transaction)
        if let approved {
            try OrderEndingStore.endOrders(
                of: file.number, changedFrom: approved.number, to: plan, on: day, client: actor.client, in: transaction)
        }
        try order(content.actions, plan: plan, on: day, of: file, by: actor, in: transaction)
        try SettlementStore.mark(file.number, in: transaction)
    }

    private static let signers: [Role] = [.caseManagerWork, .caseManagerCare, .participant]

    private func refuseImport(
        _ content: PlanContent, on day: Day, before: PlanRow?, required: Set<Role>, _ cut: [Refusal],
        of file: Trajectory, today: Day
    ) throws {
        let regime = try regimes.find(file.regime)
        var violations = PlanRules.violations(in: content, regime: regime)
        if day > today { violations.append(Violation("date", .inTheFuture, rule: .t2)) }
        if before != nil, content.changeReason == nil {
            violations.append(Violation("changeReason", .planWithoutChangeReason, rule: .p1))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        var refusals = cut
        refusals += PlanRules.missingForApproval(of: content, signedBy: required, regime: regime)
        if file.state != .startUp, file.state != .inExecution {
            refusals.append(Refusal(.t1, .wrongTrajectoryState, arguments: [file.state.rawValue]))
        }
        if let earlier = before?.item.approvedOn ?? file.days.startedOn, day < earlier {
            refusals.append(Refusal(.t2, .notBeforeEarlierFact, arguments: ["\(earlier)"]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }

    /// Orders what has an agreed price and a provider in the team, beyond what was ordered before; the rest is ordered
    /// when it is known.
    private func order(
        _ actions: [PlanContent.Action], plan: Int64, on day: Day, of file: Trajectory, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let team = try OrderStore.providers(of: file.number, in: transaction)
        for action in actions {
            guard let provider = team[action.providerRole], let price = action.unitPriceCents else { continue }
            let before = try OrderStore.unitsOrdered(action.ref, trajectory: file.number, in: transaction)
            guard action.units > before else { continue }
            let ordered = PlanActions.Action(
                ref: action.ref, type: action.type, domain: action.domain, units: action.units,
                providerRole: action.providerRole, unitPriceCents: price, from: action.from, until: action.until,
                after: action.after)
            _ = try OrderStore.insert(
                OrderStore.Draft(
                    id: ids.id(), trajectory: file.number, plan: plan, action: ordered, provider: provider,
                    units: action.units - before, unitPriceCents: price, orderedOn: day, client: actor.client),
                in: transaction)
        }
    }
}
