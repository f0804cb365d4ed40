internal import SQLite
internal import TredeDomain

enum ReferralAccessQuery: String, Query {
    case isOwn = """
        SELECT referrer_organisation = (SELECT enterprise_number FROM organisation WHERE id = ?2),
            referrer_email = (SELECT email FROM professional WHERE id = ?3)
        FROM referral WHERE id = ?1
        """
}

/// Whose a referral is.
enum ReferralAccessStore {
    /// Whether a referral was pushed by this client, or names its professional or else its organisation.
    static func isOwn(
        _ head: ReferralHead, of actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        if head.client == actor.client { return true }
        let found = try transaction.first(
            ReferralAccessQuery.isOwn, .integer(head.number),
            .optional(actor.professional == nil ? actor.organisation : nil), .optional(actor.professional)
        ) { row in
            let isOfOrganisation = try row.optionalFlag(0) ?? false
            let isOfProfessional = try row.optionalFlag(1) ?? false
            return isOfOrganisation || isOfProfessional
        }
        return found ?? false
    }
}
