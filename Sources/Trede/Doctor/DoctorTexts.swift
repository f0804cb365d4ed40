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

    private func changedPlans(in transaction: borrowing ReadTransaction) throws -> [String] {
        var sentences: [String] = []
        var last: Int64 = 0
        while true {
            let batch = try DoctorStore.plans(after: last, count: Self.batchSize, in: transaction)
            for plan in batch {
                let content = try PlanPartStore.content(of: plan, in: transaction)
                guard Digest.sha256(content.canonicalText) != plan.digest else { continue }
                sentences.append("plan \(plan.number) does not say what its digest was taken of (P-7)")
            }
            guard let end = batch.last?.number else { return sentences }
            last = end
        }
    }
}
