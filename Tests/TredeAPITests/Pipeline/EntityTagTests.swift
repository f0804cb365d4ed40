import HTTPServer
import JSON
import Testing
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Entity tags")
struct EntityTagTests {
    @Test("RFC 9110 §8.8.3: whatever happens to a file, one tag is one body of every document, whoever reads")
    func steps() throws {
        let world = try NeedleWorld()
        let file = try #require(world.file("running"))
        let watch = try TagWatch(world, file)
        try watch.look(in: ["nl", "en"])
        for step in Self.steps {
            try step(world, file)
            try watch.look()
        }
        try watch.look(in: ["nl", "en"])
        #expect(watch.broken.sorted() == [])
        // What the version does not count: progress, conditions, what was carried out, counts of others, names, the day.
        let beside: Set = ["getTrajectory", "getEntitlement", "getEndReport", "listPartners"]
        #expect(beside.subtracting(watch.changedBeside) == [])
        let counts = try watch.unchanged()
        #expect(counts.tagged > 500)
        #expect(counts.notModified == counts.tagged)
    }

    private typealias Step = @Sendable (NeedleWorld, NeedleFile) throws -> Void

    private static func base(_ file: NeedleFile) -> String { "/trajectories/\(file.id("trajectoryId"))" }

    private static func session(_ file: NeedleFile, on day: String) -> String {
        """
        {"items":[{"trajectoryId":"\(file.id("trajectoryId"))","actionRef":"A1","heldOn":"\(day)","minutes":50,
        "place":"phone"}]}
        """
    }

    private static let steps: [Step] = [
        { world, file in
            let made = try world.post(file, .careProvider, "/sessions", session(file, on: "2020-06-20"))
            let id = try #require(try made.json()["items"]?[0]?["id"]?.string)
            file.ids["sessionId", default: []].append(id)
        },
        { world, file in
            let id = file.ids["sessionId"]?.last ?? ""
            try world.post(
                file, .leadPartner, "/sessions/\(id)/verifications", #"{"verifiedOn":"2020-06-21"}"#)
        },
        { world, file in
            try world.post(
                file, .workProvider, base(file) + "/internships", file.internship(from: "2020-06-22"), "internshipId")
        },
        { world, file in
            let id = file.ids["internshipId"]?.last ?? ""
            try world.post(
                file, .workProvider, base(file) + "/internships/\(id)/attendances",
                #"{"attendedOn":"2020-06-23","state":"present","minutes":120}"#)
        },
        { world, file in
            try world.post(
                file, .caseManagerCare, base(file) + "/suspensions",
                #"{"startDate":"2020-06-24","endDate":"2020-06-29","reason":"illness"}"#, "suspensionId")
        },
        { world, _ in try world.house.setToday("2020-07-31") },
        { world, file in try world.post(file, .controller, "/payments", #"{"through":"2020-07-31"}"#) },
        { world, file in
            try world.post(
                file, .caseManagerWork, base(file) + "/endReports", file.report(on: "2020-07-31"), "endReportId")
        },
        { world, file in try world.post(file, .careProvider, "/sessions", session(file, on: "2020-06-25")) },
        { world, file in
            try world.post(
                file, .caseManagerWork, base(file) + "/endAdviceAgreements",
                #"{"code":"NC","agreedOn":"2020-07-31"}"#, "endAdviceAgreementId")
            try world.post(
                file, .caseManagerCare, base(file) + "/endAdvices", file.advice(on: "2020-07-31"), "endAdviceId")
        },
        { world, _ in try world.house.setToday("2021-12-31") },
    ]
}
