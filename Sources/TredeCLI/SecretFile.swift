internal import ArgumentParser
internal import Foundation

/// Secrets are read from files that a flag or a variable names, and stand in neither.
enum SecretFile {
    /// The file of a secret, as a flag, a variable or the service manager's credentials name it; nil when none does.
    static func path(
        _ flag: String?, _ variable: String?, credential name: String, environment: [String: String]
    ) -> String? {
        if let path = flag ?? given(variable) { return path }
        guard let folder = environment["CREDENTIALS_DIRECTORY"] else { return nil }
        let path = folder + "/" + name
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// What a variable says; nil when it is empty.
    static func given(_ variable: String?) -> String? { variable.flatMap { $0.isEmpty ? nil : $0 } }

    /// The text of a secret's file, which nobody but its owner may read.
    ///
    /// The service manager gives credentials by an access list, which shows as a group that may read.
    static func read(_ path: String, environment: [String: String], code: Int32 = 1) throws -> String {
        try checkPath(path)
        let isCredential = environment["CREDENTIALS_DIRECTORY"].map { path.hasPrefix($0 + "/") } ?? false
        // A link says nothing of who may read what it leads to.
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        guard let mode = attributes?[.posixPermissions] as? Int, let file = FileHandle(forReadingAtPath: target),
            let data = try? file.read(upToCount: bytesMax + 1), data.count <= bytesMax,
            let text = String(data: data, encoding: .utf8)
        else { throw CommandFailure(sentence: "the key in \(path) cannot be read", code: code) }
        guard mode & (isCredential ? 0o007 : 0o077) == 0 else {
            throw CommandFailure(sentence: "the key in \(path) may be read by others than its owner", code: code)
        }
        return text
    }

    private static let bytesMax = 1 << 20

    /// Refuses a secret that was given in the place of its file's name, without repeating it.
    private static func checkPath(_ text: String) throws {
        let isDigits = text.count == 64 && text.allSatisfy(\.isHexDigit)
        guard text.contains(where: \.isNewline) || text.contains("PRIVATE KEY") || isDigits else { return }
        throw ValidationError("a key is given by the path of the file that holds it, and this is no path")
    }
}
