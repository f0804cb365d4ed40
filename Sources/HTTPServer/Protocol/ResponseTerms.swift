/// What a request asks of its answer besides the content.
package struct ResponseTerms: Equatable, Sendable {
    /// The request was HEAD: the fields are those of GET, the body is left out (RFC 9110, section 9.3.2).
    var omitsBody = false
    /// The client knows no chunks, so a content of unknown length ends with the connection (RFC 9112, section 6.1).
    var hasNoChunks = false
    /// The connection ends after this answer.
    package var closes = false
    /// An HTTP/1.0 client is told that its wish to go on is met.
    var saysKeepAlive = false
}
