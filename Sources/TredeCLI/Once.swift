internal import Trede
internal import TredeAPI
internal import TredeDomain

/// One visit of a command to the database; what goes wrong is said in a line, and the command ends with 1.
enum Once {
    /// Reads in one snapshot.
    static func read<Output>(
        _ services: Services, _ body: (borrowing ReadTransaction) throws -> Output
    ) throws -> Output {
        do {
            return try services.storage.makeReader().read(body)
        } catch let failure as Failure {
            guard case .fault(let fault) = failure else { throw commandFailure(failure) }
            // What the command itself found has its sentence already.
            if let own = fault as? CommandFailure { throw own }
            throw CommandFailure(sentence: "the database cannot be read: \(FaultText.sentence(fault))")
        } catch {
            throw CommandFailure(sentence: "the database cannot be read: \(FaultText.sentence(error))")
        }
    }

    /// Writes, and waits until it is on disk.
    static func write<Output: Sendable>(
        _ services: Services, _ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Output
    ) throws -> Output {
        do {
            return try services.storage.write(body)
        } catch {
            throw commandFailure(error)
        }
    }

    private static func commandFailure(_ failure: Failure) -> CommandFailure {
        CommandFailure(sentence: FailureText.sentences(failure).joined(separator: "; "))
    }
}
