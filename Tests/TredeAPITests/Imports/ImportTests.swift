import Foundation
import HTTPServer
import Synchronization
import Testing
import Trede
import TredeDomain
import TredeTesting

@testable import TredeAPI

@Suite("Importing files", .serialized)
struct ImportTests {
    /// The sample of about sixty persons that the demonstration pushes.
    private static let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Demo/sample")

    private static func lines(_ kind: ImportKind) throws -> [String] {
        try String(contentsOf: sample.appending(path: "\(kind.rawValue).ndjson"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    private func run(_ kind: ImportKind, _ lines: [String], into house: House) throws -> [ImportReport] {
        let file = house.folder.appending(path: "import.ndjson")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        let reports = Reports()
        try Importer(kind, into: house.services) { reports.add($0, $1) }.run(
            LineReader(descriptor: handle.fileDescriptor))
        return reports.all
    }

    private func imported() throws -> House {
        let house = try House(today: "2026-11-22")
        for kind in [ImportKind.organisations, .networks, .professionals, .referrals] {
            #expect(try run(kind, try Self.lines(kind), into: house).allSatisfy { $0.status == .created })
        }
        return house
    }

    @Test("H-1, H-4: a sample is imported whole, and importing it again changes nothing")
    func again() throws {
        let house = try imported()
        let histories = try Self.lines(.histories)
        let first = try run(.histories, histories, into: house)
        #expect(first.count == histories.count)
        #expect(first.allSatisfy { $0.status != .failed }, "\(first.flatMap(\.faults))")
        for kind in ImportKind.allCases {
            let second = try run(kind, try Self.lines(kind), into: house)
            #expect(second.allSatisfy { $0.status == .unchanged }, "\(kind)")
        }
    }

    @Test("H-4: a longer history adds what is new, a contradicting one is refused and named")
    func longer() throws {
        let house = try imported()
        let whole = try #require(try Self.lines(.histories).first { $0.contains(#""event":"planApproved""#) })
        let cut = try #require(whole.range(of: #",{"event":"planApproved""#))
        let short = String(whole[..<cut.lowerBound]) + "]}"
        #expect(try run(.histories, [short], into: house).map(\.status) == [.created])
        #expect(try run(.histories, [whole], into: house).map(\.status) == [.changed])
        #expect(try run(.histories, [whole], into: house).map(\.status) == [.unchanged])
        let other = whole.replacingOccurrences(
            of: #""outcome":"admitted","reason":""#, with: #""outcome":"admitted","reason":"x"#)
        let report = try #require(try run(.histories, [other], into: house).first)
        #expect(report.status == .failed)
        #expect(report.faults.contains { $0.contains("H-4") })
    }

    @Test("H-4: an end that was told is told the same way again; one that was not may follow")
    func ends() throws {
        let house = try imported()
        let suspended = /"event":"suspension","date":"[^"]+","from":"[^"]+","until":"([^"]+)"/
        let whole = try #require(try Self.lines(.histories).first { $0.contains(suspended) })
        let match = try #require(whole.firstMatch(of: suspended))
        let open = whole.replacing(match.0, with: match.0.replacing(#","until":"\#(match.1)""#, with: ""))
        #expect(open != whole)
        #expect(try run(.histories, [open], into: house).map(\.status) == [.created])
        #expect(try run(.histories, [open], into: house).map(\.status) == [.unchanged])
        #expect(try run(.histories, [whole], into: house).map(\.status) == [.changed])
        #expect(try run(.histories, [whole], into: house).map(\.status) == [.unchanged])
        let end = try #require(Day(String(match.1)))
        let later = whole.replacing(
            match.0, with: match.0.replacing(String(match.1), with: end.adding(days: 1).description))
        for contradicting in [later, open] {
            let report = try #require(try run(.histories, [contradicting], into: house).first)
            #expect(report.status == .failed && report.faults.contains { $0.contains("H-4") })
        }
        #expect(try run(.histories, [whole], into: house).map(\.status) == [.unchanged])
    }

    @Test("H-1, H-3: a team of another network and a session of another type than the plan's are refused")
    func ignored() throws {
        let house = try imported()
        let session = /"event":"session"[^}]*"type":"([^"]+)"/
        let whole = try #require(try Self.lines(.histories).first { $0.contains(session) })
        let team = try #require(whole.firstMatch(of: /"event":"teamAppointed"[^{]*"network":"([^"]+)"/))
        let other = try #require(["antwerpen", "limburg"].first { $0 != String(team.1) })
        let elsewhere = whole.replacing(team.0, with: team.0.replacing(team.1, with: other))
        let first = try #require(try run(.histories, [elsewhere], into: house).first)
        #expect(first.status == .failed && first.faults.joined().contains("teamAppointed"))
        let held = try #require(whole.firstMatch(of: session))
        let dancing = whole.replacing(held.0, with: held.0.replacing(#""\#(held.1)""#, with: #""dancing""#))
        let second = try #require(try run(.histories, [dancing], into: house).first)
        #expect(second.status == .failed && second.faults.joined().contains("session"))
    }

    @Test("H-2: a refused event names line, event and rule, leaves nothing and stops its history only")
    func refused() throws {
        let house = try imported()
        let whole = try #require(try Self.lines(.histories).first { $0.contains(#""event":"planApproved""#) })
        let other = try #require(try Self.lines(.histories).last { $0.contains(#""event":"teamAppointed""#) })
        let bad = whole.replacingOccurrences(of: #""type":"careExploration""#, with: #""type":"dancing""#)
        let reports = try run(.histories, [bad, "{", other], into: house)
        #expect(reports.map(\.status) == [.failed, .failed, .created])
        let faults = reports[0].faults.joined()
        #expect(faults.contains("planApproved") && faults.contains("event 4"))
        #expect(try run(.histories, [whole], into: house).map(\.status) == [.changed])
    }

    @Test("F-7: no skill in any language changes what is recommended")
    func languages() throws {
        let regime = try Regimes.shipped().find("activation-2018")
        let line = try #require(try Self.lines(.referrals).first)
        let start = try #require(line.range(of: #""languages":{"#))
        let end = try #require(line[start.upperBound...].range(of: "}"))
        let texts = ["none", "limited", "good", "veryGood"].map { skill in
            line.replacingCharacters(
                in: start.upperBound..<end.lowerBound, with: #""nl":"\#(skill)","fr":"\#(skill)""#)
        }
        let receipts = try texts.map { text in
            let content = try ReferralBody.read(Array(text.utf8)).content
            return Screening.recommend(content.screeningFacts, regime: regime).canonicalText
        }
        #expect(Set(receipts).count == 1)
    }

    @Test("V-10: the open compartment names no care provider", arguments: [Role.counsellor, .controller, .referrer])
    func names(role: Role) throws {
        let house = try imported()
        _ = try run(.histories, try Self.lines(.histories), into: house)
        let careKinds = ["cgg", "caw", "psychiatricHospital", "psychiatricWard", "shelteredLiving"]
        let careLines = try Self.lines(.organisations).filter { line in
            careKinds.contains { line.contains("\"kind\":\"\($0)\"") }
        }
        let careNames = careLines.compactMap {
            $0.components(separatedBy: "\"name\":\"").last?.components(separatedBy: "\"").first
        }
        #expect(careNames.count > 10)
        let token = try house.token(role)
        let list = try house.call(.get, "/trajectories?pageSize=100", token: token)
        #expect(list.status == 200 || role == .referrer)
        let links = String(decoding: list.body, as: UTF8.self).components(
            separatedBy: #""href":"https://trede.test/trede/v1"#
        )
        .dropFirst().compactMap { $0.components(separatedBy: "\"").first }
        #expect(role == .referrer || links.count > 20)
        for link in links.prefix(30) {
            let text = String(decoding: try house.call(.get, link, token: token).body, as: UTF8.self)
            for name in careNames { #expect(!text.contains(name), "\(link) names \(name)") }
        }
    }
}

/// The reports of an import, in order.
private final class Reports: Sendable {
    private let reports = Mutex<[ImportReport]>([])

    var all: [ImportReport] { reports.withLock { $0 } }

    func add(_ line: Int, _ report: ImportReport) {
        reports.withLock { $0.append(report) }
    }
}
