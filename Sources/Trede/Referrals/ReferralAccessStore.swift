internal import SQLite
internal import TredeDomain

enum ReferralAccessQuery: String, Query {
    case isOwn = """
        SELECT referrer_organisation = (SELECT enterprise_number FROM organisation WHERE id = ?2),
            EXISTS (
                SELECT 1 FROM professional p JOIN organisation o ON o.id = p.organisation_id
                WHERE p.id = ?3 AND p.email = referrer_email AND o.enterprise_number = referrer_organisation)
        FROM referral WHERE id = ?1
        """
    case names = """
        SELECT (SELECT enterprise_number FROM organisation WHERE id = ?1),
            (SELECT email FROM professional WHERE id = ?2),
            (SELECT organisation_id FROM professional WHERE email = ?3)
        """
}

/// Whose a referral is.
enum ReferralAccessStore {
    /// Whether a referral was pushed by this client, or names its professional or else its organisation.
    ///
    /// An address alone names nobody, since anybody's professional may be registered under it: the referral must state
    /// the professional's organisation too.
    static func isOwn(
        _ head: ReferralHead, of actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        if head.client == actor.client { return true }
        return try isNamed(in: head.number, actor, in: transaction)
    }

    /// Whether a referral, by its number in the store, names the actor's professional or else its organisation.
    static func isNamed(
        in referral: Int64, _ actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Bool {
        let found = try transaction.first(
            ReferralAccessQuery.isOwn, .integer(referral),
            .optional(actor.professional == nil ? actor.organisation : nil), .optional(actor.professional)
        ) { row in
            let isOfOrganisation = try row.optionalFlag(0) ?? false
            let isOfProfessional = try row.optionalFlag(1) ?? false
            return isOfOrganisation || isOfProfessional
        }
        return found ?? false
    }

    /// What a referral states of its referrer that is not the actor's own: an actor that is bound to an organisation
    /// or a professional refers for nobody else.
    static func violations(
        of referrer: ReferralContent.Referrer, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> [Violation] {
        guard let organisation = actor.organisation else { return [] }
        let (number, email) = (referrer.organisation?.enterpriseNumber.text, referrer.professional?.email?.text)
        guard number != nil || email != nil else { return [] }
        var violations: [Violation] = []
        _ = try transaction.first(
            ReferralAccessQuery.names, .integer(organisation), .optional(actor.professional), .optional(email)
        ) { row in
            if let number, number != (try row.optionalText(0)) {
                violations.append(Violation("referrer.organisation.enterpriseNumber", .refersForAnother, rule: .f2))
            }
            guard let email else { return }
            let isOther = try row.optionalText(1).map { $0 != email } ?? false
            let isOfOther = try row.optionalInteger(2).map { $0 != organisation } ?? false
            if isOther || isOfOther {
                violations.append(Violation("referrer.professional.email", .refersForAnother, rule: .f2))
            }
        }
        return violations
    }
}
