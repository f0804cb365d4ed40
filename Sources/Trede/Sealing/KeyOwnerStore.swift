internal import SQLite

enum KeyOwnerQuery: String, Query {
    case trajectory = "SELECT person_id FROM trajectory WHERE id = ?1"
    case referral = "SELECT person_id FROM referral WHERE id = ?1"
    case decision = "SELECT r.person_id FROM decision d JOIN referral r ON r.id = d.referral_id WHERE d.id = ?1"
    case plan = "SELECT t.person_id FROM plan p JOIN trajectory t ON t.id = p.trajectory_id WHERE p.id = ?1"
    case internship = "SELECT t.person_id FROM internship i JOIN trajectory t ON t.id = i.trajectory_id WHERE i.id = ?1"
    case session = "SELECT t.person_id FROM session s JOIN trajectory t ON t.id = s.trajectory_id WHERE s.id = ?1"
}

/// Whose key seals what belongs to something.
enum KeyOwner {
    case person(Int64)
    case trajectory(Int64)
    case referral(Int64)
    case decision(Int64)
    case plan(Int64)
    case internship(Int64)
    case session(Int64)
}

enum KeyOwnerStore {
    /// Seals values with the key of the person whom something is about, for their place; NULL when all are NULL.
    static func seal(
        _ values: [Value], of owner: KeyOwner, at place: SealedPlace, in transaction: borrowing WriteTransaction
    ) throws -> Value {
        guard values.contains(where: { $0 != .null }) else { return .null }
        return try transaction.vault.seal(values, of: person(owner, in: transaction), at: place)
    }

    /// The number of the person whom something is about, for who seals several values.
    static func person(
        _ owner: KeyOwner, in transaction: borrowing WriteTransaction
    ) throws -> Int64 {
        let (query, number): (KeyOwnerQuery, Int64)
        switch owner {
        case .person(let number): return number
        case .trajectory(let owner): (query, number) = (.trajectory, owner)
        case .referral(let owner): (query, number) = (.referral, owner)
        case .decision(let owner): (query, number) = (.decision, owner)
        case .plan(let owner): (query, number) = (.plan, owner)
        case .internship(let owner): (query, number) = (.internship, owner)
        case .session(let owner): (query, number) = (.session, owner)
        }
        guard let person = try transaction.first(query, .integer(number), decode: { try $0.integer(0) }) else {
            preconditionFailure("What is sealed belongs to somebody.")
        }
        return person
    }
}
