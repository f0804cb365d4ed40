import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Registration by providers")
struct ProviderRegistrationTests {
    let file: StartedFile

    init() throws { file = try StartedFile() }

    private func consents() throws -> [Consent] {
        let (consents, id, actor) = (file.house.services.consents, file.trajectory, file.actor(.participant))
        return try file.house.services.storage.makeReader().read {
            try consents.list(of: id, page: PageRequest(size: 50, after: nil), by: actor, in: $0).items
        }
    }

    private func withdraw(_ role: Role) throws {
        let standing = try consents().filter { $0.content.receiverRole == role && $0.withdrawal == nil }
        let consent = try #require(standing.last)
        let (consents, id, actor) = (file.house.services.consents, file.trajectory, file.actor(.participant))
        _ = try file.write { transaction in
            try consents.withdraw(consent.id, of: id, .init(), by: actor, in: transaction).id
        }
    }

    private func give(_ role: Role, organisation: ID<Organisation>? = nil) throws {
        let content = Consent.Content(
            scope: .providerRegistration, receiverRole: role, organisation: organisation, purpose: "Registreren",
            period: try #require(Period(from: .of("2021-06-30"), until: nil)))
        let (consents, id, actor) = (file.house.services.consents, file.trajectory, file.actor(.participant))
        _ = try file.write { try consents.give(content, in: id, by: actor, $0).id }
    }

    private func refusedTo(_ role: Role, _ ref: String = "A1", on day: String = "2020-08-03") throws -> [String] {
        try refused { try file.register(file.session(ref, on: day), by: role) }
    }

    @Test("V-3, P-7: the participant's signature under the plan is the consent that its providers register")
    func signature() throws {
        #expect(try consents().isEmpty)
        try file.approve()
        let made = try consents()
        #expect(made.map(\.content.receiverRole) == [.workProvider, .careProvider])
        #expect(made.allSatisfy { $0.content.scope == .providerRegistration && $0.basis == .planSignature })
        #expect(made.allSatisfy { $0.content.period.from == .of("2020-07-01") && $0.content.period.until == nil })
        #expect(try refusedTo(.careProvider) == [])
    }

    @Test("V-3, P-7: where somebody else entered the signature the consent says so, and the participant is told")
    func onBehalf() throws {
        try file.approve(onBehalf: Signature.OnBehalf(reason: .paper, proof: "Map 3"))
        let made = try consents()
        #expect(made.map(\.basis) == [.planSignature, .planSignature])
        #expect(made.allSatisfy { $0.content.onBehalf?.proof == "Map 3" })
        let (notices, id, actor) = (file.house.services.notices, file.trajectory, file.actor(.participant))
        let told = try file.house.services.storage.makeReader().read {
            try notices.list(of: id, page: PageRequest(size: 9, after: nil), by: actor, in: $0).items
        }
        #expect(told.map(\.kind) == [.consentGiven, .consentGiven])
        #expect(Set(told.compactMap(\.consent)) == Set(made.map(\.id)))
    }

    @Test("V-3, P-7: a signature with a code gives the consent too, and the participant is told of it")
    func byCode() throws {
        let plan = try file.draft()
        for signer in [Role.caseManagerWork, .caseManagerCare] { try file.sign(plan, signer) }
        let draft = Signature.Draft(signer: .participant, signedOn: .of("2020-07-01"), digest: plan.digest)
        let (plans, notices, id, actor) = (
            file.house.services.plans, file.house.services.notices, file.trajectory, file.actor(.participant)
        )
        _ = try file.write { try plans.sign(draft, plan.id, of: id, by: actor.byCode, in: $0).signature }
        let told = try file.house.services.storage.makeReader().read {
            try notices.list(of: id, page: PageRequest(size: 9, after: nil), by: actor, in: $0).items
        }
        #expect(told.map(\.kind) == [.consentGiven, .consentGiven])
    }

    @Test("V-3, V-8: a consent that ran out does not keep a later signature from giving it")
    func ranOut() throws {
        let content = Consent.Content(
            scope: .providerRegistration, receiverRole: .careProvider, purpose: "Registreren",
            period: try #require(Period(from: .of("2020-06-15"), until: .of("2020-06-30"))))
        let (services, id, actor) = (file.house.services.consents, file.trajectory, file.actor(.participant))
        _ = try file.write { try services.give(content, in: id, by: actor, $0).id }
        try file.approve()
        #expect(try refusedTo(.careProvider) == [])
    }

    @Test("V-3: once it is taken back the provider registers and corrects nothing; the case managers do")
    func withdrawn() throws {
        try file.approve()
        let before = try file.register(file.session("A1"), by: .careProvider)
        try withdraw(.careProvider)
        #expect(try refusedTo(.careProvider, on: "2020-08-04") == ["V-3 consentMissing"])
        // Nor does the lead partner in its place, which is often the same organisation.
        #expect(try refusedTo(.leadPartner, on: "2020-08-05") == ["V-3 consentMissing"])
        #expect(try refusedTo(.leadPartner, "A2", on: "2020-08-05") == [])
        var correction = SessionCorrection(reason: "Langer")
        correction.minutes = 45
        let (sessions, actor, changed) = (file.house.services.sessions, file.actor(.careProvider), correction)
        #expect(
            try refused { try file.write { try sessions.correct(before, changed, by: actor, in: $0).referral } }
                == ["V-3 consentMissing"])
        #expect(try refusedTo(.caseManagerCare, on: "2020-08-04") == [])
        // What was registered stays, and the provider goes on seeing it.
        let reader = try file.house.services.storage.makeReader()
        let view = try reader.read { try sessions.find(before, by: actor, in: $0).view }
        #expect(view.progress.item.state == .held)
        // The other provider is not touched.
        #expect(try refusedTo(.workProvider, "A2") == [])
    }

    @Test("V-3: without it a provider registers no internship either")
    func internships() throws {
        try file.approve()
        try withdraw(.workProvider)
        let number = try #require(EnterpriseNumber("0403170701"))
        let content = InternshipContent(
            perspective: .work, circuit: .regular, purpose: nil,
            employer: .init(enterpriseNumber: number, name: "Bakkerij", establishment: nil), mentor: nil,
            startOn: .of("2020-08-03"), endOn: nil,
            steps: [InternshipRules.Step(from: .of("2020-08-03"), hoursPerWeek: 16)], adaptations: nil,
            agreementSignedOn: nil,
            endReason: nil, ledToContract: nil)
        let (internships, id) = (file.house.services.internships, file.trajectory)
        func registered(by role: Role) throws -> [String] {
            let actor = file.actor(role)
            return try refused {
                try file.write { try internships.register(content, of: id, by: actor, in: $0).referral }
            }
        }
        #expect(try registered(by: .workProvider) == ["V-3 consentMissing"])
        #expect(try registered(by: .leadPartner) == ["V-3 consentMissing"])
        #expect(try registered(by: .caseManagerWork) == [])
    }

    @Test("V-8: signing a changed plan gives nothing back that was taken back; only saying so does")
    func again() throws {
        try file.approve()
        try withdraw(.careProvider)
        try file.approve(.sample { $0.actions[0].units = 3 }, on: "2020-09-01")
        #expect(try refusedTo(.careProvider) == ["V-3 consentMissing"])
        let other = try #require(file.organisations[.workProvider])
        try give(.careProvider, organisation: other)
        #expect(try refusedTo(.careProvider) == ["V-3 consentMissing"])
        try give(.careProvider, organisation: file.organisations[.careProvider])
        #expect(try refusedTo(.careProvider) == [])
    }

    @Test("H-3, V-3: the plan of an imported history brings the consent with it, and no line is lost for want of one")
    func imported() throws {
        let (plans, id) = (file.house.services.plans, file.trajectory)
        let actor = try file.house.actor(.administrator).importing
        try file.write { try plans.importApproved(.sample, of: id, on: .of("2020-07-01"), by: actor, in: $0) }
        #expect(try consents().map(\.basis) == [.takenOver, .takenOver])
        try withdraw(.careProvider)
        let (sessions, draft) = (file.house.services.sessions, file.session("A1"))
        try file.write { try sessions.importSession(draft, provider: nil, by: actor, in: $0) }
        #expect(try refusedTo(.careProvider, on: "2020-08-04") == ["V-3 consentMissing"])
    }
}
