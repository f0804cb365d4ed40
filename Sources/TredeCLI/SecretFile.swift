internal import ArgumentParser

/// Secrets are read from files that a flag or a variable names, and stand in neither.
enum SecretFile {
    /// Refuses a secret that was given in the place of its file's name, without repeating it.
    static func checkPath(_ text: String) throws {
        guard text.contains(where: \.isNewline) || text.contains("PRIVATE KEY") else { return }
        throw ValidationError("a key is given by the path of the file that holds it, and this is no path")
    }
}
