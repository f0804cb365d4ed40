/// By what tokens are issued and recognised: our own key, and those of issuers that are trusted.
package struct TokenKeys: Sendable {
    /// The key that signs here.
    package let issuing: IssuingKey
    /// Whose tokens are taken besides.
    package let issuers: [TrustedIssuer]

    /// Takes the key that signs here and the issuers that are trusted.
    package init(issuing: IssuingKey, issuers: [TrustedIssuer] = []) {
        self.issuing = issuing
        self.issuers = issuers
    }
}
