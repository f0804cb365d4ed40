import Glibc
import Synchronization

@testable import HTTPServer

/// Takes and gives content in pieces, on threads of its own.
enum PiecesHandler {
    /// By path: `count` answers how much came and what it adds up to, `early` answers at once, `hold` reads nothing until
    /// it may, and `echo` answers with what comes as it comes.
    static func take(_ content: ContentStream, of request: Request, _ reply: Reply, _ waiting: EchoHandler.Waiting) {
        let kind = request.segments.last ?? ""
        EchoHandler.Thread.run {
            switch kind {
            case "early": reply.send(Response(status: 200, body: Array("early".utf8)))
            case "echo": echo(content, reply, waiting)
            default:
                if kind == "hold" {
                    waiting.isBlocking.store(true, ordering: .relaxed)
                    while waiting.isBlocking.load(ordering: .relaxed) { sched_yield() }
                }
                count(content, reply, waiting)
            }
        }
    }

    private static func count(_ content: ContentStream, _ reply: Reply, _ waiting: EchoHandler.Waiting) {
        do throws(ContentCut) {
            var (bytes, sum) = (0, 0)
            while let piece = try content.next() {
                bytes += piece.count
                for byte in piece { sum &+= Int(byte) }
                waiting.piecesBytes.store(bytes, ordering: .relaxed)
            }
            reply.send(Response(status: 200, body: Array("\(bytes) \(sum)".utf8)))
        } catch {
            waiting.cuts.add(1, ordering: .relaxed)
            reply.send(Response(status: 500))
        }
    }

    private static func echo(_ content: ContentStream, _ reply: Reply, _ waiting: EchoHandler.Waiting) {
        let writer = reply.begin(Response(status: 200))
        do throws(ContentCut) {
            while let piece = try content.next(), writer.write(piece) {}
            writer.end()
        } catch {
            writer.fail()
        }
    }

    /// `write/N` writes N pieces of 10,000 bytes; with `/gone` behind it, it gives up after them.
    static func write(_ request: Request, _ reply: Reply, _ waiting: EchoHandler.Waiting) {
        let parts = request.segments
        let count = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        EchoHandler.Thread.run {
            let writer = reply.begin(Response(status: 200, fields: [Field("Content-Type", "text/plain")]))
            for index in 0..<count {
                let piece = [UInt8](repeating: UInt8(ascii: "a") + UInt8(index % 26), count: 10_000)
                guard writer.write(piece) else {
                    waiting.cuts.add(1, ordering: .relaxed)
                    return
                }
                waiting.piecesBytes.add(piece.count, ordering: .relaxed)
            }
            if parts.last != "gone" { writer.end() }
        }
    }
}
