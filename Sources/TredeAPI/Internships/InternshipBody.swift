internal import JSON
internal import TredeDomain

/// An internship as it is sent.
enum InternshipBody {
    /// Whether the end may be said too.
    enum Form {
        case draft
        case revision
    }

    static func decode(_ object: inout JSONObject, _ form: Form) -> InternshipContent? {
        let perspective = object.code("perspective", as: Perspective.self)
        let circuit = object.code("circuit", as: Circuit.self)
        let purpose = object.optionalString("purpose", 1...4000)
        let employer = object.object("employer", employer)
        let mentor = object.optionalObject("mentor", mentor)
        let startOn = object.value("startDate", format: InputFormat.day) { Day($0) }
        let endOn = object.optionalValue("endDate", format: InputFormat.day) { Day($0) }
        let steps = object.array("hoursPerWeekSteps", counts: 1...50, element: step)
        let adaptations = object.optionalStrings("adaptations", counts: 0...20, 1...200)
        let signedOn = object.optionalValue("agreementSignedOn", format: InputFormat.day) { Day($0) }
        var endReason: InternshipContent.EndReason?
        var ledToContract: Bool?
        if form == .revision {
            endReason = object.optionalCode("endReason", as: InternshipContent.EndReason.self)
            ledToContract = object.optionalBool("ledToContract")
        }
        guard let perspective, let circuit, let employer, let startOn, let steps, !object.hasIssues else { return nil }
        return InternshipContent(
            perspective: perspective, circuit: circuit, purpose: purpose, employer: employer, mentor: mentor,
            startOn: startOn, endOn: endOn, steps: steps, adaptations: adaptations, agreementSignedOn: signedOn,
            endReason: endReason, ledToContract: ledToContract)
    }

    static func decodeAttendance(_ object: inout JSONObject) -> Internship.Attendance? {
        let day = object.value("attendedOn", format: InputFormat.day) { Day($0) }
        let state = object.code("state", as: Internship.Attendance.State.self)
        let minutes = object.optionalInteger("minutes", in: 0...1440)
        guard let day, let state, !object.hasIssues else { return nil }
        return Internship.Attendance(attendedOn: day, state: state, minutes: minutes)
    }

    static func decodeEvaluation(_ object: inout JSONObject) -> Internship.Evaluation? {
        let heldOn = object.value("heldOn", format: InputFormat.day) { Day($0) }
        let present = object.values("present", counts: 1...7, format: InputFormat.code, parse: presentRole)
        let text = object.string("text", 1...4000)
        let participantView = object.optionalString("participantView", 1...4000)
        if let present, Set(present).count < present.count {
            object.report(.custom(code: Reason.duplicateEntry.rawValue), at: "present")
        }
        guard let heldOn, let present, let text, !object.hasIssues else { return nil }
        return Internship.Evaluation(heldOn: heldOn, present: present, text: text, participantView: participantView)
    }

    /// The names that rules give to members, as callers know them.
    static func inTheirNames<Output>(_ body: () throws -> Output) throws -> Output {
        do {
            return try body()
        } catch Failure.invalid(let violations) {
            throw Failure.invalid(
                violations.map {
                    Violation(
                        $0.name == "until" ? "endDate" : $0.name, $0.reason, rule: $0.rule, arguments: $0.arguments)
                })
        }
    }

    private static func employer(_ object: inout JSONObject) -> InternshipContent.Employer? {
        let number = object.value(
            "enterpriseNumber", format: InputFormat.enterpriseNumber, parse: EnterpriseNumber.init)
        let name = object.string("name", 1...200)
        let unit = object.optionalValue(
            "establishmentUnitNumber", format: InputFormat.establishmentUnitNumber,
            parse: EstablishmentUnitNumber.init)
        guard let number, let name, !object.hasIssues else { return nil }
        return InternshipContent.Employer(enterpriseNumber: number, name: name, establishment: unit)
    }

    private static func mentor(_ object: inout JSONObject) -> InternshipContent.Mentor? {
        let name = object.string("name", 1...200)
        let phone = object.optionalValue("phone", format: "phone", parse: phone)
        let email = object.optionalValue("email", format: InputFormat.email) { EmailAddress($0) }
        guard let name, !object.hasIssues else { return nil }
        return InternshipContent.Mentor(name: name, phone: phone, email: email)
    }

    private static func step(_ object: inout JSONObject) -> InternshipRules.Step? {
        let from = object.value("from", format: InputFormat.day) { Day($0) }
        let hours = object.integer("hoursPerWeek", in: 1...40)
        guard let from, let hours else { return nil }
        return InternshipRules.Step(from: from, hoursPerWeek: hours)
    }

    /// A number with its country: a plus and seven to fifteen digits (ITU-T E.164).
    private static func phone(_ text: String) -> String? {
        let digits = text.utf8.dropFirst()
        guard text.hasPrefix("+"), (7...15).contains(digits.count), digits.first != UInt8(ascii: "0") else {
            return nil
        }
        return digits.allSatisfy { (48...57).contains($0) } ? text : nil
    }

    private static func presentRole(_ code: String) -> Role? {
        let roles: Set<Role> = [
            .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider, .counsellor, .participant,
        ]
        return Role(rawValue: code).flatMap { roles.contains($0) ? $0 : nil }
    }
}
