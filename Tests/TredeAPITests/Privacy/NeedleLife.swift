import HTTPServer
import JSON
import TredeDomain
import TredeTesting

/// What happens to a trajectory of the world of needles, up to the phase it is in.
struct NeedleLife {
    private let file: NeedleFile
    private let world: NeedleWorld
    private let year: Int
    private let month: Int

    init(_ file: NeedleFile, from start: String, in world: NeedleWorld) {
        self.file = file
        self.world = world
        let parts = start.split(separator: "-").compactMap { Int($0) }
        (year, month) = (parts[0], parts[1])
    }

    private var base: String { "/trajectories/\(file.id("trajectoryId"))" }
    private var parties: NeedleParties { world.parties[file.side.rawValue] }

    /// A day some weeks after the admission, never after today.
    func day(_ weeks: Int) -> String {
        let start = Day.of("\(year)-\(month < 10 ? "0" : "")\(month)-02")
        let day = Day(daysSince1970: start.daysSince1970 + Int32(7 * weeks))
        return min(day, Day.of("2020-06-29")).description
    }

    /// Everything, up to the file's phase.
    func live() throws {
        guard file.key != "admitted" else { return }
        try start()
        guard file.phase != .admitted else {
            try draftPlan()
            return try file.key == "opened" ? NeedleSharing(file, in: world).open() : ()
        }
        try draftPlan()
        try signPlan()
        try carryOut()
        try NeedleSharing(file, in: world).share()
        if file.key == "suspended" { try suspend(until: nil) }
        if file.key == "running" || file.key == "foreignRunning" { try changePlan() }
        switch file.key {
        case "terminated": try terminate(on: day(20))
        case "stopped":
            try terminate(on: NeedleLife.aftercareJustEnded)
            try NeedleSharing(file, in: world).open(as: [.caseManagerWork])
        case "reported": try report()
        case _ where file.phase == .aftercare || file.phase == .ended:
            try close()
            if file.key == "lapsed" { try NeedleSharing(file, in: world).open() }
        default: break
        }
    }

    private func start() throws {
        let members = Team.requiredRoles.compactMap { role -> String? in
            guard let professional = parties.professionals[role] else { return nil }
            return member(role, professional, isBackup: false)
        }
        let backups = [Role.caseManagerWork, .caseManagerCare].compactMap { role in
            parties.backups[role].map { member(role, $0, isBackup: true) }
        }
        let all = members + backups
        try world.put(
            file, .leadPartner, base + "/team",
            #"{"appointedOn":"\#(day(0))","members":[\#(all.joined(separator: ","))]}"#)
        try world.post(
            file, .caseManagerWork, base + "/conversations",
            #"{"heldOn":"\#(day(1))","present":["caseManagerWork","caseManagerCare","participant"]}"#, "conversationId")
        try world.post(
            file, .screener, base + "/deadlines/DL-2/waivers", #"{"reason":"\#(file.text("deadline_waiver.reason"))"}"#)
        file.ids["deadlineCode"] = ["DL-2", "DL-5"]
        try world.post(file, .caseManagerCare, base + "/assessments", file.assessment(on: day(1)), "assessmentId")
        try listed("assessments", "assessmentId", .caseManagerWork)
    }

    private func member(_ role: Role, _ professional: Professional, isBackup: Bool) -> String {
        #"{"role":"\#(role.rawValue)","professionalId":"\#(professional.id)","#
            + #""organisationId":"\#(professional.organisation)","isBackup":\#(isBackup)}"#
    }

    private func draftPlan() throws {
        try world.post(file, .caseManagerWork, base + "/plans", file.plan(), "planId")
    }

    private func signPlan() throws {
        let path = base + "/plans/\(file.id("planId"))"
        let plan = try world.house.call(.get, path, token: try world.token(.caseManagerWork, file.side)).json()
        let digest = plan["digest"]?.string ?? ""
        for role in ["caseManagerWork", "caseManagerCare"] {
            try world.post(
                file, Role(rawValue: role) ?? .caseManagerWork, path + "/signatures",
                #"{"signer":"\#(role)","signedOn":"\#(day(3))","digest":"\#(digest)","onBehalf":{"reason":"paper","#
                    + #""proof":"\#(file.text("signature.proof"))"}}"#, "signatureId")
        }
        try world.post(
            file, .caseManagerWork, path + "/signatures",
            #"{"signer":"participant","signedOn":"\#(day(3))","digest":"\#(digest)","onBehalf":{"reason":"paper","#
                + #""proof":"\#(file.text("signature.proof"))"}}"#, "signatureId")
    }

    private func changePlan() throws {
        try world.post(file, .caseManagerWork, base + "/plans", file.plan(changed: true), "planId")
    }

    private func carryOut() throws {
        try world.post(
            file, .leadPartner, base + "/orders",
            #"{"actionRef":"A2","organisationId":"\#(parties.external.id)","units":5,"orderedOn":"\#(day(4))"}"#,
            "orderId")
        for (ref, role) in [("A1", Role.careProvider), ("A6", .workProvider)] {
            try world.post(
                file, .leadPartner, base + "/orders",
                #"{"actionRef":"\#(ref)","organisationId":"\#(parties.organisationIDs[role]?.description ?? "")","#
                    + #""units":3,"orderedOn":"\#(day(4))"}"#, "orderId")
        }
        try sessions()
        try world.post(
            file, .workProvider, base + "/internships", file.internship(from: day(8)), "internshipId")
        let internship = base + "/internships/\(file.id("internshipId"))"
        try world.post(
            file, .workProvider, internship + "/attendances",
            #"{"attendedOn":"\#(day(8))","state":"present","minutes":240}"#)
        try world.post(
            file, .caseManagerWork, internship + "/evaluations",
            #"{"heldOn":"\#(day(9))","present":["workProvider","participant"],"#
                + #""text":"\#(file.text("internship_evaluation.text"))","#
                + #""participantView":"\#(file.text("internship_evaluation.participant_view"))"}"#)
        try world.put(file, .caseManagerWork, internship, file.internship(from: day(8), until: day(10)))
        // Once more, so that its end stands among earlier versions too.
        try world.put(file, .caseManagerWork, internship, file.internship(from: day(8), until: day(11)))
        try suspend(until: day(12))
        try world.post(
            file, .screener, base + "/extensions",
            #"{"decidedOn":"\#(day(12))","newEndDate":"\#(day(1).replacingYear(with: year + 2))","#
                + #""motivation":"\#(file.text("extension.motivation"))"}"#, "extensionId")
        try listed("events", "eventId", .caseManagerWork)
        try listed("entitlements", "entitlementId", .controller)
        let ledger = try world.house.call(
            .get, "/ledgerEntries?trajectoryId=\(file.id("trajectoryId"))",
            token: try world.token(.controller, file.side))
        file.ids["ledgerEntryId"] = try ledger.ids()
    }

    /// The day of a session; of care it is one on which nothing else happens in any file, so that it tells of care.
    private func heldOn(_ weeks: Int, _ role: Role) throws -> String {
        guard role != .workProvider else { return day(weeks) }
        let starts = NeedleWorld.months.values.map { Day.of($0 + "-02").daysSince1970 }
        let from = Day.of(day(weeks)).daysSince1970
        let free = (from...from + 6).first { day in
            !starts.contains { (0...300).contains(day - $0) && (day - $0) % 7 == 0 }
        }
        guard let free else { throw TestingFault("\(file.key): every day is taken") }
        return file.plant(Day(daysSince1970: free).description, ["session.held_on"])
    }

    private func sessions() throws {
        for (index, entry) in [
            ("A2", Role.caseManagerCare), ("A1", .careProvider), ("A6", .workProvider), ("A6", .workProvider),
        ].enumerated() {
            let body = """
                {"items":[{"trajectoryId":"\(file.id("trajectoryId"))","actionRef":"\(entry.0)",
                "heldOn":"\(try heldOn(6 + index, entry.1))","minutes":60,"place":"home","note":"\(file.text("session.note"))",
                "effortMinutes":20}]}
                """
            let made = try world.post(file, entry.1, "/sessions", body)
            guard let id = try made.json()["items"]?[0]?["id"]?.string else { throw TestingFault(made.text) }
            file.ids["sessionId", default: []].append(id)
        }
        let sessions = file.ids["sessionId"] ?? []
        let dispute = #"{"disputedOn":"\#(day(7))","reason":"\#(file.text("session_dispute.reason"))"}"#
        try world.post(file, .caseManagerWork, "/sessions/\(sessions[0])/disputes", dispute)
        try world.post(
            file, .caseManagerWork, "/sessions/\(sessions[0])/disputeResolutions",
            #"{"resolvedOn":"\#(day(8))","reason":"\#(file.text("session_dispute.resolution"))"}"#)
        try world.post(file, .caseManagerWork, "/sessions/\(sessions[0])/disputes", dispute)
        try world.post(
            file, .caseManagerWork, "/sessions/\(sessions[1])/corrections",
            #"{"reason":"\#(file.text("session.correction_reason"))","minutes":45}"#)
        try world.post(
            file, .caseManagerWork, "/sessions/\(sessions[2])/verifications", #"{"verifiedOn":"\#(day(9))"}"#)
    }

    private func suspend(until end: String?) throws {
        let first = #"{"startDate":"\#(day(end == nil ? 14 : 11))","reason":"forceMajeure"}"#
        try world.post(file, .caseManagerCare, base + "/suspensions", first, "suspensionId")
        let id = file.ids["suspensionId"]?.last ?? ""
        let ending = end.map { #","endDate":"\#($0)""# } ?? ""
        try world.put(
            file, .caseManagerCare, base + "/suspensions/\(id)",
            #"{"startDate":"\#(day(end == nil ? 14 : 11))"\#(ending),"reason":"maternity"}"#)
    }

    /// Closed on this day, after-care ended yesterday, so that what was opened in it then is open still.
    private static let aftercareJustEnded = "2019-06-29"

    private func terminate(on day: String) throws {
        try world.post(
            file, .caseManagerWork, base + "/terminations",
            #"{"terminatedOn":"\#(day)","reason":"participantObligations","#
                + #""motivation":"\#(file.text("termination.motivation"))"}"#, "terminationId")
        try listed("events", "eventId", .administrator)
    }

    private func report() throws {
        try world.post(file, .caseManagerWork, base + "/endReports", file.report(on: day(20)), "endReportId")
        let agreement = #"{"code":"NC","agreedOn":"\#(day(21))"}"#
        try world.post(file, .caseManagerWork, base + "/endAdviceAgreements", agreement, "endAdviceAgreementId")
    }

    private func close() throws {
        try report()
        let closedOn = file.key == "lapsed" ? NeedleLife.aftercareJustEnded : day(22)
        try world.post(file, .caseManagerCare, base + "/endAdvices", file.advice(on: closedOn), "endAdviceId")
        let month = file.key == "lapsed" ? "2019-07" : String(Day.of(day(30)).description.prefix(7))
        try world.post(file, .counsellor, base + "/outcomes", #"{"month":"\#(month)","status":"none"}"#, "outcomeId")
    }

    private func listed(_ segment: String, _ parameter: String, _ role: Role) throws {
        let list = try world.house.call(.get, "\(base)/\(segment)", token: try world.token(role, file.side))
        file.ids[parameter] = try list.ids()
    }
}

extension Response {
    /// The identifiers of the items of a list.
    func ids() throws -> [String] {
        guard status == 200 else { throw TestingFault("\(status) \(text)") }
        return try json()["items"]?.elements.compactMap { $0["id"]?.string } ?? []
    }
}

extension String {
    /// The same day of another year.
    fileprivate func replacingYear(with year: Int) -> String { "\(year)" + dropFirst(4) }
}
