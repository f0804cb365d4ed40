/// What must be there before an end advice is registered (C-2, C-3).
package enum ClosingRules {
    /// An end advice as it is handed in.
    package struct Advice: Equatable, Sendable {
        /// A code of the regime, as `NC`.
        package var code: String
        /// Why this advice.
        package var motivation: String?
        /// The case managers who give it.
        package var givenBy: Set<Role>
        /// The day it is registered.
        package var registeredOn: Day

        /// Makes an advice.
        package init(code: String, motivation: String?, givenBy: Set<Role>, registeredOn: Day) {
            self.code = code
            self.motivation = motivation
            self.givenBy = givenBy
            self.registeredOn = registeredOn
        }
    }

    /// Everything wrong with an advice in itself: its code is one of the regime and it is motivated (C-2).
    package static func violations(in advice: Advice, regime: Regime) -> [Violation] {
        var violations: [Violation] = []
        if !regime.adviceCodes.contains(where: { $0.code == advice.code }) {
            violations.append(Violation("code", .adviceCodeNotOfRegime, rule: .c2, arguments: [advice.code]))
        }
        if advice.motivation?.allSatisfy(\.isWhitespace) ?? true {
            violations.append(Violation("motivation", .required, rule: .c2))
        }
        return violations
    }

    /// The parts of a report that are missing (C-1); what was carried out stands in the file already.
    package static func violations(in account: EndReport.Account) -> [Violation] {
        let texts = [
            ("competenceProfile", account.competenceProfile), ("remainingBarriers", account.remainingBarriers),
            ("conditions", account.conditions),
        ]
        let blank = texts.filter { $0.1?.allSatisfy(\.isWhitespace) ?? true }.map(\.0)
        let assessments = [
            ("firstAssessmentId", account.firstAssessment), ("lastAssessmentId", account.lastAssessment),
        ]
        let missing = blank + assessments.filter { $0.1 == nil }.map(\.0)
        return missing.map { Violation($0, .required, rule: .c1) }
    }

    /// Everything that stands in the way of registering it: both case managers, the end report, the conversation.
    package static func refusals(
        of advice: Advice, startedOn: Day?, endReportDeliveredOn: Day?, conversation: ClosingConversation?
    ) -> [Refusal] {
        var refusals = [Role.caseManagerWork, .caseManagerCare].filter { !advice.givenBy.contains($0) }.map { role in
            Refusal(.c2, .adviceAgreementMissing, arguments: [role.rawValue])
        }
        if endReportDeliveredOn.map({ $0 > advice.registeredOn }) ?? true {
            refusals.append(Refusal(.c1, .endReportMissing))
        }
        return refusals + conversationRefusals(conversation, from: startedOn, before: advice.registeredOn)
    }

    /// The conversation is held between the start of the trajectory and the day of registration, by a case manager with
    /// the participant, whose view is recorded (C-3).
    private static func conversationRefusals(
        _ conversation: ClosingConversation?, from startedOn: Day?, before day: Day
    ) -> [Refusal] {
        guard let conversation, conversation.heldOn <= day, conversation.heldOn >= startedOn ?? day else {
            return [Refusal(.c3, .closingConversationMissing)]
        }
        guard conversation.present.contains(.participant) else {
            return [Refusal(.c3, .closingConversationMissing, arguments: ["participant"])]
        }
        guard conversation.present.contains(where: \.isCaseManager) else {
            return [Refusal(.c3, .closingConversationMissing, arguments: ["caseManager"])]
        }
        return conversation.view == nil ? [Refusal(.c3, .closingConversationMissing, arguments: ["view"])] : []
    }
}
