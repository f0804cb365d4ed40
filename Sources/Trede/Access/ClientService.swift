package import SQLite
package import TredeDomain

/// Registers clients and withdraws them.
package struct ClientService: Sendable {
    let ids: IDSource

    /// Registers a client and returns its token, which is not kept.
    ///
    /// - Throws: `invalid` with everything wrong with the request.
    package func register(
        _ request: ClientRequest, _ making: ClientKeyService.Making = .init(),
        in transaction: borrowing WriteTransaction
    ) throws -> Token {
        try insert(try draft(request, making.violations, in: transaction), making, in: transaction)
    }

    /// Registers a client without a token of ours, for whom another issuer vouches; returns what it is called.
    ///
    /// - Throws: `invalid` with everything wrong with the request.
    package func registerForIssuer(
        _ request: ClientRequest, in transaction: borrowing WriteTransaction
    ) throws -> ID<Actor> {
        try registerForIssuer(try draft(request, [], in: transaction), in: transaction)
    }

    /// The same, of one whose organisation and professional are known.
    ///
    /// - Throws: `invalid` when the name is taken, or the issuer vouches for another client under the same subject.
    package func registerForIssuer(
        _ draft: ClientDraft, in transaction: borrowing WriteTransaction
    ) throws -> ID<Actor> {
        var violations = try violations(ofName: draft.name, in: transaction)
        if let issuer = draft.issuer,
            try OAuthStore.client(issuer: issuer.name, subject: issuer.subject, in: transaction) != nil
        {
            violations.append(Violation("subject", .duplicateEntry, arguments: [issuer.subject ?? ""]))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let id = ids.id(of: Actor.self)
        _ = try ClientStore.insert(draft, id: id, in: transaction)
        try OperatorAudit(ids: ids).append("createClient", about: id, in: transaction)
        return id
    }

    /// What a request comes to, once everything it names is found.
    private func draft(
        _ request: ClientRequest, _ others: [Violation], in transaction: borrowing WriteTransaction
    ) throws -> ClientDraft {
        var violations = try violations(ofName: request.name, in: transaction) + ClientRules.violations(in: request)
        violations += others
        let organisation = try organisation(of: request, &violations, in: transaction)
        let professional = try professional(of: request, &violations, in: transaction)
        let trajectory = try identifier(request.trajectory, named: "trajectory", &violations) {
            try ClientStore.isTrajectory($0, in: transaction)
        }
        let referral = try identifier(request.referral, named: "referral", &violations) {
            try ClientStore.isReferral($0, in: transaction)
        }
        if let organisation, let professional, professional.organisation != organisation {
            violations.append(Violation("professional", .notFoundReference))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        return ClientDraft(
            name: request.name, role: request.role, organisation: organisation ?? professional?.organisation,
            professional: professional?.number, trajectory: trajectory, referral: referral,
            scopes: request.scopes.isEmpty ? .ofRole : Scopes(Set(request.scopes.compactMap { Scope($0) })),
            issuer: request.issuer)
    }

    /// Registers a client whose organisation and professional are known.
    ///
    /// - Throws: `invalid` when the name is taken, empty, too long or not of one line.
    package func register(_ draft: ClientDraft, in transaction: borrowing WriteTransaction) throws -> Token {
        let violations = try violations(ofName: draft.name, in: transaction)
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        return try insert(draft, .init(), in: transaction)
    }

    /// Withdraws a client with all its keys, for good, also one that another issuer vouches for; false when it was
    /// withdrawn before.
    ///
    /// - Throws: `notFound` when no client has the name.
    package func revoke(_ name: String, in transaction: borrowing WriteTransaction) throws -> Bool {
        guard let client = try ClientStore.identity(name: name, in: transaction) else {
            throw Failure.notFound(.client)
        }
        let hadKeys = try ClientKeyStore.revokeAll(client: client.number, in: transaction)
        guard try ClientStore.revoke(client.number, in: transaction) || hadKeys else { return false }
        try OperatorAudit(ids: ids).append("revokeClient", about: client.id, in: transaction)
        return true
    }

    /// Every client, in the order in which they were registered.
    package func list(in transaction: borrowing Transaction<some TransactionMode>) throws -> [ClientItem] {
        try ClientStore.list(in: transaction)
    }

    /// The client without a token in whose name imports from the command line are done; made at first use.
    package func importer(in transaction: borrowing WriteTransaction) throws -> Actor {
        if let found = try ClientStore.identity(name: ClientRules.importerName, in: transaction) {
            return Actor(client: found.number, role: .administrator, isImporter: true)
        }
        let draft = ClientDraft(name: ClientRules.importerName, role: .administrator)
        let number = try ClientStore.insert(draft, id: ids.id(of: Actor.self), in: transaction)
        return Actor(client: number, role: .administrator, isImporter: true)
    }

    private func insert(
        _ draft: ClientDraft, _ making: ClientKeyService.Making, in transaction: borrowing WriteTransaction
    ) throws -> Token {
        let token = Token(drawnFrom: ids, environment: making.environment)
        let id = ids.id(of: Actor.self)
        let number = try ClientStore.insert(draft, id: id, in: transaction)
        try ClientKeyStore.insert(
            token, client: number, expiresAt: making.expiresAt(transaction.now), in: transaction)
        try OperatorAudit(ids: ids).append("createClient", about: id, in: transaction)
        return token
    }

    private func violations(
        ofName name: String, in transaction: borrowing WriteTransaction
    ) throws -> [Violation] {
        let violations = ClientRules.violations(ofName: name)
        guard violations.isEmpty else { return violations }
        let isTaken = try ClientStore.identity(name: name, in: transaction) != nil
        guard isTaken || ClientRules.isReserved(name) else { return [] }
        return [Violation("name", .duplicateEntry, arguments: [name])]
    }

    /// The identifier that a request gives under a name, when something has it.
    private func identifier<Subject>(
        _ text: String?, named name: String, _ violations: inout [Violation], isThere: (ID<Subject>) throws -> Bool
    ) throws -> ID<Subject>? {
        guard let text else { return nil }
        guard let id = ID<Subject>(text) else {
            violations.append(Violation(name, .invalidFormat, arguments: ["id"]))
            return nil
        }
        guard try isThere(id) else {
            violations.append(Violation(name, .notFoundReference))
            return nil
        }
        return id
    }

    private func organisation(
        of request: ClientRequest, _ violations: inout [Violation], in transaction: borrowing WriteTransaction
    ) throws -> Int64? {
        guard let text = request.enterpriseNumber else { return nil }
        guard let number = EnterpriseNumber(text) else {
            violations.append(Violation("organisation", .invalidCheckDigits, arguments: ["enterpriseNumber"]))
            return nil
        }
        let found = try OrganisationStore.find(enterpriseNumber: number, in: transaction)
        if found == nil { violations.append(Violation("organisation", .notFoundReference)) }
        return found?.number
    }

    private func professional(
        of request: ClientRequest, _ violations: inout [Violation], in transaction: borrowing WriteTransaction
    ) throws -> ClientStore.Professional? {
        guard let email = request.email else { return nil }
        guard let found = try ClientStore.professional(email: email, in: transaction) else {
            violations.append(Violation("professional", .notFoundReference))
            return nil
        }
        guard try ClientStore.holds(request.role, professional: found.number, in: transaction) else {
            violations.append(Violation("professional", .roleNotHeld, rule: .a1, arguments: [request.role.rawValue]))
            return nil
        }
        return found
    }
}
