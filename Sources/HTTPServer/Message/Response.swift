/// What the application answers.
///
/// The engine adds `Content-Length`, `Date` and `Connection`, and leaves out the body where the protocol has none.
package struct Response: Sendable {
    /// A final status, 200 to 599.
    package var status: Int
    /// The fields in the order they are sent.
    package var fields: [Field]
    /// The whole content.
    package var body: [UInt8]

    /// An answer with all its content.
    package init(status: Int, fields: [Field] = [], body: [UInt8] = []) {
        precondition((200...599).contains(status), "a response has a final status")
        self.status = status
        self.fields = fields
        self.body = body
    }
}

/// A field of a response.
///
/// Control characters in it are sent as spaces. The fields the engine owns (`Content-Length`, `Date`, `Connection`,
/// `Keep-Alive`, `Transfer-Encoding`, `Server`) are not sent from here.
package struct Field: Sendable, Hashable {
    /// A token, by convention with capitals (`Content-Type`).
    package let name: String
    /// The value, without line ends.
    package let value: String

    /// A field with its value.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
