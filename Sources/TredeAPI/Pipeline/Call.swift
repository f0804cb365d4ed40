package import HTTPServer
package import JSON
package import TredeDomain

/// One request to one operation by one actor.
package struct Call: Sendable {
    /// The request as it came in.
    package let request: Request
    /// Who calls; for an open operation nobody, as an administrator without a client.
    package let actor: Actor
    /// The language of texts in the answer.
    package let language: LocalizedText.Language
    /// The address that links start with, as `https://trede.example/trede/v1`.
    package let base: String
    /// The values of the path's parameters, in order.
    package let parameters: [String]
    /// The number of this exchange.
    package let trace: String

    /// The identifier in the path's parameter at `position`; one that is no identifier is one that is not there.
    package func id<Subject>(_ position: Int, _ noun: Noun, of subject: Subject.Type = Subject.self) throws -> ID<
        Subject
    > {
        guard let id = ID<Subject>(parameters[position]) else { throw Failure.notFound(noun) }
        return id
    }

    /// The body, decoded; every fault in it is thrown at once.
    ///
    /// - Throws: `invalid` with all violations.
    package func body<Value>(_ decode: (inout JSONObject) -> Value?) throws -> Value {
        try BodyReader.read(request, decode)
    }

    /// The parameters of the query, each to be asked for once; end with `finish()`.
    package func query() -> QueryReader { QueryReader(request.query) }

    /// Refuses any query parameter.
    package func noQuery() throws {
        var query = query()
        try query.finish()
    }

    /// The version a change rests on, from `If-Match`.
    ///
    /// - Throws: `preconditionRequired` when it is absent, `stale` when it cannot be a version.
    package func expectedVersion(of noun: Noun) throws -> Int64 {
        guard let text = request.header("if-match") else { throw Failure.preconditionRequired(noun) }
        guard let version = EntityTag.version(text) else { throw Failure.stale(noun, current: 0) }
        return version
    }
}
