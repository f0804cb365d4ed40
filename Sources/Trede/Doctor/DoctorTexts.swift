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

    /// Whether everything that is sealed opens, and persons are found by their names.
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

    /// V-7: who is to be erased is, and nothing keeps somebody for good.
    func erasures(in transaction: borrowing ReadTransaction) throws -> [Finding] {
        let begun = try DoctorStore.waiting(.begun, in: transaction).filter {
            $0.since.milliseconds + Self.erasureMilliseconds < transaction.now
        }
        let appeals = try DoctorStore.waiting(.waitingAppeals, in: transaction).filter {
            $0.since.brusselsDay.adding(months: Self.appealMonths) < transaction.today
        }
        return named(
            "who is to be erased is", begun.map { "erasure of person \($0.number) begun and not finished (V-7)" })
            + named(
                "appeals are settled",
                appeals.map { "appeal \($0.number) waits for more than \(Self.appealMonths) months (S-8, V-7)" })
    }

    /// A server that runs finishes what was begun within the hour.
    private static let erasureMilliseconds: Int64 = 2 * 3_600_000
    /// After how long an appeal that waits is overdue: it opens the application to who screens, and keeps the person.
    private static let appealMonths = 6

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
