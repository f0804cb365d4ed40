package import HTTPServer
internal import TredeDomain

/// One request on its way through the pipeline, and how to answer it.
package struct Exchange: Sendable {
    /// The request.
    package let request: Request
    /// The number of this exchange, made here, never the caller's.
    package let trace: String
    let reply: Reply
    /// When the engine handed it over.
    let beganAt = ContinuousClock.now
    /// The operation it came to; nil when it came to none.
    package var route: Route?
    /// Its place in the table of routes.
    var routeIndex: Int?

    /// The values of the path's parameters, in order.
    var parameters: [String] = []
    /// Who calls; nil until that is known.
    var actor: Actor?

    /// The language the caller prefers.
    var language: LocalizedText.Language { Languages.preferred(request.header("accept-language")) }

    /// Why the caller looks or acts, as it says itself.
    var purpose: String? { PurposeDuty.said(in: request) }

    /// The caller's own number for this exchange, where it is short and plain.
    var relatedTrace: String? {
        guard let trace = request.header("belgov-trace-id"), (1...36).contains(trace.utf8.count) else { return nil }
        let isPlain = trace.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isPlain ? trace : nil
    }
}
