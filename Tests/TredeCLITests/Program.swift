import Foundation
import Testing

/// The program as it is built, with a folder of its own.
final class Program {
    /// What one run came to.
    struct Run {
        let status: Int32
        let output: String
        let error: String

        /// The lines of standard error.
        var errorLines: [Substring] { error.split(separator: "\n") }
    }

    let folder: URL

    /// What is in its environment besides the database.
    var environment: [String: String] = [:]

    /// The database of the runs that name no other.
    var database: String { folder.appending(path: "trede.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "trede-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The program that `TREDE` names, as the other checks have it, or the one that stands beside the tests that run.
    static let executable =
        ProcessInfo.processInfo.environment["TREDE"].map { URL(filePath: $0) }
        ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "trede")

    /// Runs a command to its end, on the database of this folder unless the arguments name one.
    func run(_ arguments: String..., input: String = "") throws -> Run { try run(all: arguments, input: input) }

    /// The same, with the arguments as a list.
    func run(all arguments: [String], input: String = "") throws -> Run {
        let (out, err) = (folder.appending(path: "out"), folder.appending(path: "err"))
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = arguments
        process.environment = environment.merging(["TREDE_DATABASE": database]) { _, new in new }
        let standardInput = folder.appending(path: "in")
        try Data(input.utf8).write(to: standardInput)
        for file in [out, err] { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: standardInput)
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: try String(contentsOf: out, encoding: .utf8),
            error: try String(contentsOf: err, encoding: .utf8))
    }

    /// Moves the database aside with what stands beside it, and puts a copy of a file in its place.
    func replaceDatabase(with path: String) throws {
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: database + ending) {
            try FileManager.default.removeItem(atPath: database + ending)
        }
        try FileManager.default.copyItem(atPath: path, toPath: database)
    }

    /// Runs statements on the database of this folder or another, past the program.
    func execute(_ script: String, in database: String? = nil) throws {
        _ = try python("connection.executescript(sys.argv[2])", script, database)
    }

    /// The first value that a query finds there; empty when there is none.
    func value(_ query: String, in database: String? = nil) throws -> String {
        let found = """
            row = connection.execute(sys.argv[2]).fetchone()
            print("" if row is None else row[0].hex() if isinstance(row[0], bytes) else row[0])
            """
        return try python(found, query, database)
    }

    private func python(_ body: String, _ sql: String, _ path: String?) throws -> String {
        let pipe = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        let script = "import sqlite3, sys\nconnection = sqlite3.connect(sys.argv[1])\n\(body)\nconnection.close()"
        process.arguments = ["-c", script, path ?? database, sql]
        process.standardOutput = pipe
        try process.run()
        let found = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(sql)")
        return String(decoding: found, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The identifier that a query finds.
    func identifier(_ query: String) throws -> String {
        let digits = Array(try value(query))
        try #require(digits.count == 32, "\(query)")
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    /// Serves the database on a port of the system's choice while `body` runs, and stops it as a service manager does.
    func serve<Output>(_ body: (Served) throws -> Output) throws -> Output {
        try serve("--listen", "127.0.0.1:0") { line in
            let port = try #require(line.split(separator: ":").last.flatMap { UInt16($0.filter(\.isNumber)) })
            return try body(Served(program: self, port: port))
        }
    }

    /// The same with these arguments; `body` is given the line that says where it listens, empty when it ended at once.
    func serve<Output>(_ arguments: String..., body: (String) throws -> Output) throws -> Output {
        try serve(all: arguments, body)
    }

    /// The same, with the arguments as a list.
    func serve<Output>(all arguments: [String], _ body: (String) throws -> Output) throws -> Output {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = Program.executable
        process.arguments = ["serve", "--loops", "1"] + arguments
        process.environment = environment.merging(["TREDE_DATABASE": database]) { _, new in new }
        process.standardOutput = pipe
        let errors = folder.appending(path: "served.err")
        try Data().write(to: errors)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        return try body(String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self))
    }

    /// What the program wrote to standard error when it served last, so far.
    func servedErrors() throws -> String {
        try String(contentsOf: folder.appending(path: "served.err"), encoding: .utf8)
    }

    /// The program while it serves.
    struct Served {
        let program: Program
        let port: UInt16

        /// What `trede health` comes to against it.
        func health() throws -> Run { try program.run("health", "--listen", "127.0.0.1:\(port)") }
    }

    /// Writes a file in the folder and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder.appending(path: name)
        try Data(text.utf8).write(to: path)
        return path.path
    }

    /// A file of the sample that comes with the program.
    static func sample(_ kind: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Demo/sample/\(kind).ndjson").path
    }
}
