/// The partners that a network must count to receive trajectories (N-2).
///
/// - Source: HIVA (2021), 6.1, note 24; in force under the decision of 2 February 2018.
package enum Composition {
    /// One of the partners that must be there.
    package enum Need: String, CaseIterable, Sendable {
        case workProvider
        case shelteredWorkshop
        case mentalHealth
        case vaphProvision
        case caw
        case ocmw

        /// The kinds of organisation that meet it.
        package var kinds: Set<OrganisationKind> {
            switch self {
            case .workProvider: [.workProvider]
            case .shelteredWorkshop: [.shelteredWorkshop]
            case .mentalHealth:
                [.psychiatricHospital, .psychiatricWard, .cgg, .shelteredLiving, .rehabilitationCentre]
            case .vaphProvision: [.vaphProvision]
            case .caw: [.caw]
            case .ocmw: [.ocmw]
            }
        }
    }

    /// What is missing among partners of these kinds, in the order of the law; empty when the network is complete.
    ///
    /// An association of OCMWs is registered as an `ocmw`.
    package static func missing(among kinds: Set<OrganisationKind>) -> [Need] {
        Need.allCases.filter { $0.kinds.isDisjoint(with: kinds) }
    }

    /// Why a network may not receive a trajectory that is decided on a day; empty when it may (N-1, N-2).
    package static func refusals(partners kinds: Set<OrganisationKind>, mandate: Period, on day: Day) -> [Refusal] {
        var refusals: [Refusal] = []
        let missing = missing(among: kinds)
        if !missing.isEmpty {
            refusals.append(Refusal(.n2, .networkIncomplete, arguments: missing.map(\.rawValue)))
        }
        if !mandate.covers(day) { refusals.append(Refusal(.n1, .networkWithoutMandate, arguments: ["\(day)"])) }
        return refusals
    }
}
