internal import JSON
internal import Trede
internal import TredeDomain

/// Consents, marks, notices and accesses as they are sent.
enum ConsentBody {
    static func consent(_ object: inout JSONObject) -> Consent.Content? {
        let scope = object.code("scope", as: ConsentScope.self)
        let receiver = object.code("receiverRole", as: Receiver.self)
        let organisation = object.optionalValue("organisationId", format: InputFormat.id) { ID<Organisation>($0) }
        let purpose = object.string("purpose", ConsentRules.textLength)
        let givenOn = object.value("givenOn", format: InputFormat.day) { Day($0) }
        let untilOn = object.optionalValue("untilOn", format: InputFormat.day) { Day($0) }
        let onBehalf = object.optionalObject("onBehalf", SignatureRoutes.onBehalf)
        let period = givenOn.flatMap { Period(from: $0, until: untilOn) }
        if givenOn != nil, period == nil {
            object.report(.custom(code: Reason.invalidPeriod.rawValue), at: "untilOn")
        }
        guard let scope, let role = receiver?.role, let purpose, let period, !object.hasIssues else { return nil }
        return Consent.Content(
            scope: scope, receiverRole: role, organisation: organisation, purpose: purpose, period: period,
            onBehalf: onBehalf)
    }

    /// Who may receive a consent.
    private enum Receiver: String, CaseIterable {
        case workProvider, careProvider, caseManagerWork, caseManagerCare

        var role: Role? { Role(rawValue: rawValue) }
    }

    static func withdrawal(_ object: inout JSONObject) -> ConsentService.WithdrawalDraft? {
        let withdrawnOn = object.optionalValue("withdrawnOn", format: InputFormat.day) { Day($0) }
        let reason = object.optionalString("reason", ConsentRules.textLength)
        let onBehalf = object.optionalObject("onBehalf", SignatureRoutes.onBehalf)
        guard !object.hasIssues else { return nil }
        return ConsentService.WithdrawalDraft(withdrawnOn: withdrawnOn, reason: reason, onBehalf: onBehalf)
    }

    static func withholding(_ object: inout JSONObject) -> Withholding.Content? {
        let kind = object.code("itemKind", as: Withholding.Item.self)
        let item = object.value("itemId", format: InputFormat.id) { ID<Withholding.Item>($0) }
        let role = object.code("role", as: KeptRole.self)
        guard let kind, let item, let role = role?.role, !object.hasIssues else { return nil }
        return Withholding.Content(kind: kind, item: item.bytes, role: role)
    }

    /// From whom an item can be kept.
    private enum KeptRole: String, CaseIterable {
        case caseManagerWork, caseManagerCare

        var role: Role? { Role(rawValue: rawValue) }
    }

    static func opening(_ object: inout JSONObject) -> (reason: String, hours: Int)? {
        let reason = object.string("reason", EmergencyAccess.textLength)
        let hours = object.optionalInteger("hours", in: EmergencyAccess.hours)
        guard let reason, !object.hasIssues else { return nil }
        return (reason, hours ?? EmergencyAccess.hoursDefault)
    }

    static func review(_ object: inout JSONObject) -> (outcome: EmergencyAccess.Outcome, motivation: String)? {
        let outcome = object.code("outcome", as: EmergencyAccess.Outcome.self)
        let motivation = object.string("motivation", EmergencyAccess.textLength)
        guard let outcome, let motivation, !object.hasIssues else { return nil }
        return (outcome, motivation)
    }
}

extension Consent {
    func writeItem(into object: inout JSONObjectWriter) {
        object.member("scope", code: content.scope)
        object.member("basis", code: basis)
        object.member("receiverRole", code: content.receiverRole)
        object.memberIfPresent("organisationId", content.organisation?.description)
        object.member("givenOn", content.period.from.description)
        object.memberIfPresent("untilOn", content.period.until?.description)
        object.memberIfPresent("withdrawnOn", withdrawal?.withdrawnOn.description)
    }

    var shown: TrajectoryPart.Shown<Consent> {
        TrajectoryPart.Shown(id: id, version: version, isConfidential: true) { object in
            writeItem(into: &object)
            object.member("purpose", content.purpose)
            Consent.write(content.onBehalf, into: &object)
            object.member("recordedByRole", code: recordedBy)
            object.memberIfPresent("professionalId", recorder?.description)
            object.member("recordedAt", recordedAt.description)
            guard let withdrawal else { return }
            object.object("withdrawal") {
                $0.member("withdrawnOn", withdrawal.withdrawnOn.description)
                $0.memberIfPresent("reason", withdrawal.reason)
                $0.member("recordedByRole", code: withdrawal.recordedBy)
                $0.memberIfPresent("professionalId", withdrawal.recorder?.description)
                Consent.write(withdrawal.onBehalf, into: &$0)
                $0.member("recordedAt", withdrawal.recordedAt.description)
            }
        }
    }

    private static func write(_ onBehalf: Signature.OnBehalf?, into object: inout JSONObjectWriter) {
        guard let onBehalf else { return }
        object.object("onBehalf") {
            $0.member("reason", code: onBehalf.reason)
            $0.member("proof", onBehalf.proof)
        }
    }
}

extension ConsentService.Preview {
    func write(into object: inout JSONObjectWriter) {
        object.array("effects") { array in
            for effect in effects {
                array.object {
                    $0.member("role", code: effect.role)
                    $0.member("organisationId", effect.organisation.description)
                    $0.memberIfPresent("professionalId", effect.professional?.description)
                    $0.member("change", code: effect.change)
                }
            }
        }
        object.array("rolesWithoutFile", strings: rolesWithoutFile.map(\.rawValue))
    }
}

extension Withholding {
    func writeItem(into object: inout JSONObjectWriter) {
        object.member("itemKind", code: content.kind)
        if let item = ID<Withholding.Item>(bytes: content.item) { object.member("itemId", item.description) }
        object.member("role", code: content.role)
        object.memberIfPresent("releasedAt", releasedAt?.description)
    }

    var shown: TrajectoryPart.Shown<Withholding> {
        TrajectoryPart.Shown(id: id, version: version, isConfidential: true) { object in
            writeItem(into: &object)
            object.member("recordedAt", recordedAt.description)
        }
    }
}

extension Notice {
    func writeItem(into object: inout JSONObjectWriter) {
        object.member("kind", code: kind)
        object.member("toldOn", toldOn.description)
    }

    var shown: TrajectoryPart.Shown<Notice> {
        TrajectoryPart.Shown(id: id, isConfidential: true) { object in
            writeItem(into: &object)
            object.member("toldByRole", code: toldBy)
            object.memberIfPresent("emergencyAccessId", emergencyAccess?.description)
            object.memberIfPresent("consentId", consent?.description)
            object.member("recordedAt", recordedAt.description)
        }
    }
}

extension EmergencyAccess {
    func writeItem(into object: inout JSONObjectWriter) {
        object.member("professionalId", professional.description)
        object.member("role", code: role)
        object.member("openedAt", openedAt.description)
        object.member("until", until.description)
        object.member("reviewDueOn", reviewDueOn.description)
        object.memberIfPresent("outcome", code: review?.outcome)
    }

    var shown: TrajectoryPart.Shown<EmergencyAccess> {
        TrajectoryPart.Shown(id: id, version: version, isConfidential: reason != nil) { object in
            writeItem(into: &object)
            object.disclose(reason) { $0.member("reason", $1) }
            guard let review else { return }
            object.object("review") {
                $0.member("outcome", code: review.outcome)
                $0.disclose(review.motivation) { $0.member("motivation", $1) }
                $0.member("role", code: review.role)
                $0.memberIfPresent("professionalId", review.professional?.description)
                $0.member("recordedAt", review.recordedAt.description)
            }
        }
    }
}
