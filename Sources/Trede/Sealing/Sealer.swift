internal import Crypto

/// AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce, ciphertext, tag.
enum Sealer {
    static let nonceByteCount = 12
    static let tagByteCount = 16

    static func seal(_ bytes: [UInt8], with key: SymmetricKey, bound: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: bound)
        var sealed: [UInt8] = []
        sealed.reserveCapacity(nonceByteCount + bytes.count + tagByteCount)
        sealed.append(contentsOf: box.nonce)
        sealed.append(contentsOf: box.ciphertext)
        sealed.append(contentsOf: box.tag)
        return sealed
    }

    static func open(_ sealed: [UInt8], with key: SymmetricKey, bound: [UInt8]) throws(SealingFault) -> [UInt8] {
        guard sealed.count >= nonceByteCount + tagByteCount else { throw .damaged }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: sealed[..<nonceByteCount]),
                ciphertext: sealed[nonceByteCount..<(sealed.count - tagByteCount)],
                tag: sealed[(sealed.count - tagByteCount)...])
            return Array(try AES.GCM.open(box, using: key, authenticating: bound))
        } catch {
            throw .damaged
        }
    }
}
