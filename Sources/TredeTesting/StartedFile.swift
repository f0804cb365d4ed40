package import Trede
package import TredeDomain

/// A trajectory that has started, with a whole team, for tests of its plan and what is carried out.
package final class StartedFile: Sendable {
    /// Where it lives.
    package let house: House
    /// The trajectory, started on 2020-06-15.
    package let trajectory: ID<Trajectory>
    /// The network that carries it out.
    package let network: ID<Network>
    /// The actors of the team and around it, by role.
    package let actors: [Role: Actor]
    /// Their tokens.
    package let tokens: [Role: String]
    /// The organisations of the team, by role.
    package let organisations: [Role: ID<Organisation>]
    private let today: String

    /// Admits a person, appoints a team and holds the first conversation; the clock stands on `today`.
    package init(today: String = "2021-06-30") throws {
        let house = try House(today: today)
        self.house = house
        self.today = today
        network = try house.network("antwerpen", nisCodes: ["11002"], prefix: 1)
        guard let admitted = try house.admit(SampleReferral()).trajectory else { throw TestingFault("not admitted") }
        trajectory = admitted
        try house.start(admitted, on: "2020-06-15")
        let leadPartner = try house.leadPartner(of: network)
        try house.member(.leadPartner, of: admitted, organisation: leadPartner)
        var numbers: [Role: Int64] = [.leadPartner: leadPartner]
        for (index, member) in StartedFile.members.enumerated() {
            let number = try house.organisation(member.kind, enterpriseNumber: "\(1_200_000_000 + index)")
            try house.member(member.role, of: admitted, organisation: number)
            numbers[member.role] = number
        }
        var actors: [Role: Actor] = [:]
        var tokens: [Role: String] = [:]
        for role in Role.allCases {
            let own = role == .participant ? admitted : nil
            let token = try house.token(role, organisation: numbers[role], trajectory: own)
            tokens[role] = token
            actors[role] = try house.actor(token: token)
        }
        self.actors = actors
        self.tokens = tokens
        organisations = try numbers.mapValues { try house.organisationID($0) }
    }

    private static let members: [(role: Role, kind: OrganisationKind)] = [
        (.caseManagerWork, .gtb), (.caseManagerCare, .caw), (.workProvider, .workProvider), (.careProvider, .cgg),
    ]

    /// The actor in a role.
    package func actor(_ role: Role) -> Actor { actors[role] ?? Actor(client: 0, role: role) }

    /// Writes through the services.
    package func write<Output: Sendable>(
        _ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Output
    ) throws(Failure) -> Output {
        try house.services.storage.write(body)
    }

    /// Does something while the clock stands on another day.
    package func on<Output>(_ day: String, _ body: () throws -> Output) throws -> Output {
        try house.setToday(day)
        let output = Result { try body() }
        try house.setToday(today)
        return try output.get()
    }

    /// Writes a version of the plan as case manager work; the clock then stands on `day`.
    @discardableResult
    package func draft(_ content: PlanContent = .sample, on day: String = "2020-07-01") throws -> Plan {
        let (plans, trajectory, actor) = (house.services.plans, trajectory, actor(.caseManagerWork))
        return try on(day) { try write { try plans.draft(content, of: trajectory, by: actor, in: $0).plan } }
    }

    /// Signs a version of the plan for somebody, as that person.
    @discardableResult
    package func sign(_ plan: Plan, _ signer: Role, on day: String = "2020-07-01") throws -> Signature {
        try sign(plan, Signature.Draft(signer: signer, signedOn: Day.of(day), digest: plan.digest), by: signer)
    }

    /// Signs a version of the plan as it is asked.
    @discardableResult
    package func sign(_ plan: Plan, _ draft: Signature.Draft, by role: Role) throws -> Signature {
        let (plans, trajectory, actor, id) = (house.services.plans, trajectory, actor(role), plan.id)
        return try write { try plans.sign(draft, id, of: trajectory, by: actor, in: $0).signature }
    }

    /// Writes the plan and has all sign it on a day; the participant's signature may be entered by case manager work.
    @discardableResult
    package func approve(
        _ content: PlanContent = .sample, on day: String = "2020-07-01", onBehalf: Signature.OnBehalf? = nil
    ) throws -> Plan {
        let plan = try draft(content, on: day)
        for signer in [Role.caseManagerWork, .caseManagerCare] { try sign(plan, signer, on: day) }
        let last = Signature.Draft(
            signer: .participant, signedOn: Day.of(day), digest: plan.digest, onBehalf: onBehalf)
        try sign(plan, last, by: onBehalf == nil ? .participant : .caseManagerWork)
        return try read(plan.id)
    }

    /// The plan as case manager work reads it.
    package func read(_ id: ID<Plan>) throws -> Plan {
        let (plans, actor) = (house.services.plans, actor(.caseManagerWork))
        let view = try house.services.storage.makeReader().read {
            try plans.find(id, of: trajectory, by: actor, in: $0).view
        }
        guard case .whole(let plan) = view else { throw TestingFault("not the whole plan") }
        return plan
    }

    /// A session of an action; work done on 2020-08-03 by default.
    package func session(_ ref: String, on day: String = "2020-08-03", minutes: Int = 60) -> SessionDraft {
        SessionDraft(trajectory: trajectory, actionRef: ref, heldOn: Day.of(day), minutes: minutes)
    }

    /// Registers a session in a role.
    package func register(_ draft: SessionDraft, by role: Role = .caseManagerWork) throws -> ID<Session> {
        let (sessions, actor) = (house.services.sessions, actor(role))
        return try write { try sessions.register(draft, by: actor, in: $0).id }
    }
}

extension PlanContent {
    /// A plan that lacks nothing: two goals, three actions, one internship.
    package static let sample = PlanContent(
        goals: [
            Goal(ref: "G1", text: "Needle in the goal", factors: ["d240"]),
            Goal(ref: "G2", text: "Werken", factors: ["b1263"]),
        ],
        actions: [
            Action(
                ref: "A1", goalRef: "G1", type: "careExploration", domain: .care, units: 2,
                providerRole: .careProvider, unitPriceCents: 7500),
            Action(
                ref: "A2", goalRef: "G2", type: "jobOrientation", domain: .work, units: 3,
                providerRole: .workProvider, unitPriceCents: 6850),
            Action(
                ref: "A3", goalRef: "G2", type: "internshipGuidance", domain: .work, units: 4,
                providerRole: .workProvider, after: ["A2"]),
        ],
        internships: [Internship(ref: "I1", perspective: .work)])

    /// The sample, changed, with a reason.
    package static func sample(_ change: (inout PlanContent) -> Void) -> PlanContent {
        var content = sample
        content.changeReason = "Bijgestuurd"
        change(&content)
        return content
    }
}
