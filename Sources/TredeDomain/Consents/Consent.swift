/// What the participant agreed to in one trajectory (V-3, V-4, V-8).
///
/// It is the agreement the decree asks for and not the ground on which the file is kept: without any consent the file
/// is there, and without one that stands the receiver does not have what it would give.
package struct Consent: Equatable, Sendable {
    /// How it came about.
    package enum Basis: String, CaseIterable, Sendable {
        /// The participant recorded it.
        case participant
        /// A case manager recorded it for the participant, with a proof.
        case onBehalf
        /// The participant signed the plan that names who carries it out.
        case planSignature
        /// It stood elsewhere, before the file or its consents were kept here (H-3).
        case takenOver
    }

    /// What is asked when it is given.
    package struct Content: Equatable, Sendable {
        /// What it lets somebody do.
        package let scope: ConsentScope
        /// Who may do it.
        package let receiverRole: Role
        /// Only this organisation in that role; nil for whoever has the role.
        package let organisation: ID<Organisation>?
        /// What for.
        package let purpose: String
        /// The first and, where it is given for a time, the last day on which it stands.
        package let period: Period
        /// Why and by which proof somebody else enters it; nil when the participant does.
        package let onBehalf: Signature.OnBehalf?

        /// Makes the content.
        package init(
            scope: ConsentScope, receiverRole: Role, organisation: ID<Organisation>? = nil, purpose: String,
            period: Period, onBehalf: Signature.OnBehalf? = nil
        ) {
            self.scope = scope
            self.receiverRole = receiverRole
            self.organisation = organisation
            self.purpose = purpose
            self.period = period
            self.onBehalf = onBehalf
        }
    }

    /// How it was taken back.
    package struct Withdrawal: Equatable, Sendable {
        /// The first day on which it no longer stands.
        package let withdrawnOn: Day
        /// Why, where the participant says so.
        package let reason: String?
        /// Why and by which proof somebody else enters it; nil when the participant does.
        package let onBehalf: Signature.OnBehalf?
        /// As what who recorded it acted.
        package let recordedBy: Role
        /// Who recorded it; nil for an organisation and for the participant.
        package let recorder: ID<Professional>?
        /// When it was recorded.
        package let recordedAt: Instant

        /// Makes a withdrawal.
        package init(
            withdrawnOn: Day, reason: String?, onBehalf: Signature.OnBehalf?, recordedBy: Role,
            recorder: ID<Professional>? = nil, recordedAt: Instant
        ) {
            self.withdrawnOn = withdrawnOn
            self.reason = reason
            self.onBehalf = onBehalf
            self.recordedBy = recordedBy
            self.recorder = recorder
            self.recordedAt = recordedAt
        }
    }

    /// The identifier.
    package let id: ID<Consent>
    /// What it says.
    package let content: Content
    /// How it came about.
    package let basis: Basis
    /// As what it was recorded.
    package let recordedBy: Role
    /// Who recorded it, where a professional did.
    package let recorder: ID<Professional>?
    /// When it was recorded.
    package let recordedAt: Instant
    /// How it was taken back; nil while it was not.
    package let withdrawal: Withdrawal?

    /// Makes a consent as it is stored.
    package init(
        id: ID<Consent>, content: Content, basis: Basis, recordedBy: Role, recorder: ID<Professional>?,
        recordedAt: Instant, withdrawal: Withdrawal?
    ) {
        self.id = id
        self.content = content
        self.basis = basis
        self.recordedBy = recordedBy
        self.recorder = recorder
        self.recordedAt = recordedAt
        self.withdrawal = withdrawal
    }

    /// Grows by one with the withdrawal.
    package var version: Int64 { withdrawal == nil ? 1 : 2 }

    /// Whether it stands on a day: from the first to the last one, and no longer from that of its withdrawal on.
    package func stands(on day: Day) -> Bool {
        guard content.period.covers(day) else { return false }
        return withdrawal.map { day < $0.withdrawnOn } ?? true
    }

    /// Whether it lets somebody of that role and organisation do that on a day.
    package func lets(_ role: Role, of organisation: ID<Organisation>, do scope: ConsentScope, on day: Day) -> Bool {
        guard content.scope == scope, content.receiverRole == role, stands(on: day) else { return false }
        return content.organisation.map { $0 == organisation } ?? true
    }

    /// Whether it says on some day what another content would say too, so that one could be taken back and the other
    /// would go on giving it (V-8).
    package func overlaps(_ other: Content) -> Bool {
        guard content.scope == other.scope, content.receiverRole == other.receiverRole else { return false }
        if let one = content.organisation, let two = other.organisation, one != two { return false }
        guard let withdrawal else { return content.period.overlaps(other.period) }
        guard withdrawal.withdrawnOn > content.period.from else { return false }
        let last = withdrawal.withdrawnOn.adding(days: -1)
        let until = content.period.until.map { min($0, last) } ?? last
        return Period(from: content.period.from, until: until)?.overlaps(other.period) ?? false
    }
}

/// What keeps a consent from being recorded (V-3, V-8).
package enum ConsentRules {
    /// How long a purpose or a reason may be, in characters.
    package static let textLength = 1...1000
    /// What providers register for, when the plan that names them is signed.
    package static let purposeOfPlan = "Uitvoeren van het ondertekende trajectplan."
    /// What a case manager has the file for who took it over elsewhere.
    package static let purposeOfTakingOver = "Overnemen van het dossier."

    /// Everything wrong with a consent in itself.
    package static func violations(in content: Consent.Content, today: Day) -> [Violation] {
        var violations: [Violation] = []
        if !content.scope.receivers.contains(content.receiverRole) {
            let allowed = content.scope.receivers.map(\.rawValue).joined(separator: ", ")
            violations.append(Violation("receiverRole", .unknownCode, rule: .v3, arguments: [allowed]))
        }
        if content.period.from > today { violations.append(Violation("givenOn", .inTheFuture, rule: .v3)) }
        return violations
    }

    /// What is wrong with how somebody speaks for the participant: nobody does on behalf of oneself, and nothing was
    /// given elsewhere but in an import.
    package static func violations(in onBehalf: Signature.OnBehalf?, by role: Role) -> [Violation] {
        guard let onBehalf else { return [] }
        if role == .participant {
            return [Violation("onBehalf", .notForRole, rule: .v3, arguments: [role.rawValue])]
        }
        return onBehalf.reason == .importedHistory ? [Violation("onBehalf.reason", .unknownCode, rule: .h3)] : []
    }

    /// Why somebody in that role may not speak for the participant so; nil when they may.
    ///
    /// The participant needs no proof. Who else records it does, and gives no consent to the own role: nobody lets
    /// oneself in (V-4).
    package static func refusal(speakingBy role: Role, with onBehalf: Signature.OnBehalf?, for receiver: Role?)
        -> Refusal?
    {
        guard role != .participant else { return nil }
        guard onBehalf != nil else {
            return Refusal(.v3, .onBehalfReasonMissing, arguments: [Role.participant.rawValue])
        }
        return receiver == role ? Refusal(.v4, .consentForOneself, arguments: [role.rawValue]) : nil
    }
}
