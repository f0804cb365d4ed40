package import SQLite
package import TredeDomain

/// Registers professionals and finds them.
package struct ProfessionalService: Sendable {
    let ids: IDSource

    /// Registers a professional; administrators may, and lead partners for organisations they work with.
    ///
    /// - Throws: `invalid` when its organisation is not known, `forbidden`, `refused` when its reference or address
    ///   is taken or its organisation is not of a kind for its roles.
    package func register(
        _ content: Professional.Content, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Professional {
        let organisation = try organisation(of: content, in: transaction)
        try refuseForeign(organisation, actor, mayBeExternal: true, in: transaction)
        try refuse(content, organisation, earlier: nil, in: transaction)
        return try ProfessionalStore.insert(content, organisation: organisation, id: ids.id(), in: transaction)
    }

    /// Replaces what is registered; administrators may, and lead partners in their own organisation and its partners.
    ///
    /// - Throws: `notFound`, `stale`, and as registering does.
    package func replace(
        _ id: ID<Professional>, with content: Professional.Content, expecting version: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> Professional {
        let professional = try ProfessionalStore.find(id, in: transaction)
        try refuseForeign(
            try OrganisationStore.find(professional.organisation, in: transaction), actor, mayBeExternal: false,
            in: transaction)
        guard professional.version == version else {
            throw Failure.stale(.professional, current: professional.version)
        }
        let organisation = try organisation(of: content, in: transaction)
        try refuseForeign(organisation, actor, mayBeExternal: false, in: transaction)
        try refuse(content, organisation, earlier: professional, in: transaction)
        return try ProfessionalStore.replace(professional, with: content, organisation: organisation, in: transaction)
    }

    /// Registers the professional of an imported line, or replaces the one with its reference where the content
    /// differs.
    ///
    /// - Throws: `invalid`, `refused`.
    package func importLine(
        _ content: Professional.Content, in transaction: borrowing WriteTransaction
    ) throws -> ImportOutcome {
        let earlier = try ProfessionalStore.find(externalId: content.externalId, in: transaction)
        guard earlier?.content != content else { return .unchanged }
        let organisation = try organisation(of: content, in: transaction)
        try refuse(content, organisation, earlier: earlier, in: transaction)
        guard let earlier else {
            _ = try ProfessionalStore.insert(content, organisation: organisation, id: ids.id(), in: transaction)
            return .created
        }
        _ = try ProfessionalStore.replace(earlier, with: content, organisation: organisation, in: transaction)
        return .replaced
    }

    /// The professional with that identifier.
    ///
    /// - Throws: `notFound`.
    package func find(
        _ id: ID<Professional>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Professional {
        try ProfessionalStore.find(id, in: transaction)
    }

    /// The professional with that address; nil when there is none.
    package func find(
        email: EmailAddress, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Professional? {
        try ProfessionalStore.find(email: email, in: transaction)
    }

    /// A page of professionals in order of registration.
    package func list(
        organisation: ID<Organisation>?, page: PageRequest, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<Professional> {
        try ProfessionalStore.list(organisation: organisation, page: page, in: transaction)
    }

    private func organisation(
        of content: Professional.Content, in transaction: borrowing WriteTransaction
    ) throws -> Organisation {
        let found = try OrganisationStore.find(enterpriseNumber: content.organisation, in: transaction)
        guard let found else {
            throw Failure.invalid([
                Violation("organisation", .notFoundReference, arguments: [content.organisation.text])
            ])
        }
        return found
    }

    /// A lead partner acts for itself, for partners of networks it leads, and where that is said for externals it may
    /// engage (N-4): those that are in no network and hold no public task.
    private func refuseForeign(
        _ organisation: Organisation, _ actor: Actor, mayBeExternal: Bool, in transaction: borrowing WriteTransaction
    ) throws {
        guard actor.role == .leadPartner, actor.organisation != organisation.number else { return }
        guard let leader = actor.organisation else { throw Failure.forbidden }
        let leaders = try NetworkPartnerStore.leadPartners(over: organisation.number, in: transaction)
        let isPublic = organisation.content.kind == .vdab || organisation.content.kind == .gtb
        let isExternal = mayBeExternal && leaders.isEmpty && !isPublic
        guard leaders.contains(leader) || isExternal else { throw Failure.forbidden }
    }

    private func refuse(
        _ content: Professional.Content, _ organisation: Organisation, earlier: Professional?,
        in transaction: borrowing WriteTransaction
    ) throws {
        var refusals = ProfessionalRules.refusals(roles: content.roles, kind: organisation.content.kind)
        let sameReference = try ProfessionalStore.find(externalId: content.externalId, in: transaction)
        if let sameReference, sameReference.id != earlier?.id {
            refusals.append(Refusal(.a1, .alreadyRegistered, arguments: [content.externalId]))
        }
        let sameEmail = try ProfessionalStore.find(email: content.email, in: transaction)
        if let sameEmail, sameEmail.id != earlier?.id {
            refusals.append(Refusal(.a1, .alreadyRegistered, arguments: [content.email.text]))
        }
        guard refusals.isEmpty else { throw Failure.refused(refusals) }
    }
}
