import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Internships")
struct InternshipServiceTests {
    let file: StartedFile

    init() throws {
        file = try StartedFile()
        try file.approve()
    }

    @Test(
        "G-1, P-7: an internship does not begin before the plan is approved",
        arguments: [("2020-06-30", false), ("2020-07-01", true)])
    func start(day: String, isAllowed: Bool) throws {
        #expect(((try? register(try content(from: day))) != nil) == isAllowed)
    }

    @Test(
        "T-3, G-1: an internship begins by the last day of the trajectory",
        arguments: [("2022-03-01", true), ("2022-03-02", false), ("2031-04-01", false)])
    func beginning(day: String, isAllowed: Bool) throws {
        try extend("2022-03-01")
        var found: [Reason] = []
        do { _ = try register(try content(from: day)) } catch { found = reasons(error as? Failure) }
        #expect(found == (isAllowed ? [] : [.afterPlannedEnd]))
    }

    @Test("T-3, G-2: a day on the workplace lies by the last day of the trajectory")
    func attendedAfterEnd() throws {
        let id = try register(try content()).open.id
        try extend("2022-03-01")
        try file.house.setToday("2022-04-01")
        #expect(throws: Never.self) { _ = try attend(id, on: "2022-03-01") }
        let failure = #expect(throws: Failure.self) { try attend(id, on: "2022-03-02") }
        #expect(reasons(failure) == [.afterPlannedEnd])
    }

    private func extend(_ newEnd: String) throws {
        let content = Extension.Content(decidedOn: .of("2021-06-01"), newEndOn: .of(newEnd), motivation: "Ziek geweest")
        let (extensions, trajectory, actor) = (file.house.services.extensions, file.trajectory, file.actor(.screener))
        _ = try file.write { try extensions.register(content, in: trajectory, by: actor, $0) }
    }

    @Test("G-2: steps of hours lie within the internship, each later than the one before")
    func steps() throws {
        var content = try content()
        content.steps.reverse()
        let failure = #expect(throws: Failure.self) { try register(content) }
        #expect(reasons(failure) == [.invalidPeriod])
    }

    @Test("V-1, V-2: who sees how much of an internship follows from the role")
    func views() throws {
        let id = try register(try content()).open.id
        for role in [Role.caseManagerWork, .caseManagerCare, .participant] {
            guard case .whole(let internship) = try find(id, by: role) else {
                Issue.record("\(role) does not see the whole")
                continue
            }
            #expect(internship.account.disclosed.purpose == "Needle in the purpose")
            #expect(internship.account.disclosed.adaptations == ["Pauze: elk uur", "1:2"])
        }
        for role in [Role.leadPartner, .workProvider] {
            guard case .progress = try find(id, by: role) else {
                Issue.record("\(role) does not see the progress")
                continue
            }
        }
        for role in [Role.counsellor, .controller] {
            guard case .open = try find(id, by: role) else {
                Issue.record("\(role) does not see just what is open")
                continue
            }
        }
    }

    @Test("X-6: a change by who does not see the purpose leaves it, and an old version is refused")
    func change() throws {
        let made = try register(try content())
        var content = try content()
        content.purpose = nil
        content.adaptations = nil
        content.endOn = .of("2020-09-30")
        content.ledToContract = true
        let changed = content
        _ = try replace(made.open.id, with: changed, expecting: 1, by: .workProvider)
        guard case .whole(let internship) = try find(made.open.id, by: .participant) else { return }
        #expect(internship.account.disclosed.purpose == "Needle in the purpose")
        #expect(internship.account.disclosed.adaptations?.count == 2)
        #expect(internship.progress.open.endOn == .of("2020-09-30"))
        #expect(internship.progress.ledToContract == true)
        #expect(throws: Failure.self) { try replace(made.open.id, with: changed, expecting: 1, by: .workProvider) }
    }

    @Test(
        "G-2: a day on the workplace lies within the internship",
        arguments: [("2020-07-31", false), ("2020-08-01", true), ("2020-08-31", true), ("2020-09-01", false)])
    func attendance(day: String, isAllowed: Bool) throws {
        let id = try register(try content(until: "2020-08-31")).open.id
        #expect(((try? attend(id, on: day)) != nil) == isAllowed)
    }

    @Test("X-6: a later registration of a day replaces it")
    func attendedAgain() throws {
        let id = try register(try content()).open.id
        _ = try attend(id, on: "2020-08-03")
        _ = try attend(id, on: "2020-08-03", .excused)
        guard case .whole(let internship) = try find(id, by: .caseManagerWork) else { return }
        #expect(internship.progress.attendances.map(\.state) == [.excused])
        #expect(internship.progress.open.version == 3)
    }

    @Test("G-2: an evaluation is held with the participant present")
    func evaluation() throws {
        let id = try register(try content()).open.id
        let failure = #expect(throws: Failure.self) { try evaluate(id, [.workProvider]) }
        #expect(reasons(failure) == [.required])
        guard case .whole(let internship) = try evaluate(id, [.workProvider, .participant]) else {
            Issue.record("a case manager does not see the evaluation")
            return
        }
        #expect(internship.account.disclosed.evaluations.map(\.text) == ["Tempo groeit"])
    }

    @Test("H-3: an imported internship may get its end later")
    func imported() throws {
        let (internships, trajectory, actor) = (
            file.house.services.internships, file.trajectory, file.actor(.administrator)
        )
        let content = try content()
        let id = try file.write { transaction in
            let id = try internships.importInternship(content, of: trajectory, by: actor, in: transaction)
            _ = try internships.importEnd(.of("2020-10-01"), of: id, in: trajectory, by: actor, transaction)
            return id
        }
        #expect(try find(id, by: .counsellor).open.endOn == .of("2020-10-01"))
    }

    private func content(from: String = "2020-08-01", until: String? = nil) throws -> InternshipContent {
        guard let number = EnterpriseNumber("0900111005") else { throw TestingFault("no number") }
        let first = Day.of(from)
        return InternshipContent(
            perspective: .work, circuit: .regular, purpose: "Needle in the purpose",
            employer: InternshipContent.Employer(enterpriseNumber: number, name: "Warenhuis"), startOn: first,
            endOn: until.map { Day.of($0) },
            steps: [
                InternshipRules.Step(from: first, hoursPerWeek: 16),
                InternshipRules.Step(from: first.adding(days: 14), hoursPerWeek: 28),
            ], adaptations: ["Pauze: elk uur", "1:2"])
    }

    private func register(_ content: InternshipContent) throws -> InternshipView {
        let (internships, trajectory, actor) = (
            file.house.services.internships, file.trajectory, file.actor(.workProvider)
        )
        return try file.write { try internships.register(content, of: trajectory, by: actor, in: $0).view }
    }

    private func replace(
        _ id: ID<Internship>, with content: InternshipContent, expecting version: Int64, by role: Role
    ) throws -> InternshipView {
        let (internships, trajectory, actor) = (file.house.services.internships, file.trajectory, file.actor(role))
        return try file.write {
            try internships.replace(
                id, of: trajectory, with: content, expecting: version, by: actor, in: $0
            ).view
        }
    }

    private func attend(
        _ id: ID<Internship>, on day: String, _ state: Internship.Attendance.State = .present
    ) throws -> InternshipView {
        let (internships, trajectory, actor) = (
            file.house.services.internships, file.trajectory, file.actor(.workProvider)
        )
        let attendance = Internship.Attendance(
            attendedOn: .of(day), state: state, minutes: state == .present ? 240 : nil)
        return try file.write { try internships.attend(attendance, id, of: trajectory, by: actor, in: $0).view }
    }

    private func evaluate(_ id: ID<Internship>, _ present: [Role]) throws -> InternshipView {
        let (internships, trajectory, actor) = (
            file.house.services.internships, file.trajectory, file.actor(.caseManagerWork)
        )
        let evaluation = Internship.Evaluation(
            heldOn: .of("2020-08-20"), present: present, text: "Tempo groeit", participantView: nil)
        return try file.write { try internships.evaluate(evaluation, id, of: trajectory, by: actor, in: $0).view }
    }

    private func find(_ id: ID<Internship>, by role: Role) throws -> InternshipView {
        let (internships, actor) = (file.house.services.internships, file.actor(role))
        return try file.house.services.storage.makeReader().read {
            try internships.find(id, of: file.trajectory, by: actor, in: $0).view
        }
    }
}
