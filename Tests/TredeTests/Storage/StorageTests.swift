import SQLite
import Testing
import TredeDomain
import TredeTesting

@testable import Trede

@Suite("Errors of the database")
struct StorageTests {
    @Test("a full disk is told apart from a fault")
    func full() throws {
        let house = try House()
        try house.services.storage.database.writer.perform { try $0.execute(script: "PRAGMA max_page_count = 1") }
        let failure = #expect(throws: Failure.self) {
            for number in 0..<2000 { _ = try house.organisation(.cgg, enterpriseNumber: "\(1_000_000_000 + number)") }
        }
        guard case .diskFull? = failure else {
            Issue.record("not told: \(String(describing: failure))")
            return
        }
    }
}
