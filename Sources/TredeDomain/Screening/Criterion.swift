/// What a person must meet to be admitted to an activation trajectory (S-1, F-9, M-2).
package enum Criterion: String, CaseIterable, Sendable {
    /// Registered with VDAB as a jobseeker without work.
    case registered = "C1"
    /// Serious barriers.
    case seriousBarriers = "C2"
    /// Needs guidance on work and on care.
    case workAndCare = "C3"
    /// Paid work is plausible.
    case paidWorkPlausible = "C4"
    /// Willing to take an active part; never excludes (S-3).
    case willing = "C5"
    /// Lives in the Flemish Region.
    case residence = "F-9"
    /// Stands on a level that the measure starts from and aims at one it leads to.
    case level = "M-2"

    /// Whether a criterion is met, as far as the facts tell.
    package enum Status: String, CaseIterable, Sendable {
        case met
        case notMet
        case unknown
    }

    /// Whether not meeting it stands in the way of an admission (S-3).
    package var isExcluding: Bool { self != .willing }
}

extension Criterion {
    /// Whether the facts meet it.
    func status(of facts: ScreeningFacts, in terms: Regime.Terms) -> Status {
        switch self {
        case .registered: Criterion.status(facts.registration.map(\.isJobseeker))
        case .seriousBarriers: Criterion.seriousBarriers(facts.scores)
        case .workAndCare: Criterion.workAndCare(facts.scores)
        case .paidWorkPlausible: Criterion.plausible(facts.paidWorkPlausible)
        case .willing: Criterion.willing(facts.engagement)
        case .residence: Criterion.residence(facts.region)
        case .level: Criterion.level(facts, terms)
        }
    }

    private static func status(_ isMet: Bool?) -> Status {
        isMet.map { $0 ? .met : .notMet } ?? .unknown
    }

    /// At least one serious problem in any sphere (S-5).
    private static func seriousBarriers(_ scores: IcfScores) -> Status {
        if scores.contains(.seriousProblem) { return .met }
        return scores.isWhole ? .notMet : .unknown
    }

    /// At least one mild or serious problem in the sphere of work and one in that of care (S-5).
    private static func workAndCare(_ scores: IcfScores) -> Status {
        let bare = [IcfFactor.Sphere.work, .care].filter { !scores.hasBarrier(in: $0) }
        if bare.isEmpty { return .met }
        let missing = Set(scores.missing.map(\.sphere))
        return bare.allSatisfy(missing.contains) ? .unknown : .notMet
    }

    private static func plausible(_ plausible: Plausibility?) -> Status {
        switch plausible {
        case .yes: .met
        case .no: .notMet
        case .unknown, nil: .unknown
        }
    }

    private static func willing(_ engagement: Engagement?) -> Status {
        switch engagement {
        case .willing: .met
        case .unwilling: .notMet
        case .hesitant, .unknown, nil: .unknown
        }
    }

    private static func residence(_ region: Region?) -> Status {
        switch region {
        case .flemish: .met
        case .brussels, .walloon: .notMet
        case .unknown, nil: .unknown
        }
    }

    private static func level(_ facts: ScreeningFacts, _ terms: Regime.Terms) -> Status {
        let current = status(facts.currentLevel.map(terms.startLevels.contains))
        let target = status(facts.targetLevel.map(terms.targetLevels.contains))
        if current == .notMet || target == .notMet { return .notMet }
        return current == .met && target == .met ? .met : .unknown
    }
}

extension Criterion {
    /// A fact that a criterion rests on.
    package enum Evidence: Equatable, Sendable {
        /// A factor and its score; nil where it was not scored.
        case factor(IcfFactor, IcfScore?)
        /// A field of the referral and its value as a code; nil where it is absent.
        case field(String, String?)

        /// Its place in the referral.
        package var name: String {
            switch self {
            case .factor(let factor, _): "icf.scores." + factor.code
            case .field(let name, _): name
            }
        }

        /// What stands there; nil when nothing does.
        package var value: String? {
            switch self {
            case .factor(_, let score): score?.rawValue
            case .field(_, let value): value
            }
        }
    }

    /// The facts it rests on: fields, and of the factors those that count or that are missing (S-2).
    func evidence(in facts: ScreeningFacts) -> [Evidence] {
        switch self {
        case .registered: [.field("participant.registration", facts.registration?.rawValue)]
        case .seriousBarriers: Criterion.factors(in: facts.scores) { $1 == .seriousProblem }
        case .workAndCare: Criterion.factors(in: facts.scores) { $0.sphere != .structural && $1?.isBarrier == true }
        case .paidWorkPlausible: [.field("paidWorkPlausible", facts.paidWorkPlausible?.rawValue)]
        case .willing:
            [.field("engagement", facts.engagement?.rawValue)]
                + Criterion.motivation.map { .factor($0, facts.scores[$0]) }
        case .residence: [.field("participant.address.nisCode", facts.nisCode?.text)]
        case .level:
            [
                .field("currentLevel", facts.currentLevel.map(String.init)),
                .field("targetLevel", facts.targetLevel.map(String.init)),
            ]
        }
    }

    /// The factor that scores motivation, in a list.
    static let motivation = IcfFactor.allCases.filter { $0.code == "b1301" }

    private static func factors(
        in scores: IcfScores, where counts: (IcfFactor, IcfScore?) -> Bool
    ) -> [Evidence] {
        IcfFactor.allCases.filter { counts($0, scores[$0]) || scores[$0] == nil }.map { .factor($0, scores[$0]) }
    }
}
