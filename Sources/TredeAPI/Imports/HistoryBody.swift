internal import JSON
internal import TredeDomain

/// A history as it is told: `{externalId, events}`.
enum HistoryBody {
    /// How many events a history may tell.
    static let eventsMax = 5000

    static func decode(_ object: inout JSONObject) -> (externalId: String, events: [HistoryEvent])? {
        let externalId = object.string("externalId", 1...100)
        let events = object.array("events", counts: 0...eventsMax, element: event)
        guard let externalId, let events else { return nil }
        return (externalId, events)
    }

    private static func event(_ object: inout JSONObject) -> HistoryEvent? {
        let occurredOn = day("date", &object)
        guard let name = object.string("event", 1...64) else { return nil }
        guard let read = readers[name] else {
            object.report(.custom(code: Reason.unknownEvent.rawValue), at: "event")
            return nil
        }
        guard let fact = read(&object), let occurredOn else { return nil }
        return HistoryEvent(occurredOn: occurredOn, fact: fact)
    }

    private static let readers: [String: @Sendable (inout JSONObject) -> HistoryEvent.Fact?] = [
        "decision": decision, "teamAppointed": teamAppointed, "firstConversation": firstConversation,
        "planApproved": planApproved, "suspension": suspension, "internship": internship, "extension": extended,
        "session": session, "endReportDelivered": endReport, "endAdvice": endAdvice, "termination": termination,
        "monthlyStatus": monthlyStatus,
    ]

    @Sendable private static func decision(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let outcome = object.code("outcome", as: Decision.Outcome.self)
        let reason = object.string("reason", 1...4000)
        let measure = object.optionalCode("measure", as: Measure.self)
        let network = object.optionalString("network", 1...64)
        guard let outcome, let reason else { return nil }
        return .decision(HistoryEvent.Decision(outcome: outcome, reason: reason, measure: measure, network: network))
    }

    @Sendable private static func teamAppointed(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let network = object.string("network", 1...64)
        let members = object.object("members") { members -> [HistoryEvent.Member]? in
            [
                member("caseManagerWork", .caseManagerWork, &members),
                member("caseManagerCare", .caseManagerCare, &members),
                member("leadPartner", .leadPartner, &members), member("workProvider", .workProvider, &members),
                member("careProvider", .careProvider, &members),
            ].compactMap(\.self)
        }
        guard let network, let members else { return nil }
        return .teamAppointed(network: network, members: members)
    }

    private static func member(
        _ name: StaticString, _ role: Role, _ members: inout JSONObject
    ) -> HistoryEvent.Member? {
        members.optionalObject(name) { member in
            let professional = member.string("professional", 1...100)
            let organisation = enterpriseNumber("organisation", &member)
            guard let professional, let organisation else { return nil }
            return HistoryEvent.Member(role: role, professional: professional, organisation: organisation)
        }
    }

    @Sendable private static func firstConversation(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        object.codes("present", counts: 1...10, as: Role.self).map { .firstConversation(present: $0) }
    }

    @Sendable private static func planApproved(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let goals = object.array("goals", counts: 1...50) { goal -> PlanContent.Goal? in
            let ref = goal.string("ref", 1...20)
            let text = goal.string("text", 1...4000)
            let factors = goal.strings("factors", counts: 0...43, 1...10)
            guard let ref, let text, let factors else { return nil }
            return PlanContent.Goal(ref: ref, text: text, factors: factors)
        }
        let actions = object.array("actions", counts: 1...200, element: action)
        let internships = object.codes("internships", counts: 0...20, as: Perspective.self)
        let changeReason = object.optionalString("changeReason", 1...4000)
        guard let goals, let actions, let internships else { return nil }
        let planned = internships.enumerated().map { PlanContent.Internship(ref: "S\($0 + 1)", perspective: $1) }
        return .planApproved(
            PlanContent(goals: goals, actions: actions, internships: planned, changeReason: changeReason))
    }

    private static func action(_ object: inout JSONObject) -> PlanContent.Action? {
        let ref = object.string("ref", 1...20)
        let goalRef = object.string("goalRef", 1...20)
        let type = object.string("type", 1...64)
        let domain = object.code("domain", as: ActionDomain.self)
        let units = object.integer("units", in: 1...1000)
        let providerRole = object.code("providerRole", as: Role.self)
        let price = object.optionalInteger("unitPriceCents", in: 0...100_000_000)
        guard let ref, let goalRef, let type, let domain, let units, let providerRole else { return nil }
        return PlanContent.Action(
            ref: ref, goalRef: goalRef, type: type, domain: domain, units: units, providerRole: providerRole,
            unitPriceCents: price.map(Int64.init))
    }

    @Sendable private static func suspension(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let from = day("from", &object)
        let until = optionalDay("until", &object)
        let reason = object.code("reason", as: SuspensionReason.self)
        guard let from, let reason else { return nil }
        return .suspension(from: from, until: until, reason: reason)
    }

    @Sendable private static func internship(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let perspective = object.code("perspective", as: Perspective.self)
        let circuit = object.code("circuit", as: Circuit.self)
        let employer = object.object("employer") { employer -> (EnterpriseNumber, String)? in
            let number = enterpriseNumber("enterpriseNumber", &employer)
            let name = employer.string("name", 1...200)
            guard let number, let name else { return nil }
            return (number, name)
        }
        let from = day("from", &object)
        let until = optionalDay("until", &object)
        let steps = object.array("hoursPerWeekSteps", counts: 1...50) { step -> InternshipRules.Step? in
            let from = day("from", &step)
            let hours = step.integer("hoursPerWeek", in: InternshipRules.hoursPerWeek)
            guard let from, let hours else { return nil }
            return InternshipRules.Step(from: from, hoursPerWeek: hours)
        }
        guard let perspective, let circuit, let employer, let from, let steps else { return nil }
        return .internship(
            HistoryEvent.Internship(
                perspective: perspective, circuit: circuit, employer: employer.0, employerName: employer.1, from: from,
                until: until, steps: steps))
    }

    @Sendable private static func extended(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let newEnd = day("newEnd", &object)
        let motivation = object.string("motivation", 1...4000)
        guard let newEnd, let motivation else { return nil }
        return .extended(newEnd: newEnd, motivation: motivation)
    }

    @Sendable private static func session(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let actionRef = object.string("actionRef", 1...20)
        let type = object.optionalString("type", 1...64)
        let provider = enterpriseNumber("provider", &object)
        let heldOn = day("heldOn", &object)
        let minutes = object.integer("minutes", in: 0...SessionRules.minutesMax)
        let state = object.code("state", as: SessionState.self)
        let price = object.integer("priceCents", in: 0...100_000_000)
        let effort = object.optionalInteger("effortMinutes", in: 0...SessionRules.minutesMax)
        guard let actionRef, let provider, let heldOn, let minutes, let state, let price else { return nil }
        return .session(
            HistoryEvent.Session(
                actionRef: actionRef, type: type, provider: provider, heldOn: heldOn, minutes: minutes, state: state,
                priceCents: Int64(price), effortMinutes: effort ?? 0))
    }

    @Sendable private static func endReport(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let carriedOut = object.bool("actionsCarriedOut")
        let inTime = object.bool("informationInTime")
        guard let carriedOut, let inTime else { return nil }
        return .endReportDelivered(actionsCarriedOut: carriedOut, informationInTime: inTime)
    }

    @Sendable private static func endAdvice(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        object.string("code", 2...2).map { .endAdvice(code: $0) }
    }

    @Sendable private static func termination(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        object.value("reason", format: InputFormat.code) { TerminationReason(letter: $0) }.map { .termination($0) }
    }

    @Sendable private static func monthlyStatus(_ object: inout JSONObject) -> HistoryEvent.Fact? {
        let month = object.value("month", format: InputFormat.month) { Month($0) }
        let status = object.code("status", as: Outcome.Status.self)
        let action = object.optionalCode("intensifyingAction", as: Outcome.IntensifyingAction.self)
        guard let month, let status else { return nil }
        return .monthlyStatus(Outcome.Content(month: month, status: status, intensifyingAction: action))
    }

    private static func day(_ name: StaticString, _ object: inout JSONObject) -> Day? {
        object.value(name, format: InputFormat.day) { Day($0) }
    }

    private static func optionalDay(_ name: StaticString, _ object: inout JSONObject) -> Day? {
        object.optionalValue(name, format: InputFormat.day) { Day($0) }
    }

    private static func enterpriseNumber(_ name: StaticString, _ object: inout JSONObject) -> EnterpriseNumber? {
        object.value(name, format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
    }
}
