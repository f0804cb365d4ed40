internal import ArgumentParser
internal import Foundation
internal import Trede

/// Which database a command works on.
struct DatabaseOption: ParsableArguments {
    @Option(name: .customLong("database"), help: "The SQLite database (env TREDE_DATABASE).")
    var path: String?

    @Option(help: "The file of its data keys (env TREDE_DATA_KEYS; default: the database's path and .keys).")
    var dataKeys: String?

    @Option(
        help: """
            The file of the keys that wrap them (env TREDE_KEK_FILE, or the credential trede-kek; default: the \
            database's path and .kek, made on first use).
            """)
    var kekFile: String?

    /// The path as it was given.
    ///
    /// - Throws: `ValidationError` when neither the option nor the variable says.
    func require() throws -> String {
        let given = path ?? Variables.all["TREDE_DATABASE"]
        guard let given, !given.isEmpty else {
            throw ValidationError("say which database with --database PATH or TREDE_DATABASE")
        }
        return given
    }

    /// Opens the database, which must be there; without its keys for what touches nothing that is sealed.
    func open(schema: Opening.Schema, withKeys: Bool = true) throws -> Services {
        let path = try require()
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(sentence: "there is no database at \(path)")
        }
        return try Opening.services(self, schema: schema, withKeys: withKeys)
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

    static func services(
        _ database: DatabaseOption, schema: Schema, withKeys: Bool = true, tokenKeys: TokenKeys? = nil,
        isTelling: Bool = false
    ) throws -> Services {
        let path = try database.require()
        do {
            try Services.checkOwner(path: path)
        } catch {
            throw CommandFailure(sentence: "the database at \(path) cannot be used: \(FaultText.sentence(error))")
        }
        let made = withKeys ? try DataKeyFiles.missing(database, environment: Variables.all) : []
        let dataKeys =
            withKeys ? try DataKeyFiles.setting(database, environment: Variables.all, isTelling: isTelling) : nil
        do {
            let services = try Services.open(
                path: path, dataKeys: dataKeys, regimes: try .shipped(), tokenKeys: tokenKeys,
                clock: SystemClock.milliseconds)
            switch schema {
            case .broughtUp: try services.migrate()
            case .current: try services.checkSchema()
            case .asItIs: break
            }
            return services
        } catch {
            // Keys that were made for a database that has others are of no use, and in the way of its own.
            if case SealingFault.otherKeys = error { DataKeyFiles.remove(made) }
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
