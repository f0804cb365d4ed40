internal import Dispatch
internal import Synchronization
package import Trede
package import TredeDomain

/// Puts the lines of a file through the services, many at a time, and reports each in the order of the file.
package final class Importer: Sendable {
    /// How many lines are under way at once; they share the flushes of the writer.
    private static let underWayMax = 128

    private let services: Services
    private let kind: ImportKind
    private let report: @Sendable (Int, ImportReport) -> Void
    private let room = DispatchSemaphore(value: Importer.underWayMax)
    private let progress = Mutex(Progress())
    private let run: ID<ImportRun>
    private let keepsResults: Bool

    private struct Progress {
        var next = 1
        var waiting: [Int: ImportReport] = [:]
    }

    /// Imports lines of a kind; `report` is called once for each line, in order, on any thread.
    package init(
        _ kind: ImportKind, into services: Services, report: @escaping @Sendable (Int, ImportReport) -> Void
    ) {
        self.services = services
        self.kind = kind
        self.report = report
        run = services.ids.id(of: ImportRun.self)
        keepsResults = false
    }

    /// Imports lines of a run, and keeps what becomes of each.
    package init(
        _ kind: ImportKind, of run: ID<ImportRun>, into services: Services,
        report: @escaping @Sendable (Int, ImportReport) -> Void
    ) {
        self.services = services
        self.kind = kind
        self.report = report
        self.run = run
        keepsResults = true
    }

    /// Imports every line in the name of the program, and returns when each is on disk or reported as failed.
    ///
    /// - Throws: `LineReader.Interruption` when not all could be read; each line before it is on disk or reported then.
    ///   `Failure` when nothing could be begun.
    package func run(_ reader: consuming LineReader) throws {
        let clients = services.clients
        let actor = try services.storage.write { try clients.importer(in: $0) }
        try run(reader, by: actor)
    }

    /// Imports every line in the name of the actor, and returns when each is on disk or reported as failed.
    ///
    /// - Throws: When not all could be read; each line before is on disk or reported then.
    package func run(_ reader: consuming LineReader, by actor: Actor) throws(LineReader.Interruption) {
        defer {
            for _ in 0..<Importer.underWayMax { room.wait() }
            for _ in 0..<Importer.underWayMax { room.signal() }
        }
        var number = 0
        let importing = actor.importing
        while let line = try reader.next() {
            number += 1
            start(line, number: number, by: importing)
        }
    }

    private func start(_ line: LineReader.Line, number: Int, by actor: Actor) {
        room.wait()
        do {
            guard !line.isTooLong else {
                throw Failure.invalid([Violation("", .lineTooLong, arguments: ["\(LineReader.lineBytesMax)"])])
            }
            let work = try ImportLine.work(kind, line.bytes, services, by: actor)
            services.storage.submit { [self] transaction in
                let report = try work(transaction)
                try Importer.audit(report, kind, run: run.description, by: actor, in: transaction)
                try keep(report, number, in: transaction)
                return report
            } completion: { [self] result in
                switch result {
                case .success(let report): finish(number, report)
                case .failure(let failure): refuse(number, failure, by: actor)
                }
            }
        } catch let failure as Failure {
            refuse(number, failure, by: actor)
        } catch {
            refuse(number, .fault(error), by: actor)
        }
    }

    private func keep(_ report: ImportReport, _ number: Int, in transaction: borrowing WriteTransaction) throws {
        guard keepsResults else { return }
        let result = ImportRunResult(
            line: number, status: report.status.rawValue, reference: report.reference, faults: report.faults)
        try services.importRuns.keep(result, of: run, in: transaction)
    }

    /// Reports a line that left nothing; what is kept of it is written by itself.
    ///
    /// That a source was told of a file it may not know of is in the audit, as where it hands in one referral (F-6).
    private func refuse(_ number: Int, _ failure: Failure, by actor: Actor) {
        let report = ImportReport(.failed, "", faults: FailureText.sentences(failure))
        let isTold = actor.role == .referrer && ProbeBound.tells(failure)
        guard keepsResults || isTold else {
            finish(number, report)
            return
        }
        services.storage.submit { [self] transaction in
            if isTold {
                let entry = AuditEntry(
                    operation: "import/\(kind.rawValue)", outcome: "refused", compartment: .confidential,
                    subject: kind.noun, subjectID: nil, referral: nil, trace: run.description, purpose: .named("import")
                )
                try AuditStore.append(entry, by: actor, in: transaction)
            }
            try keep(report, number, in: transaction)
        } completion: { [self] _ in
            finish(number, report)
        }
    }

    /// Writes to the audit what a line brought about, under the number of the whole import (H-1).
    private static func audit(
        _ report: ImportReport, _ kind: ImportKind, run: String, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        guard report.status != .unchanged else { return }
        let isPerson = kind == .referrals || kind == .histories
        let referral =
            isPerson
            ? try ImportStore.referral(report.reference, client: actor.client, in: transaction) : nil
        let entry = AuditEntry(
            operation: "import/\(kind.rawValue)", outcome: report.status.rawValue,
            compartment: isPerson ? .confidential : .parties, subject: kind.noun, subjectID: nil, referral: referral,
            trace: run, purpose: .named("import"))
        try AuditStore.append(entry, by: actor, in: transaction)
    }

    private func finish(_ number: Int, _ outcome: ImportReport) {
        progress.withLock { progress in
            progress.waiting[number] = outcome
            while let ready = progress.waiting.removeValue(forKey: progress.next) {
                report(progress.next, ready)
                progress.next += 1
            }
        }
        room.signal()
    }
}
