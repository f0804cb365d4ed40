import TredeDomain

/// Somebody who calls every operation.
struct NeedleCaller {
    /// What it is called in findings.
    let name: String
    /// Its role; nil for who has no token.
    let role: Role?
    /// The token; nil for none.
    let token: String?
    /// The side it belongs to, where it belongs to one.
    let side: NeedleSide
    /// What it is on its side: `backup`, `colleague`, `external`, the key of its own file, or nothing special.
    let label: String
    /// Whether it came in by a code that a case manager drew.
    var isByCode = false

    /// How it stands to a file, as domain.md has it and not as the program works it out.
    func relation(to file: NeedleFile) -> NeedleRelation {
        guard let role, label != "left" else { return .stranger }
        let isOnSide = side == file.side
        switch role {
        case .referrer: return isOnSide ? .referrer : .stranger
        case .screener: return .screener
        case .caseManagerWork, .caseManagerCare:
            guard isOnSide, file.hasTeam else { return .stranger }
            return label == "backup" ? file.backupRelations[role] ?? .backup : .caseManager
        case .leadPartner: return isOnSide && file.isTrajectory ? .leadPartner : .stranger
        case .workProvider: return isOnSide && file.hasTeam ? .workProvider : .stranger
        case .careProvider:
            let takesPart = label == "external" ? file.ids["orderId"] != nil : file.hasTeam
            return isOnSide && takesPart ? .careProvider : .stranger
        case .counsellor: return file.isTrajectory ? .counsellor : .stranger
        case .controller: return file.isTrajectory ? .controller : .stranger
        case .administrator: return .administrator
        case .participant: return file.key == label ? .participant : .stranger
        }
    }

    /// Whether the participant of a file keeps it from the caller, who would find it there otherwise (V-3).
    func isKept(_ word: String, of file: NeedleFile) -> Bool {
        (role == .caseManagerWork || isByCode && file.key == label) && file.withheld.contains(word)
    }

    /// Everybody: every role on each side where sides matter, and those who stand beside a role.
    static func all(in world: NeedleWorld) throws -> [NeedleCaller] {
        var callers: [NeedleCaller] = [
            NeedleCaller(name: "nobody", role: nil, token: nil, side: .ours, label: ""),
            NeedleCaller(
                name: "wrong token", role: nil, token: "trede_" + String(repeating: "x", count: 43), side: .ours,
                label: ""),
        ]
        func add(_ role: Role, _ side: NeedleSide = .ours, _ label: String = "") throws {
            callers.append(
                NeedleCaller(
                    name: "\(role.rawValue) \(side) \(label)", role: role,
                    token: try world.token(role, side, as: label), side: side, label: label))
        }
        for role in Role.allCases where role != .participant {
            try add(role)
            if [.screener, .counsellor, .controller, .administrator].contains(role) { continue }
            try add(role, .theirs)
        }
        for label in ["backup", "organisation"] { try add(.caseManagerWork, .ours, label) }
        try add(.caseManagerCare, .ours, "backup")
        // Keys of organisations that no professional is named in.
        for role in [Role.leadPartner, .workProvider, .careProvider] { try add(role, .ours, "organisation") }
        for label in ["colleague", "organisation"] { try add(.referrer, .ours, label) }
        try add(.careProvider, .ours, "external")
        let own: Set = [
            "startUp", "running", "terminated", "expired", "foreignRunning", "reported", "opened", "lapsed", "stopped",
        ]
        for file in world.files where own.contains(file.key) { try add(.participant, file.side, file.key) }
        return try callers + participants(in: world)
    }

    /// The participants as they are let in besides: bound to a referral, by the number an issuer vouches for, by a code.
    private static func participants(in world: NeedleWorld) throws -> [NeedleCaller] {
        func participant(_ door: String, _ key: String, _ token: String) -> NeedleCaller {
            NeedleCaller(
                name: "participant by \(door) \(key)", role: .participant, token: token, side: .ours, label: key,
                isByCode: door == "code")
        }
        return try ["submitted", "appealed"].map { participant("referral", $0, try world.token(ofReferral: $0)) }
            + ["closed", "rejected"].map { participant("number", $0, try world.token(ofNumberIn: $0)) }
            + [participant("code", "running", try world.tokenByCode(to: "running"))]
    }
}
