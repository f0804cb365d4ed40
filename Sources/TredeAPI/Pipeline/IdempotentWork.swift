internal import HTTPServer
internal import Trede
internal import TredeDomain

/// Makes a POST repeatable under an `Idempotency-Key`: what was answered first is answered again.
///
/// The answer is kept in the transaction of the effect, so that a crash between the two cannot be.
enum IdempotentWork {
    typealias Body = @Sendable (borrowing WriteTransaction) throws -> Answer

    static func wrap(_ body: @escaping Body, _ exchange: Exchange, by actor: Actor) throws -> Body {
        guard exchange.request.method == .post, let operation = exchange.route?.operation else { return body }
        guard let key = try key(in: exchange.request) else { return body }
        let request = exchange.request
        let fingerprint = Digest.sha256(Array(request.path.utf8) + [0] + request.body)
        return { transaction in
            if let earlier = try IdempotencyStore.find(
                key, operation: operation, client: actor.client, in: transaction)
            {
                guard earlier.fingerprint == fingerprint else { throw Failure.keyReused }
                return replay(earlier.answer)
            }
            let answer = try body(transaction)
            try IdempotencyStore.keep(
                stored(answer), key: key, fingerprint: fingerprint, operation: operation, client: actor.client,
                in: transaction)
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

    private static func stored(_ answer: Answer) -> StoredAnswer {
        StoredAnswer(
            status: answer.status,
            fields: [answer.location ?? "", answer.version.map(String.init) ?? "", answer.contentType]
                .joined(separator: "\n"), body: answer.body)
    }

    private static func replay(_ stored: StoredAnswer) -> Answer {
        let fields = stored.fields.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var answer = Answer(status: stored.status, body: stored.body)
        if fields.count == 3 {
            answer.location = fields[0].isEmpty ? nil : fields[0]
            answer.version = Int64(fields[1])
            answer.contentType = fields[2]
        }
        answer.fields = [Field("Trede-Idempotent-Replayed", "true")]
        return answer
    }
}
