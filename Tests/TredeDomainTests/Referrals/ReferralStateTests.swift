import Testing

@testable import TredeDomain

@Suite("Referral")
struct ReferralStateTests {
    private static let arrows: [ReferralState: Set<ReferralState>] = [
        .draft: [.submitted, .withdrawn], .submitted: [.inScreening, .withdrawn],
        .inScreening: [.informationRequested, .admitted, .redirected, .rejected, .withdrawn],
        .informationRequested: [.inScreening, .withdrawn],
    ]

    @Test("F-4: a referral follows the arrows and no other", arguments: ReferralState.allCases, ReferralState.allCases)
    func arrows(from: ReferralState, to: ReferralState) {
        let isArrow = Self.arrows[from]?.contains(to) == true
        let refusal = from.refusal(becoming: to)
        #expect((refusal == nil) == isArrow)
        if let refusal {
            #expect(refusal.rule == .f4)
            #expect(refusal.reason == (from.isDecided ? .alreadyDecided : .wrongReferralState))
            #expect(refusal.arguments.first == from.rawValue)
        }
    }

    @Test("F-4: acting on what was submitted takes it up", arguments: ReferralState.allCases)
    func takenUp(state: ReferralState) {
        #expect(state.takenUp == (state == .submitted ? .inScreening : state))
    }

    @Test(
        "F-6: until decided or withdrawn a referral is open",
        arguments: zip(ReferralState.allCases, [true, true, true, true, false, false, false, false]))
    func open(state: ReferralState, isOpen: Bool) {
        #expect(state.isOpen == isOpen)
        #expect(state.isFinal != isOpen)
        #expect(state.isDecided == (!isOpen && state != .withdrawn))
    }

    @Test("F-1: all but oneself refer for an organisation", arguments: ReferrerKind.allCases)
    func referrer(kind: ReferrerKind) {
        #expect(kind.needsOrganisation == (kind.rawValue != "self"))
    }

    @Test(
        "S-1: both kinds of jobseeker meet the first criterion",
        arguments: [(Registration.compulsoryJobseeker, true), (.voluntaryJobseeker, true), (.unregistered, false)])
    func registration(registration: Registration, isJobseeker: Bool) {
        #expect(registration.isJobseeker == isJobseeker)
    }
}
