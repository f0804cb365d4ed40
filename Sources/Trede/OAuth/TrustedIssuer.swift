internal import JSON

/// Another issuer whose access tokens are taken, by what its operator configured; nothing in a token changes that.
package struct TrustedIssuer: Sendable {
    /// What it calls itself in `iss`.
    let name: String
    /// What it calls us in `aud`.
    let audience: String
    /// What it may sign with.
    let algorithms: Set<SignatureAlgorithm>
    /// The types of token that are taken, in small letters.
    let types: Set<String>
    /// The claim that gives a person's number; nil when it vouches for no persons.
    let personClaim: String?
    /// Its keys, by name.
    let keys: [String: PublicKey]

    /// Reads the file of settings; `read` gives the content of a file that it names.
    ///
    /// - Throws: `IssuerFault`.
    package static func all(in text: [UInt8], read: (String) throws -> [UInt8]) throws(IssuerFault) -> [TrustedIssuer] {
        let drafts: [Draft]
        do {
            drafts = try JSONDocument(parsing: text).decode { root in
                root.array("issuers", counts: 0...100) { Draft.decode(&$0) }
            }
        } catch let error as JSONIssues {
            throw IssuerFault(sentence: "the file of issuers is wrong at \(error.items.first?.path ?? "")")
        } catch {
            throw IssuerFault(sentence: "the file of issuers is no JSON: \(error)")
        }
        var issuers: [TrustedIssuer] = []
        for draft in drafts { issuers.append(try draft.issuer(read)) }
        guard Set(issuers.map(\.name)).count == issuers.count else {
            throw IssuerFault(sentence: "the file of issuers names one twice")
        }
        return issuers
    }
}

/// Why the issuers cannot be trusted as configured, in one sentence for the operator.
package struct IssuerFault: Error {
    /// What is wrong.
    package let sentence: String
}

/// An issuer as the file of settings has it.
private struct Draft {
    let name: String
    let audience: String
    let algorithms: [SignatureAlgorithm]
    let types: [String]
    let personClaim: String?
    let keyFile: String

    private static let textMax = 500

    static func decode(_ object: inout JSONObject) -> Draft? {
        let name = object.string("issuer", 1...textMax)
        let audience = object.string("audience", 1...textMax)
        let algorithms = object.codes("algorithms", counts: 1...2, as: SignatureAlgorithm.self)
        let types = object.optionalStrings("types", counts: 1...5, 1...50) ?? ["at+jwt"]
        let personClaim = object.optionalString("personClaim", 1...100)
        let keyFile = object.string("jwksFile", 1...4096)
        guard let name, let audience, let algorithms, let keyFile else { return nil }
        return Draft(
            name: name, audience: audience, algorithms: algorithms, types: types, personClaim: personClaim,
            keyFile: keyFile)
    }

    func issuer(_ read: (String) throws -> [UInt8]) throws(IssuerFault) -> TrustedIssuer {
        let text: [UInt8]
        do {
            text = try read(keyFile)
        } catch {
            throw IssuerFault(sentence: "the keys of \(name) cannot be read: \(error)")
        }
        let keys: [PublicKey]
        do {
            keys = try PublicKey.set(text, bitsMin: PublicKey.issuerBitsMin)
        } catch {
            throw IssuerFault(sentence: "the keys of \(name) cannot be used: \(error.sentence)")
        }
        return TrustedIssuer(
            name: name, audience: audience, algorithms: Set(algorithms), types: Set(types.map { $0.lowercased() }),
            personClaim: personClaim,
            keys: Dictionary(keys.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
    }
}
