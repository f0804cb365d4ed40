package import TredeDomain

/// A referral as it was pushed: under which reference, what it says, and the digest that tells a repeat from a change.
package struct ReferralSubmission: Equatable, Sendable {
    /// The reference of the source.
    package let externalID: String
    /// What it says.
    package let content: ReferralContent
    /// The SHA-256 of the canonical form of what was sent (F-5).
    package let digest: Digest

    /// Makes a submission.
    package init(externalID: String, content: ReferralContent, digest: Digest) {
        self.externalID = externalID
        self.content = content
        self.digest = digest
    }

    /// What became of it.
    package enum Result: Sendable {
        /// It was new.
        case created(ReferralFile)
        /// The same was there already.
        case unchanged(ReferralFile)

        /// The referral, new or not.
        package var file: ReferralFile {
            switch self {
            case .created(let file), .unchanged(let file): file
            }
        }
    }
}
