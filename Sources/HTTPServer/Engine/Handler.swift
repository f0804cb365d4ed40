/// The application, as one event loop sees it: each loop has its own, and calls it on its own thread only.
package protocol Handler {
    /// Answers the request through `reply`, at once or later; it must not block, for it holds up the whole loop.
    func handle(_ request: Request, _ reply: Reply)

    /// Whether the content of this request, of which only the head is here, is to be handed over in pieces.
    ///
    /// It is asked only for a content larger than `Limits.bodyBytesMax` or of unknown length; any other is kept whole.
    func takesPieces(_ request: Request) -> Bool

    /// The answer to a request the engine cannot hand over; its status should be that of the refusal.
    func refuse(_ refusal: Refusal) -> Response
}

extension Handler {
    /// Takes every content whole.
    package func takesPieces(_ request: Request) -> Bool { false }

    /// One line of plain text.
    package func refuse(_ refusal: Refusal) -> Response {
        Response(
            status: refusal.status, fields: [Field("Content-Type", "text/plain; charset=utf-8")],
            body: Array((refusal.sentence + "\n").utf8))
    }
}

/// Which of the server's loops a handler is made for.
package struct LoopContext: Sendable {
    /// From 0.
    package let index: Int
    /// How many loops the server has.
    package let loopCount: Int
    /// Where the server listens, with the ports it really has.
    package let addresses: [ListenAddress]
}
