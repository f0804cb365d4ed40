@testable import JSON

/// A document of the shape of a request body, and how it is decoded; for tests only.
struct SampleReferral: Equatable {
    enum Factor: String, CaseIterable { case b130, b140, d230, d240, e310 }
    enum Regime: String, CaseIterable { case old, new }

    struct Address: Equatable {
        let street: String
        let postalCode: String
    }

    struct Score: Equatable {
        let factor: Factor
        let value: Int
        let note: String?
    }

    let externalId: String
    let regime: Regime
    let isUrgent: Bool?
    let address: Address
    let scores: [Score]
    let tags: [String]?

    static let factors = JSONCodes(Factor.self)

    static let text = """
        {"externalId":"R-1","regime":"new","isUrgent":false,
         "participant":{"address":{"street":"Kerkstraat","postalCode":"9000"}},
         "icf":{"scores":[{"factor":"b130","value":2},{"factor":"d240","value":4,"note":"é\\n\\ud83d\\ude00"}]},
         "tags":["a","b"]}
        """

    static func decode(_ text: String) throws -> SampleReferral {
        try decode(JSONDocument(parsing: Array(text.utf8)))
    }

    static func decode(_ document: JSONDocument) throws(JSONIssues) -> SampleReferral {
        try document.decode { object in
            let externalId = object.string("externalId", 1...10)
            let regime = object.code("regime", as: Regime.self)
            let isUrgent = object.optionalBool("isUrgent")
            let address = object.object("participant") { $0.object("address", Self.address) }
            let scores = object.object("icf") { $0.array("scores", counts: 1...3, element: Self.score) }
            let tags = object.optionalStrings("tags", counts: 0...2, 1...3)
            guard let externalId, let regime, let address, let scores else { return nil }
            return SampleReferral(
                externalId: externalId, regime: regime, isUrgent: isUrgent, address: address, scores: scores, tags: tags
            )
        }
    }

    private static func address(_ object: inout JSONObject) -> Address? {
        let street = object.string("street", 1...20)
        let postalCode = object.value("postalCode", format: "postalCode") { $0.utf8.count == 4 ? $0 : nil }
        guard let street, let postalCode else { return nil }
        return Address(street: street, postalCode: postalCode)
    }

    private static func score(_ object: inout JSONObject) -> Score? {
        let factor = object.code("factor", in: factors)
        let value = object.integer("value", in: 0...4)
        let note = object.optionalString("note", 1...20)
        guard let factor, let value else { return nil }
        return Score(factor: factor, value: value, note: note)
    }

    /// Writes what `decode` reads.
    func bytes() -> [UInt8] {
        JSONWriter.object(byteCapacity: 16) { object in
            object.member("externalId", externalId)
            object.member("regime", code: regime)
            object.memberIfPresent("isUrgent", isUrgent)
            object.object("participant") { participant in
                participant.object("address") { address in
                    address.member("street", self.address.street)
                    address.member("postalCode", self.address.postalCode)
                }
            }
            object.object("icf") { icf in
                icf.array("scores") { array in
                    for score in scores {
                        array.object { object in
                            object.member("factor", code: score.factor)
                            object.member("value", score.value)
                            object.memberIfPresent("note", score.note)
                        }
                    }
                }
            }
            if let tags { object.array("tags", strings: tags) }
        }
    }
}
