internal import HTTPServer

/// Adds to an answer what every answer has.
enum Finishing {
    /// The response of an answer; 304 when the caller holds its current version (RFC 9110, section 13.1.2).
    static func response(_ answer: Answer, _ exchange: Exchange, base: String) -> Response {
        var fields = answer.fields
        if let version = answer.version { fields.append(Field("ETag", EntityTag.text(version))) }
        if let location = answer.location { fields.append(Field("Location", base + location)) }
        fields.append(Field("Cache-Control", answer.cacheControl))
        if answer.status == 200, let version = answer.version, holds(version, exchange) {
            return completed(Response(status: 304, fields: fields), exchange)
        }
        if !answer.body.isEmpty { fields.append(Field("Content-Type", answer.contentType)) }
        return completed(Response(status: answer.status, fields: fields, body: answer.body), exchange)
    }

    /// The response with the fields that every response has.
    static func completed(_ response: Response, _ exchange: Exchange) -> Response {
        var response = response
        response.fields.append(Field("BelGov-Trace-Id", exchange.trace))
        if let related = exchange.relatedTrace { response.fields.append(Field("BelGov-Related-Trace-Id", related)) }
        response.fields.append(contentsOf: always)
        return response
    }

    private static let always = [
        Field("Vary", "Accept-Language"), Field("X-Content-Type-Options", "nosniff"),
        Field("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        Field("Referrer-Policy", "no-referrer"), Field("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    private static func holds(_ version: Int64, _ exchange: Exchange) -> Bool {
        guard exchange.request.method == .get || exchange.request.method == .head else { return false }
        guard let held = exchange.request.header("if-none-match") else { return false }
        if held == "*" { return true }
        return held.split(separator: ",").contains { tag in
            let bare = tag.drop { $0 == " " }
            return (bare.hasPrefix("W/") ? bare.dropFirst(2) : bare) == EntityTag.text(version)
        }
    }
}
