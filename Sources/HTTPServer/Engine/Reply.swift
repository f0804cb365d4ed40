/// The one answer to one request.
///
/// An answer given twice, or after the client went away, is dropped.
package struct Reply: Sendable {
    private enum Target {
        case loop(Mailbox, descriptor: Int32, serial: UInt64, windowBytesMax: Int)
        case function(@Sendable (Response) -> Void)
    }

    private let target: Target

    init(_ mailbox: Mailbox, descriptor: Int32, serial: UInt64, windowBytesMax: Int) {
        target = .loop(mailbox, descriptor: descriptor, serial: serial, windowBytesMax: windowBytesMax)
    }

    /// A reply that hands its answer to a function, for calling a handler without a server.
    package init(_ receive: @escaping @Sendable (Response) -> Void) {
        target = .function(receive)
    }

    /// Answers; may be called on any thread, and costs no hop on the one that called the handler.
    package func send(_ response: Response) {
        switch target {
        case .loop(let mailbox, let descriptor, let serial, _):
            mailbox.deliver(Delivery(descriptor: descriptor, serial: serial, response: response))
        case .function(let receive):
            receive(response)
        }
    }

    /// Answers with a status and fields now, and with content as it is written; the body of `head` is not sent.
    package func begin(_ head: Response) -> ContentWriter {
        switch target {
        case .loop(let mailbox, let descriptor, let serial, let windowBytesMax):
            let writer = ContentWriter(
                .loop(mailbox, descriptor: descriptor, serial: serial), windowBytesMax: windowBytesMax)
            mailbox.deliver(Delivery(descriptor: descriptor, serial: serial, news: .begin(head, Weak(writer))))
            if !writer.canWrite { mailbox.deliver(Delivery(descriptor: descriptor, serial: serial, news: .cut)) }
            return writer
        case .function(let receive):
            return ContentWriter(.function(head, receive), windowBytesMax: .max)
        }
    }
}

/// Something on its way to the loop that holds its connection.
struct Delivery: Sendable {
    enum News: Sendable {
        case response(Response)
        /// The head of an answer whose content follows in pieces.
        case begin(Response, Weak)
        case piece([UInt8])
        case end
        /// The content does not come to its end.
        case cut
        /// The reader of the request's content has room.
        case room
    }

    let descriptor: Int32
    let serial: UInt64
    let news: News

    init(descriptor: Int32, serial: UInt64, news: News) {
        self.descriptor = descriptor
        self.serial = serial
        self.news = news
    }

    init(descriptor: Int32, serial: UInt64, response: Response) {
        self.init(descriptor: descriptor, serial: serial, news: .response(response))
    }

    /// Tells whoever sent it that nobody is there.
    func drop() {
        if case .begin(_, let writer) = news { writer.object?.cut() }
    }
}

/// A writer that its owner may let go of at any time, which is how it says that it gave up.
struct Weak: Sendable {
    private(set) weak var object: ContentWriter?

    init(_ object: ContentWriter) {
        self.object = object
    }
}
