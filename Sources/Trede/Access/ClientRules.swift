internal import TredeDomain

/// What a client must say of itself, by its role.
enum ClientRules {
    private static let nameCharactersMax = 200

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
