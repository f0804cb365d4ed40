import TredeDomain

/// Why something was refused, by rule and reason; empty when it was not.
func refused(_ body: () throws -> some Any) throws -> [String] {
    do {
        _ = try body()
        return []
    } catch Failure.refused(let refusals) {
        return refusals.map { "\($0.rule.rawValue) \($0.reason.rawValue)" }
    } catch Failure.invalid(let violations) {
        return violations.map { "\($0.name) \($0.reason.rawValue)" }
    } catch Failure.notFound {
        return ["notFound"]
    } catch Failure.consentNeeded {
        return ["consentNeeded"]
    } catch Failure.forbidden {
        return ["forbidden"]
    } catch Failure.stale {
        return ["stale"]
    }
}
