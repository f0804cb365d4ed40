internal import JSON
internal import Trede
internal import TredeDomain

/// The participant's own page of a trajectory: where it stands, who does what, what comes next, whom to call (T-6).
struct OverviewBody {
    let call: Call
    let trajectory: Trajectory
    let contacts: [FileContact]
    let deadlines: [ShownDeadline]
    /// What the person was told of, the latest first (V-3, V-4).
    let notices: [Notice]

    var bytes: [UInt8] {
        JSONWriter.object { object in
            object.member("trajectoryId", trajectory.id.description)
            object.member("href", "\(call.base)/trajectories/\(trajectory.id)/overview")
            object.member("state", code: trajectory.state)
            object.member("explanation", PlainWords.explanation(of: trajectory.state))
            object.array("people") { array in
                for contact in contacts { array.object { write(contact, into: &$0) } }
            }
            object.array("nextSteps") { array in
                for deadline in comingDeadlines { array.object { write(deadline, into: &$0) } }
            }
            object.array("notices") { array in
                for notice in notices { array.object { notice.writeItem(into: &$0) } }
            }
            let callable = contacts.filter { $0.role.isCaseManager && !$0.isBackup }
            object.array("callFirst") { array in
                for contact in callable { array.object { write(contact, into: &$0) } }
            }
        }
    }

    /// What is still to come, the first first; what does not run yet comes last.
    private var comingDeadlines: [ShownDeadline] {
        deadlines.filter { $0.state == .open || $0.state == .late || $0.state == .pending }.sorted { one, other in
            switch (one.deadline?.dueOn, other.deadline?.dueOn) {
            case (let one?, let other?): one < other
            case (_?, nil): true
            default: false
            }
        }
    }

    private func write(_ contact: FileContact, into object: inout JSONObjectWriter) {
        object.member("role", code: contact.role)
        object.member("task", PlainWords.task(of: contact.role))
        object.memberIfPresent("name", contact.name)
        object.memberIfPresent("email", contact.email)
        object.member("organisation", contact.organisation)
        object.member("isBackup", contact.isBackup)
    }

    private func write(_ deadline: ShownDeadline, into object: inout JSONObjectWriter) {
        object.member("code", deadline.rule.code)
        object.member("text", deadline.rule.label[.nl])
        object.member("ownerRole", code: deadline.rule.owner)
        object.member("state", code: deadline.state)
        object.memberIfPresent("dueOn", deadline.deadline?.dueOn.description)
    }
}

extension AccessLogEntry {
    /// Writes it as the participant reads it.
    func write(into object: inout JSONObjectWriter) {
        object.member("id", id.description)
        object.member("recordedAt", at.description)
        object.member("role", role)
        object.memberIfPresent("person", person)
        object.memberIfPresent("organisation", organisation)
        object.member("sentence", PlainWords.sentence(operation: operation, outcome: outcome))
        object.memberIfPresent("purpose", purpose)
    }
}
