internal import HTTPServer
internal import Trede
internal import TredeDomain

/// Makes a POST repeatable under an `Idempotency-Key`: what was answered first is answered again.
///
/// The answer is kept in the transaction of the effect, so that a crash between the two cannot be. Giving it again is
/// a look at what it is about: it is written to the audit, and not given to who no longer stands to the file as then.
enum IdempotentWork {
    typealias Body = @Sendable (borrowing WriteTransaction) throws -> Answer

    static func wrap(
        _ body: @escaping Body, _ exchange: Exchange, by actor: Actor, _ standing: FileStanding
    ) throws -> Body {
        guard exchange.request.method == .post, let operation = exchange.route?.operation else { return body }
        guard exchange.route?.keepsAnswers == true, let key = try key(in: exchange.request) else { return body }
        let request = exchange.request
        let fingerprint = Digest.sha256(Array(request.path.utf8) + [0] + request.body)
        return { transaction in
            if let earlier = try IdempotencyStore.find(
                key, operation: operation, of: actor.countedAs, in: transaction)
            {
                guard earlier.fingerprint == fingerprint else { throw Failure.keyReused }
                let answer = try replay(earlier.answer)
                for kept in answer.kept { try standing.check(kept.subject, as: kept.word, by: actor, in: transaction) }
                return answer.answer
            }
            let answer = try body(transaction)
            let words = try answer.subjects.map { try standing.word($0, by: actor, in: transaction) }
            try IdempotencyStore.keep(
                stored(answer, words), about: Set(answer.subjects.compactMap(\.referral)), key: key,
                fingerprint: fingerprint, operation: operation, of: actor.countedAs, in: transaction)
            return answer
        }
    }

    private static func key(in request: Request) throws -> String? {
        let values = request.headers("idempotency-key")
        guard let value = values.first else { return nil }
        guard values.count == 1, let key = IdempotencyKey.parse(value) else {
            throw Failure.invalid([
                Violation("Idempotency-Key", .invalidFormat, arguments: ["idempotencyKey"], place: .header)
            ])
        }
        return key
    }

    /// What the answer was about, and how the caller stood to that.
    typealias Kept = (subject: Answer.Subject, word: String)

    private static func stored(_ answer: Answer, _ words: [String]) -> StoredAnswer {
        let fields = [answer.location ?? "", answer.version.map(String.init) ?? "", answer.contentType]
        let subjects = zip(answer.subjects, words).map { $0.line(standing: $1) }
        return StoredAnswer(
            status: answer.status, fields: (fields + subjects).joined(separator: "\n"), body: answer.body)
    }

    /// The answer again, with what is to be checked before it is given.
    ///
    /// - Throws: `CorruptColumn` when what was kept does not say all of that: then it is not given.
    static func replay(_ stored: StoredAnswer) throws -> (answer: Answer, kept: [Kept]) {
        let lines = stored.fields.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var answer = Answer(status: stored.status, body: stored.body)
        answer.isReplay = true
        answer.fields = [Field("Trede-Idempotent-Replayed", "true")]
        guard lines.count >= 3 else { throw IdempotencyStore.corruptFields }
        answer.location = lines[0].isEmpty ? nil : lines[0]
        answer.version = try lines[1].isEmpty ? nil : number(lines[1])
        answer.contentType = lines[2]
        let kept = try lines.dropFirst(3).map(Answer.Subject.kept)
        answer.others = kept.map(\.subject)
        return (answer, kept)
    }

    fileprivate static func number(_ text: String) throws -> Int64 {
        guard let number = Int64(text) else { throw IdempotencyStore.corruptFields }
        return number
    }
}

extension Answer.Subject {
    /// The subject in one line, with how the caller stood to it.
    fileprivate func line(standing: String) -> String {
        let id = id.map { Cursor(after: $0).text } ?? "-"
        return [noun.rawValue, compartment.rawValue, id, referral.map(String.init) ?? "-", standing]
            .joined(separator: " ")
    }

    /// The subject that such a line tells of.
    fileprivate static func kept(_ line: String) throws -> IdempotentWork.Kept {
        let parts = line.split(separator: " ").map(String.init)
        guard parts.count == 5, let noun = Noun(rawValue: parts[0]),
            let compartment = AuditEntry.Compartment(rawValue: parts[1])
        else { throw IdempotencyStore.corruptFields }
        let cursor = Cursor(parts[2])
        guard parts[2] == "-" || cursor != nil else { throw IdempotencyStore.corruptFields }
        let referral = try parts[3] == "-" ? nil : IdempotentWork.number(parts[3])
        let subject = Answer.Subject(noun: noun, id: cursor?.bytes, referral: referral, compartment: compartment)
        return (subject, parts[4])
    }
}

extension FileStanding {
    /// How a caller stood to what an answer is about, and whether its content could be kept from them since: it cannot
    /// where the answer is a receipt, or was without that content already.
    fileprivate func word(
        _ subject: Answer.Subject, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> String {
        let standing = try standing(subject, by: actor, in: transaction)
        guard !subject.isReceipt, try !isKept(subject, from: actor, transaction) else { return standing }
        return standing + FileStanding.whole
    }

    /// Refuses who stands otherwise to a file than before, and whom the participant now keeps it from.
    fileprivate func check(
        _ subject: Answer.Subject, as word: String, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        let now = try standing(subject, by: actor, in: transaction)
        let isWhole = word.hasSuffix(FileStanding.whole)
        let before = isWhole ? String(word.dropLast(FileStanding.whole.count)) : word
        guard now == before else {
            throw now == FileStanding.nothing ? Failure.notFound(subject.noun) : Failure.forbidden
        }
        guard isWhole, try isKept(subject, from: actor, transaction) else { return }
        throw Failure.forbidden
    }

    private static let whole = ".whole"

    private func standing(
        _ subject: Answer.Subject, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> String {
        guard let referral = subject.referral else { return "-" }
        return try word(of: actor, toReferral: referral, in: transaction)
    }

    private func isKept(
        _ subject: Answer.Subject, from actor: Actor, _ transaction: borrowing WriteTransaction
    ) throws -> Bool {
        guard let id = subject.id, let referral = subject.referral else { return false }
        return try isKept(id, from: actor, inFileOf: referral, transaction)
    }
}
