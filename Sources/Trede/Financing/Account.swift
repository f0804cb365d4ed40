internal import TredeDomain

/// An account of the ledger; what an account is owed is positive, what it gave or holds in cash negative.
enum Account {
    case government
    case networkCash(network: Int64)
    case networkBudget(trajectory: Int64)
    case leadPartnerOwnShare(organisation: Int64)
    case provider(organisation: Int64)
    case caseManager(organisation: Int64)
    /// What an organisation was paid without support of the facts, until it is decided on.
    case suspense(organisation: Int64)

    /// Kind, organisation, network and trajectory, 0 where it has none.
    var key: (String, Int64, Int64, Int64) {
        switch self {
        case .government: ("government", 0, 0, 0)
        case .networkCash(let network): ("networkCash", 0, network, 0)
        case .networkBudget(let trajectory): ("networkBudget", 0, 0, trajectory)
        case .leadPartnerOwnShare(let organisation): ("leadPartnerOwnShare", organisation, 0, 0)
        case .provider(let organisation): ("provider", organisation, 0, 0)
        case .caseManager(let organisation): ("caseManager", organisation, 0, 0)
        case .suspense(let organisation): ("suspense", organisation, 0, 0)
        }
    }
}

/// From which account to which an amount moves.
struct AccountMove {
    let from: Account
    let to: Account

    /// What falls due: government or the trajectory's budget comes to owe it.
    static func due(_ beneficiary: Beneficiary, organisation: Int64, trajectory: Int64) -> AccountMove {
        let budget = Account.networkBudget(trajectory: trajectory)
        return switch beneficiary {
        case .caseManagerWork, .caseManagerCare: AccountMove(from: .government, to: payee(beneficiary, organisation))
        case .leadPartner: AccountMove(from: .government, to: budget)
        case .leadPartnerOwnShare, .workProvider, .careProvider:
            AccountMove(from: budget, to: payee(beneficiary, organisation))
        }
    }

    /// What is paid: the debt is gone, and cash left government or the network, or came into the network.
    static func payment(_ beneficiary: Beneficiary, organisation: Int64, network: Int64) -> AccountMove {
        let cash = Account.networkCash(network: network)
        return switch beneficiary {
        case .caseManagerWork, .caseManagerCare: AccountMove(from: payee(beneficiary, organisation), to: .government)
        case .leadPartner: AccountMove(from: cash, to: .government)
        case .leadPartnerOwnShare, .workProvider, .careProvider:
            AccountMove(from: payee(beneficiary, organisation), to: cash)
        }
    }

    /// What stands to be recovered: who was paid comes to owe it to where it fell due from.
    static func receivable(_ beneficiary: Beneficiary, organisation: Int64, trajectory: Int64) -> AccountMove {
        let due = due(beneficiary, organisation: organisation, trajectory: trajectory)
        return AccountMove(from: .suspense(organisation: organisation), to: due.from)
    }

    private static func payee(_ beneficiary: Beneficiary, _ organisation: Int64) -> Account {
        switch beneficiary {
        case .caseManagerWork, .caseManagerCare: .caseManager(organisation: organisation)
        case .leadPartner, .leadPartnerOwnShare: .leadPartnerOwnShare(organisation: organisation)
        case .workProvider, .careProvider: .provider(organisation: organisation)
        }
    }
}
