import Testing
import TredeDomain

@Suite("Scopes")
struct ScopeTests {
    @Test("a scope is spelt in one way", arguments: Scope.all)
    func spelling(scope: Scope) {
        #expect(Scope(scope.description) == scope)
        #expect(Scope(scope.description.uppercased()) == nil)
        #expect(Scope(scope.description + " ") == nil)
    }

    @Test(
        "what is no scope is none", arguments: ["", "referrals", "scope:trede:referrals:pay", "scope:trede:x:consult"])
    func none(text: String) {
        #expect(Scope(text) == nil)
    }

    @Test("without scopes all of the role is there; with scopes no others are")
    func holding() {
        let some = Scopes(kept: "scope:trede:plans:consult scope:trede:plans:update")
        #expect(Scope.all.allSatisfy(Scopes(kept: "").contains))
        #expect(Scope.all.filter(some.contains) == [Scope(.plans, .consult), Scope(.plans, .update)])
        #expect(Scopes(kept: some.text) == some)
        #expect(Scopes.ofRole.list == nil)
    }

    @Test("a kept scope that is none gives no right, and does not give all of them back")
    func unknown() {
        #expect(!Scope.all.contains(where: Scopes(kept: "everything").contains))
        #expect(Scopes(kept: "everything") != .ofRole)
    }

    @Test("V-8: of two grants the narrowest wins, whichever comes first")
    func narrowest() {
        let plans = Scopes([Scope(.plans, .consult), Scope(.plans, .update)])
        let looks = Scopes([Scope(.plans, .consult), Scope(.audit, .consult)])
        for both in [plans.narrowed(to: looks), looks.narrowed(to: plans)] {
            #expect(both.list == [Scope(.plans, .consult)])
        }
        #expect(plans.narrowed(to: .ofRole) == plans)
        #expect(Scopes.ofRole.narrowed(to: plans) == plans)
        #expect(Scopes.ofRole.narrowed(to: .ofRole) == .ofRole)
    }
}
