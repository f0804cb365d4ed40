internal import SQLite
internal import TredeDomain

enum ReferralSealQuery: String, Query {
    case versions = "SELECT version, sealed FROM referral_version WHERE referral_id = ?1"
    case replaceVersion = "UPDATE referral_version SET sealed = ?3 WHERE referral_id = ?1 AND version = ?2"
    case evidence = "SELECT version, position, sealed FROM medical_evidence WHERE referral_id = ?1"
    case replaceEvidence = """
        UPDATE medical_evidence SET sealed = ?4 WHERE referral_id = ?1 AND version = ?2 AND position = ?3
        """
    case assessments = "SELECT uid, sealed FROM assessment WHERE referral_id = ?1"
    case replaceAssessment = "UPDATE assessment SET sealed = ?2 WHERE uid = ?1"
    case questions = "SELECT uid, sealed FROM information_request WHERE referral_id = ?1"
    case replaceQuestion = "UPDATE information_request SET sealed = ?2 WHERE uid = ?1"
}

/// Gives what a referral holds to the key of another person, when it turns out to be about that one.
enum ReferralSealStore {
    /// Seals anew what was sealed before a decision, so that it goes with the person whom the referral is about.
    static func moveAll(
        of referral: Int64, to person: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let vault = transaction.vault
        let versions = try transaction.all(ReferralSealQuery.versions, .integer(referral)) { row in
            let version = try row.integer(0)
            let place = SealedPlace(.referralVersion, .pair(referral, version))
            return (version, try vault.sealAgain(try row.blob(1), of: person, at: place))
        }
        for case (let version, let sealed?) in versions {
            try transaction.run(ReferralSealQuery.replaceVersion, .integer(referral), .integer(version), sealed)
        }
        let evidence = try transaction.all(ReferralSealQuery.evidence, .integer(referral)) { row in
            let (version, position) = (try row.integer(0), try row.integer(1))
            let place = SealedPlace(.medicalEvidence, .triple(referral, version, position))
            return (version, position, try vault.sealAgain(try row.blob(2), of: person, at: place))
        }
        for case (let version, let position, let sealed?) in evidence {
            try transaction.run(
                ReferralSealQuery.replaceEvidence, .integer(referral), .integer(version), .integer(position), sealed)
        }
        try move(.assessment, .assessments, .replaceAssessment, of: referral, to: person, in: transaction)
        try move(.informationRequest, .questions, .replaceQuestion, of: referral, to: person, in: transaction)
    }

    private static func move(
        _ table: SealedPlace.Table, _ list: ReferralSealQuery, _ replace: ReferralSealQuery, of referral: Int64,
        to person: Int64, in transaction: borrowing WriteTransaction
    ) throws {
        let vault = transaction.vault
        let rows = try transaction.all(list, .integer(referral)) { row in
            let id = try row.blob(0)
            return (id, try vault.sealAgain(try row.blob(1), of: person, at: SealedPlace(table, .bytes(id))))
        }
        for case (let id, let sealed?) in rows { try transaction.run(replace, .blob(id), sealed) }
    }
}
