internal import ArgumentParser
internal import SQLite
internal import Trede
internal import TredeDomain

/// `trede migrate`: shows or changes the version of the schema.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Show or change the version of the schema.")

    enum Action: String, ExpressibleByArgument, CaseIterable {
        case status
        case up
        case down
    }

    @OptionGroup var database: DatabaseOption

    @Argument(help: "status, up or down.")
    var action: Action = .up

    @Option(help: "With down: the number of the last step to keep; 0 keeps none.")
    var to: Int?

    func validate() throws {
        if action == .down, to == nil { throw ValidationError("say how far down with --to N") }
        if action != .down, to != nil { throw ValidationError("--to goes with down only") }
    }

    func run() throws {
        let services =
            action == .up
            ? try Opening.services(database, schema: .asItIs, isTelling: true) : try database.open(schema: .asItIs)
        defer { try? services.close() }
        do {
            let migrator = try Migrator(migrations: Migrations.all, database: services.storage.database)
            switch action {
            case .status: try show(migrator)
            case .up: report("up", try migrator.up())
            case .down:
                try keepCopy(of: services, migrator)
                report("down", try migrator.down(to: to ?? 0))
            }
        } catch {
            throw CommandFailure(sentence: "the database cannot be migrated: \(FaultText.sentence(error))")
        }
    }

    /// What a step down drops no step up brings back, so the database as it is stays beside it.
    private func keepCopy(of services: Services, _ migrator: Migrator) throws {
        let applied = try migrator.status().filter { $0.state != .pending }.map(\.number)
        guard let last = applied.max(), last > to ?? 0 else { return }
        let copy = "\(try database.require()).step-\(last)-\(SystemClock.milliseconds())"
        try services.backup(to: copy)
        Standard.error("trede: kept the database as it was in \(copy); a step down drops what only later steps hold")
    }

    private func show(_ migrator: Migrator) throws {
        for step in try migrator.status() { Standard.output("\(step.number) \(step.name): \(text(step.state))") }
    }

    private func text(_ state: MigrationStatus.State) -> String {
        switch state {
        case .pending: "pending"
        case .applied(let at): "applied at \(Instant(milliseconds: at))"
        case .changed: "changed after it was applied"
        case .unknown: "applied by a newer version"
        }
    }

    private func report(_ way: String, _ steps: [Int]) {
        let list = steps.map(String.init).joined(separator: ", ")
        Standard.output(steps.isEmpty ? "nothing to do" : "\(way): \(list)")
    }
}
