import Testing
import Trede
import TredeDomain
import TredeTesting

@Suite("Taking referrals in")
struct ReferralServiceTests {
    let house: House
    let source: Actor

    init() throws {
        house = try House()
        source = try house.actor(.referrer)
    }

    @Test(
        "F-2: a complete referral is submitted, an incomplete one is kept as a draft",
        arguments: [(43, true), (42, false)])
    func completeness(scored: Int, isComplete: Bool) throws {
        let file = try house.submit(.with { $0.scored = scored }, by: source).file
        #expect(file.head.state == (isComplete ? .submitted : .draft))
        #expect(file.content.disclosed.completeness.missing == (isComplete ? [] : ["icf.scores.x9"]))
    }

    @Test("what was pushed is read back as it was")
    func roundTrip() throws {
        let pushed = try house.submit(SampleReferral(), by: source).file
        let (referrals, id, actor) = (house.services.referrals, pushed.head.id, source)
        let view = try house.services.storage.makeReader().read { try referrals.find(id, by: actor, in: $0) }
        #expect(view == .full(pushed))
        #expect(pushed.content.disclosed.icf?.remarks.map(\.text) == ["Needle in a remark: é\n"])
    }

    @Test("F-5: the same reference and content is the same referral, however it is written")
    func repeated() throws {
        let first = try house.submit(SampleReferral(), by: source).file
        var spaced = SampleReferral()
        spaced.more = " "
        guard case .unchanged(let again) = try house.submit(spaced, by: source) else {
            Issue.record("a second referral was made")
            return
        }
        #expect(again == first)
        #expect(try house.referralCount() == 1)
    }

    @Test("F-5: the same reference with other content names the existing referral")
    func changed() throws {
        let first = try house.submit(SampleReferral(), by: source).file
        #expect(throws: Failure.self) { try house.submit(.with { $0.currentLevel = 3 }, by: source) }
        do {
            _ = try house.submit(.with { $0.currentLevel = 3 }, by: source)
        } catch let Failure.duplicate(refusal, existing) {
            #expect(refusal == Refusal(.f5, .sameReferenceOtherContent, arguments: ["REF-000001"]))
            #expect(existing == first.head.id)
        }
    }

    @Test("F-5: the same reference of another source is another referral")
    func otherSource() throws {
        _ = try house.submit(SampleReferral(), by: source)
        let other = try house.submit(.with { $0.ssin = SampleReferral.ssin(2) }, by: try house.actor(.referrer))
        guard case .created = other else {
            Issue.record("taken for a repeat")
            return
        }
    }

    @Test("F-6: a second open referral of a person is refused, and named only to those who may see it")
    func secondReferral() throws {
        let first = try house.submit(SampleReferral(), by: source).file
        let second = SampleReferral.with { $0.externalID = "REF-2" }
        #expect(try existing(of: second, by: source) == first.head.id)
        #expect(try existing(of: second, by: try house.actor(.referrer)) == nil)
    }

    @Test("F-6: once the first is withdrawn a second referral is taken")
    func afterWithdrawal() throws {
        let first = try house.submit(SampleReferral(), by: source).file
        try withdraw(first.head.id)
        guard case .created(let second) = try house.submit(.with { $0.externalID = "REF-2" }, by: source) else {
            Issue.record("not taken")
            return
        }
        #expect(second.head.personID == first.head.personID)
    }

    @Test("F-12: the same name and birth date under another number is flagged, for the screener only")
    func possibleDuplicate() throws {
        let first = try house.submit(SampleReferral(), by: source).file
        let second = try house.submit(
            .with {
                $0.externalID = "REF-2"
                $0.ssin = SampleReferral.ssin(2)
            }, by: source
        ).file
        #expect(!first.head.isPossibleDuplicate && second.head.isPossibleDuplicate)
        #expect(second.signals == [])
        let screener = try house.actor(.screener)
        let (referrals, id) = (house.services.referrals, second.head.id)
        let view = try house.services.storage.makeReader().read { try referrals.find(id, by: screener, in: $0) }
        guard case .full(let seen) = view else {
            Issue.record("not seen")
            return
        }
        #expect(seen.signals == [.possibleDuplicate])
    }

    @Test(
        "Z-1: the regime is that of the day of application",
        arguments: [
            ("2018-07-01", "activation-2018"), ("2023-06-30", "activation-2018"), ("2023-07-01", "activation-2023"),
        ])
    func regime(day: String, code: String) throws {
        try house.setToday("2023-12-01")
        let file = try house.submit(.with { $0.submittedOn = day }, by: source).file
        #expect(file.head.regime == code)
    }

    @Test("Z-1: before the first regime no referral is taken")
    func noRegime() throws {
        #expect(refusals { try house.submit(.with { $0.submittedOn = "2018-06-30" }, by: source) } == [.noRegime])
    }

    @Test("every day to come is named at once")
    func daysToCome() throws {
        let sample = SampleReferral.with {
            $0.submittedOn = "2020-07-01"
            $0.birthDate = "2020-07-01"
        }
        #expect(violations { try house.submit(sample, by: source) } == ["submittedOn", "participant.birthDate"])
        let today = SampleReferral.with { $0.submittedOn = "2020-06-30" }
        #expect(throws: Never.self) { try house.submit(today, by: source) }
    }

    @Test(
        "F-10: a referral that nobody moved on for six weeks says so to its sender",
        arguments: [(42, false), (43, true)])
    func waits(days: Int, isLate: Bool) throws {
        let file = try house.submit(SampleReferral(), by: source).file
        try house.setToday(Day.of("2020-06-01").adding(days: days).description)
        let (referrals, id, actor) = (house.services.referrals, file.head.id, source)
        let view = try house.services.storage.makeReader().read { try referrals.find(id, by: actor, in: $0) }
        guard case .full(let seen) = view else {
            Issue.record("not seen")
            return
        }
        #expect(seen.signals == (isLate ? [.waitsTooLong] : []))
    }

    private func withdraw(_ id: ID<Referral>) throws {
        let (referrals, actor) = (house.services.referrals, source)
        _ = try house.services.storage.write {
            try referrals.withdraw(id, on: .of("2020-06-02"), reason: "Found work.", by: actor, in: $0)
        }
    }

    private func existing(of sample: SampleReferral, by actor: Actor) throws -> ID<Referral>? {
        do {
            _ = try house.submit(sample, by: actor)
            Issue.record("a second referral was taken")
            return nil
        } catch let Failure.duplicate(refusal, existing) {
            #expect(refusal.rule == .f6)
            #expect(refusal.reason == (existing == nil ? .otherFileExists : .openReferralExists))
            return existing
        }
    }
}

/// The reasons for which something is refused.
func refusals(_ body: () throws -> some Any) -> [Reason] {
    do {
        _ = try body()
        return []
    } catch let Failure.refused(refusals) {
        return refusals.map(\.reason)
    } catch {
        Issue.record("\(error)")
        return []
    }
}

/// The places at which something is invalid.
func violations(_ body: () throws -> some Any) -> [String] {
    do {
        _ = try body()
        return []
    } catch let Failure.invalid(violations) {
        return violations.map(\.name)
    } catch {
        Issue.record("\(error)")
        return []
    }
}
