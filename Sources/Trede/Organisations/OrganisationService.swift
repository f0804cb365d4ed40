package import SQLite
package import TredeDomain

/// Registers organisations and finds them.
package struct OrganisationService: Sendable {
    let ids: IDSource

    /// Registers an organisation; administrators may, and lead partners those they engage from outside (N-4).
    ///
    /// - Throws: `invalid` when a lead partner recognises it for care or registers a public service, `refused`
    ///   when its enterprise number is already registered.
    package func register(
        _ content: Organisation.Content, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Organisation {
        if actor.role == .leadPartner {
            let violations = content.violationsForLeadPartner
            guard violations.isEmpty else { throw Failure.invalid(violations) }
        }
        try refuseTaken(content.enterpriseNumber, by: nil, in: transaction)
        return try OrganisationStore.insert(content, id: ids.id(), in: transaction)
    }

    /// Replaces what is registered; administrators may.
    ///
    /// - Throws: `notFound`, `stale`, `refused`.
    package func replace(
        _ id: ID<Organisation>, with content: Organisation.Content, expecting version: Int64,
        in transaction: borrowing WriteTransaction
    ) throws -> Organisation {
        let organisation = try OrganisationStore.find(id, in: transaction)
        guard organisation.version == version else {
            throw Failure.stale(.organisation, current: organisation.version)
        }
        try refuseTaken(content.enterpriseNumber, by: organisation.id, in: transaction)
        return try OrganisationStore.replace(content, of: organisation, in: transaction)
    }

    /// Registers the organisation of an imported line, or replaces the one with its number where the content differs.
    package func importLine(
        _ content: Organisation.Content, in transaction: borrowing WriteTransaction
    ) throws -> ImportOutcome {
        let earlier = try OrganisationStore.find(enterpriseNumber: content.enterpriseNumber, in: transaction)
        guard let earlier else {
            _ = try OrganisationStore.insert(content, id: ids.id(), in: transaction)
            return .created
        }
        guard earlier.content != content else { return .unchanged }
        _ = try OrganisationStore.replace(content, of: earlier, in: transaction)
        return .replaced
    }

    /// The organisation with that identifier; everybody may read it, and its account number only administrators,
    /// controllers, the lead partner of its network and the organisation itself.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Organisation>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Organisation {
        let open = try OrganisationStore.findOpen(id, in: transaction)
        guard try seesAccount(of: open, actor, in: transaction) else { return open }
        return try OrganisationStore.find(id, in: transaction)
    }

    /// A page of organisations in order of registration, without account numbers.
    package func list(
        kind: OrganisationKind?, enterpriseNumber: EnterpriseNumber?, page: PageRequest,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Organisation> {
        try OrganisationStore.list(kind: kind, enterpriseNumber: enterpriseNumber, page: page, in: transaction)
    }

    private func seesAccount(
        of organisation: Organisation, _ actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        switch actor.role {
        case .administrator, .controller: return true
        case .participant: return false
        default: break
        }
        guard let own = actor.organisation else { return false }
        if own == organisation.number { return true }
        guard actor.role == .leadPartner else { return false }
        return try NetworkPartnerStore.leadPartners(over: organisation.number, in: transaction).contains(own)
    }

    private func refuseTaken(
        _ number: EnterpriseNumber, by id: ID<Organisation>?, in transaction: borrowing WriteTransaction
    ) throws {
        let holder = try OrganisationStore.find(enterpriseNumber: number, in: transaction)
        guard let holder, holder.id != id else { return }
        throw Failure.refused([Refusal(.a1, .alreadyRegistered, arguments: [number.text])])
    }
}

extension Organisation.Content {
    /// What only an administrator may say of an organisation: that care is recognised, or that it is a public service.
    fileprivate var violationsForLeadPartner: [Violation] {
        var violations: [Violation] = []
        if kind == .vdab || kind == .gtb {
            violations.append(Violation("kind", .notForRole, rule: .a2, arguments: [Role.leadPartner.rawValue]))
        }
        if careRecognition != nil {
            violations.append(
                Violation("careRecognition", .notForRole, rule: .a2, arguments: [Role.leadPartner.rawValue]))
        }
        return violations
    }
}
