internal import Crypto

/// AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce, ciphertext, tag.
enum Sealer {
    static let nonceByteCount = 12
    static let tagByteCount = 16

    /// The sealed bytes, after `head`, which is not sealed.
    static func seal(
        _ bytes: [UInt8], with key: SymmetricKey, bound: [UInt8], after head: [UInt8] = []
    ) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, nonce: drawnNonce(), authenticating: bound)
        guard let combined = box.combined else { preconditionFailure("Nonces are of the usual length.") }
        var sealed: [UInt8] = []
        sealed.reserveCapacity(head.count + combined.count)
        sealed.append(contentsOf: head)
        sealed.append(contentsOf: combined)
        return sealed
    }

    static func open(
        _ sealed: ArraySlice<UInt8>, with key: SymmetricKey, bound: [UInt8]
    ) throws(SealingFault) -> [UInt8] {
        guard sealed.count >= nonceByteCount + tagByteCount else { throw .damaged }
        do {
            return Array(try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: bound))
        } catch {
            throw .damaged
        }
    }

    private static func drawnNonce() throws -> AES.GCM.Nonce {
        let (first, second) = (RandomWords.next(), RandomWords.next())
        return try AES.GCM.Nonce(
            data: (0..<nonceByteCount).map { index in
                UInt8(truncatingIfNeeded: (index < 8 ? first : second) >> UInt64(8 * (index % 8)))
            })
    }
}
