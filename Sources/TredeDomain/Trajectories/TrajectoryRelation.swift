/// How somebody stands to one trajectory; all that one may see of it follows from this (V-2, V-6, V-10).
package enum TrajectoryRelation: Equatable, Sendable {
    /// One of the two case managers of the team, until the end of after-care.
    case caseManager
    /// In the team without access to the file: a backup (V-4).
    case backup
    /// Who worked in it, once after-care has ended: only that it was there (V-2).
    case former
    /// The lead partner of its network.
    case leadPartner
    /// A provider in the team or with an order, by its organisation's number in the store.
    case provider(organisation: Int64)
    /// The screening service.
    case screener
    /// Who referred the person.
    case referrer
    /// Regular mediation.
    case counsellor
    /// The control of the compensations.
    case controller
    /// Who runs the installation, and the import of histories.
    case administrator
    /// The person it is about.
    case participant

    /// A relation whoever it is with.
    package enum Kind: Hashable, Sendable {
        case caseManager
        case backup
        case former
        case leadPartner
        case provider
        case screener
        case referrer
        case counsellor
        case controller
        case administrator
        case participant
    }

    /// The relation whoever it is with.
    package var kind: Kind {
        switch self {
        case .caseManager: .caseManager
        case .backup: .backup
        case .former: .former
        case .leadPartner: .leadPartner
        case .provider: .provider
        case .screener: .screener
        case .referrer: .referrer
        case .counsellor: .counsellor
        case .controller: .controller
        case .administrator: .administrator
        case .participant: .participant
        }
    }

    /// How much of the trajectory a relation shows.
    package enum View: Equatable, Sendable {
        /// The whole file.
        case file
        /// The open compartment and the progress of actions: the lead partner of all, a provider of its own.
        case progress
        /// The open compartment (V-1).
        case open
    }

    /// How much of the trajectory it shows.
    package var view: View {
        switch self {
        case .caseManager: .file
        case .leadPartner, .provider: .progress
        case .backup, .former, .screener, .referrer, .counsellor, .controller, .administrator, .participant: .open
        }
    }

    /// Whether the participant's name is shown: only to who works with the person, and to the person.
    package var seesName: Bool {
        switch self {
        case .caseManager, .backup, .leadPartner, .provider, .counsellor, .participant: true
        case .former, .screener, .referrer, .controller, .administrator: false
        }
    }

    /// Whether what is confidential about the person is shown: to both case managers and the person.
    package var seesConfidential: Bool { self == .caseManager || self == .participant }

    /// Whether why VDAB extended or ended a trajectory is shown: to who decides it as well.
    package var seesDecisions: Bool { seesConfidential || self == .screener }
}
