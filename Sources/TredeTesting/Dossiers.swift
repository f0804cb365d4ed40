package import Trede
internal import TredeAPI
package import TredeDomain

// Referrals and decisions through the services, for tests of what follows them.
extension House {
    /// Submits a sample through the services.
    package func submit(_ sample: SampleReferral, by actor: Actor) throws -> ReferralSubmission.Result {
        let submission = try ReferralBody.read(Array(sample.body.utf8))
        let referrals = services.referrals
        return try services.storage.write { try referrals.submit(submission, by: actor, in: $0) }
    }

    /// Decides through the services.
    package func decide(_ id: ID<Referral>, _ draft: DecisionDraft, by actor: Actor) throws -> Decision {
        let decisions = services.decisions
        return try services.storage.write { try decisions.decide(id, draft, by: actor, in: $0) }
    }

    /// Submits a sample and admits it; a network of its municipality must be there.
    package func admit(_ sample: SampleReferral, on day: String = "2020-06-10") throws -> Decision {
        let file = try submit(sample, by: try actor(.referrer)).file
        guard let day = Day(day) else { throw TestingFault("no day: \(day)") }
        let draft = DecisionDraft(outcome: .admitted, decidedOn: day, motivation: "All criteria are met.")
        return try decide(file.head.id, draft, by: try actor(.screener))
    }
}

extension House {
    /// Ends a trajectory early on a day, as an import would.
    package func end(_ trajectory: ID<Trajectory>, on day: String) throws {
        let (clients, terminations) = (services.clients, services.terminations)
        guard let day = Day(day) else { throw TestingFault("no day: \(day)") }
        let content = Termination.Content(terminatedOn: day, reason: .atWork)
        _ = try services.storage.write { transaction in
            let importer = try clients.importer(in: transaction)
            return try terminations.register(content, in: trajectory, by: importer, transaction)
        }
    }
}

extension Day {
    /// The day that a text in a test names; the first of 1970 when it names none.
    package static func of(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }
}
