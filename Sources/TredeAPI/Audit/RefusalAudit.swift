internal import Trede
internal import TredeDomain

/// Writes to the audit that somebody asked for what is not theirs, not there, or not within its scopes.
///
/// What was asked for stands there as it was asked: the file is not looked up, so that a foreign file and one that is
/// not there leave the same entry after the same work (V-9). So nothing is kept there of what the caller says as the
/// purpose: it may name the person, and no key of that person would seal it (V-7). The answer does not wait for it.
struct RefusalAudit: Sendable {
    let storage: Storage
    let bound: AttemptBound

    /// Notes a refusal of a known caller, if it is about persons.
    func note(_ exchange: Exchange, _ error: any Error) {
        guard let actor = exchange.actor, let route = exchange.route, route.concernsPersons,
            RefusalAudit.isAttempt(error)
        else { return }
        let verdict = bound.judge(actor.countedAs, at: storage.now.milliseconds)
        guard verdict != .leaveOut else { return }
        let entry = AuditEntry(
            operation: route.operation, outcome: verdict == .write ? "refused" : "refusedLast",
            compartment: .confidential, subject: RefusalAudit.noun(of: route),
            subjectID: exchange.parameters.first.flatMap { ID<Actor>($0)?.bytes }, referral: nil,
            trace: exchange.trace)
        storage.submitRecord {
            try AuditStore.append(entry, by: actor, in: $0)
        } completion: { _ in
            // When the writer has no room for it, or the disk, the refusal still counts in the metrics.
        }
    }

    private static func isAttempt(_ error: any Error) -> Bool {
        if error is ScopeMissing || error is ProfessionalMissing || ProbeBound.tells(error) { return true }
        switch error as? Failure {
        case .notFound, .forbidden, .consentNeeded: return true
        default: return false
        }
    }

    /// What the identifier in the path is of.
    private static func noun(of route: Route) -> Noun {
        switch route.template.split(separator: "/").first {
        case "referrals": .referral
        case "persons": .person
        case "trajectories": .trajectory
        case "sessions": .session
        case "entitlements": .entitlement
        case "ledgerEntries": .ledgerEntry
        case "payments": .payment
        case "statements": .statement
        case "imports": .importRun
        case "auditEntries": .auditEntry
        default: .path
        }
    }
}
