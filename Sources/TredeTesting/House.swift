package import Foundation
package import HTTPServer
package import Logging
internal import SQLite
internal import Synchronization
package import Trede
package import TredeAPI
package import TredeDomain

/// A whole Trede over a database file of its own, with a clock that stands still, for tests.
package final class House: Sendable {
    /// The services.
    package let services: Services
    /// The pipeline of every route.
    package let pipeline: Pipeline
    /// Where the database is; gone when this object is.
    package let folder: URL

    private let clock: StoppedClock
    private let tokenKeys: TokenKeys

    /// Opens a house whose clock stands at noon UTC of that day; what it logs goes to `logger`.
    package convenience init(
        today: String = "2020-06-30", issuers: [TrustedIssuer] = [], failures: FailedAttempts = FailedAttempts(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) throws {
        let folder = try House.newFolder()
        for name in [House.fileName, House.keysName] {
            try FileManager.default.copyItem(
                at: House.empty.get().appending(path: name), to: folder.appending(path: name))
        }
        try self.init(
            folder: folder, clock: StoppedClock(), tokenKeys: TokenKeys(issuing: try .drawn(), issuers: issuers),
            failures: failures, logger: logger)
        try setToday(today)
        try services.migrate()
    }

    /// A database and its keys as the migrations make them, to begin from: every test would wait for them otherwise.
    private static let empty = Result {
        let folder = try newFolder()
        let services = try Services.open(
            path: folder.appending(path: fileName).path, dataKeys: try dataKeys(in: folder), regimes: try .shipped(),
            clock: { 0 })
        try services.migrate()
        try services.close()
        return folder
    }

    /// Opens a house on a copy of what another one holds now, with the same tokens and on the same day; with other
    /// issuers its own tokens are signed with another key.
    package convenience init(
        copying other: House, issuers: [TrustedIssuer]? = nil, failures: FailedAttempts = FailedAttempts(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) throws {
        let folder = try House.newFolder()
        try other.services.backup(to: folder.appending(path: House.fileName).path)
        try other.services.vault.backup(to: folder.appending(path: House.keysName).path)
        let clock = StoppedClock()
        clock.set(other.clock.now)
        let tokenKeys = try issuers.map { TokenKeys(issuing: try .drawn(), issuers: $0) } ?? other.tokenKeys
        try self.init(folder: folder, clock: clock, tokenKeys: tokenKeys, failures: failures, logger: logger)
    }

    private init(
        folder: URL, clock: StoppedClock, tokenKeys: TokenKeys, failures: FailedAttempts, logger: Logger
    ) throws {
        self.folder = folder
        self.clock = clock
        self.tokenKeys = tokenKeys
        services = try Services.open(
            path: folder.appending(path: House.fileName).path, dataKeys: try House.dataKeys(in: folder),
            regimes: try .shipped(), tokenKeys: tokenKeys, clock: { clock.now })
        pipeline = API.pipeline(
            services, readiness: Readiness(), failures: failures, logger: logger, publicAddress: "https://trede.test")
    }

    /// The services of the same database once more, as another process has them.
    package func secondServices() throws -> Services {
        let clock = clock
        return try Services.open(
            path: folder.appending(path: House.fileName).path, dataKeys: try House.dataKeys(in: folder),
            regimes: try .shipped(), clock: { clock.now })
    }

    private static let fileName = "trede.db"
    private static let keysName = "trede.db.keys"

    private static func dataKeys(in folder: URL) throws -> DataKeySetting {
        guard let keys = KeyEncryptionKeys([Array(repeating: 7, count: 32)]) else { throw TestingFault("no key") }
        return DataKeySetting(path: folder.appending(path: keysName).path, keys: keys)
    }

    private static func newFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trede-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    deinit {
        try? services.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Sets the clock to noon UTC of that day, or so many seconds later; it moves on by so many each time it is asked.
    package func setToday(_ text: String, secondsLater: Int = 0, step: Int = 0) throws {
        guard let day = Day(text) else { throw TestingFault("no day: \(text)") }
        let noon = Int64(day.daysSince1970) * 86_400_000 + 43_200_000
        clock.set(noon + Int64(secondsLater) * 1000, step: Int64(step) * 1000)
    }

    /// Registers a client and returns its token; a professional it is bound to holds its role from then on.
    package func token(
        _ role: Role, organisation: Int64? = nil, professional: Int64? = nil, trajectory: ID<Trajectory>? = nil,
        referral: ID<Referral>? = nil, scopes: Scopes = .ofRole
    ) throws -> String {
        let draft = ClientDraft(
            name: "\(role.rawValue) \(UUID().uuidString)", role: role, organisation: organisation,
            professional: professional, trajectory: trajectory, referral: referral, scopes: scopes)
        let clients = services.clients
        return try services.storage.write { transaction in
            if let professional {
                try transaction.run(FixtureQuery.role, .integer(professional), .code(role))
            }
            return try clients.register(draft, in: transaction).text
        }
    }

    /// Calls an operation as over HTTP, without a socket, by another pipeline where one is given; `path` stands below the
    /// base path.
    package func call(
        _ method: HTTPServer.Method, _ path: String, token: String? = nil, body: String? = nil,
        contentType: String = "application/json", fields: [Field] = [],
        from address: RemoteAddress = .none, through other: Pipeline? = nil
    ) throws -> Response {
        var all = fields
        if let token { all.append(Field("Authorization", "Bearer \(token)")) }
        if body != nil { all.append(Field("Content-Type", contentType)) }
        let request = try Request(
            method, "/trede/v1" + path, fields: all, body: Array((body ?? "").utf8), from: address)
        let answer = Awaited<Response>()
        (other ?? pipeline).handle(
            request, reader: try services.storage.makeReader(), Reply { answer.settle($0) })
        return answer.wait()
    }
}

/// A test could not be set up.
package struct TestingFault: Error {
    let sentence: String

    /// Says what was missing.
    package init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// A clock that stands still until it is set.
final class StoppedClock: Sendable {
    private let milliseconds = Atomic<Int64>(0)
    private let step = Atomic<Int64>(0)

    /// The moment, which moves on by the step each time it is asked.
    var now: Int64 {
        milliseconds.add(step.load(ordering: .sequentiallyConsistent), ordering: .sequentiallyConsistent).oldValue
    }

    func set(_ value: Int64, step: Int64 = 0) {
        self.step.store(step, ordering: .sequentiallyConsistent)
        milliseconds.store(value, ordering: .sequentiallyConsistent)
    }
}

/// A value that another thread delivers.
package final class Awaited<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    /// Waits for a value to come.
    package init() {}

    /// Delivers the value.
    package func settle(_ delivered: Value) {
        value.withLock { $0 = delivered }
        isThere.signal()
    }

    /// The value, once it is there; to be called once.
    package func wait() -> Value {
        isThere.wait()
        guard let delivered = value.withLock({ $0 }) else { preconditionFailure("settled without a value") }
        return delivered
    }
}
