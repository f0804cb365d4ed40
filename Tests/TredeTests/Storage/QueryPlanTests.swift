import Foundation
import SQLite
import Testing
import TredeTesting

@testable import Trede

/// How SQLite would answer every query of the program, on a migrated database.
@Suite("Query plans")
struct QueryPlanTests {
    /// Every list of queries; `everyListIsHere` holds it complete.
    private static let lists: [any Query.Type] = [
        AccessCodeQuery.self, AccessLogQuery.self, InsightQuery.self, ActionProgressQuery.self, AppealQuery.self,
        AssessmentQuery.self,
        AssessmentVersionQuery.self,
        AuditAlertQuery.self, AuditListQuery.self, AuditQuery.self, ClientKeyQuery.self, ClientQuery.self,
        ConsentQuery.self, ConversationQuery.self,
        DeadlineQuery.self,
        DecisionQuery.self, DoctorQuery.self, DoctorSealingQuery.self, EmergencyAccessQuery.self, ErasureQuery.self,
        KeyOwnerQuery.self, WitnessQuery.self, EndAdviceAgreementQuery.self, EndAdviceQuery.self, EndReportQuery.self,
        ReferralSealQuery.self,
        EntitlementListQuery.self, EntitlementQuery.self, ExtensionQuery.self, IdempotencyQuery.self, ImportQuery.self,
        ImportRunQuery.self,
        InformationRequestQuery.self, InternshipDayQuery.self, InternshipQuery.self, LedgerListQuery.self,
        LedgerQuery.self, NarrowingQuery.self, NetworkPartnerQuery.self, NetworkPriceQuery.self, NetworkQuery.self,
        NoticeQuery.self, OAuthQuery.self,
        OrderEndingQuery.self,
        OrderQuery.self, OrganisationQuery.self, OutcomeQuery.self, PaymentQuery.self, PendingQuery.self,
        PersonQuery.self, PlanPartQuery.self, PlanQuery.self, ProfessionalQuery.self, ReferralAccessQuery.self,
        ReferralListQuery.self, ReferralQuery.self, ReferralVersionQuery.self, RegimeValueQuery.self,
        SessionQuery.self, SessionDisputeQuery.self, SettlementQuery.self, SignatureQuery.self, StatementQuery.self,
        SuspensionQuery.self,
        TeamQuery.self, TerminationQuery.self, TrajectoryAccessQuery.self, TrajectoryEventQuery.self,
        TrajectoryListQuery.self, TrajectoryQuery.self, TrajectoryViewQuery.self, WithholdingQuery.self,
    ]

    /// The scans that are meant, as `list.query: table` with why.
    private static let meant = [
        "SettlementQuery.marked: unsettled": "holds what one write marked, and is emptied at its end",
        "ClientQuery.list: c": "all clients are asked for, on the command line",
        "WitnessQuery.differs: data_key_file": "has one row",
        "WitnessQuery.table: sqlite_schema": "is the schema, once at the start",
        "ErasureQuery.table: sqlite_schema": "is the schema, where the schema is that of before",
        "ErasureQuery.list: erasure": "who was erased, once an hour",
        "ErasureQuery.ended: p": "everybody is looked at, once an hour where a term is set",
        "WitnessQuery.lastPerson: person": "by descending rowid, stops at the first row",
        "ErasureQuery.forgetCodes: c": "a person is seldom erased",
        "ErasureQuery.revokeClients: client": "a person is seldom erased",
        "PersonQuery.last: person": "by descending rowid, stops at the first row",
        "InternshipDayQuery.lastEvaluation: internship_evaluation": "by descending rowid, stops at the first row",
        "AuditQuery.last: audit_entry": "by descending rowid, stops at the first row",
    ]

    @Test("every query prepares, and none walks a table that grows")
    func noScans() throws {
        let house = try House()
        // The doctor's work is to look at everything.
        for list in Self.lists where list != DoctorQuery.self && list != DoctorSealingQuery.self {
            for query in try Self.queries(of: list, in: house) {
                for step in query.plan where step.hasPrefix("SCAN ") {
                    let table = String(step.dropFirst(5).prefix { $0 != " " })
                    if table == "CONSTANT" || table.hasPrefix("(subquery") { continue }
                    #expect(
                        Self.meant["\(list).\(query.name): \(table)"] != nil,
                        "\(list).\(query.name) walks \(table): \(step)")
                }
            }
        }
    }

    @Test("the queries of the doctor prepare")
    func wholeReadersPrepare() throws {
        let house = try House()
        let doctor = try Self.queries(of: DoctorQuery.self, in: house)
        #expect(
            doctor.count { !$0.plan.isEmpty } >= DoctorQuery.allCases.count - 3, "all but three pragmas have a plan")
    }

    @Test("a walk through a table is seen")
    func aScanIsSeen() throws {
        let walking = try #require(try Self.queries(of: WalkingQuery.self, in: House()).first)
        #expect(walking.plan.contains { $0.hasPrefix("SCAN referral") })
    }

    @Test("every list of queries in the sources is among the lists tried")
    func everyListIsHere() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/Trede")
        let files = FileManager.default.enumerator(at: sources.standardizedFileURL, includingPropertiesForKeys: nil)
        var found: Set<String> = []
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /enum (\w+): String, Query/) {
                found.insert(String(match.1))
            }
        }
        // Those of the file of data keys go by the number of a key.
        #expect(found == Set(Self.lists.map { "\($0)" }).union(["KeyQuery"]))
    }

    private static func queries<List: Query>(
        of list: List.Type, in house: House
    ) throws -> [(name: String, plan: [String])] {
        try house.services.storage.write { transaction in
            try list.allCases.map { ("\($0)", try transaction.plan(of: $0)) }
        }
    }
}

private enum WalkingQuery: String, Query {
    case lowered = "SELECT id FROM referral WHERE lower(uid) = ?1"
}
