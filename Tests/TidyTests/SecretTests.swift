import Testing

@Suite("How secrets are handled")
struct SecretTests {
    @Test(
        "no digest or secret of a caller is compared in a time that tells where it differs"
    )
    func comparisons() throws {
        let files = try SourceTree.files(below: "Sources/Trede/Access") + SourceTree.files(below: "Sources/Trede/OAuth")
        #expect(files.contains { $0.text.contains(".isSame(as:") }, "keys are compared somewhere")
        for file in files {
            for line in file.lines
            where line.contains(" == ") || line.contains(" != ") || line.contains("elementsEqual") {
                let words = ["digest", "secret", "signature", "checksum.bytes", "Digest("]
                // SQL looks a digest up by an index, and the digest of a secret tells nothing of the secret.
                guard !line.contains("= ?"), !line.contains("Count") else { continue }
                for word in words { #expect(!line.contains(word), "\(file.path): \(line)") }
            }
        }
    }

    @Test("no setting holds a secret: those that concern keys name a file")
    func settings() throws {
        let secret = ["KEY", "SECRET", "PASSWORD", "TOKEN", "PEPPER"]
        var found = 0
        for file in try SourceTree.files(below: "Sources/TredeCLI") {
            for rest in file.text.split(separator: "environment[\"").dropFirst() {
                let name = rest.prefix { $0 != "\"" }
                guard secret.contains(where: name.contains) else { continue }
                found += 1
                let isPath = name.hasSuffix("_FILE") || file.text.contains("SecretFile.read")
                #expect(isPath, "\(file.path) takes \(name) for something else")
            }
        }
        #expect(found >= 2)
    }
}
