/// The bounds a document must keep to be read at all.
package struct JSONLimits: Sendable {
    /// The longest document, in bytes.
    package var documentBytesMax: Int
    /// The deepest nesting of objects and arrays, at most 512, since reading recurses; `[[]]` has depth 2.
    package var depthMax: Int
    /// The most values and member names together.
    package var tokensMax: Int

    /// The bounds for a request body unless a route states its own.
    package static let standard = JSONLimits()

    /// Creates bounds; what is not given is that of `standard`.
    package init(documentBytesMax: Int = 16 << 20, depthMax: Int = 32, tokensMax: Int = 65_536) {
        self.documentBytesMax = min(documentBytesMax, Int(Int32.max))
        self.depthMax = min(depthMax, 512)
        self.tokensMax = min(tokensMax, Int(Int32.max))
    }
}
