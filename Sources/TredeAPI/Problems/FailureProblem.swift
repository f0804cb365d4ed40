package import TredeDomain

extension Problem {
    /// The problem of a failure: the only place that knows which status a failure has.
    package init(_ failure: Failure) {
        switch failure {
        case .notFound: self.init(.resourceNotFound, ProblemText.notFound)
        case .forbidden: self.init(.missingPermission, ProblemText.forbidden)
        case .consentNeeded:
            self.init(.missingPermission, ProblemText.consentNeeded)
            rule = .v4
        case .invalid(let violations): self.init(violations: violations)
        case .refused(let refusals): self.init(refusals: refusals)
        case .duplicate(let refusal, let existing):
            self.init(.duplicateReferral, refusal.reason.text(refusal.arguments))
            rule = refusal.rule
            self.existing = existing
        case .stale(_, let current):
            self.init(.versionConflict, ProblemText.stale)
            currentVersion = current > 0 ? current : nil
        case .preconditionRequired: self.init(.preconditionRequired, ProblemText.preconditionRequired)
        case .keyReused: self.init(.idempotencyKeyReused, ProblemText.keyReused)
        case .erased: self.init(.erased, ProblemText.erased)
        case .overloaded:
            self.init(.serviceUnavailable, ProblemText.overloaded)
            retryAfterSeconds = 1
        case .diskFull:
            self.init(.serviceUnavailable, ProblemText.diskFull)
            retryAfterSeconds = 60
        case .fault: self.init(.internalServerError, ProblemText.fault)
        }
    }

    private init(violations: [Violation]) {
        self.init(.badRequest, ProblemText.invalid)
        issues = violations.map {
            Issue(
                place: $0.place.rawValue, name: $0.name, reason: $0.reason, rule: $0.rule, arguments: $0.arguments)
        }
        rule = violations.lazy.compactMap(\.rule).first
    }

    private init(refusals: [Refusal]) {
        let isOpenValue = refusals.contains { $0.reason == .openRegimeValue }
        let text = refusals.first.map { $0.reason.text($0.arguments) } ?? ProblemText.fault
        self.init(isOpenValue ? .openValue : .invalidState, text)
        issues = refusals.map {
            Issue(place: nil, name: "", reason: $0.reason, rule: $0.rule, arguments: $0.arguments)
        }
        rule = refusals.first?.rule
    }
}
