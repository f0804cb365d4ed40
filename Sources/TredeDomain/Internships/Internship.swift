/// An internship with what is confidential about it (G-2, V-2).
package struct Internship: Sendable {
    /// A day on the workplace.
    package struct Attendance: Equatable, Sendable {
        /// Whether the participant was there.
        package enum State: String, CaseIterable, Sendable {
            case present
            case excused
            case absent
        }

        /// The day.
        package let attendedOn: Day
        /// Whether the participant was there.
        package let state: State
        /// How long, in minutes.
        package let minutes: Int?
        /// When it was registered.
        package let recordedAt: Instant

        /// Makes an attendance.
        package init(attendedOn: Day, state: State, minutes: Int?, recordedAt: Instant = Instant(milliseconds: 0)) {
            self.attendedOn = attendedOn
            self.state = state
            self.minutes = minutes
            self.recordedAt = recordedAt
        }
    }

    /// An evaluation that was held.
    package struct Evaluation: Equatable, Sendable {
        /// The day.
        package let heldOn: Day
        /// Who was present.
        package let present: [Role]
        /// What was found.
        package let text: String
        /// What the participant says of it.
        package let participantView: String?
        /// When it was registered.
        package let recordedAt: Instant

        /// Makes an evaluation.
        package init(
            heldOn: Day, present: [Role], text: String, participantView: String?,
            recordedAt: Instant = Instant(milliseconds: 0)
        ) {
            self.heldOn = heldOn
            self.present = present
            self.text = text
            self.participantView = participantView
            self.recordedAt = recordedAt
        }
    }

    /// What it is for, and how it went.
    package struct Account: Equatable, Sendable {
        /// What is to be learnt or tried.
        package let purpose: String?
        /// What the employer adapted.
        package let adaptations: [String]?
        /// Why it ended.
        package let endReason: InternshipContent.EndReason?
        /// The evaluations, in order.
        package let evaluations: [Evaluation]

        /// Makes the account.
        package init(
            purpose: String? = nil, adaptations: [String]? = nil, endReason: InternshipContent.EndReason? = nil,
            evaluations: [Evaluation] = []
        ) {
            self.purpose = purpose
            self.adaptations = adaptations
            self.endReason = endReason
            self.evaluations = evaluations
        }
    }

    /// What the work provider and the lead partner see too.
    package let progress: InternshipProgress
    /// The rest.
    package let account: Confidential<Account>

    /// Makes an internship as it is stored.
    package init(progress: InternshipProgress, account: Confidential<Account>) {
        self.progress = progress
        self.account = account
    }
}

/// An internship as the work provider and the lead partner see it.
package struct InternshipProgress: Sendable {
    /// What everybody sees.
    package let open: InternshipOpen
    /// What it is for in the end.
    package let perspective: Perspective
    /// Where it is.
    package let employer: InternshipContent.Employer
    /// Who guides on the workplace.
    package let mentor: InternshipContent.Mentor?
    /// From which day on how many hours a week.
    package let steps: [InternshipRules.Step]
    /// The day the three parties signed the agreement.
    package let agreementSignedOn: Day?
    /// Whether a contract followed.
    package let ledToContract: Bool?
    /// The days on the workplace, in order.
    package let attendances: [Internship.Attendance]
    /// When it was registered.
    package let recordedAt: Instant

    /// Makes the view.
    package init(
        open: InternshipOpen, perspective: Perspective, employer: InternshipContent.Employer,
        mentor: InternshipContent.Mentor?, steps: [InternshipRules.Step], agreementSignedOn: Day?,
        ledToContract: Bool?, attendances: [Internship.Attendance], recordedAt: Instant
    ) {
        self.open = open
        self.perspective = perspective
        self.employer = employer
        self.mentor = mentor
        self.steps = steps
        self.agreementSignedOn = agreementSignedOn
        self.ledToContract = ledToContract
        self.attendances = attendances
        self.recordedAt = recordedAt
    }
}

/// The open compartment of an internship (V-1).
package struct InternshipOpen: Equatable, Sendable {
    /// The identifier.
    package let id: ID<Internship>
    /// The trajectory.
    package let trajectory: ID<Trajectory>
    /// The part of the labour market it is in.
    package let circuit: Circuit
    /// The first day.
    package let startOn: Day
    /// The last day; nil while it runs.
    package let endOn: Day?
    /// Grows by one with every change of what its reader sees: for who sees the open compartment alone, what is
    /// registered behind it does not show (V-9).
    package let version: Int64

    /// Makes the view.
    package init(
        id: ID<Internship>, trajectory: ID<Trajectory>, circuit: Circuit, startOn: Day, endOn: Day?, version: Int64
    ) {
        self.id = id
        self.trajectory = trajectory
        self.circuit = circuit
        self.startOn = startOn
        self.endOn = endOn
        self.version = version
    }
}

/// An internship, as far as its reader may see it.
package enum InternshipView: Sendable {
    /// For both case managers and the participant.
    case whole(Internship)
    /// For the work provider and the lead partner.
    case progress(InternshipProgress)
    /// For the counsellor and the controller.
    case open(InternshipOpen)

    /// What every reader sees.
    package var open: InternshipOpen {
        switch self {
        case .whole(let internship): internship.progress.open
        case .progress(let progress): progress.open
        case .open(let open): open
        }
    }
}
