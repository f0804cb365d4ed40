import HTTPServer
import JSON
import Trede
import TredeAPI
import TredeDomain
import TredeTesting

/// A whole Trede with files in every phase, each with a needle in every confidential column.
final class NeedleWorld {
    /// The day on which its clock stands.
    static let today = "2020-06-30"
    /// Where it lives.
    let house: House
    /// What it logged.
    let log = NeedleLog()
    /// The parties of each side.
    private(set) var parties: [NeedleParties] = []
    /// Every file.
    private(set) var files: [NeedleFile] = []
    /// A client that asks for tokens with a key of its own.
    let signer: NeedleSigner
    /// An issuer that vouches for persons by their number.
    let issuer = TokenForge(name: "idp-1")
    private var tokens: [String: String] = [:]

    /// Who calls with a wrong token is not held back: its answers are compared.
    static var failures: FailedAttempts { FailedAttempts(perMinuteMax: 1_000_000) }

    /// Makes the world; nothing in it is later than its today.
    init() throws {
        // What was opened for three days in the last days of an after-care is open still when that has ended.
        house = try House(
            today: "2020-06-29", issuers: try TokenScene.issuers(issuer), failures: Self.failures, logger: log.logger)
        signer = try NeedleSigner(in: house)
        for side in NeedleSide.allCases { parties.append(try NeedleParties(side, in: house)) }
        try intake("draft", .ours)
        try intake("submitted", .ours)
        try intake("rejected", .ours)
        try intake("withdrawn", .ours)
        try trajectory("admitted", .ours, .admitted)
        try trajectory("startUp", .ours, .admitted)
        try trajectory("running", .ours, .running)
        try trajectory("suspended", .ours, .running)
        try trajectory("closed", .ours, .aftercare)
        try trajectory("terminated", .ours, .aftercare)
        try trajectory("expired", .ours, .ended)
        try intake("foreignSubmitted", .theirs)
        try trajectory("foreignRunning", .theirs, .running)
        try trajectory("foreignClosed", .theirs, .aftercare)
        try intake("freshSubmitted", .ours)
        // One that runs with a backup to whom nobody consented and who opened nothing.
        try trajectory("steady", .ours, .running)
        // One whose end report is there, and one whose refusal is appealed.
        try trajectory("reported", .ours, .running)
        try intake("appealed", .ours)
        // One that was opened before there is a plan, and one whose after-care has just ended.
        try trajectory("opened", .ours, .admitted)
        try trajectory("lapsed", .ours, .ended)
        // One that was terminated, whose after-care has just ended too.
        try trajectory("stopped", .ours, .ended)
        try post(files[0], .controller, "/payments", #"{"through":"2020-05-31"}"#)
        try house.setToday(Self.today)
        try registerPersons()
    }

    /// The month on whose second day each trajectory begins.
    static let months = [
        "admitted": "2020-05",
        "startUp": "2020-04",
        "running": "2019-06",
        "suspended": "2019-08",
        "closed": "2019-02",
        "terminated": "2019-04",
        "expired": "2018-07",
        "foreignRunning": "2019-07",
        "foreignClosed": "2019-03",
        "steady": "2019-10",
        "reported": "2019-09",
        "opened": "2020-04",
        "lapsed": "2018-12",
        "stopped": "2018-10",
    ]

    /// The files by name.
    func file(_ key: String) -> NeedleFile? { files.first { $0.key == key } }

    /// A token of a role on a side, the same each time.
    func token(_ role: Role, _ side: NeedleSide, as label: String = "") throws -> String {
        let name = "\(role) \(side) \(label)"
        if let token = tokens[name] { return token }
        let ours = parties[side.rawValue]
        let organisation = label == "external" ? ours.external.number : ours.organisations[role]
        let professional: Professional? =
            switch label {
            case "backup": ours.backups[role]
            case "colleague" where role == .referrer: ours.source
            case "": role == .referrer ? nil : ours.professionals[role]
            default: nil
            }
        let own = file(label).flatMap { ID<Trajectory>($0.id("trajectoryId")) }
        let token = try house.token(
            role, organisation: role == .referrer && label == "" ? nil : organisation,
            professional: professional?.number, trajectory: own)
        tokens[name] = token
        return token
    }

    private func intake(_ key: String, _ side: NeedleSide) throws {
        let file = NeedleFile(key, files.count, side, key.hasSuffix("ubmitted") || key == "draft" ? .intake : .refused)
        files.append(file)
        try refer(file, on: "2020-06-01")
        let base = "/referrals/\(file.id("referralId"))"
        switch key {
        case "withdrawn":
            try post(
                file, .referrer, base + "/withdrawals",
                #"{"withdrawnOn":"2020-06-02","reason":"\#(file.text("referral_event.reason"))"}"#)
        case "rejected", "appealed":
            try decide(file, "redirected", on: "2020-06-10")
            try post(file, .screener, base + "/appeals", file.appeal(isSettled: false), "appealId")
            guard key == "rejected" else { return }
            try put(file, .screener, base + "/appeals/\(file.id("appealId"))", file.appeal(isSettled: true))
        case "draft", "freshSubmitted": break
        default:
            try put(file, .referrer, base, file.referral(on: "2020-06-01", variant: 1))
            try post(file, .screener, base + "/screenings", #"{"startedOn":"2020-06-02"}"#)
            try post(
                file, .screener, base + "/informationRequests",
                #"{"requestedOn":"2020-06-02","question":"\#(file.text("information_request.question"))","#
                    + #""missing":["medicalEvidence"]}"#, "informationRequestId")
        }
    }

    private func trajectory(_ key: String, _ side: NeedleSide, _ phase: NeedlePhase) throws {
        guard let month = Self.months[key] else { throw TestingFault("\(key) begins nowhere") }
        let file = NeedleFile(key, files.count, side, phase)
        files.append(file)
        let life = NeedleLife(file, from: month, in: self)
        try refer(file, on: life.day(0))
        try decide(file, "admitted", on: life.day(0))
        try life.live()
    }

    private func refer(_ file: NeedleFile, on day: String) throws {
        try post(
            file, .referrer, "/referrals", file.referral(on: day, isDraft: file.key == "draft"), "referralId")
        let path = "/referrals/\(file.id("referralId"))"
        let seen = try house.call(.get, path, token: try token(of: .screener, file))
        file.ids["personId"] = [try seen.json()["personId"]?.string ?? ""]
    }

    private func decide(_ file: NeedleFile, _ outcome: String, on day: String) throws {
        let (motivation, against) = (
            file.text("decision.motivation"), file.text("decision.against_recommendation_reason")
        )
        let network =
            outcome == "admitted"
            ? #","networkId":"\#(parties[file.side.rawValue].network)","networkReason":"\#(file.text("decision.network_reason"))""#
            : #","measure":"workCare","againstRecommendationReason":"\#(against)""#
        let made = try post(
            file, .screener, "/referrals/\(file.id("referralId"))/decisions",
            #"{"outcome":"\#(outcome)","decidedOn":"\#(day)","motivation":"\#(motivation)"\#(network)}"#, "decisionId")
        if let trajectory = try made.json()["trajectoryId"]?.string { file.ids["trajectoryId"] = [trajectory] }
    }

    /// Posts as a role of the file's side, and keeps the identifier of what was made.
    @discardableResult
    func post(
        _ file: NeedleFile, _ role: Role, _ path: String, _ body: String, _ parameter: String? = nil
    ) throws -> Response {
        let answer = try send(file, role, .post, path, body)
        if let parameter, let id = try answer.json()["id"]?.string { file.ids[parameter, default: []].append(id) }
        return answer
    }

    /// Posts as the backup of the file's side, and keeps the identifier of what was made.
    func postAsBackup(_ file: NeedleFile, _ role: Role, _ path: String, _ body: String, _ parameter: String) throws {
        let token = try token(role, file.side, as: "backup")
        let answer = try house.call(.post, path, token: token, body: body)
        guard answer.status == 201, let id = try answer.json()["id"]?.string else {
            throw TestingFault("\(file.key): \(path) as backup: \(answer.status) \(answer.text)")
        }
        file.ids[parameter, default: []].append(id)
    }

    /// Replaces as a role of the file's side what has a version.
    func put(_ file: NeedleFile, _ role: Role, _ path: String, _ body: String) throws {
        let found = try house.call(.get, path, token: try token(of: role, file))
        try send(file, role, .put, path, body, version: found.field("ETag"))
    }

    @discardableResult
    private func send(
        _ file: NeedleFile, _ role: Role, _ method: HTTPServer.Method, _ path: String, _ body: String,
        version: String? = nil
    ) throws -> Response {
        var fields = [Field("Trede-Purpose", file.text("audit_entry.purpose"))]
        if let version { fields.append(Field("If-Match", version)) }
        let answer = try house.call(method, path, token: try token(of: role, file), body: body, fields: fields)
        guard (200..<300).contains(answer.status) else {
            throw TestingFault(
                "\(file.key): \(method.name) \(path) as \(role): \(answer.status) \(answer.text) \(body)")
        }
        if method == .put { file.sent["\(method.name) \(path)"] = body }
        return answer
    }

    private func token(of role: Role, _ file: NeedleFile) throws -> String {
        try token(role, file.side, as: role == .participant ? file.key : "")
    }
}
