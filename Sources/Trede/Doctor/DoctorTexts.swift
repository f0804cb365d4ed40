internal import SQLite
internal import TredeDomain

extension DoctorService {
    /// Whether what was signed and what was noted is still, byte for byte, what its digest was taken of.
    func signedContent(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let notes = try DoctorStore.changedNotes(in: transaction).map {
            "the note of session \($0) is not the one its digest was taken of (X-7)"
        }
        return named("plans are as digested", try changedPlans(in: transaction)) + named("notes are as digested", notes)
    }

    /// Whether everything that is sealed of persons opens, and persons are found by their names.
    ///
    /// Answers that are kept for a day are not examined: one whose key is gone is not given again, and no more. What is
    /// sealed in the audit is under its digests.
    func sealedContent(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let closed = try DoctorSealingStore.closed(in: transaction).map {
            "what is sealed of \($0) was changed, moved, or sealed with another key"
        }
        let gone = try DoctorSealingStore.gone(in: transaction).map {
            "what is sealed of \($0) is gone, and the row says that it was there"
        }
        guard closed.isEmpty, gone.isEmpty else { return named("sealed content opens", closed + gone) }
        let nameless = try DoctorSealingStore.nameless(in: transaction).map {
            "person \($0) is not found by name (F-12)"
        }
        return named("sealed content opens", nameless)
    }

    /// V-7: who is to be erased is, who was stays so, and what keeps somebody for good is told.
    func erasures(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let begun = try DoctorStore.waiting(.begun, in: transaction).filter {
            $0.since.milliseconds + Self.erasureMilliseconds < transaction.now
        }
        // The key is destroyed before that is noted, so that here is none whose erasure is under way.
        let destroyed = Set(try transaction.vault.erased())
        let returned = try ErasureStore.list(in: transaction).filter { $0.isDone && !destroyed.contains($0.person) }
        func waiting(_ query: DoctorQuery) throws -> [Int64] {
            try DoctorStore.waiting(query, in: transaction).filter {
                $0.since.brusselsDay.adding(months: Self.waitingMonths) < transaction.today
            }.map(\.number)
        }
        let months = "for more than \(Self.waitingMonths) months"
        return named(
            "who is to be erased is", begun.map { "erasure of person \($0.number) begun and not finished (V-7)" })
            + named(
                "who was erased stays so",
                returned.map { "the key of person \($0.person), who was erased, is there again (V-7)" })
            + named(
                "appeals are settled",
                try waiting(.waitingAppeals).map { "appeal \($0) waits \(months) (S-8, V-7)" })
            + named(
                "drafts are submitted",
                try waiting(.drafts).map { "referral \($0) is a draft \(months) (F-2, V-7)" })
    }

    /// A server that runs finishes what was begun within the hour.
    private static let erasureMilliseconds: Int64 = 2 * 3_600_000
    /// After how long an appeal that waits and a draft that is left are overdue: either keeps the person, and an appeal
    /// opens the application to who screens.
    private static let waitingMonths = 6

    private func changedPlans(in transaction: borrowing ReadTransaction) throws -> [String] {
        var sentences: [String] = []
        var last: Int64 = 0
        while true {
            let batch = try DoctorStore.plans(after: last, count: Self.batchSize, in: transaction)
            for plan in batch.compactMap(\.row) {
                do {
                    let content = try PlanPartStore.content(of: plan, in: transaction)
                    guard Digest.sha256(content.canonicalText) != plan.digest else { continue }
                } catch is SealingFault {
                    // It is erased, or told of by what looks at all that is sealed.
                    continue
                }
                sentences.append("plan \(plan.number) does not say what its digest was taken of (P-7)")
            }
            guard let end = batch.last?.number else { return sentences }
            last = end
        }
    }
}
