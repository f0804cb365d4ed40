internal import SQLite
internal import TredeDomain

/// Examines a database: whether everything that must always be so is so.
package struct DoctorService: Sendable {
    /// How many breaches of one invariant are named.
    static let namedMax = 20
    /// How many trajectories are settled anew at a time.
    static let batchSize = 500

    let audit: AuditService
    let settlement: SettlementService
    let regimes: Regimes

    /// One breach of one invariant.
    package struct Finding: Equatable, Sendable {
        /// The name of the invariant.
        package let invariant: String
        /// What is wrong, in a sentence without personal data.
        package let sentence: String
    }

    /// Runs every examination; nothing is changed, and a sound database gives no finding.
    package func run(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        var findings = try file(in: transaction)
        // What is said of the rows of a damaged file would mislead.
        guard findings.isEmpty else { return findings }
        findings = try steps(in: transaction)
        guard findings.isEmpty else { return findings }
        findings += try objects(in: transaction)
        findings += try chain(in: transaction)
        for check in Self.checks { findings += try run(check, in: transaction) }
        findings += try balances(in: transaction)
        findings += try bounds(in: transaction)
        findings += try resettled(in: transaction)
        findings += try sealedContent(in: transaction)
        findings += try signedContent(in: transaction)
        findings += try judgements(in: transaction)
        findings += try erasures(in: transaction)
        return findings
    }

    /// An invariant that one query examines.
    private struct Check {
        let invariant: String
        let query: DoctorQuery
        /// What the sentence says around the number.
        let before: String
        let after: String
    }

    private static let checks = [
        Check(
            invariant: "due is booked", query: .dueWithoutEntry, before: "entitlement",
            after: "is due without an equal ledger entry (E-12)"),
        Check(
            invariant: "paid is booked", query: .paidWithoutEntry, before: "entitlement",
            after: "is paid without an equal ledger entry (E-12)"),
        Check(
            invariant: "booked is due", query: .entryWithoutDue, before: "ledger entry",
            after: "is of an entitlement that is not due or not paid (E-13)"),
        Check(
            invariant: "reversed whole", query: .reversedInPart, before: "entitlement",
            after: "and its reversals contradict each other (E-12)"),
        Check(
            invariant: "reversals mirror", query: .reversalDiffers, before: "ledger entry",
            after: "does not mirror what it reverses (E-12)"),
        Check(
            invariant: "paid once", query: .paidTwice, before: "entitlement", after: "is booked more than once (E-14)"),
        Check(
            invariant: "runs add up", query: .runDiffers, before: "payment run",
            after: "does not sum to its entitlements (E-14)"),
        Check(
            invariant: "paid by the calendar", query: .paidTooEarly, before: "entitlement",
            after: "is paid before its day (E-23)"),
        Check(
            invariant: "receivables are booked", query: .receivableDiffers, before: "entitlement",
            after: "stands to be recovered otherwise than booked (E-7, E-12)"),
        Check(
            invariant: "approved when signed", query: .approvedBeforeSigned, before: "plan",
            after: "is approved before a signature that holds for it (P-4, P-7)"),
        Check(
            invariant: "pending resolved", query: .pendingUnresolved, before: "pending amount",
            after: "waits though its entitlement no longer does (E-18)"),
        Check(
            invariant: "all settled", query: .unsettled, before: "trajectory", after: "waits to be settled (E-13)"),
        Check(
            invariant: "state follows facts", query: .stateDiffers, before: "trajectory",
            after: "is in another state than its facts say (T-1)"),
        Check(
            invariant: "facts in order", query: .datesDisordered, before: "trajectory",
            after: "has a fact before one that it follows (T-2)"),
        Check(
            invariant: "one file at a time", query: .openTwice, before: "person",
            after: "has more than one open referral or running trajectory (F-6)"),
        Check(
            invariant: "everybody has a referral", query: .withoutReferral, before: "person",
            after: "is told of by no referral (F-12, V-7)"),
        Check(
            invariant: "admitted by decision", query: .withoutAdmission, before: "trajectory",
            after: "rests on no decision that admits its person (S-4)"),
        Check(
            invariant: "admission has a trajectory", query: .admissionWithout, before: "referral",
            after: "is admitted without a trajectory (T-1)"),
        Check(
            invariant: "state follows events", query: .stateWithoutEvent, before: "trajectory",
            after: "is in another state than its last event left it in (T-2)"),
        Check(
            invariant: "events follow each other", query: .eventsUnchained, before: "trajectory",
            after: "has an event that does not begin where the one before it ended (T-2)"),
        Check(
            invariant: "state follows events", query: .referralStateWithoutEvent, before: "referral",
            after: "is in another state than its last event left it in (F-4)"),
        Check(
            invariant: "events follow each other", query: .referralEventsUnchained, before: "referral",
            after: "has an event that does not begin where the one before it ended (F-4)"),
        Check(
            invariant: "state follows decision", query: .decisionDiffers, before: "referral",
            after: "is in another state than was decided (S-4)"),
        Check(
            invariant: "signed is kept", query: .signatureDiffers, before: "signature",
            after: "is of another text than its plan's (P-7)"),
        Check(
            invariant: "names are as told", query: .nameDiffers, before: "professional",
            after: "is called otherwise than last registered (V-5)"),
    ]

    private func run(_ check: Check, in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let numbers = try DoctorStore.numbers(check.query, in: transaction)
        return named(check.invariant, numbers.map { "\(check.before) \($0) \(check.after)" })
    }

    /// V-4: every file that was opened without consent is judged in time by a second person.
    private func judgements(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let late = try DoctorStore.waiting(.unreviewed, in: transaction).filter { access in
            access.since.brusselsDay.adding(days: EmergencyAccess.reviewDays) < transaction.today
        }
        return named(
            "access is judged",
            late.map {
                "access without consent \($0.number) was not judged within \(EmergencyAccess.reviewDays) days (V-4)"
            })
    }

    private func file(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let faults: [String]
        do {
            faults = try DoctorStore.faultsOfFile(in: transaction)
        } catch let error as SQLiteError where error.isCorrupt {
            return named("file is whole", [FaultText.sentence(error)])
        }
        guard faults.isEmpty else { return named("file is whole", faults.map { "it is damaged (\($0))" }) }
        return named("references hold", try DoctorStore.danglingTables(in: transaction))
    }

    private func chain(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        guard case .broken(let breach) = try audit.verify(in: transaction) else { return [] }
        return named("audit is untouched", ["audit \(breach.sentence) (V-5)"])
    }

    /// E-12: the sum over all accounts is zero, and each organisation is owed what is due to it.
    private func balances(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let balances = try DoctorStore.balances(in: transaction)
        let total = balances.values.reduce(0, +)
        let sum = total == 0 ? [] : ["all accounts together hold \(total) cents instead of nothing (E-12)"]
        let owed = try DoctorStore.owed(in: transaction).filter { balances[$0.account, default: 0] != $0.amountCents }
        let sentences = owed.map { account in
            "account \(account.account) (\(account.kind)) holds \(balances[account.account, default: 0]) cents, "
                + "and \(account.amountCents) are due (E-12)"
        }
        return named("ledger sums to zero", sum) + named("accounts hold what is due", sentences)
    }

    /// E-3 and E-8: neither the own share nor the providers get more than they may.
    private func bounds(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        var shares: [String] = []
        var budgets: [String] = []
        for sums in try DoctorStore.sums(in: transaction) {
            let percent = Int64(try regimes.find(sums.regime).financing.ownSharePercent)
            if sums.ownShareCents * 100 > sums.leadPartnerCents * percent {
                shares.append("trajectory \(sums.trajectory) leaves the lead partner more than \(percent) % (E-3)")
            }
            let isBounded = sums.scheme == .perAction || sums.scheme == .pooled
            if isBounded, sums.providerCents > sums.leadPartnerCents - sums.ownShareCents {
                budgets.append("trajectory \(sums.trajectory) owes its providers more than its budget (E-8)")
            }
        }
        return named("own share within its bound", shares) + named("providers within budget", budgets)
    }

    /// Settling any trajectory again would change nothing, save where today's calendar run still has to come.
    private func resettled(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let today = Instant(milliseconds: transaction.now).brusselsDay
        var sentences: [String] = []
        var last: Int64 = 0
        while true {
            let batch = try DoctorStore.trajectories(after: last, count: Self.batchSize, in: transaction)
            for trajectory in batch where trajectory.againOn.map({ $0 > today }) ?? true {
                let keys = try settlement.differences(of: trajectory.number, in: transaction)
                if let key = keys.first {
                    sentences.append("the books of trajectory \(trajectory.number) differ from its facts at \(key)")
                }
            }
            guard let end = batch.last?.number else { break }
            last = end
        }
        return named("books follow facts", sentences)
    }

    func named(_ invariant: String, _ sentences: [String]) -> [Finding] {
        let findings = sentences.prefix(Self.namedMax).map { Finding(invariant: invariant, sentence: $0) }
        guard sentences.count > Self.namedMax else { return findings }
        return findings + [Finding(invariant: invariant, sentence: "and \(sentences.count - Self.namedMax) more")]
    }
}
