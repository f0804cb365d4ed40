/// A right to consult or to update one area of the contract, as `scope:trede:referrals:consult`.
///
/// What a client may do is never more than its role may; scopes only narrow that.
package struct Scope: Hashable, Sendable, CustomStringConvertible {
    /// An area of the contract: one for each tag of openapi.yaml that needs a caller.
    package enum Area: String, CaseIterable, Sendable {
        case referrals
        case screenings
        case persons
        case trajectories
        case assessments
        case plans
        case actions
        case internships
        case closing
        case financing
        case organisations
        case networks
        case referenceData
        case imports
        case insight
        case consents
        case audit
    }

    /// What may be done there.
    package enum Right: String, CaseIterable, Sendable {
        case consult
        case update
    }

    /// Where.
    package let area: Area
    /// What.
    package let right: Right

    /// Makes a scope.
    package init(_ area: Area, _ right: Right) {
        self.area = area
        self.right = right
    }

    /// Takes a scope as it is written; nil when there is no such scope.
    package init?(_ text: String) {
        guard let scope = Scope.byText[text] else { return nil }
        self = scope
    }

    /// Every scope there is.
    package static let all = Area.allCases.flatMap { area in Right.allCases.map { Scope(area, $0) } }

    /// All that a participant may need: who lets one in gives these, and so must have them (V-8).
    package static let ofParticipants: [Scope] =
        [
            .referrals, .screenings, .trajectories, .assessments, .plans, .actions, .internships, .closing, .insight,
            .consents,
        ].map { Scope($0, .consult) } + [.referrals, .plans, .actions, .consents].map { Scope($0, .update) }

    private static let byText = Dictionary(uniqueKeysWithValues: all.map { ($0.description, $0) })

    package var description: String { "scope:trede:\(area.rawValue):\(right.rawValue)" }
}

/// The scopes of a caller; without any named it has all of its role.
package struct Scopes: Equatable, Sendable {
    /// Nil for all.
    private let named: Set<Scope>?

    /// All that the role may.
    package static let ofRole = Scopes(named: nil)

    private init(named: Set<Scope>?) {
        self.named = named
    }

    /// Only these.
    package init(_ scopes: Set<Scope>) {
        named = scopes
    }

    /// Takes scopes with blanks between them, as they are kept; what is no scope gives no right, and an empty text all
    /// of the role.
    package init(kept text: String) {
        let words = text.split(separator: " ")
        self.init(named: words.isEmpty ? nil : Set(words.compactMap { Scope(String($0)) }))
    }

    /// Whether the right is among them.
    package func contains(_ scope: Scope) -> Bool { named?.contains(scope) ?? true }

    /// The scopes that both have: where several grants overlap, the narrowest wins (V-8).
    package func narrowed(to other: Scopes) -> Scopes {
        guard let named else { return other }
        guard let others = other.named else { return self }
        return Scopes(named: named.intersection(others))
    }

    /// The scopes by name, in the order of the contract; nil for all of the role.
    package var list: [Scope]? { named.map { named in Scope.all.filter(named.contains) } }

    /// The scopes as they are kept and as OAuth sends them, with blanks between; empty for all of the role.
    package var text: String { list.map { $0.map(\.description).joined(separator: " ") } ?? "" }
}
