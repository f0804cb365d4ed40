internal import ArgumentParser
internal import Foundation

/// Secrets are read from files that a flag or a variable names, and stand in neither.
enum SecretFile {
    /// Refuses a secret that was given in the place of its file's name, without repeating it.
    static func checkPath(_ text: String) throws {
        let isDigits = text.count == 64 && text.allSatisfy(\.isHexDigit)
        guard text.contains(where: \.isNewline) || text.contains("PRIVATE KEY") || isDigits else { return }
        throw ValidationError("a key is given by the path of the file that holds it, and this is no path")
    }

    /// The file that the service manager hands over under a name, if it does.
    static func credential(_ name: String, environment: [String: String]) -> String? {
        guard let folder = environment["CREDENTIALS_DIRECTORY"] else { return nil }
        let path = folder + "/" + name
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// Whether others than the owner may read a file; so it is said of one that cannot be looked at.
    static func isReadableByOthers(_ path: String, groupMay: Bool = false) -> Bool {
        let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int ?? 0o777
        return mode & (groupMay ? 0o007 : 0o077) != 0
    }
}
