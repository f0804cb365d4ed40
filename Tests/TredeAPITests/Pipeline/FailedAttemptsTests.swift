import Testing
import Trede
import TredeTesting

@testable import HTTPServer
@testable import TredeAPI

@Suite("How many attempts may fail")
struct FailedAttemptsTests {
    private func address(_ text: String) throws -> FailedAttempts.Origin {
        .address(try #require(RemoteAddress(text: text)).site)
    }

    @Test("as many as are allowed fail freely; the next is held back to the end of the minute, and not longer")
    func bound() throws {
        let attempts = FailedAttempts(perMinuteMax: 3)
        let origin = try address("192.0.2.1")
        for second in 0..<3 {
            #expect(attempts.fail([origin], now: Int64(second) * 1000).retryAfterSeconds == nil)
        }
        #expect(attempts.fail([origin], now: 10_000).retryAfterSeconds == 50)
        #expect(attempts.retryAfterSeconds(origin, now: 59_999) == 1)
        #expect(attempts.retryAfterSeconds(origin, now: 60_000) == nil)
        #expect(attempts.fail([origin], now: 60_000).retryAfterSeconds == nil)
    }

    @Test("each address counts for itself, and a network of IPv6 as one")
    func addresses() throws {
        let attempts = FailedAttempts(perMinuteMax: 1)
        let sites = ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8:0:1::1"]
        for site in sites { #expect(attempts.fail([try address(site)], now: 0).retryAfterSeconds == nil) }
        #expect(attempts.fail([try address("2001:db8::ffff")], now: 0).retryAfterSeconds == 60)
    }

    @Test("who fails as one client from many addresses is held back as that client")
    func client() throws {
        let attempts = FailedAttempts(perMinuteMax: 2)
        let verdicts = try (1...3).map { attempts.fail([try address("192.0.2.\($0)"), .client(7)], now: 0) }
        #expect(verdicts.map(\.retryAfterSeconds) == [nil, nil, 60])
        #expect(attempts.retryAfterSeconds(.client(8), now: 0) == nil)
    }

    @Test("no more origins are remembered than the bound; the others are counted together until a minute is over")
    func memory() {
        let attempts = FailedAttempts(perMinuteMax: 5)
        for client in 0..<Int64(FailedAttempts.originsMax) { _ = attempts.fail([.client(client)], now: 0) }
        let others = (0..<6).map { attempts.fail([.client(1_000_000 + $0)], now: 0).retryAfterSeconds }
        #expect(others == [nil, nil, nil, nil, nil, 60])
        #expect(attempts.fail([.client(2_000_000)], now: 60_000).retryAfterSeconds == nil)
        #expect(attempts.retryAfterSeconds(.client(0), now: 60_000) == nil)
    }

    @Test("names that anybody can make up leave room for addresses and codes")
    func madeUp() throws {
        let attempts = FailedAttempts(perMinuteMax: 1)
        let address = try #require(RemoteAddress(text: "192.0.2.1"))
        func signer(_ number: Int) -> FailedAttempts.Origin { .signer(Digest.sha256("\(number)"), from: address) }
        for number in 0..<FailedAttempts.originsMax { _ = attempts.fail([signer(number)], now: 0) }
        #expect(attempts.retryAfterSeconds(signer(0), now: 0) == 60)
        #expect(attempts.retryAfterSeconds(signer(FailedAttempts.originsMax - 1), now: 0) == nil)
        _ = attempts.fail([.code(from: address)], now: 0)
        #expect(attempts.retryAfterSeconds(.code(from: address), now: 0) == 60)
        let flood = (0..<100).count { attempts.fail([.address(address), signer(-$0 - 1)], now: 60_000).isAudited }
        #expect(flood == 2, "the first from the address, and the first that is held back")
    }

    @Test("the audit gets the first failure and the first that is held back, and no flood of either")
    func audited() throws {
        let attempts = FailedAttempts(perMinuteMax: 2)
        let origin = try address("192.0.2.1")
        let verdicts = (0..<6).map { _ in attempts.fail([origin], now: 0) }
        #expect(verdicts.map(\.isAudited) == [true, false, true, false, false, false])
        let flood = (0..<1000).count { attempts.fail([.client($0)], now: 1).isAudited }
        #expect(flood == FailedAttempts.auditedPerMinuteMax - 2)
        #expect(attempts.fail([.client(5000)], now: 60_001).isAudited)
    }

    @Test("a clock that is set back begins a new minute")
    func clock() {
        let attempts = FailedAttempts(perMinuteMax: 1)
        _ = attempts.fail([.client(1)], now: 1_000_000)
        #expect(attempts.retryAfterSeconds(.client(1), now: 1_000_001) != nil)
        #expect(attempts.retryAfterSeconds(.client(1), now: 5) == nil)
    }
}
