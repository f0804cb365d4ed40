internal import TredeDomain

/// What a client must say of itself, by its role.
enum ClientRules {
    private static let nameCharactersMax = 200

    /// What is imported belongs to the client of this name, so nobody else is called so.
    static let importerName = "import"

    /// What the client is called in whose name the participant of a trajectory comes in by a code.
    static func participantName(_ trajectory: ID<Trajectory>) -> String { "participant \(trajectory)" }

    /// Whether the program itself calls a client so, and nobody who registers one may.
    static func isReserved(_ name: String) -> Bool {
        let words = name.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        return switch words[0] {
        case "participant" where words.count == 2: ID<Trajectory>(String(words[1])) != nil
        // What is left of the name of who comes in for somebody that was erased.
        case "erased" where words.count == 2: Int64(words[1]) != nil
        default: name == OperatorAudit.name || name == importerName
        }
    }

    /// What is wrong with a name: it stands on one line of a list.
    static func violations(ofName name: String) -> [Violation] {
        let bounds = ["1", "\(nameCharactersMax)"]
        if name.allSatisfy(\.isWhitespace) { return [Violation("name", .tooShort, arguments: bounds)] }
        let scalars = name.unicodeScalars
        if scalars.count > nameCharactersMax { return [Violation("name", .tooLong, arguments: bounds)] }
        let isOnOneLine = scalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        return isOnOneLine ? [] : [Violation("name", .invalidFormat, arguments: ["oneLine"])]
    }

    /// What is missing or out of place: a participant sees one file and acts for nobody; who sees files by the
    /// team acts for an organisation or as a professional (V-1).
    static func violations(in request: ClientRequest) -> [Violation] {
        let role = request.role
        var violations = request.scopes.filter { Scope($0) == nil }.map { _ in
            Violation("scope", .unknownCode, arguments: [Scope.all.map(\.description).joined(separator: ", ")])
        }
        if role == .participant {
            let isOfIssuer = request.issuer.map { $0.subject == nil } ?? false
            if isOfIssuer {
                for (name, value) in [("referral", request.referral), ("trajectory", request.trajectory)]
                where value != nil {
                    violations.append(Violation(name, .notForRole, arguments: [role.rawValue]))
                }
            } else if request.trajectory == nil, request.referral == nil {
                violations.append(Violation("referral or trajectory", .required))
            }
            for (name, value) in [("organisation", request.enterpriseNumber), ("professional", request.email)]
            where value != nil {
                violations.append(Violation(name, .notForRole, arguments: [role.rawValue]))
            }
            return violations
        }
        for (name, value) in [("referral", request.referral), ("trajectory", request.trajectory)] where value != nil {
            violations.append(Violation(name, .notForRole, arguments: [role.rawValue]))
        }
        if let issuer = request.issuer, issuer.subject == nil { violations.append(Violation("subject", .required)) }
        let isOfTeam = role.isCaseManager || role.isProvider || role == .leadPartner
        if isOfTeam, request.enterpriseNumber == nil, request.email == nil {
            violations.append(Violation("organisation or professional", .required))
        }
        return violations
    }
}
