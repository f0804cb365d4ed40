/// What stands in a file of checkpoints.
package enum AuditCheckpointFile {
    /// Why a file of checkpoints cannot be believed.
    package struct Fault: Error, Equatable {
        /// What is wrong with a line.
        package enum Kind: Equatable, Sendable {
            case unreadable
            case incomplete
            case unknownKey(String)
            case wrongSignature
            case doesNotFollow
            case goesBack
        }

        /// The number of the line; the first is 1.
        package let line: Int
        /// What is wrong with it.
        package let kind: Kind

        /// What is wrong, in a sentence.
        package var sentence: String {
            switch kind {
            case .unreadable: "line \(line) is no checkpoint"
            case .incomplete: "line \(line), the last one, has no end"
            case .unknownKey(let name): "line \(line) is signed with the key \(name), which is not among those given"
            case .wrongSignature: "line \(line) has a wrong signature: it was changed, or signed by somebody else"
            case .doesNotFollow: "line \(line) does not follow the one before it: lines were taken out, put in or moved"
            case .goesBack: "line \(line) is of an earlier entry than the one before it"
            }
        }
    }

    /// What the checkpoints in a file say, once all signatures and the order of the lines are found right.
    ///
    /// A file may begin in the middle, so that old lines can be kept in another.
    ///
    /// - Throws: `Fault`, of the first line that is wrong.
    package static func witnesses(in content: [UInt8], signedBy keys: [AuditPublicKey]) throws(Fault) -> [AuditWitness]
    {
        var witnesses: [AuditWitness] = []
        var previous: ArraySlice<UInt8>?
        var lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // What ends on a line feed has nothing after it.
        guard lines.popLast()?.isEmpty == true else { throw Fault(line: lines.count + 1, kind: .incomplete) }
        for (index, line) in lines.enumerated() {
            func fault(_ kind: Fault.Kind) -> Fault { Fault(line: index + 1, kind: kind) }
            guard let checkpoint = AuditCheckpoint(line: Array(line)) else { throw fault(.unreadable) }
            guard let key = keys.first(where: { $0.name == checkpoint.keyName }) else {
                throw fault(.unknownKey(checkpoint.keyName))
            }
            guard checkpoint.isSigned(by: key) else { throw fault(.wrongSignature) }
            if let previous, checkpoint.previousLine != Digest.sha256(Array(previous)) { throw fault(.doesNotFollow) }
            guard checkpoint.number >= witnesses.last?.number ?? 0 else { throw fault(.goesBack) }
            witnesses.append(
                AuditWitness(number: checkpoint.number, digest: checkpoint.digest, at: checkpoint.at))
            previous = line
        }
        return witnesses
    }
}
