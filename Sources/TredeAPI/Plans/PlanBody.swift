internal import JSON
internal import TredeDomain

/// A version of the plan as it is sent.
enum PlanBody {
    static func decode(_ object: inout JSONObject) -> PlanContent? {
        let goals = object.array("goals", counts: 0...50, element: goal)
        let actions = object.array("actions", counts: 0...200, element: action)
        let internships = object.optionalArray("internships", counts: 0...20, element: internship)
        let barriers = object.optionalArray("structuralBarriers", counts: 0...20, element: barrier)
        let aftercare = object.optionalObject("aftercare", aftercare)
        let changeReason = object.optionalString("changeReason", 1...4000)
        guard let goals, let actions, !object.hasIssues else { return nil }
        return PlanContent(
            goals: goals, actions: actions, internships: named(internships ?? []),
            structuralBarriers: barriers ?? [], aftercare: aftercare, changeReason: changeReason)
    }

    /// The names that rules give to members, as callers know them.
    static func member(_ name: String) -> String {
        if name.hasSuffix(".until") { return name.dropLast(6) + ".endDate" }
        if name.hasSuffix(".responsible") { return name + "Role" }
        return name
    }

    /// Decides in the names that callers know.
    static func inTheirNames<Output>(_ body: () throws -> Output) throws -> Output {
        do {
            return try body()
        } catch Failure.invalid(let violations) {
            throw Failure.invalid(
                violations.map {
                    Violation(member($0.name), $0.reason, rule: $0.rule, arguments: $0.arguments, place: $0.place)
                })
        }
    }

    /// What stands between parts that have no name of their own is told apart by its position.
    private static func named(_ internships: [PlanContent.Internship]) -> [PlanContent.Internship] {
        internships.enumerated().map { position, internship in
            var named = internship
            if named.ref.isEmpty { named.ref = "I\(position + 1)" }
            return named
        }
    }

    private static func ref(_ object: inout JSONObject, _ name: StaticString) -> String? {
        object.value(name, format: InputFormat.reference) { reference($0) }
    }

    /// A name inside one plan: letters and digits, at most twenty.
    static func reference(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                true
            default: false
            }
        }
        return isPlain && (1...20).contains(text.utf8.count) ? text : nil
    }

    private static func goal(_ object: inout JSONObject) -> PlanContent.Goal? {
        let ref = ref(&object, "ref")
        let text = object.string("text", 1...4000)
        let factors = object.optionalValues("factors", counts: 0...43, format: InputFormat.icfFactor) {
            IcfFactor(rawValue: $0)?.code
        }
        let barriers = object.optionalValues("structuralBarriers", counts: 0...5, format: InputFormat.code) {
            barrierKind($0)?.rawValue
        }
        for (name, codes) in [("factors", factors), ("structuralBarriers", barriers)] as [(StaticString, [String]?)] {
            guard let codes, Set(codes).count < codes.count else { continue }
            object.report(.custom(code: Reason.duplicateEntry.rawValue), at: name)
        }
        guard let ref, let text, !object.hasIssues else { return nil }
        return PlanContent.Goal(ref: ref, text: text, factors: factors ?? [], structuralBarriers: barriers ?? [])
    }

    private static func action(_ object: inout JSONObject) -> PlanContent.Action? {
        let ref = ref(&object, "ref")
        let goalRef = self.ref(&object, "goalRef")
        let type = object.string("type", 1...64)
        let domain = object.code("domain", as: ActionDomain.self)
        let units = object.integer("units", in: 1...1000)
        let role = object.code("providerRole", as: Role.self)
        let price = object.optionalInteger("unitPriceCents", in: 0...1_000_000_000_000)
        let from = object.optionalValue("startDate", format: InputFormat.day) { Day($0) }
        let until = object.optionalValue("endDate", format: InputFormat.day) { Day($0) }
        let after = object.optionalValues("after", counts: 0...50, format: InputFormat.reference, parse: reference)
        guard let ref, let goalRef, let type, let domain, let units, let role, !object.hasIssues else { return nil }
        return PlanContent.Action(
            ref: ref, goalRef: goalRef, type: type, domain: domain, units: units, providerRole: role,
            unitPriceCents: price.map(Int64.init), from: from, until: until, after: after ?? [])
    }

    private static func internship(_ object: inout JSONObject) -> PlanContent.Internship? {
        let ref = object.optionalValue("ref", format: InputFormat.reference, parse: reference)
        let perspective = object.code("perspective", as: Perspective.self)
        guard let perspective, !object.hasIssues else { return nil }
        return PlanContent.Internship(ref: ref ?? "", perspective: perspective)
    }

    /// A plan names a kind of barrier once, so that the kind is its name.
    private static func barrier(_ object: inout JSONObject) -> PlanContent.StructuralBarrier? {
        let kind = object.value("kind", format: InputFormat.code, parse: barrierKind)
        let role = object.value("responsibleRole", format: InputFormat.code, parse: teamRole)
        guard let kind, let role else { return nil }
        return PlanContent.StructuralBarrier(ref: kind.rawValue, kind: kind, responsible: role)
    }

    private static func barrierKind(_ code: String) -> PlanContent.StructuralBarrier.Kind? {
        PlanContent.StructuralBarrier.Kind(rawValue: code).flatMap { $0 == .other ? nil : $0 }
    }

    private static func teamRole(_ code: String) -> Role? {
        let roles: Set<Role> = [
            .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider, .counsellor,
        ]
        return Role(rawValue: code).flatMap { roles.contains($0) ? $0 : nil }
    }

    private static func aftercare(_ object: inout JSONObject) -> PlanContent.Aftercare? {
        let text = object.string("text", 1...4000)
        let from = object.optionalValue("startDate", format: InputFormat.day) { Day($0) }
        guard let text, !object.hasIssues else { return nil }
        return PlanContent.Aftercare(text: text, from: from)
    }
}
