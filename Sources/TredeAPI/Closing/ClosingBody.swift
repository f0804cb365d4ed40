internal import JSON
internal import Trede
internal import TredeDomain

/// End reports, end advices and outcomes as they are sent.
enum ClosingBody {
    static func report(_ object: inout JSONObject) -> EndReport.Content? {
        let deliveredOn = object.value("deliveredOn", format: InputFormat.day) { Day($0) }
        let areCarriedOut = object.bool("actionsCarriedOut")
        let isInTime = object.bool("informationInTime")
        let account = EndReport.Account(
            competenceProfile: object.optionalString("competenceProfile", 1...4000),
            remainingBarriers: object.optionalString("remainingBarriers", 1...4000),
            conditions: object.optionalString("conditions", 1...4000),
            firstAssessment: object.optionalValue("firstAssessmentId", format: InputFormat.id) { ID($0) },
            lastAssessment: object.optionalValue("lastAssessmentId", format: InputFormat.id) { ID($0) })
        guard let deliveredOn, let areCarriedOut, let isInTime, !object.hasIssues else { return nil }
        let judgement = EndReport.Judgement(areActionsCarriedOut: areCarriedOut, isInformationInTime: isInTime)
        return EndReport.Content(deliveredOn: deliveredOn, judgement: judgement, account: account)
    }

    static func advice(_ object: inout JSONObject) -> EndAdvice.Content? {
        let registeredOn = object.value("registeredOn", format: InputFormat.day) { Day($0) }
        let code = object.string("code", 2...2)
        let motivation = object.string("motivation", 1...4000)
        let closing = object.object("closingConversation", conversation)
        let followUp = object.optionalString("followUp", 1...200)
        let aftercarePlan = object.optionalString("aftercarePlan", 1...4000)
        let support = object.optionalArray("supportMeasures", counts: 0...20, element: support)
        let onBehalf = object.optionalObject("agreementOnBehalf", SignatureRoutes.onBehalf)
        guard let registeredOn, let code, let motivation, let closing, !object.hasIssues else { return nil }
        return EndAdvice.Content(
            result: EndAdvice.Result(code: code, registeredOn: registeredOn, followUp: followUp),
            account: EndAdvice.Account(
                motivation: motivation, conversation: closing.conversation, participantView: closing.words,
                aftercarePlan: aftercarePlan, supportMeasures: support ?? [], agreementOnBehalf: onBehalf))
    }

    static func agreement(_ object: inout JSONObject) -> EndAdviceAgreement.Content? {
        let code = object.string("code", 2...2)
        let agreedOn = object.value("agreedOn", format: InputFormat.day) { Day($0) }
        guard let code, let agreedOn, !object.hasIssues else { return nil }
        return EndAdviceAgreement.Content(code: code, agreedOn: agreedOn)
    }

    static func outcome(_ object: inout JSONObject) -> Outcome.Content? {
        let month = object.value("month", format: InputFormat.month) { Month($0) }
        let status = object.code("status", as: Outcome.Status.self)
        let action = object.optionalCode("intensifyingAction", as: Outcome.IntensifyingAction.self)
        guard let month, let status, !object.hasIssues else { return nil }
        return Outcome.Content(month: month, status: status, intensifyingAction: action)
    }

    private static func conversation(
        _ object: inout JSONObject
    ) -> (conversation: ClosingConversation, words: String?)? {
        let heldOn = object.value("heldOn", format: InputFormat.day) { Day($0) }
        let present = TrajectoryFactBody.present(&object)
        let words = object.optionalString("participantView", 1...4000)
        let agrees = object.optionalBool("participantAgrees")
        guard let heldOn, let present, !object.hasIssues else { return nil }
        let view = ClosingConversation.View(isAgreement: agrees, isRecorded: words != nil)
        return (ClosingConversation(heldOn: heldOn, present: present, view: view), words)
    }

    private static func support(_ object: inout JSONObject) -> EndAdvice.SupportMeasure? {
        let code = object.value("code", format: InputFormat.code, parse: Self.code)
        let isEntitled = object.bool("entitled")
        let remark = object.optionalString("remark", 1...200)
        guard let code, let isEntitled, !object.hasIssues else { return nil }
        return EndAdvice.SupportMeasure(code: code, isEntitled: isEntitled, remark: remark)
    }

    /// A code of letters and digits that begins with a small letter.
    private static func code(_ text: String) -> String? {
        guard let first = text.utf8.first, (1...64).contains(text.utf8.count) else { return nil }
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isPlain && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) ? text : nil
    }
}

extension EndReportService.Shown {
    var shown: TrajectoryPart.Shown<EndReport> {
        TrajectoryPart.Shown(id: report.id, isConfidential: report.account != nil) { object in
            report.writeItem(into: &object)
            object.disclose(report.account) { object, account in
                object.memberIfPresent("competenceProfile", account.competenceProfile)
                object.memberIfPresent("remainingBarriers", account.remainingBarriers)
                object.memberIfPresent("conditions", account.conditions)
                object.memberIfPresent("firstAssessmentId", account.firstAssessment?.description)
                object.memberIfPresent("lastAssessmentId", account.lastAssessment?.description)
                object.array("actions") { array in
                    for action in actions { array.object { action.write(into: &$0) } }
                }
            }
            object.member("recordedAt", report.recordedAt.description)
        }
    }
}

extension EndReport {
    func writeItem(into object: inout JSONObjectWriter) {
        object.member("deliveredOn", deliveredOn.description)
        object.member("actionsCarriedOut", judgement.areActionsCarriedOut)
        object.member("informationInTime", judgement.isInformationInTime)
    }
}

extension EndAdviceAgreement {
    var shown: TrajectoryPart.Shown<EndAdviceAgreement> {
        TrajectoryPart.Shown(id: id, isConfidential: true) { object in
            writeItem(into: &object)
            object.disclose(onBehalf) { object, onBehalf in
                object.object("onBehalf") {
                    $0.member("reason", code: onBehalf.reason)
                    $0.member("proof", onBehalf.proof)
                }
            }
            object.member("recordedAt", recordedAt.description)
        }
    }

    func writeItem(into object: inout JSONObjectWriter) {
        object.member("role", code: role)
        object.member("code", content.code)
        object.member("agreedOn", content.agreedOn.description)
    }
}

extension EndAdvice {
    var shown: TrajectoryPart.Shown<EndAdvice> {
        TrajectoryPart.Shown(id: id, isConfidential: account != nil) { object in
            object.member("registeredOn", result.registeredOn.description)
            object.member("code", result.code)
            object.memberIfPresent("followUp", result.followUp)
            object.disclose(account) { $1.write(into: &$0) }
            object.member("recordedAt", recordedAt.description)
        }
    }
}

extension EndAdvice.Account {
    fileprivate func write(into object: inout JSONObjectWriter) {
        object.member("motivation", motivation)
        if let conversation {
            object.object("closingConversation") { closing in
                closing.member("heldOn", conversation.heldOn.description)
                let present = Role.allCases.filter(conversation.present.contains)
                closing.array("present", strings: present.map(\.rawValue))
                closing.memberIfPresent("participantView", participantView)
                closing.memberIfPresent("participantAgrees", conversation.view?.isAgreement)
            }
        }
        object.memberIfPresent("aftercarePlan", aftercarePlan)
        guard !supportMeasures.isEmpty else { return }
        object.array("supportMeasures") { array in
            for measure in supportMeasures {
                array.object {
                    $0.member("code", measure.code)
                    $0.member("entitled", measure.isEntitled)
                    $0.memberIfPresent("remark", measure.remark)
                }
            }
        }
    }
}

extension Outcome {
    var shown: TrajectoryPart.Shown<Outcome> {
        TrajectoryPart.Shown(id: id, isConfidential: false) { object in
            writeItem(into: &object)
            object.member("recordedAt", recordedAt.description)
        }
    }

    func writeItem(into object: inout JSONObjectWriter) {
        object.member("month", content.month.description)
        object.member("status", code: content.status)
        object.memberIfPresent("intensifyingAction", code: content.intensifyingAction)
    }
}
