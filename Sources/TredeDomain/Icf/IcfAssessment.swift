/// One assessment of how a person functions: scores, remarks and the story around them (I-1, I-3).
package struct IcfAssessment: Equatable, Sendable {
    /// The day it was made.
    package var assessedOn: Day?
    /// The job goal that the scores were judged against.
    package var jobGoal: String?
    /// The scores.
    package var scores: IcfScores
    /// Remarks on factors, in the order they were given.
    package var remarks: [Remark]
    /// The story, by component.
    package var narratives: Narratives

    /// Makes an assessment.
    package init(
        assessedOn: Day?, jobGoal: String?, scores: IcfScores, remarks: [Remark], narratives: Narratives
    ) {
        self.assessedOn = assessedOn
        self.jobGoal = jobGoal
        self.scores = scores
        self.remarks = remarks
        self.narratives = narratives
    }

    /// What was said about one factor.
    package struct Remark: Equatable, Sendable {
        /// The factor.
        package let factor: IcfFactor
        /// What was said.
        package let text: String

        /// Makes a remark.
        package init(factor: IcfFactor, text: String) {
            self.factor = factor
            self.text = text
        }
    }

    /// One text for each component that has one (I-3).
    package struct Narratives: Equatable, Sendable {
        /// On body functions.
        package var body: String?
        /// On activities.
        package var activities: String?
        /// On participation.
        package var participation: String?
        /// On external factors.
        package var external: String?
        /// On personal factors.
        package var personal: String?

        /// Makes narratives that say nothing.
        package init() {}

        /// Whether nothing is said.
        package var isEmpty: Bool { self == Narratives() }
    }
}
