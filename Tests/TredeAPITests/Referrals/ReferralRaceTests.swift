import Dispatch
import HTTPServer
import Synchronization
import Testing
import Trede
import TredeAPI
import TredeDomain
import TredeTesting

@Suite("Many at once")
struct ReferralRaceTests {
    @Test("64 clients that submit the same referral make one: one 201, the rest replays", arguments: [false, true])
    func sameReferral(withKey: Bool) throws {
        let house = try House()
        let token = try house.token(.referrer)
        let fields = withKey ? [Field("Idempotency-Key", "5f0c1a7e-0f0e-4f7a-9d27-6d1f8d6a3f10")] : []
        let statuses = Mutex<[Int: Int]>([:])
        let bodies = Mutex<Set<String>>([])
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            let response = try? house.call(
                .post, "/referrals", token: token, body: SampleReferral().body, fields: fields)
            statuses.withLock { $0[response?.status ?? 0, default: 0] += 1 }
            _ = bodies.withLock { $0.insert(response?.text ?? "") }
        }
        // Under a key the first answer itself is given again; under the reference alone, that it is there already.
        #expect(statuses.withLock { $0 } == (withKey ? [201: 64] : [201: 1, 200: 63]))
        #expect(bodies.withLock { $0.count } == 1)
        #expect(try house.referralCount() == 1)
    }

    @Test("64 clients that refer the same person under references of their own make one: the rest conflict")
    func samePerson() throws {
        let house = try House()
        let token = try house.token(.referrer)
        let statuses = Mutex<[Int: Int]>([:])
        DispatchQueue.concurrentPerform(iterations: 64) { number in
            let body = SampleReferral.with { $0.externalID = "REF-\(number)" }.body
            let response = try? house.call(.post, "/referrals", token: token, body: body)
            statuses.withLock { $0[response?.status ?? 0, default: 0] += 1 }
        }
        #expect(statuses.withLock { $0 } == [201: 1, 409: 63])
        #expect(try house.referralCount() == 1)
    }
}
