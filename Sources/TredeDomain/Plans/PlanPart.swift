/// One part of a plan as a list of fields: what is signed and what is compared is read from the same list, so that
/// neither can forget a field.
protocol PlanPart {
    var ref: String { get }
    var fields: [PlanField] { get }
    /// Who is touched by a material change of it (P-7).
    var parties: Set<Role> { get }
    /// What adding, removing or moving it changes.
    var presence: PlanChange.Class { get }
}

/// One field of a part: its name, what a change of it changes, and its value as text; nil where it is absent.
struct PlanField {
    let name: String
    let changes: PlanChange.Class
    let value: String?

    init(_ name: String, _ changes: PlanChange.Class, _ value: String?) {
        self.name = name
        self.changes = changes
        self.value = value
    }

    /// Several values in one, told apart by commas.
    init(_ name: String, _ changes: PlanChange.Class, list values: [String]) {
        self.init(name, changes, values.map { PlanField.escaped($0, also: ",") }.joined(separator: ","))
    }

    /// The text on one line: backslashes, line ends and `other` are written with a backslash.
    static func escaped(_ text: String, also other: Unicode.Scalar? = nil) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case other: escaped.append(contentsOf: ["\\", scalar])
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension PlanContent.Goal: PlanPart {
    var presence: PlanChange.Class { .goal }
    var parties: Set<Role> { PlanChange.allParties }
    var fields: [PlanField] {
        [
            PlanField("text", .wording, text), PlanField("factors", .goal, list: factors),
            PlanField("structuralBarriers", .goal, list: structuralBarriers),
        ]
    }
}

extension PlanContent.Action: PlanPart {
    var presence: PlanChange.Class { .action }
    var parties: Set<Role> {
        switch domain {
        case .work: [.caseManagerWork, .participant]
        case .care: [.caseManagerCare, .participant]
        case .structural, .coordination: PlanChange.allParties
        }
    }
    var fields: [PlanField] {
        [
            PlanField("goalRef", .action, goalRef), PlanField("type", .action, type),
            PlanField("domain", .action, domain.rawValue), PlanField("units", .action, String(units)),
            PlanField("providerRole", .provider, providerRole.rawValue),
            PlanField("provider", .provider, provider?.text),
            PlanField("unitPriceCents", .money, unitPriceCents.map { String($0) }),
            PlanField("from", .duration, from?.description), PlanField("until", .duration, until?.description),
            PlanField("after", .action, list: after),
        ]
    }
}

extension PlanContent.Internship: PlanPart {
    var presence: PlanChange.Class { .action }
    var parties: Set<Role> { [.caseManagerWork, .participant] }
    var fields: [PlanField] {
        [
            PlanField("perspective", .action, perspective.rawValue), PlanField("purpose", .wording, purpose),
            PlanField("from", .duration, from?.description), PlanField("until", .duration, until?.description),
        ]
    }
}

extension PlanContent.StructuralBarrier: PlanPart {
    var presence: PlanChange.Class { .goal }
    var parties: Set<Role> { PlanChange.allParties }
    var fields: [PlanField] {
        [
            PlanField("kind", .goal, kind.rawValue), PlanField("text", .wording, text),
            PlanField("responsible", .provider, responsible?.rawValue),
        ]
    }
}

extension PlanContent.Aftercare: PlanPart {
    var ref: String { "" }
    var presence: PlanChange.Class { .wording }
    var parties: Set<Role> { PlanChange.allParties }
    var fields: [PlanField] {
        [
            PlanField("text", .wording, text), PlanField("contact", .contact, contact),
            PlanField("from", .wording, from?.description),
        ]
    }
}
