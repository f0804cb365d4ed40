internal import SQLite
internal import TredeDomain

/// In whose name the command line does what stands in the audit.
enum CommandLineActor {
    /// The client without a token, made at first use.
    static func find(ids: IDSource, in transaction: borrowing WriteTransaction) throws -> Actor {
        let name = "command line"
        if let found = try ClientStore.find(name: name, in: transaction) {
            return Actor(client: found.client, role: .administrator)
        }
        let draft = ClientDraft(name: name, role: .administrator)
        let number = try ClientStore.insert(draft, tokenHash: nil, ids: ids, in: transaction)
        return Actor(client: number, role: .administrator)
    }
}
