/// The one answer to one request.
///
/// An answer given twice, or after the client went away, is dropped.
package struct Reply: Sendable {
    private enum Target {
        case loop(Mailbox, descriptor: Int32, serial: UInt64)
        case function(@Sendable (Response) -> Void)
    }

    private let target: Target

    init(_ mailbox: Mailbox, descriptor: Int32, serial: UInt64) {
        target = .loop(mailbox, descriptor: descriptor, serial: serial)
    }

    /// A reply that hands its answer to a function, for calling a handler without a server.
    package init(_ receive: @escaping @Sendable (Response) -> Void) {
        target = .function(receive)
    }

    /// Answers; may be called on any thread, and costs no hop on the one that called the handler.
    package func send(_ response: Response) {
        switch target {
        case .loop(let mailbox, let descriptor, let serial):
            mailbox.deliver(Delivery(descriptor: descriptor, serial: serial, response: response))
        case .function(let receive):
            receive(response)
        }
    }
}

/// An answer on its way to the loop that holds its connection.
struct Delivery: Sendable {
    let descriptor: Int32
    let serial: UInt64
    let response: Response
}
