/// How a lead partner divides its compensation over the providers, chosen per network and mandate (E-8 to E-11).
package enum Distribution: Equatable, Sendable {
    /// Each verified session at the agreed price, within the budget of the trajectory (E-8).
    case perAction
    /// A fixed amount per trajectory to each provider role, in euro cents (E-9).
    case perTrajectory(amountCents: [Role: Int64])
    /// An amount at the start and another when still running after some months, in euro cents (E-10).
    case tranches(startCents: [Role: Int64], laterCents: [Role: Int64], afterMonths: Int)
    /// As per action, with surpluses of finished trajectories in a reserve (E-11).
    case pooled

    /// A scheme without its figures.
    package enum Scheme: String, CaseIterable, Sendable {
        case perAction
        case perTrajectory
        case tranches
        case pooled
    }

    /// The scheme this follows.
    package var scheme: Scheme {
        switch self {
        case .perAction: .perAction
        case .perTrajectory: .perTrajectory
        case .tranches: .tranches
        case .pooled: .pooled
        }
    }

    /// What is wrong with its figures, named from `path` on: amounts go to providers and are more than nothing.
    package func violations(at path: String) -> [Violation] {
        switch self {
        case .perAction, .pooled: return []
        case .perTrajectory(let amounts):
            return Distribution.violations(of: amounts, rule: .e9, at: path + ".amountCents")
        case .tranches(let start, let later, let months):
            let amounts =
                Distribution.violations(of: start, rule: .e10, at: path + ".startCents")
                + Distribution.violations(of: later, rule: .e10, at: path + ".laterCents")
            guard !(1...120).contains(months) else { return amounts }
            return amounts
                + [Violation(path + ".afterMonths", .outOfRange, rule: .e10, arguments: ["1", "120"])]
        }
    }

    private static func violations(of amounts: [Role: Int64], rule: Rule, at path: String) -> [Violation] {
        guard !amounts.isEmpty else { return [Violation(path, .required, rule: rule)] }
        return amounts.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { role, cents in
            let name = path + "." + role.rawValue
            let wrongRole = role.isProvider ? [] : [Violation(name, .unknownMember, rule: rule)]
            let wrongAmount = cents > 0 ? [] : [Violation(name, .outOfRange, rule: rule, arguments: ["1"])]
            return wrongRole + wrongAmount
        }
    }
}
