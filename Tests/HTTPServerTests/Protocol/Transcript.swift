@testable import HTTPServer

/// Feeds bytes to a connection state, answers each request at once, and writes down what happened.
enum Transcript {
    static func of(_ text: String, limits: Limits = Limits()) -> [String] {
        of(pieces: [Array(text.utf8)], limits: limits)
    }

    static func of(pieces: [[UInt8]], limits: Limits = Limits()) -> [String] {
        let now = Moment(milliseconds: 0)
        var state = ConnectionState(limits: limits, remoteAddress: .none, at: now)
        var lines: [String] = []
        for piece in pieces { run(&state, piece, now, &lines) }
        state.endInput()
        run(&state, [], now, &lines)
        return lines
    }

    private static func run(_ state: inout ConnectionState, _ piece: [UInt8], _ now: Moment, _ lines: inout [String]) {
        var offset = 0
        while true {
            switch state.next(piece.span, &offset, at: now) {
            case .request(let request):
                lines.append(line(request) + (state.replied(at: now).closes ? " and close" : ""))
            case .opening: state.keepWhole(at: now)
            case .piece, .pieceEnd: lines.append("a piece that nobody asked for")
            case .sendContinue: lines.append("100")
            case .refuse(let refusal, _): lines.append(line(refusal))
            case .needMore, .wait, .close: return
            }
        }
    }

    private static func line(_ request: Request) -> String {
        let query = request.query.map { "?" + $0 } ?? ""
        let body = request.body.isEmpty ? "" : " '\(String(decoding: request.body, as: UTF8.self))'"
        return "\(request.method.name) \(request.path)\(query)\(body)"
    }

    private static func line(_ refusal: Refusal) -> String {
        guard case .malformed(let malformation) = refusal else { return "\(refusal.status)" }
        return "400 \(malformation.rawValue)"
    }
}
