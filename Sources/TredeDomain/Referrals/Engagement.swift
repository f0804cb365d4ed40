/// Whether a person wants to take an active part, as the referrer sees it (S-1, criterion C5).
package enum Engagement: String, CaseIterable, Sendable {
    case willing
    case hesitant
    case unwilling
    case unknown
}
