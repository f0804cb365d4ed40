/// A signature on one version of the plan (P-7).
package struct Signature: Equatable, Sendable {
    /// Whether it holds for the latest version.
    package enum State: String, CaseIterable, Sendable {
        case valid
        /// A later version changed what touches the signer.
        case voided
    }

    /// Why somebody else entered a signature.
    package enum OnBehalfReason: String, CaseIterable, Sendable {
        case paper
        case legalRepresentative
        case mandate
        /// Given elsewhere, before the file came here (H-3).
        case importedHistory
    }

    /// A signature that its signer did not enter.
    package struct OnBehalf: Equatable, Sendable {
        /// Why.
        package let reason: OnBehalfReason
        /// Where the proof is.
        package let proof: String

        /// Makes it.
        package init(reason: OnBehalfReason, proof: String) {
            self.reason = reason
            self.proof = proof
        }
    }

    /// What is asked when signing.
    package struct Draft: Equatable, Sendable {
        /// Whose signature it is.
        package let signer: Role
        /// The day it was given.
        package let signedOn: Day
        /// The digest of the plan that was signed, as 64 hexadecimal digits.
        package let digest: String
        /// Why and by which proof somebody else enters it; nil when the signer does.
        package let onBehalf: OnBehalf?

        /// Makes the draft.
        package init(signer: Role, signedOn: Day, digest: String, onBehalf: OnBehalf? = nil) {
            self.signer = signer
            self.signedOn = signedOn
            self.digest = digest
            self.onBehalf = onBehalf
        }

        /// Why somebody in that role may not enter this signature; nil when they may (P-7).
        ///
        /// The participant signs for nobody. A case manager enters what the participant signed, with reason and
        /// proof, and the other case manager's signature by a mandate of theirs only: two persons agree to a plan.
        package func refusal(enteredBy role: Role) -> Refusal? {
            guard signer != role else { return nil }
            guard role.isCaseManager else { return Refusal(.p7, .signsForAnother, arguments: [signer.rawValue]) }
            guard let onBehalf else { return Refusal(.p7, .onBehalfReasonMissing, arguments: [signer.rawValue]) }
            guard signer == .participant || onBehalf.reason == .mandate else {
                return Refusal(.p7, .signsForAnother, arguments: [signer.rawValue])
            }
            return nil
        }

        /// Why it is refused on a text written on a day; nil when it is not (P-7).
        ///
        /// Nobody signs here what is not yet written. What was signed on paper before it was entered needs its typed
        /// reason and proof.
        package func refusal(writtenOn day: Day) -> Refusal? {
            guard onBehalf == nil, signedOn < day else { return nil }
            return Refusal(.p7, .signedBeforeWritten, arguments: ["\(day)"])
        }
    }

    /// The identifier.
    package let id: ID<Signature>
    /// What was signed.
    package let plan: ID<Plan>
    /// What was asked.
    package let draft: Draft
    /// Whether it holds for the latest version.
    package let state: State
    /// When it was entered.
    package let recordedAt: Instant

    /// Makes a signature as it is stored.
    package init(id: ID<Signature>, plan: ID<Plan>, draft: Draft, state: State, recordedAt: Instant) {
        self.id = id
        self.plan = plan
        self.draft = draft
        self.state = state
        self.recordedAt = recordedAt
    }
}
