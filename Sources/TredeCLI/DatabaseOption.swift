internal import ArgumentParser
internal import Foundation
internal import Trede

/// Which database a command works on.
struct DatabaseOption: ParsableArguments {
    @Option(name: .customLong("database"), help: "The SQLite database (env TREDE_DATABASE).")
    var path: String?

    /// The path as it was given.
    ///
    /// - Throws: `ValidationError` when neither the option nor the variable says.
    func require() throws -> String {
        let given = path ?? ProcessInfo.processInfo.environment["TREDE_DATABASE"]
        guard let given, !given.isEmpty else {
            throw ValidationError("say which database with --database PATH or TREDE_DATABASE")
        }
        return given
    }

    /// Opens the database, which must be there, and brings its schema up to date when that is asked.
    func open(migrating: Bool = true) throws -> Services {
        let path = try require()
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(sentence: "there is no database at \(path)")
        }
        return try Opening.services(at: path, migrating: migrating)
    }
}

/// Opens databases for commands.
enum Opening {
    static func services(at path: String, migrating: Bool) throws -> Services {
        do {
            let services = try Services.open(path: path, regimes: try .shipped(), clock: SystemClock.milliseconds)
            if migrating { try services.migrate() }
            return services
        } catch {
            throw CommandFailure(sentence: "the database at \(path) cannot be opened: \(error)")
        }
    }
}

/// The clock of this machine.
enum SystemClock {
    static let milliseconds: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
