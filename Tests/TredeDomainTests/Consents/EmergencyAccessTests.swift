import Testing
import TredeDomain

@Suite("Access without consent")
struct EmergencyAccessTests {
    private let opened = Instant(milliseconds: 1_585_483_200_000)

    private func access(hours: Int) -> EmergencyAccess {
        EmergencyAccess(
            id: ID(high: 1, low: 1), trajectory: ID(high: 2, low: 2), professional: ID(high: 3, low: 3),
            role: .caseManagerCare, reason: nil, openedAt: opened,
            until: EmergencyAccess.end(openedAt: opened, hours: hours), review: nil)
    }

    @Test(
        "V-4: a file is open from the moment it is opened until its time is over", arguments: [1, 24, 72])
    func timeBox(hours: Int) {
        let access = access(hours: hours)
        let length = Int64(hours) * 3_600_000
        func isOpen(after milliseconds: Int64) -> Bool {
            access.isOpen(at: Instant(milliseconds: opened.milliseconds + milliseconds))
        }
        #expect(!isOpen(after: -1))
        #expect(isOpen(after: 0))
        #expect(isOpen(after: length - 1))
        #expect(!isOpen(after: length))
    }

    @Test("V-4: a review is in time until fourteen days after the day in Brussels on which it ended")
    func reviewDue() throws {
        // 2020-03-29 at 12:00 UTC.
        #expect(try access(hours: 1).reviewDueOn == day("2020-04-12"))
        #expect(try access(hours: 9).reviewDueOn == day("2020-04-12"))
        #expect(try access(hours: 10).reviewDueOn == day("2020-04-13"))
    }

    @Test("V-4: the default lies within the bounds")
    func bounds() {
        #expect(EmergencyAccess.hours.contains(EmergencyAccess.hoursDefault))
        #expect(EmergencyAccess.textLength.lowerBound > 1)
    }

    @Test("V-2, V-4: who stands by sees no more than the open compartment, and who opened the file reads it")
    func relations() {
        #expect(TrajectoryRelation(.backup).view == .open)
        #expect(!TrajectoryRelation(.backup).seesConfidential)
        #expect(TrajectoryRelation(.emergency).view == .file)
        #expect(TrajectoryRelation(.emergency).seesConfidential)
        #expect(!TrajectoryRelation(.emergency).isCaseManager)
        #expect(TrajectoryRelation(.emergency, isAfterAftercare: true).view == .open)
        let reading = FileRelation.allCases.filter { TrajectoryRelation($0).seesConfidential }
        #expect(reading == [.caseManager, .emergency, .participant])
    }

    @Test("V-4: who opened the file may read what a case manager reads, and change nothing but open it again")
    func readsOnly() {
        for row in AccessMatrix.rows {
            guard case .files(let relations) = row.reach else { continue }
            if row.isChange {
                #expect(relations.contains(.emergency) == (row.operation == .openEmergencyAccess), "\(row.operation)")
            } else {
                #expect(relations.contains(.emergency) == relations.contains(.caseManager), "\(row.operation)")
            }
        }
        for content in FileContent.allCases {
            for phase in FilePhase.allCases where AccessMatrix.allows(content, .emergency, phase) {
                #expect(AccessMatrix.allows(content, .caseManager, phase), "\(content) in \(phase)")
            }
        }
    }

    @Test("V-4, V-5: a look names the access it rests on, and words that somebody gave name none")
    func purpose() throws {
        let id = try #require(ID<EmergencyAccess>("0450326b-18bd-4a48-8f42-e7408341ef9b"))
        #expect(EmergencyAccess.id(inPurpose: EmergencyAccess.purpose(of: id)) == id)
        #expect(EmergencyAccess.id(inPurpose: id.description) == nil)
        #expect(EmergencyAccess.id(inPurpose: "emergencyAccesses/") == nil)
        #expect(EmergencyAccess.id(inPurpose: "Voorbereiding van het gesprek") == nil)
    }
}
