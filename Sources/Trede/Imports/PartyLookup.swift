package import SQLite
package import TredeDomain

/// Finds who takes part by the numbers and codes that histories call them by.
package enum PartyLookup {
    /// The organisation with that number.
    ///
    /// - Throws: `notFound`.
    package static func organisation(
        _ number: EnterpriseNumber, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ID<Organisation> {
        guard let found = try OrganisationStore.find(enterpriseNumber: number, in: transaction) else {
            throw Failure.notFound(.organisation)
        }
        return found.id
    }

    /// The professional with that reference.
    ///
    /// - Throws: `notFound`.
    package static func professional(
        _ reference: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ID<Professional> {
        guard let found = try ProfessionalStore.find(externalId: reference, in: transaction) else {
            throw Failure.notFound(.professional)
        }
        return found.id
    }

    /// The network with that code.
    ///
    /// - Throws: `notFound`.
    package static func network(
        _ code: String, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ID<Network> {
        guard let found = try NetworkStore.find(code: code, in: transaction) else {
            throw Failure.notFound(.network)
        }
        return found.id
    }
}
