internal import JSON
internal import Trede
internal import TredeDomain

/// Conversations, suspensions, extensions and terminations as they are sent.
enum TrajectoryFactBody {
    /// Who may be present at a conversation.
    enum Present: String, CaseIterable {
        case caseManagerWork, caseManagerCare, leadPartner, workProvider, careProvider, counsellor, participant

        var role: Role? { Role(rawValue: rawValue) }
    }

    static func conversation(_ object: inout JSONObject) -> Conversation.Content? {
        let heldOn = object.value("heldOn", format: InputFormat.day) { Day($0) }
        let present = Self.present(&object)
        guard let heldOn, let present, !object.hasIssues else { return nil }
        return Conversation.Content(heldOn: heldOn, present: present)
    }

    /// The roles present, each named once.
    static func present(_ object: inout JSONObject) -> Set<Role>? {
        guard let codes = object.codes("present", counts: 1...7, as: Present.self) else { return nil }
        let roles = Set(codes.compactMap(\.role))
        guard roles.count == codes.count else {
            object.report(.custom(code: Reason.duplicateEntry.rawValue), at: "present")
            return nil
        }
        return roles
    }

    static func suspension(_ object: inout JSONObject) -> Suspension.Content? {
        let start = object.value("startDate", format: InputFormat.day) { Day($0) }
        let end = object.optionalValue("endDate", format: InputFormat.day) { Day($0) }
        let reason = object.code("reason", as: SuspensionReason.self)
        guard let start, let reason, !object.hasIssues else { return nil }
        guard let period = Period(from: start, until: end) else {
            object.report(.custom(code: Reason.invalidPeriod.rawValue), at: "endDate")
            return nil
        }
        return Suspension.Content(period: period, reason: reason)
    }

    static func suspensionChange(_ object: inout JSONObject) -> Suspension.Change? {
        let start = object.value("startDate", format: InputFormat.day) { Day($0) }
        let end = object.optionalValue("endDate", format: InputFormat.day) { Day($0) }
        let reason = object.optionalCode("reason", as: SuspensionReason.self)
        let period = start.flatMap { Period(from: $0, until: end) }
        if start != nil, period == nil {
            object.report(.custom(code: Reason.invalidPeriod.rawValue), at: "endDate")
        }
        guard let period, !object.hasIssues else { return nil }
        return Suspension.Change(period: period, reason: reason)
    }

    static func extension_(_ object: inout JSONObject) -> Extension.Content? {
        let decidedOn = object.value("decidedOn", format: InputFormat.day) { Day($0) }
        let newEndOn = object.value("newEndDate", format: InputFormat.day) { Day($0) }
        let motivation = object.string("motivation", 1...4000)
        let corrects = object.optionalValue("correctsId", format: InputFormat.id) { ID<Extension>($0) }
        guard let decidedOn, let newEndOn, let motivation, !object.hasIssues else { return nil }
        return Extension.Content(
            decidedOn: decidedOn, newEndOn: newEndOn, motivation: motivation, corrects: corrects)
    }

    static func termination(_ object: inout JSONObject) -> Termination.Content? {
        let terminatedOn = object.value("terminatedOn", format: InputFormat.day) { Day($0) }
        let reason = object.code("reason", as: TerminationReason.self)
        let motivation = object.optionalString("motivation", 1...4000)
        guard let terminatedOn, let reason, !object.hasIssues else { return nil }
        return Termination.Content(terminatedOn: terminatedOn, reason: reason, motivation: motivation)
    }
}

extension Conversation {
    var shown: TrajectoryPart.Shown<Conversation> {
        TrajectoryPart.Shown(id: id, isConfidential: false) { object in
            object.member("heldOn", content.heldOn.description)
            object.array("present", strings: content.presentInOrder.map(\.rawValue))
            object.member("startsTrajectory", startsTrajectory)
            object.member("recordedAt", recordedAt.description)
        }
    }
}

extension Suspension {
    var shown: TrajectoryPart.Shown<Suspension> {
        TrajectoryPart.Shown(id: id, version: version, isConfidential: reason != nil) { object in
            period.write(into: &object)
            object.disclose(reason) { $0.member("reason", code: $1) }
            object.member("recordedAt", recordedAt.description)
        }
    }
}

extension Extension {
    var shown: TrajectoryPart.Shown<Extension> {
        TrajectoryPart.Shown(id: id, isConfidential: motivation != nil) { object in
            object.member("decidedOn", decidedOn.description)
            object.member("newEndDate", newEndOn.description)
            object.disclose(motivation) { $0.member("motivation", $1) }
            object.member("recordedAt", recordedAt.description)
        }
    }
}

extension Termination {
    var shown: TrajectoryPart.Shown<Termination> {
        TrajectoryPart.Shown(id: id, isConfidential: grounds != nil) { object in
            object.member("terminatedOn", terminatedOn.description)
            object.disclose(grounds) { object, grounds in
                object.member("reason", code: grounds.reason)
                object.memberIfPresent("motivation", grounds.motivation)
            }
            object.member("recordedAt", recordedAt.description)
        }
    }
}

extension Period {
    /// Writes its first and, when known, its last day.
    func write(into object: inout JSONObjectWriter) {
        object.member("startDate", from.description)
        object.memberIfPresent("endDate", until?.description)
    }
}
