/// One thing that happened elsewhere, as a history tells it (H-1).
package struct HistoryEvent: Equatable, Sendable {
    /// The business day it happened on (Z-5).
    package let occurredOn: Day
    /// What happened.
    package let fact: Fact

    /// Makes an event.
    package init(occurredOn: Day, fact: Fact) {
        self.occurredOn = occurredOn
        self.fact = fact
    }

    /// What can happen.
    package enum Fact: Equatable, Sendable {
        case decision(Decision)
        case teamAppointed(network: String, members: [Member])
        case firstConversation(present: [Role])
        case planApproved(PlanContent)
        case suspension(from: Day, until: Day?, reason: SuspensionReason)
        case internship(Internship)
        case extended(newEnd: Day, motivation: String)
        case session(Session)
        case endReportDelivered(actionsCarriedOut: Bool, informationInTime: Bool)
        case endAdvice(code: String)
        case termination(TerminationReason)
        case monthlyStatus(Outcome.Content)

        /// The name by which histories call it.
        package var name: String {
            switch self {
            case .decision: "decision"
            case .teamAppointed: "teamAppointed"
            case .firstConversation: "firstConversation"
            case .planApproved: "planApproved"
            case .suspension: "suspension"
            case .internship: "internship"
            case .extended: "extension"
            case .session: "session"
            case .endReportDelivered: "endReportDelivered"
            case .endAdvice: "endAdvice"
            case .termination: "termination"
            case .monthlyStatus: "monthlyStatus"
            }
        }

        /// The last day of the period it tells of; nil while that is not known, and for what is no period.
        package var endedOn: Day? {
            switch self {
            case .suspension(_, let until, _): until
            case .internship(let internship): internship.until
            default: nil
            }
        }

        /// What it says otherwise than the events before it: a session is of the type its action has in the plan
        /// that was approved last (H-3).
        package func violations(after events: ArraySlice<HistoryEvent>) -> [Violation] {
            guard case .session(let session) = self, let type = session.type else { return [] }
            for event in events.reversed() {
                guard case .planApproved(let plan) = event.fact else { continue }
                let planned = plan.actions.first { $0.ref == session.actionRef }
                guard let planned, planned.type != type else { return [] }
                return [Violation("type", .actionTypeDiffers, rule: .h3, arguments: [planned.type])]
            }
            return []
        }
    }

    /// A decision on a referral.
    package struct Decision: Equatable, Sendable {
        /// What was decided.
        package let outcome: TredeDomain.Decision.Outcome
        /// Why, as the source says.
        package let reason: String
        /// To which measure, for an admission or a redirection.
        package let measure: Measure?
        /// The code of the network, for an admission.
        package let network: String?

        /// Makes it of its parts.
        package init(
            outcome: TredeDomain.Decision.Outcome, reason: String, measure: Measure?, network: String?
        ) {
            self.outcome = outcome
            self.reason = reason
            self.measure = measure
            self.network = network
        }
    }

    /// Somebody who joined the team.
    package struct Member: Equatable, Sendable {
        /// What they do in the team.
        package let role: Role
        /// The professional's own reference.
        package let professional: String
        /// The organisation they work for.
        package let organisation: EnterpriseNumber

        /// Makes it of its parts.
        package init(role: Role, professional: String, organisation: EnterpriseNumber) {
            self.role = role
            self.professional = professional
            self.organisation = organisation
        }
    }

    /// A session of a planned action.
    package struct Session: Equatable, Sendable {
        /// The action of the plan it belongs to.
        package let actionRef: String
        /// The type of that action, where the source repeats it.
        package let type: String?
        /// The organisation that gave it.
        package let provider: EnterpriseNumber
        /// The day it was held or would have been.
        package let heldOn: Day
        /// How long it took; 0 when it was not held.
        package let minutes: Int
        /// Whether it was held.
        package let state: SessionState
        /// The agreed price in euro cents, also when it was not held.
        package let priceCents: Int64
        /// What it took outside the session.
        package let effortMinutes: Int

        /// Makes it of its parts.
        package init(
            actionRef: String, type: String?, provider: EnterpriseNumber, heldOn: Day, minutes: Int,
            state: SessionState,
            priceCents: Int64, effortMinutes: Int
        ) {
            self.actionRef = actionRef
            self.type = type
            self.provider = provider
            self.heldOn = heldOn
            self.minutes = minutes
            self.state = state
            self.priceCents = priceCents
            self.effortMinutes = effortMinutes
        }
    }

    /// An internship.
    package struct Internship: Equatable, Sendable {
        /// What it prepares for.
        package let perspective: Perspective
        /// In which economy.
        package let circuit: Circuit
        /// The employer.
        package let employer: EnterpriseNumber
        /// The employer's name.
        package let employerName: String
        /// The first day.
        package let from: Day
        /// The last day, once it is known.
        package let until: Day?
        /// How many hours a week, from which day on.
        package let steps: [InternshipRules.Step]

        /// Makes it of its parts.
        package init(
            perspective: Perspective, circuit: Circuit, employer: EnterpriseNumber, employerName: String, from: Day,
            until: Day?, steps: [InternshipRules.Step]
        ) {
            self.perspective = perspective
            self.circuit = circuit
            self.employer = employer
            self.employerName = employerName
            self.from = from
            self.until = until
            self.steps = steps
        }
    }
}
