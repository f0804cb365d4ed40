/// Who acts: a client, in its role, for its organisation or its professional.
package struct Actor: Equatable, Sendable {
    /// The client's number in the store.
    package let client: Int64
    /// What it acts as.
    package let role: Role
    /// The number of the organisation it acts for.
    package let organisation: Int64?
    /// The number of the professional it acts for; nil when it acts for the whole organisation.
    package let professional: Int64?
    /// The one trajectory it may see, for a participant.
    package let trajectory: ID<Trajectory>?
    /// The one referral it may see, for a participant.
    package let referral: ID<Referral>?
    /// Whether it replays what others did elsewhere (H-1); no token is that by itself.
    package let isImporter: Bool
    /// What it is limited to, within its role.
    package private(set) var scopes: Scopes
    /// The one trajectory whose whole file it reads for the participant (V-8); no token is that by itself.
    package let insight: ID<Trajectory>?
    /// The same of one application that led to no trajectory.
    package let insightIntoReferral: ID<Referral>?

    /// Whether it comes in by a code that a case manager drew, which that case manager may have kept: it then shows
    /// nothing that the participant keeps from a case manager, and lets nobody in (V-3, V-4).
    package private(set) var isByCode: Bool

    /// Whether the issuer of its token says who it is, by name and birth date, and the referral it is bound to says the
    /// same: whose number it is, is then certain (F-12).
    package let isNamed: Bool

    /// What tells it from others whom an issuer sends in the name of one client, for who has no file.
    package let bearer: [UInt8]?

    /// Whether it is let in wherever it knows of a file; no caller is that by itself.
    ///
    /// An import acts as others did (H-1), and the participant's insight reads everything in one file (V-8).
    package var standsInForAnybody: Bool { isImporter || insight != nil || insightIntoReferral != nil }

    /// Makes an actor.
    package init(
        client: Int64, role: Role, organisation: Int64? = nil, professional: Int64? = nil,
        trajectory: ID<Trajectory>? = nil, referral: ID<Referral>? = nil, isImporter: Bool = false,
        scopes: Scopes = .ofRole, insight: ID<Trajectory>? = nil,
        isByCode: Bool = false, insightIntoReferral: ID<Referral>? = nil, isNamed: Bool = false,
        bearer: [UInt8]? = nil
    ) {
        self.client = client
        self.role = role
        self.organisation = organisation
        self.professional = professional
        self.trajectory = trajectory
        self.referral = referral
        self.isImporter = isImporter
        self.scopes = scopes
        self.insight = insight
        self.isByCode = isByCode
        self.insightIntoReferral = insightIntoReferral
        self.isNamed = isNamed
        self.bearer = bearer
    }

    /// The same, limited to scopes besides those it is limited to.
    package func narrowed(to others: Scopes) -> Actor {
        var actor = self
        actor.scopes = scopes.narrowed(to: others)
        return actor
    }

    /// The same, replaying a file of what others did elsewhere (H-1): an administrator then acts as anybody, a source
    /// as itself.
    package var importing: Actor {
        Actor(
            client: client, role: role, organisation: organisation, professional: professional,
            trajectory: trajectory, referral: referral, isImporter: role == .administrator,
            scopes: scopes)
    }

    /// The same, coming in by a code that a case manager drew.
    package var byCode: Actor {
        var actor = self
        actor.isByCode = true
        return actor
    }

    /// Who reads everything in one application and nothing else, for the person it is about (V-3, V-8).
    package static func insight(into referral: ID<Referral>, client: Int64) -> Actor {
        Actor(client: client, role: .screener, insightIntoReferral: referral)
    }

    /// Who reads everything in one file and nothing else, for the person it is about (V-3, V-8).
    package static func insight(into trajectory: ID<Trajectory>, client: Int64, isByCode: Bool = false) -> Actor {
        Actor(client: client, role: .screener, insight: trajectory, isByCode: isByCode)
    }
}
