internal import ArgumentParser
internal import Foundation
internal import Trede

/// By what tokens are signed and recognised, as `trede serve` was told.
enum TokenKeySetting {
    /// What the credential is called that a service manager hands over.
    private static let credential = "signing-key"

    /// Reads the key and the issuers from the files that flags, variables or the service manager name.
    ///
    /// - Throws: `CommandFailure`, with exit code 64 for what cannot be used.
    static func keys(signingKey: String?, issuers: String?, environment: [String: String]) throws -> TokenKeys {
        do {
            let path = SecretFile.path(
                signingKey, environment["TREDE_SIGNING_KEY_FILE"], credential: credential, environment: environment)
            let key =
                if let path {
                    try IssuingKey(pem: SecretFile.read(path, environment: environment, code: 64))
                } else {
                    try IssuingKey.drawn()
                }
            guard let file = issuers ?? SecretFile.given(environment["TREDE_AUTH_ISSUERS_FILE"]) else {
                return TokenKeys(issuing: key)
            }
            let folder = URL(filePath: file).deletingLastPathComponent()
            let trusted = try TrustedIssuer.all(in: Array(try text(file).utf8)) { name in
                Array(try text(URL(filePath: name, relativeTo: folder).path).utf8)
            }
            return TokenKeys(issuing: key, issuers: trusted)
        } catch let fault as KeyFault {
            throw CommandFailure(sentence: "--signing-key: \(fault.sentence)", code: 64)
        } catch let fault as IssuerFault {
            throw CommandFailure(sentence: "--issuers: \(fault.sentence)", code: 64)
        }
    }

    /// The text of a small file that holds no secret.
    static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20,
            let text = String(data: data, encoding: .utf8)
        else { throw CommandFailure(sentence: "the file \(path) cannot be read", code: 64) }
        return text
    }
}
