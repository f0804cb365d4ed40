/// A session of an action, with its note.
package struct Session: Sendable {
    /// A dispute about a session.
    package struct Dispute: Equatable, Sendable {
        /// Why.
        package let reason: String
        /// The day it was raised.
        package let disputedOn: Day
        /// When it was registered.
        package let recordedAt: Instant
        /// How it ended; nil while it is open.
        package let resolution: Resolution?

        /// Makes a dispute.
        package init(reason: String, disputedOn: Day, recordedAt: Instant, resolution: Resolution?) {
            self.reason = reason
            self.disputedOn = disputedOn
            self.recordedAt = recordedAt
            self.resolution = resolution
        }
    }

    /// How a dispute ended: a case manager resolved it, or the participant withdrew it.
    package struct Resolution: Equatable, Sendable {
        /// Why.
        package let reason: String
        /// The day.
        package let resolvedOn: Day
        /// By whom.
        package let role: Role
        /// When it was registered.
        package let recordedAt: Instant

        /// Makes a resolution.
        package init(reason: String, resolvedOn: Day, by role: Role, recordedAt: Instant) {
            self.reason = reason
            self.resolvedOn = resolvedOn
            self.role = role
            self.recordedAt = recordedAt
        }
    }

    /// A correction that was made.
    package struct Correction: Equatable, Sendable {
        /// Why.
        package let reason: String
        /// What was changed, as the members of a request.
        package let members: [String]
        /// When.
        package let recordedAt: Instant

        /// Makes a correction.
        package init(reason: String, members: [String], recordedAt: Instant) {
            self.reason = reason
            self.members = members
            self.recordedAt = recordedAt
        }
    }

    /// What was said and done, and what became of that.
    package struct Account: Equatable, Sendable {
        /// Where.
        package let place: SessionPlace?
        /// What was said and done.
        package let note: String?
        /// Every dispute about it, the first one first.
        package let disputes: [Dispute]
        /// The corrections, the first one first.
        package let corrections: [Correction]

        /// Makes the account.
        package init(
            place: SessionPlace? = nil, note: String? = nil, disputes: [Dispute] = [], corrections: [Correction] = []
        ) {
            self.place = place
            self.note = note
            self.disputes = disputes
            self.corrections = corrections
        }
    }

    /// What is proven without its content.
    package let progress: SessionProgress
    /// The rest.
    package let account: Confidential<Account>

    /// Makes a session as it is stored.
    package init(progress: SessionProgress, account: Confidential<Account>) {
        self.progress = progress
        self.account = account
    }
}

/// A session proven without its content.
package struct SessionProgress: Equatable, Sendable {
    /// The session in a list.
    package let item: SessionItem
    /// The trajectory.
    package let trajectory: ID<Trajectory>
    /// The type of the action.
    package let type: String
    /// Work outside the session, in minutes.
    package let effortMinutes: Int?
    /// The salted SHA-256 of the note, as 64 hexadecimal digits.
    package let noteDigest: String?
    /// The agreed price, in euro cents.
    package let priceCents: Int64
    /// Whether the health insurance reimburses it, so that it is never paid here.
    package let isReimbursedElsewhere: Bool
    /// The day it was found right.
    package let verifiedOn: Day?
    /// When it was first registered.
    package let recordedAt: Instant
    /// Grows by one with every change and correction.
    package let version: Int64

    /// Makes the view.
    package init(
        item: SessionItem, trajectory: ID<Trajectory>, type: String, effortMinutes: Int?, noteDigest: String?,
        priceCents: Int64, isReimbursedElsewhere: Bool, verifiedOn: Day?, recordedAt: Instant, version: Int64
    ) {
        self.item = item
        self.trajectory = trajectory
        self.type = type
        self.effortMinutes = effortMinutes
        self.noteDigest = noteDigest
        self.priceCents = priceCents
        self.isReimbursedElsewhere = isReimbursedElsewhere
        self.verifiedOn = verifiedOn
        self.recordedAt = recordedAt
        self.version = version
    }
}

extension SessionProgress {
    /// The same without the digest, which tells that there is a note.
    package var withoutDigest: SessionProgress {
        SessionProgress(
            item: item, trajectory: trajectory, type: type, effortMinutes: effortMinutes, noteDigest: nil,
            priceCents: priceCents, isReimbursedElsewhere: isReimbursedElsewhere, verifiedOn: verifiedOn,
            recordedAt: recordedAt, version: version)
    }
}

/// A session in a list.
package struct SessionItem: Equatable, Sendable {
    /// The identifier, which corrections keep.
    package let id: ID<Session>
    /// The action of the plan.
    package let actionRef: String
    /// Who held it.
    package let organisation: ID<Organisation>
    /// The day.
    package let heldOn: Day
    /// How long it lasted, in minutes.
    package let minutes: Int
    /// What became of it.
    package let state: SessionState

    /// Makes the item.
    package init(
        id: ID<Session>, actionRef: String, organisation: ID<Organisation>, heldOn: Day, minutes: Int,
        state: SessionState
    ) {
        self.id = id
        self.actionRef = actionRef
        self.organisation = organisation
        self.heldOn = heldOn
        self.minutes = minutes
        self.state = state
    }
}

/// A session, as far as its reader may see it.
package enum SessionView: Sendable {
    /// For both case managers.
    case whole(Session)
    /// For everybody else who may see it.
    case progress(SessionProgress)

    /// What every reader sees.
    package var progress: SessionProgress {
        switch self {
        case .whole(let session): session.progress
        case .progress(let progress): progress
        }
    }
}
