import TredeDomain

/// One file of the world of needles: a person, what was planted in each confidential column, and every identifier.
final class NeedleFile {
    /// What it is called in findings.
    let key: String
    /// Tells its needles from those of others.
    let index: Int
    /// Which of the two networks and teams it belongs to.
    let side: NeedleSide
    /// How far it is.
    let phase: NeedlePhase
    /// The identifiers of the file and its parts, by the name of the path's parameter.
    var ids: [String: [String]] = [:]
    /// The last body that was taken at a method and path.
    var sent: [String: String] = [:]
    /// What was planted, by `table.column`.
    private(set) var planted: [String: [String]] = [:]

    init(_ key: String, _ index: Int, _ side: NeedleSide, _ phase: NeedlePhase) {
        self.key = key
        self.index = index
        self.side = side
        self.phase = phase
    }

    /// The notes that are kept from the case manager work.
    var withheldNotes: [String] = []
    /// All that is kept from the case manager work: those notes, and that there is a mark.
    var withheld: Set<String> {
        let marks = ids["withholdingId"] ?? []
        return Set(withheldNotes + marks + marks.map { $0.filter { $0 != "-" } })
    }
    /// How the backup in a role stands to it: with the participant's consent, having opened it without, or neither
    /// (V-4).
    var backupRelations: [Role: NeedleRelation] = [:]

    /// Whether it came to a trajectory.
    var isTrajectory: Bool { ids["trajectoryId"] != nil }
    /// Whether a team was appointed.
    var hasTeam: Bool { key != "admitted" && isTrajectory }

    /// Where the person lives: one lives where the other network is, and is admitted to this one for a reason.
    var home: NeedleSide { key == "admitted" ? .theirs : side }

    /// The one identifier of that name.
    func id(_ name: String) -> String { ids[name]?.first ?? "" }

    /// A text that stands in these columns, and nowhere else.
    func text(_ columns: String...) -> String {
        let letters = columns[0].filter { $0.isLetter }
        return plant("NDL\(index)\(letters)", columns)
    }

    /// A value that stands in these columns, and nowhere else.
    func plant(_ value: String, _ columns: [String]) -> String {
        for column in columns where planted[column]?.contains(value) != true {
            planted[column, default: []].append(value)
        }
        return value
    }

    /// The person's number; another one is what it was before.
    func ssin(_ variant: Int = 0) -> String {
        let stem = 820_509_100 + index * 10 + variant
        let check = 97 - stem % 97
        return "\(stem)" + (check < 10 ? "0\(check)" : "\(check)")
    }

    /// A day of this file only.
    func day(_ year: Int) -> String { "\(year)-0\(index % 9 + 1)-\(index < 1 ? "0" : "")\(9 + index)" }
}

/// One of two networks with a team each; nobody of the one has anything to do with files of the other.
enum NeedleSide: Int, CaseIterable {
    case ours
    case theirs
}
