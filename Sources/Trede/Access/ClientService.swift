package import SQLite
package import TredeDomain

/// Registers clients and recognises them by their token.
package struct ClientService: Sendable {
    let ids: IDSource

    /// Registers a client and returns its token, which is not kept.
    ///
    /// - Throws: `invalid` with everything wrong with the request.
    package func register(_ request: ClientRequest, in transaction: borrowing WriteTransaction) throws -> Token {
        var violations: [Violation] = []
        let organisation = try organisation(of: request, &violations, in: transaction)
        let professional = try professional(of: request, &violations, in: transaction)
        let trajectory = request.trajectory.flatMap { ID<Trajectory>($0) }
        if request.trajectory != nil, trajectory == nil {
            violations.append(Violation("trajectory", .invalidFormat, arguments: ["id"]))
        }
        let referral = request.referral.flatMap { ID<Referral>($0) }
        if request.referral != nil, referral == nil {
            violations.append(Violation("referral", .invalidFormat, arguments: ["id"]))
        }
        if let organisation, let professional, professional.organisation != organisation {
            violations.append(Violation("professional", .notFoundReference))
        }
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let draft = ClientDraft(
            name: request.name, role: request.role, organisation: organisation ?? professional?.organisation,
            professional: professional?.number, trajectory: trajectory, referral: referral,
            scopes: request.scopes)
        return try register(draft, in: transaction)
    }

    /// Registers a client whose organisation and professional are known.
    ///
    /// - Throws: `invalid` when the name is taken or empty.
    package func register(_ draft: ClientDraft, in transaction: borrowing WriteTransaction) throws -> Token {
        guard (1...200).contains(draft.name.unicodeScalars.count) else {
            throw Failure.invalid([Violation("name", .tooLong, arguments: ["1", "200"])])
        }
        guard try ClientStore.find(name: draft.name, in: transaction) == nil else {
            throw Failure.invalid([Violation("name", .duplicateEntry, arguments: [draft.name])])
        }
        let token = Token(drawnFrom: ids)
        _ = try ClientStore.insert(draft, tokenHash: token.digest, ids: ids, in: transaction)
        return token
    }

    /// The client that bears the token; nil when none does or its token was withdrawn.
    package func authenticate(
        _ token: Token, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Actor? {
        try ClientStore.find(tokenHash: token.digest, in: transaction)
    }

    /// The client without a token in whose name imports from the command line are done; made at first use.
    package func importer(in transaction: borrowing WriteTransaction) throws -> Actor {
        let name = "import"
        if let found = try ClientStore.find(name: name, in: transaction) {
            return Actor(client: found.client, role: .administrator, isImporter: true)
        }
        let draft = ClientDraft(name: name, role: .administrator)
        let number = try ClientStore.insert(draft, tokenHash: nil, ids: ids, in: transaction)
        return Actor(client: number, role: .administrator, isImporter: true)
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
