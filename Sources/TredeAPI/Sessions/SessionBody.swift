internal import JSON
internal import TredeDomain

/// Sessions as they are sent.
enum SessionBody {
    static let countMax = 1000

    static func decodeBatch(_ object: inout JSONObject) -> [SessionDraft]? {
        object.array("items", counts: 1...countMax, element: decode)
    }

    static func decode(_ object: inout JSONObject) -> SessionDraft? {
        let trajectory = object.value("trajectoryId", format: InputFormat.id) { ID<Trajectory>($0) }
        let actionRef = object.value("actionRef", format: InputFormat.reference, parse: PlanBody.reference)
        let heldOn = object.value("heldOn", format: InputFormat.day) { Day($0) }
        let minutes = object.integer("minutes", in: 0...SessionRules.minutesMax)
        let state = object.optionalValue("state", format: InputFormat.code, parse: state)
        let place = object.optionalCode("place", as: SessionPlace.self)
        let note = object.optionalString("note", 1...4000)
        let effort = object.optionalInteger("effortMinutes", in: 0...SessionRules.minutesMax)
        let organisation = object.optionalValue("organisationId", format: InputFormat.id) { ID<Organisation>($0) }
        let price = object.optionalInteger("priceCents", in: 0...1_000_000_000_000)
        let isReimbursed = object.optionalBool("reimbursedElsewhere")
        let isRepeated = object.optionalBool("repeated")
        guard let trajectory, let actionRef, let heldOn, let minutes, !object.hasIssues else { return nil }
        var draft = SessionDraft(
            trajectory: trajectory, actionRef: actionRef, heldOn: heldOn, minutes: minutes, state: state ?? .held,
            place: place, note: note, effortMinutes: effort, organisation: organisation,
            priceCents: price.map(Int64.init))
        draft.isReimbursedElsewhere = isReimbursed ?? false
        draft.isRepeated = isRepeated ?? false
        return draft
    }

    static func decodeCorrection(_ object: inout JSONObject) -> SessionCorrection? {
        let reason = object.string("reason", 1...4000)
        var correction = SessionCorrection(reason: reason ?? "")
        correction.heldOn = object.optionalValue("heldOn", format: InputFormat.day) { Day($0) }
        correction.minutes = object.optionalInteger("minutes", in: 0...SessionRules.minutesMax)
        correction.state = object.optionalValue("state", format: InputFormat.code, parse: state)
        correction.place = object.optionalCode("place", as: SessionPlace.self)
        correction.note = object.optionalString("note", 1...4000)
        correction.effortMinutes = object.optionalInteger("effortMinutes", in: 0...SessionRules.minutesMax)
        correction.organisation = object.optionalValue("organisationId", format: InputFormat.id) {
            ID<Organisation>($0)
        }
        correction.priceCents = object.optionalInteger("priceCents", in: 0...1_000_000_000_000).map(Int64.init)
        correction.isReimbursedElsewhere = object.optionalBool("reimbursedElsewhere")
        return object.hasIssues ? nil : correction
    }

    static func decodeDispute(_ object: inout JSONObject) -> (reason: String, disputedOn: Day?)? {
        let reason = object.string("reason", 1...4000)
        let disputedOn = object.optionalValue("disputedOn", format: InputFormat.day) { Day($0) }
        guard let reason, !object.hasIssues else { return nil }
        return (reason, disputedOn)
    }

    static func decodeResolution(_ object: inout JSONObject) -> (reason: String, resolvedOn: Day?)? {
        let reason = object.string("reason", 1...4000)
        let resolvedOn = object.optionalValue("resolvedOn", format: InputFormat.day) { Day($0) }
        guard let reason, !object.hasIssues else { return nil }
        return (reason, resolvedOn)
    }

    /// Verifying and disputing are operations of their own.
    private static func state(_ code: String) -> SessionState? {
        SessionState(rawValue: code).flatMap { $0 == .verified || $0 == .disputed ? nil : $0 }
    }
}

extension Call {
    /// A session as it stands in a list.
    func writeItem(_ item: SessionItem, into object: inout JSONObjectWriter) {
        object.member("id", item.id.description)
        object.member("href", "\(base)/sessions/\(item.id)")
        object.member("actionRef", item.actionRef)
        object.member("organisationId", item.organisation.description)
        object.member("heldOn", item.heldOn.description)
        object.member("minutes", item.minutes)
        object.member("state", code: item.state)
    }

    /// A session as far as its reader may see it.
    func body(_ view: SessionView) -> [UInt8] {
        JSONWriter.object { object in
            write(view.progress, into: &object)
            guard case .whole(let session) = view else { return }
            object.disclose(session.account) { write($1, into: &$0) }
        }
    }

    private func write(_ account: Session.Account, into object: inout JSONObjectWriter) {
        object.memberIfPresent("place", code: account.place)
        object.memberIfPresent("note", account.note)
        object.array("disputes") { array in
            for dispute in account.disputes { array.object { write(dispute, into: &$0) } }
        }
        object.array("corrections") { array in
            for correction in account.corrections {
                array.object {
                    $0.member("reason", correction.reason)
                    $0.array("members", strings: correction.members)
                    $0.member("recordedAt", correction.recordedAt.description)
                }
            }
        }
    }

    private func write(_ dispute: Session.Dispute, into object: inout JSONObjectWriter) {
        object.member("reason", dispute.reason)
        object.member("disputedOn", dispute.disputedOn.description)
        object.member("recordedAt", dispute.recordedAt.description)
        guard let resolution = dispute.resolution else { return }
        object.object("resolution") {
            $0.member("reason", resolution.reason)
            $0.member("resolvedOn", resolution.resolvedOn.description)
            $0.member("by", code: resolution.role)
            $0.member("recordedAt", resolution.recordedAt.description)
        }
    }

    private func write(_ progress: SessionProgress, into object: inout JSONObjectWriter) {
        writeItem(progress.item, into: &object)
        object.member("version", Int(progress.version))
        object.member("trajectoryId", progress.trajectory.description)
        object.member("type", progress.type)
        object.memberIfPresent("effortMinutes", progress.effortMinutes)
        object.memberIfPresent("noteDigest", progress.noteDigest)
        object.member("priceCents", Int(progress.priceCents))
        object.member("reimbursedElsewhere", progress.isReimbursedElsewhere)
        object.memberIfPresent("verifiedOn", progress.verifiedOn?.description)
        object.member("recordedAt", progress.recordedAt.description)
    }
}
