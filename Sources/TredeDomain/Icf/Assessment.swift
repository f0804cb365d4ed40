/// A version of the assessment of a person, as it is kept (I-2).
package struct Assessment: Sendable {
    /// The version in a list.
    package let item: AssessmentItem
    /// What was assessed.
    package let content: Confidential<IcfAssessment>
    /// Who assessed, where a professional is known.
    package let professional: ID<Professional>?
    /// When it was recorded.
    package let recordedAt: Instant

    /// Makes a version as it is stored.
    package init(
        item: AssessmentItem, content: Confidential<IcfAssessment>, professional: ID<Professional>?, recordedAt: Instant
    ) {
        self.item = item
        self.content = content
        self.professional = professional
        self.recordedAt = recordedAt
    }
}

/// A version of the assessment in a list.
package struct AssessmentItem: Equatable, Sendable {
    /// The identifier.
    package let id: ID<IcfAssessment>
    /// Which version it is, from 1 on.
    package let ordinal: Int
    /// The day it was made.
    package let assessedOn: Day
    /// The role of who made it.
    package let assessorRole: Role

    /// Makes the item.
    package init(id: ID<IcfAssessment>, ordinal: Int, assessedOn: Day, assessorRole: Role) {
        self.id = id
        self.ordinal = ordinal
        self.assessedOn = assessedOn
        self.assessorRole = assessorRole
    }
}

/// Two versions factor by factor (I-2).
package struct AssessmentComparison: Sendable {
    /// The one made first.
    package let earlier: AssessmentItem
    /// The one made last.
    package let later: AssessmentItem
    /// What became of each factor.
    package let changes: Confidential<[IcfChange]>

    /// Compares two versions, whichever is given first.
    package init(_ one: Assessment, _ other: Assessment) {
        let isInOrder = (one.item.assessedOn, one.item.ordinal) <= (other.item.assessedOn, other.item.ordinal)
        let (first, last) = isInOrder ? (one, other) : (other, one)
        earlier = first.item
        later = last.item
        changes = Disclosure.lending { leave in
            first.content.changed(by: leave) { $0.scores.changes(to: last.content.shown(by: leave).scores) }
        }
    }
}
