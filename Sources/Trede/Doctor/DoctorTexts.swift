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
