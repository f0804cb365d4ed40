internal import TredeDomain

/// Whose money an actor may see (V-2, V-6).
enum MoneyScope: Equatable {
    /// All of it.
    case all
    /// That of the networks which an organisation, by its number, leads.
    case led(by: Int64)
    /// What one organisation, by its number, earns.
    case organisation(Int64)

    /// No organisation has this number: an actor without one sees nothing.
    private static let nobody: Int64 = 0

    init(_ actor: Actor) {
        switch actor.role {
        case .controller: self = .all
        case .leadPartner: self = .led(by: actor.organisation ?? Self.nobody)
        default: self = .organisation(actor.organisation ?? Self.nobody)
        }
    }

    /// Whether a network led by that organisation is seen whole.
    func coversNetwork(ledBy leadPartner: Int64) -> Bool {
        switch self {
        case .all: true
        case .led(let organisation): organisation == leadPartner
        case .organisation: false
        }
    }

    /// The leading organisation that rows are limited to.
    var leadPartner: Int64? {
        guard case .led(let organisation) = self else { return nil }
        return organisation
    }

    /// The earning organisation that rows are limited to.
    var beneficiary: Int64? {
        guard case .organisation(let organisation) = self else { return nil }
        return organisation
    }
}
