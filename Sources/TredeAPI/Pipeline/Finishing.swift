internal import HTTPServer

/// Adds to an answer what every answer has.
enum Finishing {
    /// The response of an answer; 304 when the caller holds it as it is now (RFC 9110, section 13.1.2).
    static func response(_ answer: Answer, _ exchange: Exchange, base: String) -> Response {
        let coding = Coding(of: answer, to: exchange.request)
        var fields = answer.fields
        let tag = EntityTag.text(answer)
        if let tag { fields.append(Field("ETag", coding.tag(tag))) }
        if let location = answer.location { fields.append(Field("Location", base + location)) }
        fields.append(Field("Cache-Control", answer.cacheControl))
        if answer.status == 200, let tag, holds(tag, exchange) {
            return completed(Response(status: 304, fields: fields), exchange, coding)
        }
        if !answer.body.isEmpty { fields.append(Field("Content-Type", answer.contentType)) }
        return completed(
            Response(status: answer.status, fields: fields, body: coding.body(of: answer)), exchange, coding)
    }

    /// The head of an answer whose content follows in pieces.
    static func beginning(_ answer: Answer, _ exchange: Exchange, _ coding: Coding) -> Response {
        let fields =
            answer.fields + [Field("Cache-Control", answer.cacheControl), Field("Content-Type", answer.contentType)]
        return completed(Response(status: answer.status, fields: fields), exchange, coding)
    }

    /// The response with the fields that every response has.
    static func completed(_ response: Response, _ exchange: Exchange, _ coding: Coding = .none) -> Response {
        var response = response
        response.fields.append(Field("BelGov-Trace-Id", exchange.trace))
        if let related = exchange.relatedTrace { response.fields.append(Field("BelGov-Related-Trace-Id", related)) }
        response.fields.append(contentsOf: coding.fields(status: response.status))
        return guarded(response)
    }

    /// The response with what keeps browsers from making anything else of it; the operator's pages have it too.
    static func guarded(_ response: Response) -> Response {
        var response = response
        response.fields.append(contentsOf: always)
        return response
    }

    private static let always = [
        Field("X-Content-Type-Options", "nosniff"),
        Field("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        Field("Referrer-Policy", "no-referrer"), Field("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    private static func holds(_ current: String, _ exchange: Exchange) -> Bool {
        guard exchange.request.method == .get || exchange.request.method == .head else { return false }
        guard let held = exchange.request.header("if-none-match") else { return false }
        if held == "*" { return true }
        return held.split(separator: ",").contains { tag in
            let bare = tag.drop { $0 == " " }
            let strong = bare.hasPrefix("W/") ? bare.dropFirst(2) : bare
            return strong == current || strong == EntityTag.gzipped(current)
        }
    }
}
