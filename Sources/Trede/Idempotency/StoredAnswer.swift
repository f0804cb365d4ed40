/// An answer as it was first given to a request with an idempotency key.
package struct StoredAnswer: Equatable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// Its location, version and media type, each on a line and empty for none, and then a line for each subject: what it
    /// was about and how the caller stood to it.
    package let fields: String
    /// The body.
    package let body: [UInt8]

    /// Makes an answer.
    package init(status: Int, fields: String, body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
