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

    /// Opens the database, which must be there.
    func open(schema: Opening.Schema) throws -> Services {
        let path = try require()
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(sentence: "there is no database at \(path)")
        }
        return try Opening.services(at: path, schema: schema)
    }
}

/// Opens databases for commands.
enum Opening {
    /// What a command wants of the schema.
    enum Schema {
        /// Brought up to date.
        case broughtUp
        /// That of this version, or the command is refused.
        case current
        /// Whatever it is.
        case asItIs
    }

    static func services(at path: String, schema: Schema, tokenKeys: TokenKeys? = nil) throws -> Services {
        do {
            let services = try Services.open(
                path: path, regimes: try .shipped(), tokenKeys: tokenKeys, clock: SystemClock.milliseconds)
            switch schema {
            case .broughtUp: try services.migrate()
            case .current: try services.checkSchema()
            case .asItIs: break
            }
            return services
        } catch {
            throw CommandFailure(sentence: "the database at \(path) cannot be used: \(FaultText.sentence(error))")
        }
    }
}

/// The variables the program was started with.
enum Variables {
    static var all: [String: String] { ProcessInfo.processInfo.environment }
}

/// The clock of this machine.
enum SystemClock {
    static let milliseconds: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
